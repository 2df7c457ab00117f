"""Reading from a path: what cannot be read is said, and never more is read than a shortcut may hold."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from workflowllm import read, write
from workflowllm.errors import FileError
from workflowllm.shortcut.plain import MAX_BYTES
from workflowllm.workflow import Workflow


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no file without an end here")
def test_a_file_without_an_end_is_refused() -> None:
    tracemalloc.start()
    with pytest.raises(FileError, match="more than the") as caught:
        read("/dev/zero")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert caught.value.advice
    assert peak < 4 * MAX_BYTES


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "huge.shortcut").open("wb") as file:
        file.truncate(1 << 36)
    with pytest.raises(FileError, match="more than the"):
        read(tmp_path / "huge.shortcut")


@pytest.mark.parametrize("name", ["none.shortcut", ".", "a\0b"])
def test_what_is_no_file_is_refused_with_its_path(name: str, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read") as caught:
        read(tmp_path / name)
    assert caught.value.where == str(tmp_path / name)


def test_a_format_that_there_is_not_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="binary, xml, json, and not 'foo'"):
        write(Workflow(()), format="foo")  # type: ignore[arg-type]
