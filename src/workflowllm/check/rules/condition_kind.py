"""A comparison with something of another kind."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.conditions import ORDER, comparisons
from workflowllm.check.diagnostic import Place
from workflowllm.check.literals import is_name, number_of, text_of
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule

__all__ = ["RULE"]

_UNORDERED = frozenset({"dictionary", "boolean", "contact", "location", "app"})


def find(program: Program) -> Iterator[Found]:
    """Order asked of what has none, and numbers compared with words."""
    for comparison in comparisons(program):
        kind, place = comparison.known.kind, Place(comparison.action, comparison.key)
        if comparison.code in ORDER and kind in _UNORDERED:
            yield Found(place, f"a {kind} is neither more nor less than anything", "Compare a number or a date that is read from it")
        text = comparison.literal("WFConditionalActionString")
        words = None if text is None or is_name(text) else text_of(text)
        if (
            kind == "number"
            and words
            and number_of(words) is None
            and comparison.code in (4, 5)
            and comparison.literal("WFNumberValue") is None
        ):
            yield Found(place, f"a number is compared with the text {words!r}", "It is never equal: write a number")


RULE = Rule(
    code="W501",
    name="condition-kind",
    severity="warning",
    says="A comparison between kinds that cannot be compared.",
    why="The answer is the same whatever happens, so one branch is never taken.",
    bad='d = is_workflow_actions_dictionary(WFItems={"a": "b"})\nif d > 5:\n    is_workflow_actions_showresult(Text="x")',
    good='n = is_workflow_actions_number(WFNumberActionNumber=7)\nif n > 5:\n    is_workflow_actions_showresult(Text="x")',
    find=find,
)
