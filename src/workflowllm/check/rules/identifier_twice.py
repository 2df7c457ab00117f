"""Two actions with one identifier."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.values import Output

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """UUIDs that stand at several actions and that something refers to; unread ones do no harm and are a note."""
    read = {use.reference.source.uuid for use in program.uses if type(use.reference.source) is Output}
    for uuid, places in program.makers.items():
        for place in places[1:]:
            message = f"this action has the identifier of another one, action {places[0] + 1} of the shortcut"
            if uuid in read:
                yield Found(Place(place, "UUID"), f"{message}: names that refer to it may mean either", "Bind it to a name of its own")
            else:
                yield Found(Place(place, "UUID"), message, "Nothing refers to it", None, "note")


RULE = Rule(
    code="W211",
    name="identifier-twice",
    severity="warning",
    says="Two actions with the same UUID.",
    why="Copying actions makes them; 393 of 4,852 measured files have some. Which one a reference means is not said anywhere.",
    bad="""text = is_workflow_actions_gettext(WFTextActionText="a")
text = duplicate(is_workflow_actions_gettext(WFTextActionText="b"))
is_workflow_actions_showresult(Text=f"{text}")""",
    good="""text = is_workflow_actions_gettext(WFTextActionText="a")
other = is_workflow_actions_gettext(WFTextActionText="b")
is_workflow_actions_showresult(Text=f"{text}{other}")""",
    find=find,
)
