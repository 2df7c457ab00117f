"""A reference to an output that is made in another branch."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place, Severity
from workflowllm.check.program import Program, Scope
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.values import Output

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """Outputs made inside a block that has ended, or in another arm; each output once."""
    told: set[str] = set()
    for use in program.uses if not program.flat else ():
        source = use.reference.source
        if type(source) is not Output or use.set != "sometimes" or source.uuid in told:
            continue
        told.add(source.uuid)
        if _other_arm(program, use.action, program.makers[source.uuid][0]):
            message = "this refers to an output of another branch of the same block, which has not run"
            severity: Severity | None = "warning"
        else:
            message, severity = "the action that makes this stands in a block, and may not have run", None
        yield Found(Place(use.action, use.key), message, "Set a variable in every branch, and read that", None, severity)


def _other_arm(program: Program, use: int, maker: int) -> bool:
    """Whether two places are in different arms of one block, no loop around it."""
    arms: dict[int, Scope] = {}
    for scope in program.enclosing(use):
        if scope.block is not None:
            arms[id(scope.block)] = scope
    for scope in program.enclosing(maker):
        if scope.block is not None and id(scope.block) in arms:
            return arms[id(scope.block)].arm != scope.arm and program.loops[scope.start] == 0
    return False


RULE = Rule(
    code="N208",
    name="output-sometimes",
    severity="note",
    says="A reference to an output that only some ways make.",
    why="It is empty on the other ways; in another branch of the same block it always is.",
    bad="""x = is_workflow_actions_getclipboard()
if x == "a":
    text = is_workflow_actions_text_changecase(text=x, WFCaseType="UPPERCASE")
is_workflow_actions_showresult(Text=f"{text}")""",
    good="""x = is_workflow_actions_getclipboard()
text = is_workflow_actions_text_changecase(text=x, WFCaseType="UPPERCASE")
is_workflow_actions_showresult(Text=f"{text}")""",
    find=find,
)
