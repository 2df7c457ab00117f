"""`workflowllm transcribe` on every kind of input, good and bad."""

from __future__ import annotations

import ast
import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.kit import ELIF, SMALL, real, real_files, run, shortcut
from workflowllm import read, to_python


def test_one_file_is_printed_and_nothing_else(tmp_path: Path) -> None:
    result = run("transcribe", shortcut(tmp_path / "a.shortcut"))
    assert (result.exit_code, result.stdout, result.stderr) == (0, SMALL, "")


def test_a_real_process_prints_utf8_in_any_locale(tmp_path: Path) -> None:
    path = shortcut(tmp_path / "a.shortcut", 'comment("naïve 日本")\n')
    done = real("transcribe", path)
    assert (done.returncode, done.stdout.decode("utf-8"), done.stderr) == (0, 'comment("naïve 日本")\n', b"")


def test_standard_input(tmp_path: Path) -> None:
    done = real("transcribe", "-", data=shortcut(tmp_path / "a.xml").read_bytes())
    assert (done.returncode, done.stdout.decode()) == (0, SMALL)


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    if os.fork() == 0:
        pipe.write_bytes(shortcut(tmp_path / "a.shortcut").read_bytes())
        os._exit(0)
    assert real("transcribe", pipe).stdout.decode() == SMALL
    os.wait()


def test_the_exact_text_writes_the_same_file(tmp_path: Path) -> None:
    path = shortcut(tmp_path / "a.shortcut", ELIF)
    text = run("transcribe", "--exact", path).stdout
    assert text == to_python(read(path), exact=True)
    (tmp_path / "a.py").write_text(text, encoding="utf-8")
    assert run("compile", tmp_path / "a.py", "-o", tmp_path / "b.shortcut").exit_code == 0
    assert (tmp_path / "b.shortcut").read_bytes() == path.read_bytes()


def test_json_on_standard_output(tmp_path: Path) -> None:
    path = shortcut(tmp_path / "a.shortcut")
    assert json.loads(run("transcribe", path, "--format", "json").stdout) == {"file": str(path), "text": SMALL}


def test_a_folder_keeps_its_shape_and_one_broken_file_stops_nothing(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    for name in ("a.shortcut", "A.json", "deep/er/b.wflow", "deep/c.xml", ".hidden.shortcut"):
        shortcut(folder / name)
    (folder / "broken.shortcut").write_bytes(b"nothing of the kind")
    (folder / "other.json").write_text("{}", encoding="utf-8")
    (folder / "notes.txt").write_text("not looked at", encoding="utf-8")
    result = run("transcribe", folder, "--out", out)
    assert result.exit_code == 1
    texts = {str(path.relative_to(out)) for path in out.rglob("*.py")}
    assert texts in ({"A.py", "a (2).py", "deep/er/b.py", "deep/c.py"},)
    assert {path.read_text(encoding="utf-8") for path in out.rglob("*.py")} == {SMALL}
    assert "broken.shortcut: " in result.stderr
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert (report["files"], report["written"], report["failed"]) == (5, 4, 1)
    assert [failure["error"] for failure in report["failures"]] == ["FileError"]
    assert report["failures"][0]["where"] == "byte 0"


def test_json_of_many_is_the_report(tmp_path: Path) -> None:
    paths = [shortcut(tmp_path / name) for name in ("a.shortcut", "b.shortcut")]
    result = run("transcribe", *paths, "--out", tmp_path / "out", "--format", "json")
    assert json.loads(result.stdout) == json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))


def test_processes_give_what_one_gives(tmp_path: Path) -> None:
    for number in range(6):
        shortcut(tmp_path / "in" / f"{number}.shortcut", f'comment("{number}")\n')
    (tmp_path / "in" / "x.shortcut").write_bytes(b"")
    results = [real("transcribe", tmp_path / "in", "--out", tmp_path / jobs, "--jobs", jobs) for jobs in ("1", "2")]
    assert [result.returncode for result in results] == [1, 1]
    found = [{path.name: path.read_text("utf-8") for path in (tmp_path / jobs).glob("*.py")} for jobs in ("1", "2")]
    assert len(found[0]) == 6
    assert found[0] == found[1]


def texts(out: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in out.glob("*.py")}


def test_resuming_leaves_out_what_is_there(tmp_path: Path) -> None:
    for name in ("a", "b"):
        shortcut(tmp_path / "in" / f"{name}.shortcut")
    out = tmp_path / "out"
    run("transcribe", tmp_path / "in", "--out", out)
    for _ in range(2):
        (out / "a.py").write_text("mine", encoding="utf-8")
        (out / "b.py").unlink()
        result = run("transcribe", tmp_path / "in", "--out", out, "--resume")
        assert (result.exit_code, texts(out)) == (0, {"a.py": "mine", "b.py": SMALL})
        assert "1 already there" in result.stdout


