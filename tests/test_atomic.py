"""The one writer of files: whole or not at all, through links, with the mode that a file had or the process gives."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workflowllm import atomic, from_python, storage, write
from workflowllm.errors import FileError
from workflowllm.shortcut.files import write_atomically


@pytest.fixture
def narrow() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_has_the_mode_that_the_process_gives(tmp_path: Path, narrow: None) -> None:
    atomic.write(tmp_path / "a", b"a")
    storage.write_text(tmp_path / "in" / "b", "b")
    write(from_python("x = 1\n"), tmp_path / "c.shortcut")
    with storage.new_folder(tmp_path / "d"):
        pass
    assert [mode(tmp_path / name) for name in ("a", "in/b", "c.shortcut", "d")] == [0o640, 0o640, 0o640, 0o750]


def test_a_file_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o604)
    atomic.write(path, b"new", durable=True)
    assert (path.read_bytes(), mode(path)) == (b"new", 0o604)


@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_and_its_file_is_written(there: bool, tmp_path: Path) -> None:
    target, link = tmp_path / "far" / "a", tmp_path / "link"
    target.parent.mkdir()
    if there:
        target.write_bytes(b"old")
    link.symlink_to(Path("far") / "a")
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert [path.name for path in target.parent.iterdir()] == ["a"]


def test_a_device_and_a_pipe_are_written_to_and_stay(tmp_path: Path) -> None:
    atomic.write(Path(os.devnull), b"x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    found: list[bytes] = []
    reader = threading.Thread(target=lambda: found.append(pipe.read_bytes()))
    reader.start()
    atomic.write(pipe, b"through")
    reader.join(10)
    assert found == [b"through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("wrong", [OSError("disk full"), KeyboardInterrupt()])
def test_what_fails_leaves_the_old_file_and_nothing_else(wrong: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def fail(*arguments: Any) -> None:
        raise wrong

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(type(wrong)):
        atomic.write(path, b"new")
    assert [(item.name, item.read_bytes()) for item in tmp_path.iterdir()] == [("a", b"old")]


def test_a_folder_that_fails_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "old").touch()

    def fill() -> None:
        with storage.new_folder(tmp_path / "a") as fresh:
            (fresh / "new").touch()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fill()
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == ["a", "a/old"]


@pytest.mark.parametrize("name", ["none/a", "folder", "a\0b"])
def test_where_it_cannot_be_written_it_is_said(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileError, match="cannot be written"):
        write_atomically(tmp_path / name, b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
