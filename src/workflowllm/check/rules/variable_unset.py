"""A variable that nothing sets."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from workflowllm.check.applies import idle
from workflowllm.check.diagnostic import Place, Severity
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.language.forms.variable import is_loop_name
from workflowllm.workflow.nodes import Action
from workflowllm.workflow.values import Variable

__all__ = ["RULE"]

_MOST_GUESSES = 50


def find(program: Program) -> Iterator[Found]:
    """Names that are read and never set anywhere, each at its first use in an action."""
    guesses: dict[str, str] = {}
    for use in program.uses:
        source = use.reference.source
        if type(source) is not Variable or source.name in program.setters or is_loop_name(source.name):
            continue
        if source.name not in guesses and len(guesses) < _MOST_GUESSES:
            near = difflib.get_close_matches(source.name, [*program.setters, *_outputs(program)], 1, 0.75)
            guesses[source.name] = near[0] if near else ""
        guess = guesses.get(source.name)
        advice = f"Do you mean {guess}?" if guess else "Set it first: it is empty when the shortcut runs"
        severity: Severity | None = "note" if idle(program, use.action, use.key) else None
        yield Found(Place(use.action, use.key), f"nothing sets the variable {source.name}", advice, None, severity)


def _outputs(program: Program) -> list[str]:
    """What the author called the outputs of actions: a misspelt one reads as a variable."""
    names = [action.parameters.get("CustomOutputName") for action in program.actions if type(action) is Action]
    return [name for name in names if type(name) is str]


RULE = Rule(
    code="W201",
    name="variable-unset",
    severity="warning",
    says="A variable that is read and that nothing sets.",
    why="It is empty when the shortcut runs; others check the same (a variable that is read and never set).",
    bad='Total = is_workflow_actions_number(WFNumberActionNumber=1)\nis_workflow_actions_showresult(Text=f"{Totl}")',
    good='Total = is_workflow_actions_number(WFNumberActionNumber=1)\nis_workflow_actions_showresult(Text=f"{Total}")',
    find=find,
)
