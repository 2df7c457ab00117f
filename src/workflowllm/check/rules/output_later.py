"""A reference to an output that is made later."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.applies import idle
from workflowllm.check.diagnostic import Place, Severity
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.values import Output

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """Outputs of the action itself or of one behind it. In a loop around both, the round before made one."""
    for use in program.uses:
        source = use.reference.source
        if type(source) is not Output or use.set != "never":
            continue
        makers = program.makers.get(source.uuid)
        if makers is None:
            continue
        looped = _shares_loop(program, use.action, makers[0])
        own = makers[0] == use.action
        message = "this refers to its own output" if own else "this refers to an output that is made only further down"
        if looped and not own:
            yield Found(Place(use.action, use.key), f"in the first round {message}", "It is empty then", None, "note")
        else:
            severity: Severity | None = "note" if idle(program, use.action, use.key) else None
            yield Found(Place(use.action, use.key), message, "Move the action that makes it up: it is empty here", None, severity)


def _shares_loop(program: Program, first: int, second: int) -> bool:
    loops = {scope.start for scope in program.enclosing(first) if scope.block is not None and ".repeat." in scope.block.kind}
    return any(scope.start in loops for scope in program.enclosing(second))


RULE = Rule(
    code="W207",
    name="output-later",
    severity="warning",
    says="A reference to the output of an action further down, or of the action itself.",
    why="The actions run from top to bottom, so it is empty.",
    bad="""is_workflow_actions_showresult(Text=f"{text}")
text = is_workflow_actions_getclipboard()
is_workflow_actions_showresult(Text=f"{text}")""",
    good='text = is_workflow_actions_getclipboard()\nis_workflow_actions_showresult(Text=f"{text}")',
    find=find,
)
