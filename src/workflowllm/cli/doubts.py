"""What `compile` warns of: a program that is allowed and most likely not meant.

Nothing here stops a program. A file may read a variable that nothing sets, and hold an action that this version has never heard of.
"""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from workflowllm.catalogue import facts
from workflowllm.language.context import span
from workflowllm.language.forms.action import MARKS
from workflowllm.language.forms.variable import APPEND, SET
from workflowllm.language.guard import parse_source
from workflowllm.language.head import fields
from workflowllm.language.names import FUNCTIONS
from workflowllm.shortcut.flow import is_otherwise_if
from workflowllm.workflow.nodes import CONDITIONAL, Action, Block, Workflow
from workflowllm.workflow.values import Attachment, Variable
from workflowllm.workflow.walk import actions, nodes, references, values

__all__ = ["Doubt", "doubts", "if_lines"]

_OWN: Final = "is.workflow.actions."
_MOST_GUESSES: Final = 50
"""How many names are compared with those that are known: bounds the time for a text of thousands."""
_LOOP: Final = re.compile(r"Repeat (?:Item|Index)(?: \d+)?")


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


def doubts(text: str, workflow: Workflow) -> list[Doubt]:
    """What is most likely not meant in a program, in the order of its lines.

    Args:
        text: The program.
        workflow: What it was compiled to.
    """
    module, head = parse_source(text), fields(text)
    found = [*_unset(module, workflow, head.names), *_unknown(module, head.actions)]
    if not any(True for _ in actions(workflow)):
        advice = "Is it the right file? An action is called as in is_workflow_actions_gettext(...)"
        found.append(Doubt("the program has no actions", advice))
    return sorted(found, key=lambda doubt: (doubt.line, doubt.column))


def _unset(module: ast.Module, workflow: Workflow, originals: dict[str, str]) -> Iterable[Doubt]:
    """Variables that are read and that nothing sets."""
    read: set[str] = set()
    written: set[str] = set()
    for action in actions(workflow):
        if not isinstance(action, Action):
            continue
        read.update(reference.source.name for reference in references(action) if isinstance(reference.source, Variable))
        name = action.parameters.get("WFVariableName")
        if action.identifier in (SET, APPEND) and isinstance(name, str):
            written.add(name)
    for value in values(workflow.properties):
        if isinstance(value, Attachment) and isinstance(value.source, Variable):
            read.add(value.source.name)
    unset = sorted(name for name in read - written if not _LOOP.fullmatch(name))
    bound = {node.id for node in ast.walk(module) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    first = {originals.get(node.id, node.id): node for node in reversed(_names(module) if unset else [])}
    for count, name in enumerate(unset):
        node = first.get(name)
        shown = name if node is None else node.id
        near = difflib.get_close_matches(shown, sorted(bound - FUNCTIONS), 1) if count < _MOST_GUESSES else []
        if shown in bound:
            advice = "It has a value inside its loop only"
        else:
            advice = f"Do you mean {near[0]}?" if near else "Set it first: it is empty when the shortcut runs"
        yield Doubt(f"nothing sets the variable {name}", advice, *(() if node is None else span(node)[:2]))


def _names(module: ast.Module) -> list[ast.Name]:
    """The names that are read, in the order of the text; those of calls are no variables."""
    called = {id(node.func) for node in ast.walk(module) if isinstance(node, ast.Call)}
    found = [node for node in ast.walk(module) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in called]
    return sorted(found, key=lambda node: (node.lineno, node.col_offset))


def _unknown(module: ast.Module, originals: dict[str, str]) -> Iterable[Doubt]:
    """Calls of actions of Shortcuts itself that are not known; those of other apps are anyone's."""
    meant: dict[str, str] = {}
    for node in ast.walk(module):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id in FUNCTIONS | MARKS:
            continue
        identifier = originals.get(node.func.id) or node.func.id.replace("_", ".")
        if identifier.startswith(_OWN) and identifier not in facts.identifiers():
            if identifier not in meant:
                meant[identifier] = _meant(identifier) if len(meant) < _MOST_GUESSES else ""
            advice = f"Do you mean {meant[identifier]}?" if meant[identifier] else "It is compiled as it stands"
            yield Doubt(f"no action {identifier} is known", advice, *span(node)[:2])


def _meant(identifier: str) -> str:
    known = [name.removeprefix(_OWN) for name in facts.identifiers() if name.startswith(_OWN)]
    near = difflib.get_close_matches(identifier.removeprefix(_OWN), known, 1, 0.75)
    return re.sub(r"[^0-9A-Za-z_]", "_", _OWN + near[0]) if near else ""


def if_lines(text: str, workflow: Workflow) -> dict[int, int]:
    """The line of each If and Otherwise If, by its place in the file from 1; nothing if the text does not show them all."""
    module = parse_source(text)
    lines = sorted(node.test.lineno for node in ast.walk(module) if isinstance(node, ast.If))
    places = {id(action): place for place, action in enumerate(actions(workflow), start=1)}
    blocks = [node for node in nodes(workflow.body) if isinstance(node, Block) and node.kind == CONDITIONAL]
    markers = [arm.marker for block in blocks for number, arm in enumerate(block.arms) if not number or is_otherwise_if(arm.marker)]
    found = sorted(places[id(marker)] for marker in markers)
    return dict(zip(found, lines, strict=True)) if len(found) == len(lines) else {}
