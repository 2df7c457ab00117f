"""An order comparison with words."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.conditions import comparisons
from workflowllm.check.diagnostic import Place
from workflowllm.check.literals import is_name, number_of, text_of
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """More or less than a text that is no numeral."""
    for comparison in comparisons(program):
        if comparison.code not in (0, 1, 2, 3) or comparison.known.kind == "date" or comparison.literal("WFDate") is not None:
            continue
        for key in ("WFNumberValue", "WFConditionalActionString"):
            value = comparison.literal(key)
            text = text_of(value) if value is not None and not is_name(value) else None
            if (
                text
                and number_of(text) is None
                and not (key == "WFConditionalActionString" and comparison.literal("WFNumberValue") is not None)
            ):
                place = Place(comparison.action, key if key in comparison.fields and comparison.key == "WFCondition" else comparison.key)
                yield Found(place, f"{text!r} is no number, so nothing is more or less than it", "Write a number")


RULE = Rule(
    code="W503",
    name="condition-number",
    severity="warning",
    says="More than, or less than, with words.",
    why="Such a comparison reads numbers; others learnt on devices that it is never true without one.",
    bad="n = is_workflow_actions_number(WFNumberActionNumber=7)\n"
    'if test(WFCondition=2, WFInput=as_variable(n), WFNumberValue="five"):\n    is_workflow_actions_showresult(Text="x")',
    good='n = is_workflow_actions_number(WFNumberActionNumber=7)\nif n > 5:\n    is_workflow_actions_showresult(Text="x")',
    find=find,
)
