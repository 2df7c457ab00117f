"""A name that hides another."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.language.forms.variable import is_loop_name

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """Variables with the name of a loop's own, and variables whose names differ in capitals or spaces only."""
    seen: dict[str, str] = {}
    for name, places in program.setters.items():
        if is_loop_name(name):
            message = f"the variable {name} has the name that a loop gives its own"
            yield Found(Place(places[0], "WFVariableName"), message, "Call it something else: inside a loop the loop's is read")
        folded = "".join(name.split()).casefold()
        other = seen.setdefault(folded, name)
        if other != name:
            message = f"the variables {other!r} and {name!r} differ in capitals or spaces only"
            yield Found(Place(places[0], "WFVariableName"), message, "If they are meant to be one, write them alike")


RULE = Rule(
    code="W205",
    name="name-shadowed",
    severity="warning",
    says="A variable that has the name of a loop's own, or nearly that of another variable.",
    why="What is read is then not what was meant.",
    bad='Name = "Ann"\nname = "Bob"\nis_workflow_actions_showresult(Text=f"{Name}{name}")',
    good='Name = "Ann"\nOther = "Bob"\nis_workflow_actions_showresult(Text=f"{Name}{Other}")',
    find=find,
)
