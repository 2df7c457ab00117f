"""What the README shows of the command line is what it prints."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.kit import run

REPOSITORY = Path(__file__).resolve().parents[2]


def sessions() -> list[tuple[str, str]]:
    """The commands of the README's console block, each with the output shown."""
    block = re.search(r"```console\n(.*?)```", (REPOSITORY / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    return re.findall(r"^\$ workflowllm (.*)\n((?:(?!\$ ).*\n)*)", block[1], re.MULTILINE)


DRAFT = """\
name = is_workflow_actions_ask(WFAskActionPrompt="Who?", WFInputType="text")
is_workflow_actions_showresult(Text=f"Hello {nme}")
"""


def others() -> list[tuple[str, str]]:
    """The commands of the README's other console blocks."""
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```console\n(.*?)```", text, re.DOTALL)[1:]
    return [pair for block in blocks for pair in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)]


def test_the_readme_shows_what_checks_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKFLOWLLM_HOME", str(tmp_path / "home"))
    assert DRAFT in (REPOSITORY / "README.md").read_text(encoding="utf-8")
    (tmp_path / "draft.py").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "examples").symlink_to(REPOSITORY / "examples")
    seen = set()
    for command, output in others():
        program, *words = shlex.split(command)
        seen.add(words[0])
        if program == "workflowllm":
            assert run(*words).stdout == output, command
        else:
            (tmp_path / "draft.py").write_text("from shortcut_actions import *\n" + DRAFT, encoding="utf-8")
            environment = {**os.environ, "MYPYPATH": "typings"}
            command_line = [sys.executable, "-m", *words]
            told = subprocess.run(command_line, capture_output=True, text=True, check=False, env=environment)  # noqa: S603
            assert told.stdout.startswith(output.removesuffix("...\n")), command
    assert seen == {"check", "stubs", "mypy", "actions", "run", "explain"}


def picked(text: str, how: str) -> str:
    """The lines of a text that `sed -n '6,8p;13,15p'` prints."""
    lines = text.splitlines(keepends=True)
    spans = re.findall(r"(\d+),(\d+)p", how)
    return "".join([line for first, last in spans for line in lines[int(first) - 1 : int(last)]])


def test_the_readme_shows_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(REPOSITORY / "examples")
    monkeypatch.chdir(tmp_path)
    found = sessions()
    assert {command.split()[0] for command, _ in found} == {"compile", "inspect", "transcribe", "roundtrip"}
    for command, output in found:
        given, _, how = command.partition(" | sed -n ")
        result = run(*shlex.split(given))
        assert result.exit_code == 0, command
        printed = picked(result.stdout, how) if how else result.stdout
        if output.endswith("...\n"):
            assert printed.startswith(output.removesuffix("...\n")), command
        else:
            assert printed == output, command
