"""A workflow as the rules see it: its actions in file order, what each refers to, and what is known of every name at every place.

One walk in file order follows the variables through branches and loops; the rules then only look things up. Implicit input is written
out first, so that no rule has to think of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from workflowllm.catalogue.collection import Catalogue
from workflowllm.catalogue.definition import STRUCTURAL, Definition, Parameter
from workflowllm.check.flow import Names, When, after
from workflowllm.check.known import NOTHING, UNKNOWN, Known, joined, of_output, of_steps
from workflowllm.language.forms.variable import APPEND, SET, is_loop_name
from workflowllm.language.implicit import explicit
from workflowllm.workflow.nodes import BLOCK_KINDS, REPEAT_COUNT, REPEAT_EACH, Action, Arm, Block, Body, OpaqueAction, Workflow
from workflowllm.workflow.values import (
    Attachment,
    Opaque,
    Output,
    Special,
    Text,
    Value,
    Variable,
    WrappedReference,
)
from workflowllm.workflow.walk import attachments, opaque_texts, values

__all__ = ["ENDS", "Argument", "Program", "Scope", "Use"]

ENDS: Final = frozenset({"is.workflow.actions.exit", "is.workflow.actions.output"})
"""The actions after which nothing of the shortcut runs."""

_GET: Final = "is.workflow.actions.getvariable"


class Use(NamedTuple):
    """A reference, at the place where it stands.

    Attributes:
        action: The number of the action, from 0.
        key: The parameter that it stands in.
        reference: The reference.
        known: What is known of its value, its steps counted.
        set: Whether what it names has a value there.
        alone: Whether it is the whole parameter, and not a part of a text or of a list.
    """

    action: int
    key: str
    reference: Attachment
    known: Known
    set: When
    alone: bool


class Argument(NamedTuple):
    """A parameter that an action gives, and what the catalogue says of it."""

    action: int
    key: str
    value: Value
    parameter: Parameter | None
    definition: Definition


@dataclass(slots=True)
class Scope:
    """Statements that run one after the other: an arm of a block, or the whole shortcut.

    Attributes:
        block: The block it is an arm of; None for the whole shortcut.
        arm: Which arm of it, from 0.
        start: The number of the action that opens the block.
        outer: The scope around.
        items: The number of each statement's first action, with the statement.
    """

    block: Block | None = None
    arm: int = 0
    start: int = -1
    outer: Scope | None = None
    items: list[tuple[int, Action | OpaqueAction | Block]] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    """What is known of the variables here. None for `names` is a place that nothing reaches."""

    names: Names


class Program:
    """What the rules look things up in.

    Args:
        workflow: The workflow.
        catalogue: What is known of actions.
        target: The version of iOS it is for; None for the newest.

    Attributes:
        actions: The actions in file order, implicit input written out.
        given: The same, as they stand in the file.
        scopes: The scope of each action, by its number; markers of a block belong to the scope around it.
        all_scopes: Every scope, outer ones first.
        definitions: What the catalogue says of each action, by its number.
        arguments: Every parameter of an action that the catalogue knows, structural ones left out.
        uses: Every reference.
        compound: Every parameter whose value is made of others, by action and key.
        makers: The numbers of the actions that have a UUID, by it.
        known: What is known of each action's output, by UUID.
        setters: The numbers of the actions that set or add to a variable, by its name.
        groups: The numbers of actions of a kind, by identifier.
        loops: The number of loops around each action.
    """

    def __init__(self, workflow: Workflow, catalogue: Catalogue, target: int | None = None) -> None:
        self.workflow = workflow
        self.catalogue = catalogue
        self.target = target
        full = explicit(workflow)
        self.actions: list[Action | OpaqueAction] = []
        self.scopes: list[Scope] = []
        self.all_scopes: list[Scope] = []
        self.definitions: list[Definition | None] = []
        self.arguments: list[Argument] = []
        self.uses: list[Use] = []
        self.compound: list[tuple[int, str, Value]] = []
        self.makers: dict[str, list[int]] = {}
        self.known: dict[str, Known] = {}
        self.setters: dict[str, list[int]] = {}
        self.groups: dict[str, list[int]] = {}
        self.loops: list[int] = []
        self._places: dict[int, int] = {}
        self._before: dict[int, Known] = {}
        self.given = _flat(workflow.body) if full is not workflow else []
        self._find_makers(full.body)
        self._loop_items: list[Known] = []
        self._reached: dict[str, list[Scope]] = {}
        whole = Scope()
        self.all_scopes.append(whole)
        self._body(full.body, whole, _State({}))
        self.given = self.given or self.actions

    # --- before the walk ---

    def _find_makers(self, body: Body) -> None:
        """What is known of every output: it does not depend on the way that was taken to it."""
        for place, action in enumerate(_flat(body)):
            if type(action) is Action:
                uuid = action.parameters.get("UUID")
                if type(uuid) is str:
                    self.makers.setdefault(uuid, []).append(place)
                    self.known.setdefault(uuid, of_output(action, self.catalogue.get(action.identifier)))

    # --- the walk ---

    def _body(self, body: Body, scope: Scope, state: _State) -> None:
        for node in body:
            scope.items.append((len(self.actions), node))
            if type(node) is Block:
                self._block(node, scope, state)
                continue
            assert not isinstance(node, Block)
            place = self._add(node, scope)
            if type(node) is Action:
                self._look(place, node, state)
                self._effect(place, node, scope, state)

    def _add(self, action: Action | OpaqueAction, scope: Scope) -> int:
        place = len(self.actions)
        self._places[id(action)] = place
        self.actions.append(action)
        self.scopes.append(scope)
        self.loops.append(len(self._loop_items))
        definition = None
        if type(action) is Action:
            definition = self.catalogue.get(action.identifier)
            self.groups.setdefault(action.identifier, []).append(place)
            if definition is not None:
                known = definition.parameters
                for key, value in action.parameters.items():
                    if key not in STRUCTURAL and key[:5] != "Show-":
                        self.arguments.append(Argument(place, key, value, known.get(key), definition))
        self.definitions.append(definition)
        return place

    def _effect(self, place: int, action: Action, scope: Scope, state: _State) -> None:
        """What an action changes: the variable that it sets, or that nothing after it runs."""
        identifier = action.identifier
        uuid = action.parameters.get("UUID")
        if type(uuid) is str:
            self._reached.setdefault(uuid, []).append(scope)
        if identifier in (SET, APPEND):
            name = action.parameters.get("WFVariableName")
            if type(name) is str:
                self.setters.setdefault(name, []).append(place)
                self._assign(name, action, state)
        elif identifier in ENDS:
            state.names = None

    def _assign(self, name: str, action: Action, state: _State) -> None:
        if state.names is None:
            return
        known = self._of(action.parameters.get("WFInput"), state)
        if action.identifier == APPEND:
            before = state.names.get(name)
            known = Known(joined(before[0], known).kind if before else known.kind, None)
        state.names[name] = (known, "always")

    def _block(self, block: Block, outer: Scope, state: _State) -> None:
        start, kind = len(self.actions), block.kind
        looping = kind in (REPEAT_EACH, REPEAT_COUNT)
        results: list[Names] = []
        entry = state.names
        for number, arm in enumerate(block.arms):
            place = self._add(arm.marker, outer)
            self._look(place, arm.marker, state if not number else _State(entry))
            self._reach(arm.marker, outer)
            scope = Scope(block, number, start, outer)
            self.all_scopes.append(scope)
            inner = _State(None if entry is None else dict(entry))
            if looping:
                self._enter_loop(arm, kind, inner)
            self._body(arm.body, scope, inner)
            if looping:
                self._loop_items.pop()
            results.append(inner.names)
        state.names = after(entry, results, block)
        self._add(block.end, outer)
        self._reach(block.end, outer)

    def _reach(self, action: Action, scope: Scope) -> None:
        uuid = action.parameters.get("UUID")
        if type(uuid) is str:
            self._reached.setdefault(uuid, []).append(scope)

    def _enter_loop(self, arm: Arm, kind: str, state: _State) -> None:
        """In a loop, a variable may hold what an earlier round gave it."""
        item = UNKNOWN
        if kind == REPEAT_EACH:
            whole = self._of(arm.marker.parameters.get("WFInput"), state)
            item = Known(whole.kind, None) if whole.kind not in ("list", "dictionary") else UNKNOWN
        self._loop_items.append(item)
        if state.names is None:
            return
        for name in _assigned(arm.body):
            before = state.names.get(name)
            state.names[name] = (UNKNOWN, before[1] if before else "sometimes")

    # --- references ---

    def _look(self, place: int, action: Action, state: _State) -> None:
        for key, value in action.parameters.items():
            kind = type(value)
            if kind is str or kind is int or kind is bool or kind is float:
                continue
            if kind is Attachment:
                self._use(place, key, value, state, alone=True)  # type: ignore[arg-type]
            elif kind is WrappedReference:
                self._use(place, key, value.reference, state, alone=True)  # type: ignore[union-attr]
            else:
                self.compound.append((place, key, value))
                for reference in attachments(value):
                    self._use(place, key, reference, state, alone=False)

    def _use(self, place: int, key: str, reference: Attachment, state: _State, *, alone: bool) -> None:
        source = reference.source
        known, when = self._source(source, place, state)
        if reference.steps:
            self._before[id(reference)] = known
            known = of_steps(known, reference.steps)
        self.uses.append(Use(place, key, reference, known, when, alone))

    def _source(self, source: object, place: int, state: _State) -> tuple[Known, When]:
        if type(source) is Output:
            known = self.known.get(source.uuid, UNKNOWN)
            made = self._reached.get(source.uuid)
            if made is None:
                return known, "never"
            here = self.scopes[place]
            return known, "always" if any(scope is here or _around(scope, here) for scope in made) else "sometimes"
        if type(source) is Variable:
            return self._variable(source.name, state)
        return (Known("date", False) if type(source) is Special and source.kind == "CurrentDate" else UNKNOWN), "always"

    def _variable(self, name: str, state: _State) -> tuple[Known, When]:
        if is_loop_name(name):
            level = int(name.rsplit(" ", 1)[-1]) if name[-1].isdigit() else 1
            if level <= len(self._loop_items):
                item = Known("number", False) if "Index" in name else self._loop_items[level - 1]
                return item, "always"
        if state.names is None:
            return UNKNOWN, "always"
        return state.names.get(name, (NOTHING, "never"))

    def _of(self, value: Value | None, state: _State) -> Known:
        """What is known of a value that a parameter holds."""
        if type(value) is WrappedReference:
            value = value.reference
        if type(value) is Attachment:
            known = self._source(value.source, len(self.actions) - 1, state)[0]
            return of_steps(known, value.steps) if value.steps else known
        if isinstance(value, str | Text):
            return Known("text", False)
        if isinstance(value, tuple):
            return Known("unknown", True)
        return UNKNOWN

    # --- for the rules ---

    def reads(self, uuid: str) -> bool:
        """Whether any action refers to this output."""
        return uuid in self._read

    @cached_property
    def _read(self) -> set[str]:
        return {use.reference.source.uuid for use in self.uses if type(use.reference.source) is Output}

    @cached_property
    def flat(self) -> bool:
        """Whether a part of a block stands as a plain action: what runs when is then not known."""
        return any(type(node) is Action and node.identifier in BLOCK_KINDS for scope in self.all_scopes for _, node in scope.items)

    @cached_property
    def hidden(self) -> set[str]:
        """Every text inside what is kept whole: any of them may name a variable or an output."""
        if any(type(value) is Opaque for *_, whole in self.compound for value in values(whole)):
            return opaque_texts(self.workflow)
        return opaque_texts(self.workflow) if any(type(action) is OpaqueAction for action in self.actions) else set()

    def plain(self, use: Use) -> Known:
        """What is known of what a reference names, before its steps."""
        return self._before.get(id(use.reference), UNKNOWN)

    def place(self, marker: Action) -> int:
        """The number of a marker that stands in a block of this program."""
        return self._places[id(marker)]

    def enclosing(self, place: int) -> Iterator[Scope]:
        """The scopes around an action, inner ones first."""
        scope: Scope | None = self.scopes[place]
        while scope is not None:
            yield scope
            scope = scope.outer

    def shown(self, place: int) -> str:
        """What people call an action."""
        definition, action = self.definitions[place], self.actions[place]
        if definition is not None and definition.name:
            return definition.name
        return action.identifier if type(action) is Action else "this action"


def _around(outer: Scope, inner: Scope) -> bool:
    """Whether one scope holds the other."""
    scope = inner.outer
    while scope is not None:
        if scope is outer:
            return True
        scope = scope.outer
    return False


def _flat(body: Body) -> list[Action | OpaqueAction]:
    found: list[Action | OpaqueAction] = []
    for node in body:
        if type(node) is Block:
            for arm in node.arms:
                found.append(arm.marker)
                found += _flat(arm.body)
            found.append(node.end)
        else:
            found.append(node)  # type: ignore[arg-type]
    return found


def _assigned(body: Body) -> set[str]:
    found: set[str] = set()
    for action in _flat(body):
        if type(action) is Action and action.identifier in (SET, APPEND):
            name = action.parameters.get("WFVariableName")
            if type(name) is str:
                found.add(name)
    return found
