"""`workflowllm compile`: forms, systems, what is dropped, and refusals."""

from __future__ import annotations

import json
import plistlib
from pathlib import Path

import pytest

from tests.cli.kit import ELIF, SMALL, real, run, shortcut
from workflowllm import from_python, read, to_python, write


def source(path: Path, text: str = SMALL) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "start"), [("x.shortcut", b"bplist00"), ("x.xml", b"<?xml"), ("x.json", b"{"), ("x.wflow", b"bplist00")])
def test_the_suffix_says_the_kind(name: str, start: bytes, tmp_path: Path) -> None:
    result = run("compile", source(tmp_path / "a.py"), "-o", tmp_path / name)
    assert result.exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(start)
    assert to_python(read(tmp_path / name)) == SMALL
    assert ("shortcuts sign" in result.stdout) == (name in ("x.shortcut", "x.wflow"))


def test_standard_input_to_standard_output() -> None:
    done = real("compile", "-", "-o", "-", "--as", "xml", data=SMALL.replace("\n", "\r\n").encode("utf-8-sig"))
    assert done.returncode == 0
    assert done.stdout == write(from_python(SMALL), format="xml")


@pytest.mark.parametrize("system", ["26", "ios18", "iOS 18.4", "macos15.1", "ipados 17"])
def test_before_27_an_otherwise_if_becomes_an_if_inside_otherwise(system: str, tmp_path: Path) -> None:
    result = run("compile", source(tmp_path / "a.py", ELIF), "-o", tmp_path / "x.shortcut", "--target", system)
    assert result.exit_code == 0
    assert "lowered: action 2: 2 Otherwise If became Ifs inside Otherwise" in result.stdout
    assert "elif" not in to_python(read(tmp_path / "x.shortcut"))


@pytest.mark.parametrize("arguments", [[], ["--target", "27"], ["--target", "macos28"]])
def test_elsewhere_it_stays(arguments: list[str], tmp_path: Path) -> None:
    result = run("compile", source(tmp_path / "a.py", ELIF), "-o", tmp_path / "x.shortcut", *arguments, "--format", "json")
    assert json.loads(result.stdout)["lowered"] == []
    assert to_python(read(tmp_path / "x.shortcut")) == ELIF


def test_what_no_longer_fits_is_said(tmp_path: Path) -> None:
    path = shortcut(tmp_path / "a.shortcut")
    tree = plistlib.loads(path.read_bytes())
    for row in tree["WFWorkflowActions"]:
        row["WFWorkflowActionParameters"]["CustomOutputName"] = "Mine"
    path.write_bytes(plistlib.dumps(tree, fmt=plistlib.FMT_BINARY))
    text = run("transcribe", "--exact", path).stdout
    same = run("compile", source(tmp_path / "a.py", text), "-o", tmp_path / "b.shortcut", "--format", "json")
    assert json.loads(same.stdout)["dropped"] == []
    edited = source(tmp_path / "a.py", text.replace('"Hello"', '"Good day"'))
    result = run("compile", edited, "-o", tmp_path / "b.shortcut", "--format", "json")
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)["dropped"]) == 1
    assert "Good day" in to_python(read(tmp_path / "b.shortcut"))


def test_signing_where_there_is_no_mac(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("compile", source(tmp_path / "a.py"), "-o", tmp_path / "x.shortcut", "--sign", "anyone")
    assert result.exit_code == 1
    assert (tmp_path / "x.shortcut").is_file()
    assert "On a Mac" in result.stderr


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b"x = \n", ":1:"),
        (b"page = 1\nimport os\n", ":2:1: "),
        (b'a = 1\nx = "\xff"\n', ":2:6: "),
        (b"\0", ":1:"),
        (b"(" * 10_000, ":1:"),
    ],
)
def test_a_text_is_refused_with_its_place(text: bytes, place: str, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(text)
    result = run("compile", tmp_path / "a.py", "-o", tmp_path / "x.shortcut")
    assert result.exit_code == 2
    assert f"a.py{place}" in result.stderr
    assert not (tmp_path / "x.shortcut").exists()


@pytest.mark.parametrize("arguments", [["--target", "windows"], ["--sign", "anyone", "-o", "-"], ["-o", "{folder}/none/x.shortcut"]])
def test_wrong_usage(arguments: list[str], tmp_path: Path) -> None:
    given = [argument.format(folder=tmp_path) for argument in arguments]
    path = source(tmp_path / "a.py")
    assert run("compile", path, *(given if "-o" in given else [*given, "-o", str(tmp_path / "x.shortcut")])).exit_code == 2
