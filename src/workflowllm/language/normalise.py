"""What a readable text may forget: the closed list.

Two workflows that are equal after `normalise` cannot be told apart by a person who runs them. Each rule says why. Nothing else is
forgiven, and the sensitivity law counts what each rule forgave.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from workflowllm.catalogue import facts
from workflowllm.language.fold import folded
from workflowllm.language.forms.compared import NUMBER, OTHER_NUMBER
from workflowllm.language.forms.literals import canonical
from workflowllm.language.implicit import explicit
from workflowllm.workflow.nodes import CONDITIONAL, GENERATOR_NOTES, GROUP, MODE, Action, Arm, Block, Body, Node, Workflow
from workflowllm.workflow.values import (
    EMPTY,
    Attachment,
    BareReference,
    BareText,
    Dictionary,
    Entry,
    Field,
    FormatDate,
    GetProperty,
    Item,
    Output,
    Overlay,
    Record,
    Source,
    Special,
    Text,
    Value,
    Variable,
    WrappedReference,
)
from workflowllm.workflow.walk import actions, opaque_texts, values

__all__ = ["RULES", "normalise"]

RULES = {
    "implicit": "an absent input key that the format facts name says the same as a reference to what the action would take",
    "identifiers": "identifiers are renumbered one to one; only what shares one and what refers to it matters, never its characters",
    "start": "a marker that opens a block may leave out that it does",
    "display": "names and marks that only the editor shows: CustomOutputName, OutputName, Show-*, the plain title beside one with "
    "variables, and what the generator ScPL notes for itself",
    "literal": "a literal and a token string without attachments are the same text",
    "numeral": "in a number field, a numeral is the same number however it is stored",
    "order": "the order of keys and of ranges says nothing",
}
"""Every forgetting, with the reason why nobody running the shortcut could tell."""


def normalise(workflow: Workflow, rules: Collection[str] = tuple(RULES)) -> Workflow:
    """The workflow without what the rules forget.

    Args:
        workflow: Any workflow.
        rules: Names from `RULES`; all of them unless a test asks which rule forgave a change.
    """
    if "literal" in rules:
        workflow = folded(workflow)
    if "implicit" in rules:
        workflow = explicit(workflow)
    normaliser = _Normaliser(frozenset(rules))
    if "identifiers" in rules:
        normaliser.find_identifiers(workflow)
    body = normaliser.body(workflow.body)
    properties = normaliser.record(workflow.properties)
    return Workflow(body, properties, None if "order" in rules else workflow.layout)


class _Normaliser:
    def __init__(self, rules: frozenset[str]) -> None:
        self.rules = rules
        self.uuids: dict[str, str] = {}
        self.groups: dict[str, str] = {}
        self.kept: set[str] = set()

    def find_identifiers(self, workflow: Workflow) -> None:
        """Number what is referred to or stands twice, in file order: first what actions define, then what dangles."""
        defined: Counter[str] = Counter()
        referred: dict[str, None] = {}
        for action in actions(workflow):
            if type(action) is Action:
                uuid = action.parameters.get("UUID")
                if type(uuid) is str:
                    defined[uuid] += 1
                self._refer(action.parameters, referred)
                self._refer(action.extra.without(GENERATOR_NOTES), referred)
        self._refer(workflow.properties, referred)
        self.kept = {uuid for uuid, count in defined.items() if count > 1 or uuid in referred}
        pinned = opaque_texts(workflow) & defined.keys()
        self.kept |= pinned
        self.uuids = {uuid: uuid for uuid in pinned}
        for uuid in [*(uuid for uuid in defined if uuid in self.kept), *(uuid for uuid in referred if uuid not in defined)]:
            self.uuids.setdefault(uuid, f"#{len(self.uuids) + 1}")

    def _refer(self, record: Record, referred: dict[str, None]) -> None:
        for value in values(self.record(record)):
            if type(value) is Attachment and type(value.source) is Output:
                referred.setdefault(value.source.uuid)

    # --- statements ---

    def body(self, body: Body) -> Body:
        return tuple([self.node(node) for node in body])

    def node(self, node: Node) -> Node:
        if type(node) is Action:
            return self.action(node)
        if type(node) is Block:
            arms = tuple([Arm(self.action(arm.marker, nested=True), self.body(arm.body)) for arm in node.arms])
            return Block(arms, self.action(node.end, nested=True))
        return node

    def action(self, action: Action, *, nested: bool = False) -> Action:
        parameters = dict(self.record(action.parameters))
        extra = self.record(action.extra)
        if "display" in self.rules:
            self.forget_display(parameters)
            extra = extra.without(GENERATOR_NOTES)
        if nested and "start" in self.rules:
            parameters.setdefault(MODE, 0)
        if "identifiers" in self.rules:
            self.forget_identifiers(parameters, nested)
        if "numeral" in self.rules:
            for key in facts.number_keys(action.identifier) & parameters.keys():
                parameters[key] = canonical(parameters[key])
            if action.identifier == CONDITIONAL and "WFConditions" in parameters:
                parameters["WFConditions"] = _numeral_rows(parameters["WFConditions"])
        return Action(action.identifier, Record(parameters), extra or EMPTY)

    def forget_display(self, parameters: dict[str, Value]) -> None:
        if type(parameters.get("CustomOutputName")) is str:
            del parameters["CustomOutputName"]
        for key in [key for key, value in parameters.items() if key[:5] == "Show-" and type(value) is bool]:
            del parameters[key]
        title, attributed = parameters.get("WFMenuItemTitle"), parameters.get("WFMenuItemAttributedTitle")
        if type(title) is str and type(attributed) is BareText and any(type(part) is not str for part in attributed.text.parts):
            parameters["WFMenuItemTitle"] = ""

    def forget_identifiers(self, parameters: dict[str, Value], nested: bool) -> None:
        uuid = parameters.get("UUID")
        if type(uuid) is str:
            if uuid in self.kept:
                parameters["UUID"] = self.uuids[uuid]
            else:
                del parameters["UUID"]
        group = parameters.get(GROUP)
        if nested:
            del parameters[GROUP]
        elif type(group) is str and MODE in parameters:
            parameters[GROUP] = self.groups.setdefault(group, f"#{len(self.groups) + 1}")

    # --- values ---

    def record(self, record: Record) -> Record:
        keys = sorted(record) if "order" in self.rules else list(record)
        return Record({key: self.value(record[key]) for key in keys})

    def value(self, value: Value) -> Value:
        match value:
            case Text():
                return self.parts(value)
            case Attachment():
                return self.reference(value)
            case Record():
                return self.record(value)
            case tuple():
                return tuple([self.value(element) for element in value])
            case Dictionary(entries=entries):
                return Dictionary(tuple([Entry(row.type, self.value(row.key), self.value(row.value)) for row in entries]))
            case Item(type=kind, value=inner):
                return Item(kind, self.value(inner))
            case Field(kind=name, value=inner):
                return Field(name, self.value(inner))
            case BareReference(reference=reference):
                return BareReference(self.reference(reference))
            case WrappedReference(reference=reference):
                return WrappedReference(self.reference(reference))
            case BareText(text=text):
                return BareText(self.parts(text))
            case Overlay(string=string, spots=spots):
                return Overlay(string, tuple([(start, length, self.reference(spot)) for start, length, spot in spots]))
            case _:
                return value

    def parts(self, text: Text) -> Text:
        return replace(text, parts=tuple([part if type(part) is str else self.reference(part) for part in text.parts]))  # type: ignore[arg-type]

    def reference(self, reference: Attachment) -> Attachment:
        steps = reference.steps
        if steps:
            steps = tuple([self.step(step) for step in steps])
        return Attachment(self.source(reference.source), steps)

    def step(self, step: Any) -> Any:
        if type(step) is GetProperty and step.info is not None:
            return GetProperty(step.name, self.value(step.info))
        return FormatDate(self.record(step.fields)) if type(step) is FormatDate else step

    def source(self, source: Source) -> Source:
        if type(source) is Output:
            uuid = self.uuids.get(source.uuid, source.uuid)
            return Output(uuid, None if "display" in self.rules else source.name)
        if type(source) is Variable:
            return Variable(source.name) if "identifiers" in self.rules else source
        assert type(source) is Special
        return Special(source.kind, self.record(source.fields)) if source.fields else source


def _numeral_rows(value: Value) -> Value:
    """The same in the rows of an If with several conditions."""
    if type(value) is Field:
        return Field(value.kind, _numeral_rows(value.value))
    if type(value) is tuple:
        return tuple([_numeral_rows(element) for element in value])
    if type(value) is not Record:
        return value
    return Record(
        {
            key: canonical(inner) if key in (NUMBER, OTHER_NUMBER) else _numeral_rows(inner) if type(inner) in (Record, tuple) else inner
            for key, inner in value.items()
        }
    )
