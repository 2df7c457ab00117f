"""Long, deep and odd workflows: bounded, and never an error."""

from __future__ import annotations

import time
from datetime import datetime

import pytest

from tests.strategies import property_list
from workflowllm.explain import explain
from workflowllm.shortcut.tree import from_tree
from workflowllm.workflow.nodes import CONDITIONAL, GROUP, MODE, REPEAT_COUNT, Action, Arm, Block, Body, Workflow
from workflowllm.workflow.values import (
    Attachment,
    Dictionary,
    GetKey,
    Item,
    Opaque,
    Output,
    Overlay,
    Record,
    Special,
    Text,
    Value,
    Variable,
)

_OWN = "is.workflow.actions."
_SECONDS = 60
"""Far more than it takes; far less than what grows with the square of the length would."""


def action(tail: str, **parameters: Value) -> Action:
    return Action(_OWN + tail, Record(parameters))


def loop(body: Body, number: int) -> Block:
    start = Action(REPEAT_COUNT, Record({GROUP: f"g{number}", MODE: 0, "WFRepeatCount": 3}))
    return Block((Arm(start, body),), Action(REPEAT_COUNT, Record({GROUP: f"g{number}", MODE: 2})))


def backwards() -> Body:
    """Each round of a loop hands the data on by one variable."""
    sets = [action("setvariable", WFVariableName=f"v{i}", WFInput=Attachment(Variable(f"v{i - 1}"))) for i in range(7000, 0, -1)]
    start = [action("filter.contacts", UUID="c"), action("setvariable", WFVariableName="v0", WFInput=Attachment(Output("c")))]
    return (*start, loop(tuple(sets), 0), action("openurl", WFInput=Text(("https://a.example/", Attachment(Variable("v7000"))))))


def doubling() -> Body:
    """Each text holds the one before it twice."""
    texts = [
        action("gettext", UUID=f"u{i}", WFTextActionText=Text((Attachment(Output(f"u{i - 1}")), Attachment(Output(f"u{i - 1}")))))
        for i in range(1, 7000)
    ]
    return (
        action("gettext", UUID="u0", WFTextActionText=Attachment(Special("Clipboard"))),
        *texts,
        action("openurl", WFInput=Attachment(Output("u6999"))),
    )


def crossed() -> Body:
    """Every source reaches every way out."""
    body: list[Action] = []
    for i in range(1500):
        body += [action("getclipboard", UUID=f"u{i}"), action("appendvariable", WFVariableName="all", WFInput=Attachment(Output(f"u{i}")))]
    return (*body, *[action("openurl", WFInput=Text(("https://a.example/", Attachment(Variable("all"))))) for _ in range(3500)])


def nested() -> Body:
    body: Body = (
        action("setvariable", WFVariableName="a", WFInput=Attachment(Variable("b"))),
        action("openurl", WFInput=Attachment(Variable("a"))),
    )
    for number in range(59):
        body = (loop(body, number), action("delay"))
    return body


def diamonds() -> Body:
    """A dictionary that goes through branch after branch, and is asked for a key at the end."""
    d = Attachment(Variable("d"))
    body: list[Action | Block] = [
        action("dictionary", UUID="x", WFItems=Dictionary(())),
        action("setvariable", WFVariableName="d", WFInput=Attachment(Output("x"))),
    ]
    for number in range(500):
        start = Action(CONDITIONAL, Record({GROUP: f"g{number}", MODE: 0, "WFCondition": 100}))
        end = Action(CONDITIONAL, Record({GROUP: f"g{number}", MODE: 2}))
        body.append(Block((Arm(start, (action("setvariable", WFVariableName="d", WFInput=d),)),), end))
    keyed = Text((Attachment(Variable("d"), (GetKey("u"),)), Attachment(Special("Clipboard"))))
    return (*body, action("openurl", WFInput=keyed))


@pytest.mark.parametrize("make", [backwards, doubling, crossed, nested, diamonds])
def test_long_shortcuts_take_bounded_time(make: object) -> None:
    body: Body = make()  # type: ignore[operator]
    began = time.monotonic()
    report = explain(Workflow(body))
    assert time.monotonic() - began < _SECONDS
    assert report.faults == ()
    assert report.flows or make is nested


ODD: list[Value] = [5, 0.5, True, "", b"x", datetime(2020, 1, 1), (), Record(), Record(isSelf=1, workflowName=3), Item(0, "x")]
ODD += [
    Dictionary(()),
    Opaque(3),
    Opaque({"Value": [{}]}),
    Overlay("x", ()),
    Text(()),
    Attachment(Special("Clipboard")),
    Attachment(Variable("")),
]
_TAILS = (
    "downloadurl openurl sendmessage sendemail runsshscript runworkflow askllm documentpicker.save searchweb runshellscript setvariable "
    "getvalueforkey dictionary weather.forecast base64encode file.delete alert getvariable choosefrommenu repeat.each conditional"
)
_KEYS = (
    "WFURL WFInput WFHTTPMethod WFHTTPBodyType WFWorkflow WFSendMessageActionRecipients WFSSHHost WFMenuPrompt WFVariableName UUID "
    "CustomOutputName WFLLMModel WFFileStorageService WFSearchWebDestination AppIntentDescriptor WFWeatherLocation Script WFItems "
    "WFDictionaryKey WFEncodeMode WFVariable"
)


@pytest.mark.parametrize("value", ODD, ids=repr)
def test_odd_values_are_no_error(value: Value) -> None:
    body = [action(tail, **dict.fromkeys(_KEYS.split(), value)) for tail in _TAILS.split()]
    body += [
        Action("a.b.c", Record(AppIntentDescriptor=value)),
        Action("", Record(x=value)),
        Action("com.apple.mobilephone.call", Record(WFCallContact=value)),
    ]
    questions = Record(WFWorkflowImportQuestions=value)
    assert explain(Workflow(tuple(body), questions)).faults == ()


@pytest.mark.parametrize("seed", range(60))
def test_any_workflow_is_explained(seed: int) -> None:
    assert explain(from_tree(property_list(seed))).faults == ()
