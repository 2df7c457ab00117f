"""Files stay short. One that does not says why, here."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guards.house import PACKAGE, REPOSITORY, module_name, sources

LIMIT = 400
LONG = {
    "src/workflowllm/catalogue/fact_rows.py": "a table: a row an action",
    "src/workflowllm/shortcut/values.py": "every value encoding with its two directions side by side",
}


def lines(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("path", sources(), ids=module_name)
def test_a_file_is_short_or_says_why_not(path: Path) -> None:
    name = path.relative_to(REPOSITORY).as_posix()
    assert lines(path) <= LIMIT or name in LONG


@pytest.mark.parametrize("name", sorted(LONG))
def test_an_exception_is_still_needed(name: str) -> None:
    assert lines(REPOSITORY / name) > LIMIT


def test_nothing_is_called_utils() -> None:
    names = {path.stem for path in PACKAGE.rglob("*") if path.suffix == ".py" or path.is_dir()}
    assert names & {"utils", "util", "helpers", "helper", "misc", "common"} == set()
