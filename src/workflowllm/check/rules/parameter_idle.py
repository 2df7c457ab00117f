"""A parameter that means nothing here."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.applies import failing
from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import Action

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """Parameters that the app shows only under a condition that does not hold here.

    There is no fix: the app may still read what it does not show, such as the headers of a request.
    """
    for argument in program.arguments:
        parameter = argument.parameter
        if parameter is None or not parameter.when:
            continue
        action = program.actions[argument.action]
        assert type(action) is Action
        condition = failing(parameter, argument.definition, action.parameters)
        if condition is not None:
            message = f"{argument.key} of {program.shown(argument.action)} means nothing here: it counts where {condition}"
            yield Found(Place(argument.action, argument.key), message, "Leave it out, or change the other parameter")


RULE = Rule(
    code="N407",
    name="parameter-idle",
    severity="note",
    says="A parameter that does not apply with the others as they are.",
    why="The definitions say under which conditions a parameter is read. The editor leaves old ones in the file, so many are harmless.",
    bad='is_workflow_actions_downloadurl(WFURL="https://example.com", WFHTTPMethod="GET", WFHTTPBodyType="JSON")',
    good='is_workflow_actions_downloadurl(WFURL="https://example.com", WFHTTPMethod="POST", WFHTTPBodyType="JSON")',
    find=find,
)
