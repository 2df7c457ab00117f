"""Makes the safe changes that diagnostics offer, in the tree of a workflow or in its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from workflowllm.catalogue.definition import python_name
from workflowllm.check.diagnostic import Diagnostic, Edit
from workflowllm.errors import Span, TextError
from workflowllm.language.forms.literals import string
from workflowllm.language.parse import parse_named
from workflowllm.language.positions import Positions
from workflowllm.workflow.nodes import Action, Arm, Block, Body, Node, Workflow
from workflowllm.workflow.values import Attachment, Record, Text, Value

__all__ = ["mended", "mended_text"]


def mended(workflow: Workflow, diagnostics: Iterable[Diagnostic]) -> tuple[Workflow, list[Diagnostic]]:
    """A workflow with every fix made, and the diagnostics whose fix that was. Of two that touch one parameter the first counts."""
    edits, done = _chosen(diagnostics)
    if not edits:
        return workflow, []
    mender = _Mender(edits)
    body = mender.body(workflow.body)
    return Workflow(body, workflow.properties, workflow.layout), done


def _chosen(diagnostics: Iterable[Diagnostic]) -> tuple[list[Edit], list[Diagnostic]]:
    edits: list[Edit] = []
    done: list[Diagnostic] = []
    touched: set[tuple[int, str]] = set()
    for diagnostic in diagnostics:
        fix = diagnostic.fix
        if fix is None or any((edit.action, edit.key) in touched for edit in fix.edits):
            continue
        touched.update((edit.action, edit.key) for edit in fix.edits)
        edits += fix.edits
        done.append(diagnostic)
    return edits, done


class _Mender:
    """Goes through the actions in file order and changes those that an edit names."""

    def __init__(self, edits: list[Edit]) -> None:
        self.edits: dict[int, list[Edit]] = {}
        for edit in edits:
            self.edits.setdefault(edit.action, []).append(edit)
        self.place = -1

    def body(self, body: Body) -> Body:
        return tuple(self.node(node) for node in body)

    def node(self, node: Node) -> Node:
        if isinstance(node, Block):
            arms = tuple(Arm(self.action(arm.marker), self.body(arm.body)) for arm in node.arms)
            return Block(arms, self.action(node.end))
        if isinstance(node, Action):
            return self.action(node)
        self.place += 1
        return node

    def action(self, action: Action) -> Action:
        self.place += 1
        for edit in self.edits.get(self.place, ()):
            action = _edited(action, edit)
        return action


def _edited(action: Action, edit: Edit) -> Action:
    if not edit.key:
        return Action(edit.rename or action.identifier, action.parameters, action.extra)
    parameters = action.parameters
    if edit.rename:
        changed = {edit.rename if key == edit.key else key: value for key, value in parameters.items()}
        return Action(action.identifier, Record(changed), action.extra)
    if edit.value is None:
        return Action(action.identifier, parameters.without(edit.key), action.extra)
    return Action(action.identifier, parameters.with_fields({edit.key: edit.value}), action.extra)


def mended_text(text: str, places: Positions, diagnostics: Iterable[Diagnostic]) -> tuple[str, list[Diagnostic]]:
    """A text with every fix made that it can show, all else as it was, and the diagnostics whose fix that was."""
    lines = text.split("\n")
    starts = _starts(lines)
    changes: list[tuple[int, int, str, Diagnostic]] = []
    for diagnostic in diagnostics:
        for edit in diagnostic.fix.edits if diagnostic.fix is not None else ():
            change = _change(text, starts, places, edit)
            if change is not None and not any(change[0] < end and start < change[1] for start, end, _, _ in changes):
                changes.append((*change, diagnostic))
    changes.sort(key=lambda change: change[0], reverse=True)
    whole = _made(text, changes)
    if _reads(whole):
        return whole, [diagnostic for *_, diagnostic in reversed(changes)]
    made = text
    done: list[Diagnostic] = []
    for one in changes:
        candidate = _made(made, [one])
        if _reads(candidate):
            made = candidate
            done.append(one[3])
    return made, done[::-1]


def _made(text: str, changes: Iterable[tuple[int, int, str, Diagnostic]]) -> str:
    """A text with changes made, the last in the text first."""
    for start, end, new, _ in changes:
        text = text[:start] + new + text[end:]
    return text


def _reads(text: str) -> bool:
    try:
        parse_named(text)
    except TextError:
        return False
    return True


def _starts(lines: Sequence[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _bounds(span: Span, starts: list[int]) -> tuple[int, int]:
    return starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1


def _change(text: str, starts: list[int], places: Positions, edit: Edit) -> tuple[int, int, str] | None:
    """What an edit of the tree is in the text: from where to where, and what comes there."""
    if not edit.key:
        name = places.name(edit.action)
        return None if name is None else (*_bounds(name, starts), python_name(edit.rename))
    argument, value = places.argument(edit.action, edit.key), places.value(edit.action, edit.key)
    if edit.rename:
        return None if argument is None else (*_bounds(argument, starts)[:1], _bounds(argument, starts)[0] + len(edit.key), edit.rename)
    if edit.value is None:
        return None if argument is None else _removed(text, *_bounds(argument, starts))
    if value is None:
        return _added(text, starts, places, edit)
    start, end = _bounds(value, starts)
    new = _shown(edit.value, text[start:end])
    return None if new is None else (start, end, new)


def _removed(text: str, start: int, end: int) -> tuple[int, int, str]:
    """An argument with one of the commas around it, and its line if it stands alone there."""
    after = re.compile(r"\s*,[ \t]*\n?[ \t]*").match(text, end)
    if after is not None and "\n" in after[0]:
        line = text.rfind("\n", 0, start) + 1
        return (line, text.find("\n", end) + 1, "") if not text[line:start].strip() else (start, end + len(after[0].rstrip()), "")
    if after is not None:
        return start, after.end(), ""
    before = re.search(r",\s*$", text[:start])
    return (before.start() if before is not None else start), end, ""


def _added(text: str, starts: list[int], places: Positions, edit: Edit) -> tuple[int, int, str] | None:
    assert edit.value is not None
    new = _shown(edit.value, "")
    if new is None or places.name(edit.action) is None:
        return None
    end = _bounds(places.whole(edit.action), starts)[1] - 1
    inside = text[_bounds(places.whole(edit.action), starts)[0] : end]
    comma = "" if inside.rstrip().endswith(("(", ",")) else ", "
    return end, end, f"{comma}{edit.key}={new}"


def _shown(value: Value, before: str) -> str | None:
    """A new value as an expression; None if it needs names that only a whole text has."""
    if isinstance(value, str):
        return string(value)
    if isinstance(value, bool | int | float):
        return repr(value)
    if isinstance(value, Text) and len(value.parts) == 1 and isinstance(value.parts[0], Attachment) and before.isidentifier():
        return f'f"{{{before}}}"'
    if isinstance(value, Record):
        fields = {key: _shown(inner, "") for key, inner in value.items()}
        if all(key.isidentifier() and shown is not None for key, shown in fields.items()):
            return f"dict({', '.join(f'{key}={shown}' for key, shown in fields.items())})"
    return None
