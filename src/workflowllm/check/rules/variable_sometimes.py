"""A variable that is set on some ways only."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.values import Variable

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """The first use of each name that may be empty. A test for being empty is what such a name is for, so it is left alone."""
    told: set[str] = set()
    for use in program.uses if not program.flat else ():
        source = use.reference.source
        if type(source) is Variable and use.set == "sometimes" and source.name not in told and not _asked(program, use.action, use.key):
            told.add(source.name)
            message = f"the variable {source.name} may have no value here: only some branches set it"
            yield Found(Place(use.action, use.key), message, "Give it a value before the branches")


def _asked(program: Program, place: int, key: str) -> bool:
    action = program.actions[place]
    return key == "WFInput" and getattr(action, "parameters", {}).get("WFCondition") in (100, 101)


RULE = Rule(
    code="N203",
    name="variable-sometimes",
    severity="note",
    says="A variable that is read, and that only some of the branches before set.",
    why="On the other ways it is empty, or in a loop has what the last round left in it.",
    bad="""x = is_workflow_actions_getclipboard()
if x == "a":
    Name = "Ann"
is_workflow_actions_showresult(Text=f"{Name}")""",
    good="""x = is_workflow_actions_getclipboard()
if x == "a":
    Name = "Ann"
else:
    Name = "Bob"
is_workflow_actions_showresult(Text=f"{Name}")""",
    find=find,
)
