"""What a command says when it fails: which input, where in it, in words or as JSON, and on outputs that cannot be written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.kit import SMALL, run, shortcut

BAD = {
    "compile": ["compile", "bad.py", "-o", "x.shortcut"],
    "transcribe": ["transcribe", "cut.shortcut"],
    "inspect": ["inspect", "cut.shortcut"],
}


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.py").write_text("vibrate = (1\n", encoding="utf-8")
    Path("hello.py").write_text(SMALL, encoding="utf-8")
    Path("cut.shortcut").write_bytes(shortcut(Path("good.shortcut")).read_bytes()[:100])


def test_an_error_in_a_text_begins_as_editors_read_it() -> None:
    result = run(*BAD["compile"])
    assert result.stderr.startswith("bad.py:1:11: this is not Python: ")
    assert result.stderr.count("bad.py") == 1


@pytest.mark.parametrize("command", ["transcribe", "inspect"])
def test_an_error_in_one_shortcut_names_it(command: str) -> None:
    result = run(*BAD[command])
    assert result.stderr.startswith("cut.shortcut: the ")
    assert "get it again" in result.stderr


@pytest.mark.parametrize(
    "arguments", [["transcribe", "none"], ["transcribe", "none", "--out", "out"], ["roundtrip", "none"], ["inspect", "none"]]
)
def test_a_path_stands_once(arguments: list[str]) -> None:
    assert run(*arguments).stderr == "none: the file cannot be read: No such file or directory. Check the path\n"


@pytest.mark.parametrize(
    "arguments", [*BAD.values(), ["transcribe", "bad.py", "hello.py"], ["compile"], ["inspect", "none", "--jobs", "1"]]
)
@pytest.mark.parametrize("option", [["--format", "json"], ["--format=json"]])
def test_a_failure_is_told_as_json_where_that_is_asked_for(arguments: list[str], option: list[str]) -> None:
    plain, result = run(*arguments), run(*arguments, *option)
    told = json.loads(result.stdout)["error"]
    assert plain.exit_code == result.exit_code == 2
    assert plain.stdout == ""
    assert told.keys() >= {"file", "error", "problem", "where", "advice"}
    assert told["problem"]
    assert told["advice"]
    if told["error"] == "TextError":
        assert (told["file"], told["line"], told["column"]) == ("bad.py", 1, 11)


@pytest.mark.parametrize("arguments", [["transcribe", "none", "--out", "out"], ["roundtrip", "none"]])
def test_where_nothing_could_be_read_the_report_is_the_json(arguments: list[str]) -> None:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["failures"][0]["file"] == "none"


def test_a_signature_that_fails_is_told_as_json(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("compile", "hello.py", "-o", "x.shortcut", "--sign", "anyone", "--format", "json")
    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert told["written"] == ["x.shortcut"]
    assert "cannot sign" in told["error"]["problem"]


@pytest.mark.parametrize("kind", ["shortcut", "xml", "json"])
def test_a_shortcut_given_to_compile(kind: str) -> None:
    shortcut(Path(f"x.{kind}"))
    result = run("compile", f"x.{kind}", "-o", "y.shortcut")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"x.{kind}: this is a shortcut")
    assert f"workflowllm transcribe x.{kind}" in result.stderr


@pytest.mark.parametrize("command", ["transcribe", "inspect", "roundtrip"])
@pytest.mark.parametrize("name", ["hello.py", "bad.py", "-"])
def test_a_text_given_to_a_command_that_reads_shortcuts(command: str, name: str) -> None:
    result = run(command, name, data=SMALL.encode())
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{name}: this is a Python text")
    assert "workflowllm compile " in result.stderr


def process(arguments: list[str], output: str) -> tuple[int, str]:
    """The status and the errors of a real process, in a shell that redirects its output."""
    words = " ".join([sys.executable, "-m", "workflowllm", *arguments])
    script = f"set -o pipefail; {words} {output}"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=120, check=False, env=environment)  # noqa: S603, S607
    return done.returncode, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("arguments", [["inspect", "good.shortcut"], ["compile", "hello.py", "-o", "-"], ["--help"], ["demo", "--help"]])
def test_a_full_disk_is_one_line(arguments: list[str]) -> None:
    status, said = process(arguments, "> /dev/full")
    assert status == 2
    assert said.splitlines() == ["Error: the output cannot be written: No space left on device. Is the disk full?"]


@pytest.mark.parametrize("arguments", [["transcribe", "long.shortcut"], ["compile", "long.py", "-o", "-"], ["transcribe", "--help"]])
def test_a_reader_that_has_seen_enough_is_no_error(arguments: list[str]) -> None:
    text = "".join([f'comment("{number} {"x" * 100}")\n' for number in range(5000)])
    Path("long.py").write_text(text, encoding="utf-8")
    shortcut(Path("long.shortcut"), text)
    status, said = process(arguments, "| head -c 1 > /dev/null")
    assert (status in (0, 1), said) == (True, "")
