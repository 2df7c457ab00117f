"""A name that a parameter does not take."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.values import Output, Special, Variable

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """References of a kind that the editor does not offer for a whole parameter; what stands inside others is of no kind of its own."""
    for use in program.uses:
        if not use.alone:
            continue
        definition = program.definitions[use.action]
        parameter = definition.parameters.get(use.key) if definition is not None else None
        if parameter is None or parameter.sources_allowed is None:
            continue
        source = use.reference.source
        kind = "ActionOutput" if type(source) is Output else "Variable" if type(source) is Variable else ""
        kind = source.kind if type(source) is Special else kind
        if kind and kind not in parameter.sources_allowed and kind != "Input":
            message = f"{use.key} of {program.shown(use.action)} cannot be {_called(kind)}"
            yield Found(Place(use.action, use.key), message, "Write a literal, or what it takes: " + _listed(parameter.sources_allowed))


_CALLED = {
    "Ask": "asked each time",
    "ActionOutput": "the output of an action",
    "Variable": "a variable",
    "Clipboard": "the clipboard",
    "ExtensionInput": "the shortcut's input",
    "CurrentDate": "the current date",
    "DeviceDetails": "a detail of the device",
}


def _called(kind: str) -> str:
    return _CALLED.get(kind, kind)


def _listed(kinds: frozenset[str]) -> str:
    return ", ".join(sorted(_called(kind) for kind in kinds)) or "no name at all"


RULE = Rule(
    code="W409",
    name="name-not-allowed",
    severity="warning",
    says="A variable, or Ask Each Time, where the editor does not offer it.",
    why="The definitions say which kinds of variable a parameter takes; others are read as nothing.",
    bad='is_workflow_actions_downloadurl(WFURL="https://example.com", WFHTTPMethod="POST", WFHTTPBodyType=ask())',
    good='is_workflow_actions_downloadurl(WFURL="https://example.com", WFHTTPMethod="POST", WFHTTPBodyType="JSON")',
    find=find,
)