def test_resuming_makes_again_what_would_be_another_text(tmp_path: Path) -> None:
    """Other options, another source, and another source under a name that had one."""
    source, out = tmp_path / "in", tmp_path / "out"
    for name in ("a", "b"):
        shortcut(source / f"{name}.shortcut")
    run("transcribe", source, "--out", out)
    assert "2 texts written" in run("transcribe", source, "--out", out, "--resume", "--exact").stdout
    assert all("# /// residue" in text for text in texts(out).values())
    assert "2 texts written" in run("transcribe", source, "--out", out, "--resume").stdout
    before = (source / "a.shortcut").stat()
    shortcut(source / "a.shortcut", ELIF)
    os.utime(source / "a.shortcut", ns=(before.st_atime_ns, before.st_mtime_ns))
    result = run("transcribe", source, "--out", out, "--resume")
    assert "1 text written" in result.stdout
    assert texts(out) == {"a.py": ELIF, "b.py": SMALL}
    shortcut(source / "A.shortcut", 'comment("first in line")\n')
    run("transcribe", source, "--out", out, "--resume")
    assert texts(out).items() >= {"A.py": 'comment("first in line")\n', "a (2).py": ELIF, "b.py": SMALL}.items()


def test_resuming_a_run_that_was_killed(tmp_path: Path) -> None:
    """Its report says how, and nothing of what: a text that is younger than its source is kept."""
    source, out = tmp_path / "in", tmp_path / "out"
    for name in ("a", "b"):
        shortcut(source / f"{name}.shortcut")
    run("transcribe", source, "--out", out)
    report = json.loads((out / "report.json").read_text("utf-8"))
    report.update(finished=False, texts=[])
    (out / "report.json").write_text(json.dumps(report), encoding="utf-8")
    os.utime(source / "b.shortcut", (2e9, 2e9))
    result = run("transcribe", source, "--out", out, "--resume", "--format", "json")
    assert [Path(row["text"]).name for row in json.loads(result.stdout)["texts"]] == ["b.py"]
    (out / "report.json").unlink()
    assert "2 texts written" in run("transcribe", source, "--out", out, "--resume").stdout


def test_resuming_needs_the_folder(tmp_path: Path) -> None:
    result = run("transcribe", shortcut(tmp_path / "a.shortcut"), "--resume")
    assert result.exit_code == 2
    assert "--out DIR" in result.stderr


def test_several_need_a_folder_for_their_texts(tmp_path: Path) -> None:
    paths = [shortcut(tmp_path / name) for name in ("a.shortcut", "b.shortcut")]
    result = run("transcribe", *paths)
    assert result.exit_code == 2
    assert "--out DIR" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["transcribe"],
        ["transcribe", "missing.shortcut"],
        ["transcribe", "missing.shortcut", "--out", "{out}"],
        ["transcribe", "{empty}", "--out", "{out}"],
        ["transcribe", "https://example.com/a.shortcut"],
        ["transcribe", "--jobs", "0", "x"],
        ["transcribe", "--format", "yaml", "x"],
        ["unknown"],
        [],
        ["--unknown"],
        ["compile", "missing.py"],
        ["compile", "missing.py", "-o", "{out}/x.shortcut"],
        ["inspect", "missing.shortcut"],
        ["inspect", "{empty}"],
        ["inspect", "a\0b"],
        ["roundtrip"],
        ["roundtrip", "missing.shortcut"],
    ],
)
def test_wrong_usage_and_nothing_readable_end_in_two(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run(*[argument.format(out=tmp_path / "out", empty=tmp_path / "empty") for argument in arguments])
    assert result.exit_code == 2
    assert result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], *[[name, "-h"] for name in ("transcribe", "compile", "inspect", "roundtrip")]]
)
def test_help_ends_in_zero(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 0


def test_the_bar_shows_on_a_terminal_only(tmp_path: Path) -> None:
    import pty
    import subprocess

    for name in ("a", "b", "c"):
        shortcut(tmp_path / "in" / f"{name}.shortcut")
    inner, outer = pty.openpty()
    command = [sys.executable, "-m", "workflowllm", "transcribe", str(tmp_path / "in"), "--out", str(tmp_path / "out")]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src"), "TERM": "xterm"}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=outer, timeout=120, check=True, env=environment)  # noqa: S603
    os.close(outer)
    drawn = os.read(inner, 1 << 16)
    os.close(inner)
    assert b"transcribing" in drawn
    assert done.stdout.startswith(b"3 texts written")
    assert real("transcribe", tmp_path / "in", "--out", tmp_path / "out").stderr == b""


def test_real_files(tmp_path: Path) -> None:
    paths = real_files(20)
    if not paths:
        pytest.skip("no corpus of real shortcuts: set CORPUS, or put shared/corpus beside the repository")
    result = run("transcribe", *paths, "--out", tmp_path, "--jobs", "1")
    assert (result.exit_code, result.stderr) == (0, "")
    for path in paths:
        text = (tmp_path / f"{path.stem}.py").read_text(encoding="utf-8")
        assert text == to_python(read(path))
        ast.parse(text)
