"""What is kept under names while a workflow is walked: variables, the clipboard, and what is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workflowllm.explain.sources import OWN
from workflowllm.workflow.nodes import Action, Block, Body, OpaqueAction

__all__ = ["APPEND", "CLIPBOARD", "KEPT", "READ", "SET", "State", "assigned"]

SET: Final = OWN + "setvariable"
APPEND: Final = OWN + "appendvariable"
CLIPBOARD: Final = "\0clipboard"
_STORED: Final = "\0stored"
KEPT: Final[dict[str, str]] = {OWN + "setclipboard": CLIPBOARD, OWN + "setstoredcontent": _STORED}
READ: Final[dict[str, str]] = {OWN + "getclipboard": CLIPBOARD, OWN + "getstoredcontent": _STORED}


@dataclass(slots=True)
class State:
    """The node that holds each variable here, and whether somebody was surely asked before."""

    names: dict[str, int]
    asked: bool = False
    ended: bool = False

    def copy(self) -> State:
        """The same, to be changed alone."""
        return State(dict(self.names), self.asked, self.ended)


def assigned(body: Body) -> dict[int, set[str]]:
    """The variables that each block sets, by the identity of the block."""
    found: dict[int, set[str]] = {}
    for node in body:
        if isinstance(node, Block):
            inner: set[str] = set()
            for arm in node.arms:
                found |= assigned(arm.body)
                inner |= {name for other in arm.body for name in _sets(other, found)}
            found[id(node)] = inner
    return found


def _sets(node: Action | OpaqueAction | Block, inner: dict[int, set[str]]) -> set[str]:
    if isinstance(node, Block):
        return inner[id(node)]
    if not isinstance(node, Action):
        return set()
    name = node.parameters.get("WFVariableName")
    if node.identifier in (SET, APPEND) and type(name) is str:
        return {name}
    return {KEPT[node.identifier]} if node.identifier in KEPT else set()
