"""Which name everything in a workflow gets, before anything is printed."""

from __future__ import annotations

from collections import Counter

from workflowllm.language.context import Printer
from workflowllm.language.forms.action import default_name
from workflowllm.language.forms.condition import LEGACY, is_words
from workflowllm.language.forms.loop import loop_names
from workflowllm.language.forms.variable import APPEND, SET, variable_of
from workflowllm.language.names import Names, call_name, identifier, says_identifier, snake
from workflowllm.workflow.nodes import CONDITIONAL, GENERATOR_NOTES, MENU, REPEAT_COUNT, REPEAT_EACH, Action, Block, Body, Workflow
from workflowllm.workflow.values import (
    Attachment,
    BareReference,
    BareText,
    Dictionary,
    Field,
    Item,
    Opaque,
    Output,
    Overlay,
    Record,
    Text,
    Value,
    Variable,
    WrappedReference,
)
from workflowllm.workflow.walk import opaque_texts

__all__ = ["bind"]

RESULT_NAMES = {CONDITIONAL: "if_result", MENU: "menu_result", REPEAT_COUNT: "repeat_results", REPEAT_EACH: "repeat_results"}

_DEFINED, _REFERRED, _VARIABLE = range(3)


def bind(printer: Printer, workflow: Workflow, forced: frozenset[int] = frozenset()) -> tuple[dict[str, str], dict[str, str]]:
    """Give every output, variable and action call of a workflow its name, in the printer.

    Args:
        printer: Filled in.
        workflow: With explicit input.
        forced: Places of actions in the file whose output gets a name though nothing refers to it.

    Returns:
        What a head block must keep: the originals of names, and the identifiers of calls, by Python name.
    """
    scan = _Scan(forced)
    scan.body(workflow.body)
    scan.value(workflow.properties)
    printer.pinned = (opaque_texts(workflow) if scan.opaque else set()) & scan.uuids.keys()
    referred = {key for event, key, _ in scan.events if event == _REFERRED}
    names = Names(scan.loop_variables)
    originals: dict[str, str] = {}
    # Variables first: their names are the author's, those of most outputs are not. First of all those that Python takes as they are.
    variables = dict.fromkeys(key for event, key, _ in scan.events if event == _VARIABLE)
    for key in sorted(variables, key=lambda key: identifier(key) != key):
        python = printer.variables[key] = names.give(identifier(key))
        if python != key:
            originals[python] = key
    for event, key, action in scan.events:
        if event == _DEFINED and action is not None and key not in printer.makers:
            printer.makers[key] = action.identifier
            custom = action.parameters.get("CustomOutputName")
            custom = custom if type(custom) is str and custom else None
            usual = scan.results.get(id(action)) or default_name(action.identifier)
            wanted = identifier(custom) if custom else usual
            told = custom is not None and wanted != usual  # the usual name of an output that nothing uses says nothing
            if told or key in referred or scan.uuids[key] > 1 or key in scan.forced_uuids or key in printer.pinned:
                python = printer.outputs[key] = names.give(wanted)
                if custom and python != custom:
                    originals[python] = custom
    for event, key, _ in scan.events:
        if event == _REFERRED and key not in printer.outputs:
            printer.missing.add(key)
            printer.outputs[key] = names.give(snake(scan.display.get(key) or "output"))
    printer.words = scan.words[True] > scan.words[False]
    printer.legacy = bool(scan.legacy) and all(scan.legacy)
    return originals, _name_calls(printer, scan.identifiers)


def _name_calls(printer: Printer, identifiers: dict[str, None]) -> dict[str, str]:
    """Give every action identifier its call name; returns those that turning `_` into `.` does not give back, by call name."""
    calls = Names()
    odd = {}
    for action in identifiers:
        name = printer.actions[action] = calls.give(call_name(action))
        if name.replace("_", ".") != action or not says_identifier(action):
            odd[name] = action
    return odd


_PLAIN = frozenset({str, int, float, bool})


