"""An action whose output nobody uses."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import Action, Block
from workflowllm.workflow.values import Output

__all__ = ["RULE"]

_PURE = frozenset(
    f"is.workflow.actions.{name}"
    for name in (
        "base64encode",
        "calculateexpression",
        "count",
        "date",
        "detect.address",
        "detect.contacts",
        "detect.date",
        "detect.dictionary",
        "detect.emailaddress",
        "detect.link",
        "detect.number",
        "detect.phonenumber",
        "detect.text",
        "dictionary",
        "format.date",
        "format.number",
        "getitemfromlist",
        "gettext",
        "getvalueforkey",
        "hash",
        "list",
        "math",
        "number",
        "number.random",
        "round",
        "setvalueforkey",
        "text.changecase",
        "text.combine",
        "text.match",
        "text.replace",
        "text.split",
        "text.trimwhitespace",
        "url",
        "urlencode",
    )
)
"""Actions that do nothing but make their output."""


def find(program: Program) -> Iterator[Found]:
    """Pure actions that nothing refers to; the last one is what the shortcut gives back, and what ends a block is its result."""
    read = {use.reference.source.uuid for use in program.uses if type(use.reference.source) is Output}
    for scope in program.all_scopes:
        items = [(place, node) for place, node in scope.items if not _comment(node)]
        for place, node in items[:-1]:
            if type(node) is Block or type(node) is not Action or node.identifier not in _PURE:
                continue
            uuid = node.parameters.get("UUID")
            if type(uuid) is str and uuid in read:
                continue
            if uuid not in program.hidden:
                yield Found(Place(place), f"nothing uses what {program.shown(place)} gives", "Use it, or take the action out")


def _comment(node: object) -> bool:
    return type(node) is Action and node.identifier == "is.workflow.actions.comment"


RULE = Rule(
    code="N210",
    name="output-unused",
    severity="note",
    says="An action that only makes something which nobody uses.",
    why="It does no harm; often a name behind it is the wrong one.",
    bad='is_workflow_actions_gettext(WFTextActionText="a")\nis_workflow_actions_showresult(Text="b")',
    good='text = is_workflow_actions_gettext(WFTextActionText="a")\nis_workflow_actions_showresult(Text=f"{text}")',
    find=find,
)
