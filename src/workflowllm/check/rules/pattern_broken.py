"""A regular expression that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.literals import text_of
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import Action

__all__ = ["RULE"]

_REPLACE = "is.workflow.actions.text.replace"
_FIELDS = frozenset({("is.workflow.actions.text.match", "WFMatchTextPattern"), (_REPLACE, "WFReplaceTextFind")})


def find(program: Program) -> Iterator[Found]:
    """Patterns whose brackets do not close, or that end in a lone backslash: what no dialect reads."""
    for argument in program.arguments:
        field = argument.definition.identifier, argument.key
        if field not in _FIELDS or (field[0] == _REPLACE and not _regular(program, argument.action)):
            continue
        problem = _problem(text_of(argument.value) or "")
        if problem:
            yield Found(Place(argument.action, argument.key), f"this pattern cannot be read: {problem}", "Mend the pattern")


def _regular(program: Program, place: int) -> bool:
    action = program.actions[place]
    return type(action) is Action and action.parameters.get("WFReplaceTextRegularExpression") is True


def _problem(pattern: str) -> str:
    """Counted by hand, since Python's own dialect differs from that of the app and could run long."""
    groups, place, inside = 0, 0, False
    while place < len(pattern):
        c = pattern[place]
        if c == "\\":
            if place + 1 == len(pattern):
                return "a backslash stands at the end"
            if pattern.startswith("\\Q", place):
                place = pattern.find("\\E", place)
                if place < 0:
                    return ""
            place += 2
            continue
        if inside:
            inside = c != "]"
        elif c == "[":
            inside = True
            place += 1 if pattern.startswith(("[^]", "[]"), place) else 0
        elif c in "()":
            groups += 1 if c == "(" else -1
            if groups < 0:
                return "a ) closes nothing"
        place += 1
    return "a [ is not closed" if inside else "a ( is not closed" if groups else ""


RULE = Rule(
    code="W707",
    name="pattern-broken",
    severity="warning",
    says="A regular expression whose brackets do not close.",
    why="The action fails with every text.",
    bad='x = is_workflow_actions_text_match(text="a", WFMatchTextPattern="(a")\nis_workflow_actions_showresult(Text=f"{x}")',
    good='x = is_workflow_actions_text_match(text="a", WFMatchTextPattern="(a)")\nis_workflow_actions_showresult(Text=f"{x}")',
    find=find,
)
