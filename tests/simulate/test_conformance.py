"""Every case of the conformance table holds, says where it comes from, and every handler has one."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.simulate.conformance_cases import KEYS, Case, cases, differences
from workflowllm.simulate.conditions import OPERATORS
from workflowllm.simulate.handlers import handlers


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    assert not differences(case)


def test_cases_say_what_they_rest_on() -> None:
    for case in cases():
        assert case.table.keys() <= KEYS, case.name
        assert case.sourced != bool(case.table.get("choice")), f"{case.name}: source or choice"
        assert case.table.keys() & {"output", "nothing", "message", "effects", "outcome"}, f"{case.name}: nothing is expected"
        assert len(case.table.get("source", "x" * 12)) >= 12, f"{case.name}: say more of the source"


def test_names_are_unique() -> None:
    assert not [name for name, count in Counter(case.name for case in cases()).items() if count > 1]


def test_every_handler_is_pinned_by_a_sourced_case() -> None:
    pinned = set().union(*[case.identifiers() for case in cases() if case.sourced])
    assert not handlers().keys() - pinned


def test_there_are_enough_cases_that_somebody_else_vouches_for() -> None:
    assert sum(case.sourced for case in cases()) >= 400


def test_every_operator_is_tried_on_every_kind() -> None:
    tried = {
        (case.table["name"].partition(":")[0], code)
        for case in cases()
        for code in OPERATORS
        if f"WFCondition={code}" in case.table["program"]
    }
    kinds = {name for name, _ in tried if name.startswith("If on a ")}
    assert len(kinds) == 12
    assert {(kind, code) for kind in kinds for code in OPERATORS} <= tried
