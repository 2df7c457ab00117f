"""A comparison without what it compares with."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.conditions import LITERALS, comparisons
from workflowllm.check.diagnostic import Place
from workflowllm.check.literals import text_of
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule

__all__ = ["RULE"]

_NEEDS = frozenset({0, 1, 2, 3, 8, 9, 99, 999, 1000, 1001, 1003})
_NUMBERS = frozenset({0, 1, 2, 3})


def find(program: Program) -> Iterator[Found]:
    """Operators whose literal is not there, or is blank. Being equal to nothing is left alone: it asks for true."""
    for comparison in comparisons(program):
        if comparison.code not in _NEEDS:
            continue
        given = [comparison.fields[name] for name in comparison.fields if name in LITERALS or name.startswith("WFAnother")]
        filled = [value for value in given if text_of(value) != ""]
        if not filled:
            yield Found(Place(comparison.action, comparison.key), "this compares with nothing", "Say what it is compared with")


RULE = Rule(
    code="W502",
    name="condition-literal",
    severity="warning",
    says="A comparison whose other side is not there, or blank.",
    why="The editor shows an empty field there; the answer does not depend on what was meant.",
    bad='x = is_workflow_actions_getclipboard()\nif "" in x:\n    is_workflow_actions_showresult(Text="x")',
    good='x = is_workflow_actions_getclipboard()\nif "a" in x:\n    is_workflow_actions_showresult(Text="x")',
    find=find,
)
