"""Signing with a stand-in for Apple's command: a real program on the path that the test writes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from workflowllm.errors import FileError
from workflowllm.shortcut.container import pack
from workflowllm.shortcut.sign import next_steps, sign

PROGRAM = """#!{python}
import pathlib, sys, time
arguments = sys.argv[1:]
pathlib.Path({log!r}).write_text("\\n".join(arguments))
assert arguments[0] == "sign"
given = dict(zip(arguments[1::2], arguments[2::2]))
{body}
"""
WORKS = 'pathlib.Path(given["--output"]).write_bytes(b"AEA1" + pathlib.Path(given["--input"]).read_bytes())'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an unsigned shortcut, and a path on which there is nothing but what the test puts there."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (tmp_path / "in; $(touch x).shortcut").write_bytes(pack({"WFWorkflowActions": []}))
    return tmp_path


def install(folder: Path, body: str) -> Path:
    """Put a `shortcuts` command on the path; returns where it writes its arguments."""
    log = folder / "log.txt"
    program = folder / "bin" / "shortcuts"
    program.write_text(PROGRAM.format(python=sys.executable, log=str(log), body=body))
    program.chmod(0o755)
    return log


@pytest.mark.parametrize("mode", ["anyone", "people-who-know-me"])
def test_the_command_gets_what_it_needs_and_its_file_appears(folder: Path, mode: str) -> None:
    log = install(folder, WORKS)
    source, target = folder / "in; $(touch x).shortcut", folder / "out.shortcut"
    assert sign(source, target, mode) == target  # type: ignore[arg-type]
    assert target.read_bytes() == b"AEA1" + source.read_bytes()
    arguments = log.read_text().split("\n")
    assert arguments[:5] == ["sign", "--mode", mode, "--input", str(source)]
    assert sorted(path.name for path in folder.iterdir()) == ["bin", source.name, "log.txt", "out.shortcut"]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ('sys.exit("you must be signed into iCloud")', "signed into iCloud"),
        ("sys.exit(3)", "status 3"),
        ("pass", "no signed file"),
        ('pathlib.Path(given["--output"]).write_bytes(b"bplist00")', "no signed file"),
        ("time.sleep(30)", "longer than 0.5 seconds"),
    ],
)
def test_a_command_that_fails_leaves_nothing_behind(folder: Path, body: str, problem: str) -> None:
    install(folder, body)
    target = folder / "out.shortcut"
    target.write_bytes(b"before")
    with pytest.raises(FileError, match=problem) as caught:
        sign(folder / "in; $(touch x).shortcut", target, timeout=0.5)
    assert caught.value.advice
    assert target.read_bytes() == b"before"
    assert not list(folder.glob(".*"))


def test_a_machine_that_cannot_sign_says_what_to_do(folder: Path) -> None:
    with pytest.raises(FileError, match="cannot sign") as caught:
        sign(folder / "in; $(touch x).shortcut", folder / "out.shortcut")
    assert "shortcuts sign --mode anyone" in caught.value.advice


def test_a_program_that_cannot_run_is_no_traceback(folder: Path) -> None:
    (folder / "bin" / "shortcuts").write_bytes(b"\0\0\0\0")
    (folder / "bin" / "shortcuts").chmod(0o755)
    with pytest.raises(FileError, match="could not be run"):
        sign(folder / "in; $(touch x).shortcut", folder / "out.shortcut")


def test_the_next_steps_name_the_file_and_what_they_cost() -> None:
    text = next_steps("some/folder/My File.shortcut")
    assert "--input 'My File.shortcut'" in text
    assert "some/folder" not in text
    assert "iCloud" in text
    assert "can read it" in text
