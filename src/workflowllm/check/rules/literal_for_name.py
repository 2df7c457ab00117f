"""A literal where only a name can stand."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.literals import is_name, plain
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.values import Dictionary, Text, WrappedReference

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """Texts and numbers in fields that pick a variable, and the wrapper of an If there."""
    for argument in program.arguments:
        if argument.parameter is None or argument.parameter.kind != "reference":
            continue
        value = plain(argument.value)
        what = f"{argument.key} of {program.shown(argument.action)}"
        if isinstance(value, str | int | float | bool | Dictionary) or (type(value) is Text and not is_name(value)):
            advice = "Make the value with an action or a variable, and write its name here"
            yield Found(Place(argument.action, argument.key), f"{what} takes a name and no literal", advice)
        elif type(value) is WrappedReference and argument.definition.identifier != "is.workflow.actions.conditional":
            yield Found(Place(argument.action, argument.key), f"{what} takes the name itself", "Write it without as_variable(...)")


RULE = Rule(
    code="W408",
    name="literal-for-name",
    severity="warning",
    says="A literal in a field that only picks a variable.",
    why="Such fields read a reference and nothing else, so the literal is taken for nothing.",
    bad='is_workflow_actions_count(WFCountType="Items", Input="a")',
    good='x = is_workflow_actions_getclipboard()\nis_workflow_actions_count(WFCountType="Items", Input=x)',
    find=find,
)
