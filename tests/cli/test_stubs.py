"""`workflowllm stubs`: what it writes, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.kit import run


def test_it_writes_the_package(tmp_path: Path) -> None:
    done = run("stubs", "--out", str(tmp_path / "typings"), "--app", "com.apple.stocks")
    assert done.exit_code == 0
    assert "files written to" in done.stdout
    package = tmp_path / "typings" / "shortcut_actions"
    assert "def is_workflow_actions_gettext(" in (package / "shortcuts.pyi").read_text("utf-8")
    assert "    File_Extension: Value\n" in (package / "properties.pyi").read_text("utf-8")
    assert (package / "com_apple_stocks.pyi").exists()
    assert not (package / "com_apple_news.pyi").exists()
    assert "from shortcut_actions import *" in (tmp_path / "typings" / "__builtins__.pyi").read_text("utf-8")


def test_it_declares_what_a_program_only_adds_to(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text("Lines.append(ask())\nx = ask()\nx.append(ask())\n")
    done = run("stubs", str(program), "--out", str(tmp_path / "t"), "--format", "json")
    assert json.loads(done.stdout)["variables"] == ["Lines"]
    assert "Lines: Value\n" in (tmp_path / "t" / "shortcut_actions" / "variables.pyi").read_text("utf-8")


def test_it_refuses_what_it_cannot_do(tmp_path: Path) -> None:
    out = ("--out", str(tmp_path / "t"))
    assert run("stubs", *out, "--app", "com.apple.stock").exit_code == 2
    program = tmp_path / "program.py"
    program.write_text("x = (\n")
    done = run("stubs", *out, str(program))
    assert done.exit_code == 2
    assert "not Python" in done.stderr
    assert not (tmp_path / "t").exists()
