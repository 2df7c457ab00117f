"""A comparison that the app does not have."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.conditions import comparisons
from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule

__all__ = ["RULE"]

_KNOWN = frozenset({0, 1, 2, 3, 4, 5, 8, 9, 99, 100, 101, 999, 1000, 1001, 1002, 1003})


def find(program: Program) -> Iterator[Found]:
    """Numbers and words that are no operator. A blank one stands for the usual."""
    for comparison in comparisons(program):
        code = comparison.code
        if code == "" or type(code) not in (int, str):
            continue
        if code not in _KNOWN:
            place = Place(comparison.action, comparison.key)
            yield Found(place, f"there is no comparison {code!r}", "Choose the comparison again")


RULE = Rule(
    code="W504",
    name="condition-operator",
    severity="warning",
    says="An If with an operator that is not known.",
    why="The app has sixteen; a number beside them is shown as a blank field.",
    bad="x = is_workflow_actions_getclipboard()\n"
    'if test(WFCondition=7, WFConditionalActionString="a", WFInput=as_variable(x)):\n    is_workflow_actions_showresult(Text="x")',
    good='x = is_workflow_actions_getclipboard()\nif x == "a":\n    is_workflow_actions_showresult(Text="x")',
    find=find,
)
