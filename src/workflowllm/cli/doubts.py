"""What `compile` warns of: a program that is allowed and most likely not meant, as `check` finds it.

Nothing here stops a program. A file may read a variable that nothing sets, and hold an action that this version has never heard of.
"""

from __future__ import annotations

import ast
from typing import Any, NamedTuple

from workflowllm.check import Diagnostic, check, located, positions
from workflowllm.language.guard import parse_source
from workflowllm.shortcut.flow import is_otherwise_if
from workflowllm.workflow.nodes import CONDITIONAL, Action, Block, Workflow
from workflowllm.workflow.walk import actions, nodes

__all__ = ["Doubt", "doubts", "if_lines"]


class Doubt(NamedTuple):
    """Something that is most likely not meant.

    Attributes:
        problem: What, as a sentence without a full stop.
        advice: What to do about it.
        line: Where, from 1; 0 if it is the whole text.
        column: Where in the line, from 1; 0 if it is the whole line.
    """

    problem: str
    advice: str
    line: int = 0
    column: int = 0

    def record(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return self._asdict()

    def sentence(self, name: str) -> str:
        """As one line that begins with the place, as editors read it."""
        place = f"{name}:{self.line}:{self.column}" if self.column else f"{name}:{self.line}" if self.line else name
        return f"{place}: warning: {self.problem}. {self.advice}"


def doubts(text: str, workflow: Workflow, target: int | None = None) -> list[Doubt]:
    """What is most likely not meant in a program, in the order of its lines.

    Args:
        text: The program.
        workflow: What it was compiled to.
        target: The version of iOS that it is for, if one was named. What `lower` rewrites for it is left out.
    """
    count = sum(1 for _ in actions(workflow))
    found = [diagnostic for diagnostic in check(workflow, target=target) if diagnostic.severity != "note"]
    found = [diagnostic for diagnostic in found if diagnostic.rule != "system-older" or not _rewritten(workflow, diagnostic)]
    told = [_doubt(diagnostic) for diagnostic in located(found, positions(text, count))]
    if not count:
        advice = "Is it the right file? An action is called as in is_workflow_actions_gettext(...)"
        told.append(Doubt("the program has no actions", advice))
    return sorted(told, key=lambda doubt: (doubt.line, doubt.column))


def _doubt(diagnostic: Diagnostic) -> Doubt:
    line, column = diagnostic.span[:2] if diagnostic.span is not None else (0, 0)
    return Doubt(diagnostic.message, diagnostic.advice or "workflowllm check says more", line, column)


def _rewritten(workflow: Workflow, diagnostic: Diagnostic) -> bool:
    action = list(actions(workflow))[diagnostic.place.action]
    return isinstance(action, Action) and action.identifier == CONDITIONAL


def if_lines(text: str, workflow: Workflow) -> dict[int, int]:
    """The line of each If and Otherwise If, by its place in the file from 1; nothing if the text does not show them all."""
    module = parse_source(text)
    lines = sorted(node.test.lineno for node in ast.walk(module) if isinstance(node, ast.If))
    places = {id(action): place for place, action in enumerate(actions(workflow), start=1)}
    blocks = [node for node in nodes(workflow.body) if isinstance(node, Block) and node.kind == CONDITIONAL]
    markers = [arm.marker for block in blocks for number, arm in enumerate(block.arms) if not number or is_otherwise_if(arm.marker)]
    found = sorted(places[id(marker)] for marker in markers)
    return dict(zip(found, lines, strict=True)) if len(found) == len(lines) else {}
