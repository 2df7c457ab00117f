"""A part of a block that belongs to no block."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.literals import text_of
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import BLOCK_KINDS, GROUP, MODE, Action

__all__ = ["RULE"]

_START, _MIDDLE, _END = 0, 1, 2


def find(program: Program) -> Iterator[Found]:
    """Starts without an end, and other parts without a start, among the markers that stand as plain actions.

    What nests is a block in the tree. A start may leave its mode out, as files of the Workflow app do.
    """
    for scope in program.all_scopes:
        flat = [(place, node, mode) for place, node in scope.items if type(node) is Action and (mode := _mode(node)) is not None]
        if flat:
            yield from _unmatched(program, flat)


def _mode(action: Action) -> int | None:
    mode = action.parameters.get(MODE)
    if action.identifier not in BLOCK_KINDS:
        return mode if type(mode) is int and GROUP in action.parameters else None
    if mode is None:
        return _START
    text = text_of(mode)
    return int(text) if text in ("0", "1", "2") else mode if type(mode) is int else _START


def _unmatched(program: Program, flat: list[tuple[int, Action, int]]) -> Iterator[Found]:
    open_ones: list[tuple[int, object]] = []
    for place, action, mode in flat:
        group = action.parameters.get(GROUP)
        if mode == _START:
            open_ones.append((place, group))
        elif group not in [other for _, other in open_ones]:
            what = "an end" if mode == _END else "a middle part"
            yield _found(place, f"this is {what} of {program.shown(place)} and nothing before it starts one")
        elif mode == _END:
            while open_ones[-1][1] != group:
                yield _found(open_ones.pop()[0], "a block starts here, and ends only after the one around it, or not at all")
            open_ones.pop()
    for place, _ in open_ones:
        yield _found(place, f"{program.shown(place)} starts here and nothing ends it")


def _found(place: int, message: str) -> Found:
    return Found(Place(place, MODE), message, "Write the block again: if, for or match, with its statements inside")


RULE = Rule(
    code="E101",
    name="block-unbalanced",
    severity="error",
    says="A start, a middle or an end of a block without the others.",
    why="The app takes the parts of a block by their group; without its end a block cannot be run.",
    bad='marker(1, "end", is_workflow_actions_conditional())',
    good='x = is_workflow_actions_gettext(WFTextActionText="a")\nif x is not None:\n    is_workflow_actions_showresult(Text="b")',
    find=find,
)
