"""`workflowllm roundtrip`: it says what holds, and it can say what does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.kit import ELIF, real, real_files, run, shortcut
from workflowllm import from_python, laws, write


def test_small_files_hold(tmp_path: Path) -> None:
    paths = [shortcut(tmp_path / name, ELIF) for name in ("a.shortcut", "b.xml", "c.json")]
    result = run("roundtrip", *paths)
    assert (result.exit_code, result.stdout) == (0, "3 files: laws 1 to 4 hold on 3\n")


def test_a_broken_file_is_counted_and_reported(tmp_path: Path) -> None:
    shortcut(tmp_path / "in" / "a.shortcut")
    (tmp_path / "in" / "b.shortcut").write_bytes(b"bplist00")
    done = real("roundtrip", tmp_path / "in", "--report", tmp_path / "report.json", "--format", "json", "--jobs", "2")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert report == json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (report["files"], report["held"], report["broken"], report["failed"]) == (2, 1, 0, 1)
    assert report["failures"][0]["file"].endswith("b.shortcut")


def test_a_finding_is_told_and_ends_in_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A compiler that forgets is caught: here one whose parser gives the same workflow for every text."""
    monkeypatch.setattr("workflowllm.from_python", lambda _: from_python('comment("other")\n'))
    path = shortcut(tmp_path / "a.shortcut")
    result = run("roundtrip", path)
    assert result.exit_code == 1
    for law in (2, 3, 4):
        assert f"{path}: law {law}, {laws.LAWS[law]}: " in result.stdout
    assert result.stdout.endswith("1 file: laws 1 to 4 hold on 0, 1 with findings\n")


def test_a_writer_that_forgets_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    content = write(from_python('comment("one")\n'))
    other = from_python('comment("two")\n')
    monkeypatch.setattr("workflowllm.write", lambda _, **options: write(other, **options))
    assert [finding.law for finding in laws.check(content)] == [1, 1, 1, 2]


def test_real_files() -> None:
    paths = real_files(20)
    if not paths:
        pytest.skip("no corpus of real shortcuts: set CORPUS, or put shared/corpus beside the repository")
    result = run("roundtrip", *paths, "--jobs", "1")
    assert (result.exit_code, result.stdout) == (0, f"{len(paths)} files: laws 1 to 4 hold on {len(paths)}\n")
