"""A value that an enumeration does not have."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from workflowllm.check.diagnostic import Edit, Fix, Place, Severity
from workflowllm.check.literals import text_of
from workflowllm.check.program import Argument, Program
from workflowllm.check.rule import Found, Rule

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """Texts beside the choices of an enumeration whose choices are all known."""
    for argument in program.arguments:
        parameter = argument.parameter
        if parameter is None or not parameter.choices or parameter.open:
            continue
        text = text_of(argument.value)
        if text == "unknown" and not argument.definition.identifier.startswith("is.workflow."):
            continue  # what an intent stores where nothing was chosen
        if text is not None and text not in parameter.choices and (text or not parameter.default):
            yield _found(program, argument, text, parameter.choices)


def _found(program: Program, argument: Argument, text: str, choices: tuple[str, ...]) -> Found:
    folded = {choice.casefold(): choice for choice in choices}
    near = folded.get(text.strip().casefold()) or next(iter(difflib.get_close_matches(text, choices, 1, 0.6)), None)
    message = f"{argument.key} of {program.shown(argument.action)} has no choice {text!r}"
    listed = ", ".join(repr(choice) for choice in choices[:8]) + (", ..." if len(choices) > 8 else "")
    if near is None:
        translated: Severity | None = None if text.isascii() else "note"
        return Found(Place(argument.action, argument.key), message, f"It has {listed}", None, translated)
    sure = near.casefold() == text.strip().casefold()
    fix = Fix(f"write {near!r}", (Edit(argument.action, argument.key, near),)) if sure else None
    return Found(Place(argument.action, argument.key), message, f"Do you mean {near!r}? It has {listed}", fix)


RULE = Rule(
    code="W404",
    name="value-choice",
    severity="warning",
    says="A text that is none of the choices of an enumeration.",
    why="The editor shows the field blank, and the app takes its default.",
    bad='is_workflow_actions_text_changecase(text="a", WFCaseType="upper case")',
    good='is_workflow_actions_text_changecase(text="a", WFCaseType="UPPERCASE")',
    find=find,
)
