"""An If that tests nothing."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import CONDITIONAL, MODE, Action, Block

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """Ifs without a subject, where nothing before hands one on."""
    for scope in program.all_scopes:
        for _, node in scope.items:
            if type(node) is Block and node.kind == CONDITIONAL:
                marker = node.arms[0].marker
                if (
                    type(marker) is Action
                    and marker.parameters.get(MODE) == 0
                    and not {"WFInput", "WFConditions"} & marker.parameters.keys()
                ):
                    yield Found(Place(program.place(marker)), "this If has nothing to test", "Name what it tests")


RULE = Rule(
    code="W505",
    name="condition-subject",
    severity="warning",
    says="An If that says nothing of what it tests.",
    why="The editor shows a blank field, and the app stops there.",
    bad='is_workflow_actions_file_delete(WFInput=clipboard())\nif test(WFCondition=100):\n    is_workflow_actions_showresult(Text="x")',
    good='x = is_workflow_actions_getclipboard()\nif x is not None:\n    is_workflow_actions_showresult(Text="x")',
    find=find,
)
