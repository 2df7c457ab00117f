"""A number outside of what a parameter takes."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.literals import number_of
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """Literal numbers below the least or above the greatest."""
    for argument in program.arguments:
        parameter = argument.parameter
        if parameter is None or (parameter.minimum is None and parameter.maximum is None):
            continue
        number = number_of(argument.value)
        if number is None:
            continue
        low, high = parameter.minimum, parameter.maximum
        if (low is not None and number < low) or (high is not None and number > high):
            limits = f"from {low:g}" if high is None else f"up to {high:g}" if low is None else f"from {low:g} to {high:g}"
            message = f"{argument.key} of {program.shown(argument.action)} is a number {limits}"
            yield Found(Place(argument.action, argument.key), message, "Write one of these")


RULE = Rule(
    code="W405",
    name="value-range",
    severity="warning",
    says="A number that is too small or too large for its parameter.",
    why="The catalogue knows the limits that the editor keeps to.",
    bad='is_workflow_actions_speaktext(WFText="Hello", WFSpeakTextRate=50)',
    good='is_workflow_actions_speaktext(WFText="Hello", WFSpeakTextRate=0.5)',
    find=find,
)
