"""Every rule with the examples that are its documentation."""

from __future__ import annotations

import pytest

from tests.guards.house import PACKAGE
from workflowllm import from_python, to_python
from workflowllm.check import Rule, check, rules
from workflowllm.check.rules import NAMES

EVERY = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)


@EVERY
def test_a_rule_finds_its_bad_example(rule: Rule) -> None:
    found = [diagnostic for diagnostic in check(from_python(rule.bad), target=rule.target) if diagnostic.rule == rule.name]
    assert found
    assert found[0].code == rule.code
    assert not found[0].message.endswith(".")
    assert found[0].advice


@EVERY
def test_a_rule_is_silent_on_its_good_example_and_so_is_every_other(rule: Rule) -> None:
    found = check(from_python(rule.good), target=rule.target)
    assert [diagnostic for diagnostic in found if diagnostic.severity != "note" or diagnostic.rule == rule.name] == []


@EVERY
def test_the_examples_are_in_normal_form(rule: Rule) -> None:
    for text in (rule.bad, rule.good):
        assert from_python(to_python(from_python(text))) is not None


@EVERY
def test_a_fix_of_the_bad_example_mends_it(rule: Rule) -> None:
    from workflowllm.check import mended

    workflow = from_python(rule.bad)
    found = check(workflow, target=rule.target)
    fixable = [diagnostic for diagnostic in found if diagnostic.rule == rule.name and diagnostic.fix is not None]
    better, done = mended(workflow, fixable)
    assert len(done) == len(fixable)
    left = [diagnostic for diagnostic in check(better, target=rule.target) if diagnostic.rule == rule.name]
    assert len(left) == len([diagnostic for diagnostic in found if diagnostic.rule == rule.name]) - len(fixable)


def test_codes_and_names_are_each_used_once() -> None:
    every = rules()
    assert len(every) >= 30
    assert len({rule.code[1:] for rule in every}) == len({rule.name for rule in every}) == len(every)
    assert {rule.code[0] for rule in every} == {"E", "W", "N"}
    assert all({"E": "error", "W": "warning", "N": "note"}[rule.code[0]] == rule.severity for rule in every)


def test_every_file_of_the_folder_is_a_rule_with_its_name() -> None:
    there = {path.stem for path in (PACKAGE / "check" / "rules").glob("*.py")} - {"__init__"}
    assert there == set(NAMES)
    assert {rule.name.replace("-", "_") for rule in rules()} == there


NAMED = {
    "a dictionary as a number": ("d = {'a': 1}\nis_workflow_actions_delay(WFDelayTime=d)\n", ["W403"]),
    "a number as a date": (
        (
            "n = is_workflow_actions_number(WFNumberActionNumber=3)\nx = is_workflow_actions_adjustdate(WFDate=n)\n"
            "is_workflow_actions_showresult(Text=f'{x}')\n"
        ),
        ["W403"],
    ),
    "a number as a number": ("n = is_workflow_actions_number(WFNumberActionNumber=3)\nis_workflow_actions_delay(WFDelayTime=n)\n", []),
    "a text as a number": ("n = is_workflow_actions_gettext(WFTextActionText='3')\nis_workflow_actions_delay(WFDelayTime=n)\n", []),
}


@pytest.mark.parametrize("name", NAMED)
def test_a_name_that_holds_another_kind(name: str) -> None:
    text, expected = NAMED[name]
    assert [found.code for found in check(from_python(text)) if found.severity != "note"] == expected
