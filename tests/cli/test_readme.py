"""What the README shows of the command line is what it prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.kit import run

REPOSITORY = Path(__file__).resolve().parents[2]


def sessions() -> list[tuple[str, str]]:
    """The commands of the README's console block, each with the output shown."""
    block = re.search(r"```console\n(.*?)```", (REPOSITORY / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    return re.findall(r"^\$ workflowllm (.*)\n((?:(?!\$ ).*\n)*)", block[1], re.MULTILINE)


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
