"""The bench of broken programs on a fixed sample: the project's examples, which every checkout has."""

from __future__ import annotations

from typing import Any

import pytest

from bench.breaking import measure, victims
from workflowllm.check import Diagnostic

EACH = 6


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    programs = list(victims(0))
    return measure(programs, must=38 * EACH, legal=4 * EACH)


def test_there_are_twenty_kinds_and_more(found: dict[str, Any]) -> None:
    must = {name: row for name, row in found.items() if row["must"]}
    assert len(must) >= 20
    assert sum(row["programs"] for row in must.values()) >= 150


def test_what_is_broken_is_found(found: dict[str, Any]) -> None:
    must = {name: row for name, row in found.items() if row["must"] and row["programs"]}
    assert [(name, row["missed"]) for name, row in must.items() if row["found"] < row["programs"] - 1] == []
    assert sum(row["found"] for row in must.values()) >= 0.95 * sum(row["programs"] for row in must.values())


def test_a_checker_that_says_nothing_finds_nothing() -> None:
    def silent(workflow: object, **options: object) -> list[Diagnostic]:
        return []

    programs = list(victims(0))[:10]
    assert sum(row["found"] for row in measure(programs, must=38, legal=4, checker=silent).values()) == 0
