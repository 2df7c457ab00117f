"""Addresses that an action reaches because it is given one where it wants what lies there: Get Name asks for the title of a page.

Source: authors of real files hand addresses to these actions; what they do then is as the pretend device has it (docs/behaviour.md).
"""

from __future__ import annotations

from typing import Final

from workflowllm.explain.build import Program
from workflowllm.explain.constants import Join, Made
from workflowllm.explain.sources import own
from workflowllm.workflow.nodes import Action
from workflowllm.workflow.values import Attachment, Value

__all__ = ["COERCED", "holds_address"]

COERCED: Final[dict[str, str]] = {
    "getitemname": "WFInput",
    "detect.dictionary": "WFInput",
    "detect.images": "WFInput",
    "getvalueforkey": "WFInput",
    "image.resize": "WFImage",
    "image.convert": "WFInput",
}
"""Actions that fetch what lies at an address, with the parameter that may hold one."""

_MAKERS: Final = own("url detect.link url.expand")
_PASSED: Final = own("getvariable choosefromlist getitemfromlist")


def holds_address(program: Program, place: int, value: Value | None) -> bool:
    """Whether a parameter may hold an address as the app knows it, and not a text that looks like one."""
    left, seen = [_node(program, place, value)], set[int]()
    while left:
        node = left.pop()
        if node is None or node in seen:
            continue
        seen.add(node)
        action = program.action_of(node)
        identifier = action.identifier if type(action) is Action else ""
        if identifier in _MAKERS:
            return True
        meaning = program.meaning_of(node)
        if type(meaning) is Join:
            left += meaning.nodes
        elif type(meaning) is Made and (action is None or identifier in _PASSED):
            left.append(_node(program, meaning.action, meaning.value))
    return False


def _node(program: Program, place: int, value: Value | None) -> int | None:
    return program.node_of(place, value) if type(value) is Attachment and not value.steps else None
