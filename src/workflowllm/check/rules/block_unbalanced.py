"""A part of a block that belongs to no block."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import BLOCK_KINDS, GROUP, MODE, Action, Block

__all__ = ["RULE"]

_PARTS = {0: "start", 1: "middle part", 2: "end"}


def find(program: Program) -> Iterator[Found]:
    """Markers that stand as plain actions: what nests is a block in the tree."""
    for scope in program.all_scopes:
        for place, node in scope.items:
            if type(node) is Block or type(node) is not Action:
                continue
            if node.identifier in BLOCK_KINDS or (GROUP in node.parameters and MODE in node.parameters):
                mode = node.parameters.get(MODE)
                part = _PARTS.get(mode, "part") if type(mode) is int else "part"
                message = f"this {part} of {program.shown(place)} has no block around it that it fits"
                yield Found(Place(place, MODE), message, "Write the block again: if, for or match, with its statements inside")


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
