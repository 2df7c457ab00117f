"""A text read as a dictionary that is none."""

from __future__ import annotations

import json
from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.literals import text_of
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import Action
from workflowllm.workflow.values import Output

__all__ = ["RULE"]

_READ, _TEXT = "is.workflow.actions.detect.dictionary", "is.workflow.actions.gettext"
_LONGEST = 100_000


def find(program: Program) -> Iterator[Found]:
    """Get Dictionary of a literal text that looks like JSON and is not."""
    readers = set(program.groups.get(_READ, ()))
    for use in program.uses if readers else ():
        source = use.reference.source
        if use.action not in readers or use.reference.steps or type(source) is not Output:
            continue
        makers = program.makers.get(source.uuid, [])
        maker = program.actions[makers[0]] if len(makers) == 1 else None
        if type(maker) is not Action or maker.identifier != _TEXT:
            continue
        text = text_of(maker.parameters.get("WFTextActionText", ""))
        problem = _problem(text) if text else ""
        if problem:
            yield Found(Place(makers[0], "WFTextActionText"), f"this is read as a dictionary and is no JSON: {problem}", "Mend the JSON")


def _problem(text: str) -> str:
    if not text.lstrip().startswith("{") or len(text) > _LONGEST:
        return ""
    try:
        json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        return str(error)
    return ""


RULE = Rule(
    code="W705",
    name="dictionary-text",
    severity="warning",
    says="A literal text that is read as a dictionary and is no JSON.",
    why="Get Dictionary from Input gives nothing then, and every key read from it is empty.",
    bad="""text = is_workflow_actions_gettext(WFTextActionText='{"a": 1,}')
d = is_workflow_actions_detect_dictionary(WFInput=text)
is_workflow_actions_showresult(Text=f"{d['a']}")""",
    good="""text = is_workflow_actions_gettext(WFTextActionText='{"a": 1}')
d = is_workflow_actions_detect_dictionary(WFInput=text)
is_workflow_actions_showresult(Text=f"{d['a']}")""",
    find=find,
)
