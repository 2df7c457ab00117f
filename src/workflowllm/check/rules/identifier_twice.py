"""Two actions with one identifier."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.values import Output

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """UUIDs that stand at several actions; a note where every use has its own right before it."""
    unsure = _unsure(program)
    for uuid, places in program.makers.items():
        for place in places[1:]:
            message = f"this action has the identifier of another one, action {places[0] + 1} of the shortcut"
            if uuid in unsure:
                yield Found(Place(place, "UUID"), f"{message}: a name that refers to it may mean either", "Bind it to a name of its own")
            else:
                yield Found(Place(place, "UUID"), message, "Each use has its own one right before it", None, "note")


def _unsure(program: Program) -> set[str]:
    """Identifiers with a use that may mean either: the last action before it that has the identifier has not surely run."""
    found: set[str] = set()
    for use in program.uses:
        source = use.reference.source
        places = program.makers.get(source.uuid, []) if type(source) is Output else []
        if len(places) < 2 or type(source) is not Output:
            continue
        if source.uuid in found:
            continue
        last = bisect_left(places, use.action) - 1
        if last < 0 or not any(scope is program.scopes[places[last]] for scope in program.enclosing(use.action)):
            found.add(source.uuid)
    return found


RULE = Rule(
    code="W211",
    name="identifier-twice",
    severity="warning",
    says="Two actions with the same UUID.",
    why="Copying actions makes them; 393 of 4,852 measured files have some. Which one a reference means is not said anywhere.",
    bad="""x = is_workflow_actions_getclipboard()
text = is_workflow_actions_gettext(WFTextActionText="a")
if x is not None:
    text = duplicate(is_workflow_actions_gettext(WFTextActionText="b"))
is_workflow_actions_showresult(Text=f"{text}")""",
    good="""text = is_workflow_actions_gettext(WFTextActionText="a")
other = is_workflow_actions_gettext(WFTextActionText="b")
is_workflow_actions_showresult(Text=f"{text}{other}")""",
    find=find,
)
