"""What a shortcut does, in lines: one for each block, one for each row of actions between blocks."""

from __future__ import annotations

from typing import Final

from workflowllm.explain.build import Program
from workflowllm.explain.report import Step
from workflowllm.explain.words import QUIET, verb
from workflowllm.workflow.nodes import CONDITIONAL, MENU, REPEAT_COUNT, Action, Block, Body, OpaqueAction
from workflowllm.workflow.values import Attachment, BareText, Output, Special, Text, Value, Variable, WrappedReference

__all__ = ["outline"]

_MOST_DEPTH: Final = 3
_MOST_LETTERS: Final = 40


def outline(program: Program) -> list[Step]:
    """The lines, in file order. What lies deeper than three blocks is told with the block around it."""
    return _Writer(program).steps


class _Writer:
    def __init__(self, program: Program) -> None:
        self.program = program
        self.steps: list[Step] = []
        self.place = -1
        self._row: list[int] = []
        self._body(program.workflow.body, 0)
        self._close(0)

    def _body(self, body: Body, depth: int) -> None:
        for node in body:
            if isinstance(node, Block):
                self._block(node, depth)
            else:
                self.place += 1
                self._row.append(self.place)

    def _block(self, block: Block, depth: int) -> None:
        if depth >= _MOST_DEPTH:
            self._inner(block)
            return
        self._close(depth)
        for number, arm in enumerate(block.arms):
            self.place += 1
            text = _opening(block, number, arm.marker)
            if text:
                self.steps.append(Step(depth, text, self.place, self.place))
            self._body(arm.body, depth + 1)
            self._close(depth + 1)
        self.place += 1

    def _inner(self, block: Block) -> None:
        for arm in block.arms:
            self.place += 1
            self._body(arm.body, _MOST_DEPTH)
        self.place += 1

    def _close(self, depth: int) -> None:
        """End a row of actions: what it does, each thing once, in order."""
        row, self._row = self._row, []
        said = self._said(row, quiet=False) or self._said(row, quiet=True)
        if said:
            text = ", ".join(list(said)[:6]) + (", and more" if len(said) > 6 else "")
            self.steps.append(Step(depth, text, min(said.values()), row[-1]))

    def _said(self, row: list[int], *, quiet: bool) -> dict[str, int]:
        """What is done, each thing once, with the first action that does it."""
        found: dict[str, int] = {}
        for place in row:
            action = self.program.actions[place]
            if isinstance(action, OpaqueAction):
                found.setdefault("does something that is not understood", place)
            elif (action.identifier in QUIET) == quiet and not action.identifier.endswith((".comment", ".nothing")):
                found.setdefault(verb(action, self.program.definitions[place]), place)
        return found


def _opening(block: Block, number: int, marker: Action) -> str:
    if block.kind == CONDITIONAL:
        return f"if {_condition(marker)}" if not number else f"otherwise, if {_condition(marker)}" if _tests(marker) else "otherwise"
    if block.kind == MENU:
        prompt = _shown(marker.parameters.get("WFMenuPrompt", ""))
        if not number:
            return f"lets you choose: {prompt}" if prompt else "lets you choose"
        return f"“{_shown(marker.parameters.get('WFMenuItemTitle', '')) or '…'}”"
    count = marker.parameters.get("WFRepeatCount")
    if block.kind == REPEAT_COUNT:
        return f"{count} times" if isinstance(count, int) else "some number of times"
    return "for each item"


_OPERATORS: Final[dict[int, str]] = {
    0: "is less than",
    1: "is at most",
    2: "is more than",
    3: "is at least",
    4: "is",
    5: "is not",
    8: "begins with",
    9: "ends with",
    99: "contains",
    100: "has any value",
    101: "has no value",
    999: "does not contain",
    1000: "is in the last",
    1001: "is in the next",
    1002: "is today",
    1003: "is between",
}
"""The comparisons of an If by their codes (format fact)."""


def _condition(marker: Action) -> str:
    """What an If tests, in words."""
    given = marker.parameters
    if "WFConditions" in given:
        return "several conditions hold"
    code = given.get("WFCondition", 99)
    words = _OPERATORS.get(code, "compares") if isinstance(code, int) else str(code).lower()
    value = next((given[key] for key in ("WFConditionalActionString", "WFNumberValue") if key in given), "")
    literal = "" if code in (100, 101, 1002) else _shown(value if isinstance(value, str | Text | BareText) else str(value))
    return " ".join(part for part in (_subject(given.get("WFInput")), words, literal) if part)


def _subject(value: Value | None) -> str:
    """What is tested, by its name."""
    found = value.reference if isinstance(value, WrappedReference) else value
    source = found.source if isinstance(found, Attachment) else None
    if isinstance(source, Special):
        return {"ExtensionInput": "the input", "Clipboard": "the clipboard"}.get(source.kind, "something")
    name = source.name if isinstance(source, Output | Variable) else None
    return _shown(name) if isinstance(name, str) and name else "it"


def _tests(marker: Action) -> bool:
    return bool({"WFCondition", "WFConditions"} & marker.parameters.keys())


def _shown(value: Value) -> str:
    if isinstance(value, BareText):
        value = value.text
    parts = (
        [value]
        if isinstance(value, str)
        else [part if isinstance(part, str) else "…" for part in value.parts]
        if isinstance(value, Text)
        else []
    )
    line = " ".join("".join(parts).split())
    return line if len(line) <= _MOST_LETTERS else line[: _MOST_LETTERS - 1] + "…"
