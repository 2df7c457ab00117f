"""A dictionary with one key twice."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.literals import text_of
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.values import Dictionary, Text, Value
from workflowllm.workflow.walk import values

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """Keys without names in them that stand twice in one dictionary; rows of signs between groups of keys are left alone."""
    for place, key, value in program.compound:
        for inner in values(value) if type(value) is not Text else ():
            twice = _twice([entry.key for entry in inner.entries]) if type(inner) is Dictionary else None
            if twice is not None:
                message = f"the key {twice!r} stands twice in this dictionary"
                yield Found(Place(place, key), message, "Only one of them counts: give one another name, or take it out")


def _twice(keys: list[Value]) -> str | None:
    seen: set[str] = set()
    for key in keys:
        text = text_of(key)
        if text is not None and text in seen and any(char.isalnum() for char in text):
            return text
        if text is not None:
            seen.add(text)
    return None


RULE = Rule(
    code="W601",
    name="key-twice",
    severity="warning",
    says="A dictionary that has one key twice.",
    why="A dictionary holds one value for each key.",
    bad='d = is_workflow_actions_dictionary(WFItems={"a": "1", "a": "2"})\nis_workflow_actions_showresult(Text=f"{d}")',
    good='d = is_workflow_actions_dictionary(WFItems={"a": "1", "b": "2"})\nis_workflow_actions_showresult(Text=f"{d}")',
    find=find,
)