class _Scan:
    """Goes through a body once, noting what is defined and referred to, in file order."""

    def __init__(self, forced: frozenset[int]) -> None:
        self.events: list[tuple[int, str, Action | None]] = []
        self.uuids: Counter[str] = Counter()
        self.display: dict[str, str] = {}
        self.identifiers: dict[str, None] = {}
        self.loop_variables: set[str] = set()
        self.loops: set[str] = set()
        self.level = 0
        self.results: dict[int, str] = {}
        self.words: Counter[bool] = Counter()
        self.legacy: list[bool] = []
        self.forced = forced
        self.forced_uuids: set[str] = set()
        self.place = -1
        self.opaque = False

    def body(self, body: Body) -> None:
        for node in body:
            if type(node) is Action:
                self.identifiers.setdefault(node.identifier)
                self.action(node)
            elif type(node) is Block:
                self.block(node)
            else:
                self.place += 1
                self.opaque = True

    def action(self, action: Action) -> None:
        """Note one action. Only outputs that something refers to, and names, become events."""
        self.place += 1
        parameters = action.parameters
        found = [key for key in parameters if type(parameters[key]) not in _PLAIN]
        if len(found) > 1:
            found.sort()  # the order of keys says nothing, so no name may depend on it
        for key in found:
            self.value(parameters[key])
        if action.extra:
            self.value(action.extra.without(GENERATOR_NOTES))
        if action.identifier == SET or action.identifier == APPEND:
            name = variable_of(action)
            if name is not None:
                self.events.append((_VARIABLE, name, None))
        uuid = parameters.get("UUID")
        if type(uuid) is str:
            self.uuids[uuid] += 1
            self.events.append((_DEFINED, uuid, action))
            if self.place in self.forced:
                self.forced_uuids.add(uuid)

    def block(self, block: Block) -> None:
        kind = block.kind
        self.action(block.arms[0].marker)
        added: set[str] = set()
        if kind == REPEAT_EACH or kind == REPEAT_COUNT:
            self.level += 1
            names = loop_names(kind, self.level)
            self.loop_variables.update(names.values())
            added = names.keys() - self.loops
            self.loops |= added
        for number, arm in enumerate(block.arms):
            if number:
                self.action(arm.marker)
            if kind == CONDITIONAL and "WFCondition" in arm.marker.parameters:
                self.words[is_words(arm.marker.parameters)] += 1
                self.legacy.append(arm.marker.parameters.get(LEGACY) is True)
            self.body(arm.body)
        if added:
            self.loops -= added
        if kind == REPEAT_EACH or kind == REPEAT_COUNT:
            self.level -= 1
        self.results[id(block.end)] = RESULT_NAMES[kind]
        self.action(block.end)

    def value(self, value: Value) -> None:
        kind = type(value)
        if kind is Attachment:
            self.reference(value)  # type: ignore[arg-type]
        elif kind is Text:
            for part in value.parts:  # type: ignore[union-attr]
                if type(part) is Attachment:
                    self.reference(part)
        elif kind is Record:
            for key in sorted(value):  # type: ignore[arg-type, type-var]
                if type(inner := value[key]) is not str:  # type: ignore[index]
                    self.value(inner)
        elif kind is tuple:
            for inner in value:  # type: ignore[union-attr]
                if type(inner) is not str:
                    self.value(inner)
        elif kind is Dictionary:
            for entry in value.entries:  # type: ignore[union-attr]
                self.value(entry.key)
                self.value(entry.value)
        elif kind is Item or kind is Field:
            self.value(value.value)  # type: ignore[union-attr]
        elif kind is BareReference or kind is WrappedReference:
            self.reference(value.reference)  # type: ignore[union-attr]
        elif kind is BareText:
            self.value(value.text)  # type: ignore[union-attr]
        elif kind is Opaque:
            self.opaque = True
        elif kind is Overlay:
            for _, _, part in value.spots:  # type: ignore[union-attr]
                self.reference(part)

    def reference(self, reference: Attachment) -> None:
        source = reference.source
        if type(source) is Output:
            self.events.append((_REFERRED, source.uuid, None))
            if source.name is not None and source.uuid not in self.display:
                self.display[source.uuid] = source.name
        elif type(source) is Variable:
            if source.name not in self.loops:
                self.events.append((_VARIABLE, source.name, None))
        elif source.fields:  # type: ignore[union-attr]
            self.value(source.fields)  # type: ignore[union-attr]
        for step in reference.steps or ():
            info = getattr(step, "info", None)
            if info is not None and type(info) is not str:
                self.value(info)
            self.opaque = self.opaque or type(step) is Opaque
            fields = getattr(step, "fields", None)
            if fields is not None:
                self.value(fields)
