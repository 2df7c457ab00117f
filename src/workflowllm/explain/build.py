"""From a workflow to the graph of its values, in one walk in file order that follows variables through branches and loops.

What flows: outputs, variables (the last assignment counts; where ways come together, each of them), text, lists and dictionaries with
all they hold, items of a repeat, results of blocks, properties, and what an action takes without a word. Whatever an action is given
may be in its output, but for those that `sources.fresh` lists. What does not flow: the choice between branches. A shortcut that asks
whether there is a contact and then sends one of two letters is not seen. What goes through a file is seen as coming from files.
"""

from __future__ import annotations

import re
from typing import Any, Final

from workflowllm.catalogue import facts
from workflowllm.catalogue.collection import Catalogue
from workflowllm.catalogue.definition import STRUCTURAL, Definition
from workflowllm.explain.constants import Constants, Join, Made, Meaning
from workflowllm.explain.graph import Graph
from workflowllm.explain.indirect import given_a_page, indirect
from workflowllm.explain.interaction import pauses
from workflowllm.explain.meanings import meaning_of
from workflowllm.explain.questions import asked_on_import
from workflowllm.explain.sources import OWN, SILENT, SPECIALS, fresh, source_of
from workflowllm.explain.state import APPEND, CLIPBOARD, KEPT, READ, SET, State, assigned
from workflowllm.language.implicit import explicit
from workflowllm.workflow.nodes import (
    BLOCK_KINDS,
    CONDITIONAL,
    MENU,
    REPEAT_COUNT,
    REPEAT_EACH,
    Action,
    Block,
    Body,
    OpaqueAction,
    Workflow,
)
from workflowllm.workflow.values import Attachment, Opaque, Output, Special, Value, Variable, WrappedReference
from workflowllm.workflow.walk import actions, nodes, values

__all__ = ["UNSEEN", "Program"]

_RUN: Final = OWN + "runworkflow"
_ENDS: Final = frozenset({OWN + "exit", OWN + "output"})
_FINDS: Final = (OWN + "filter.", OWN + "documentpicker.open")
"""Actions that are given what they look for, and put out what they find: nothing is put together."""

UNSEEN: Final = ""
"""The key of what an action takes without a parameter that names it."""

_LAST_OLD: Final = 1000
"""Below this the version of the app is one of iOS 12 or before."""


class Program:
    """A workflow with the graph of its values.

    Args:
        workflow: The workflow.
        catalogue: What is known of actions.

    Attributes:
        actions: The actions in file order, implicit input written out.
        definitions: What the catalogue says of each.
        graph: The values.
        given: The nodes of each parameter that refers to something, by action and key.
        outputs: The node of each action's output.
        asked: Whether somebody was surely asked something before each action.
        loops: How many loops are around each action.
        constants: The texts that are known.
        questions: The parameters that are asked for when the shortcut is added, by action.
    """

    def __init__(self, workflow: Workflow, catalogue: Catalogue) -> None:
        self.workflow = workflow
        self.catalogue = catalogue
        body = explicit(workflow).body
        self.actions: list[Action | OpaqueAction] = list(actions(body))
        self.definitions: list[Definition | None] = [
            catalogue.get(action.identifier) if type(action) is Action else None for action in self.actions
        ]
        self.graph = Graph()
        self.given: dict[tuple[int, str], list[int]] = {}
        self.outputs = [self.graph.add() for _ in self.actions]
        self._outputs_at = {node: place for place, node in enumerate(self.outputs)}
        self.asked = [False] * len(self.actions)
        self.loops = [0] * len(self.actions)
        self._meanings: dict[int, Meaning] = {}
        self._referred: dict[tuple[int, int], int] = {}
        self.constants = Constants(self._meanings, self._referred)
        self._old = _version(workflow) < _LAST_OLD
        self._makers = self._find_makers()
        self._flat = any(type(node) is Action and node.identifier in BLOCK_KINDS for node in nodes(body))
        self._everywhere: dict[str, int] = {}
        self._input = self.graph.add()
        self.constants.taken_from.add(self._input)
        self._result = self.graph.add()
        self._items: list[int] = []
        self.questions = asked_on_import(workflow)
        self._place = -1
        self._names_set = assigned(body)
        last = self._body(body, State({}), None)
        if last is not None:
            self.graph.made_of[self._result].append(last)
        self.graph.settle()

    def node_of(self, place: int, reference: Attachment) -> int | None:
        """The node that a reference in an action stands for; None if it is none that is known."""
        return self._referred.get((place, id(reference)))

    def meaning_of(self, node: int) -> Meaning | None:
        """What is known of the value in a node."""
        return self._meanings.get(node)

    def action_of(self, node: int) -> Action | OpaqueAction | None:
        """The action whose output a node is; None of a variable or an item of a repeat."""
        place = self._outputs_at.get(node)
        return None if place is None else self.actions[place]

    def _find_makers(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for place, action in enumerate(self.actions):
            if type(action) is Action:
                uuid, name = action.parameters.get("UUID"), action.parameters.get("CustomOutputName")
                if type(uuid) is str:
                    found[uuid] = self._join([found[uuid], self.outputs[place]]) if uuid in found else self.outputs[place]
                self.graph.names[self.outputs[place]] = name if type(name) is str else facts.output_name(action.identifier) or ""
        return found

    # --- the walk ---

    def _body(self, body: Body, state: State, given: int | None) -> int | None:
        """Walk some statements; gives the node of what the last one hands on."""
        last = given
        for node in body:
            if isinstance(node, Block):
                last = self._block(node, state, last)
                continue
            self._place += 1
            if type(node) is not Action:
                continue
            self._enter(self._place, state)
            if last is not None and self._takes_unseen(self._place, node):
                self.given[self._place, UNSEEN] = [last]
            self._action(self._place, node, state)
            if node.identifier != OWN + "comment":
                last = None if facts.has_output(node.identifier) is False else self.outputs[self._place]
        return last

    def _enter(self, place: int, state: State) -> None:
        self.asked[place] = state.asked
        self.loops[place] = len(self._items)

    def _action(self, place: int, action: Action, state: State) -> None:
        identifier, definition = action.identifier, self.definitions[place]
        self._look(place, action, state)
        output = self.outputs[place]
        kind = source_of(action, definition)
        if kind is not None:
            self.graph.made_of[output].append(self.graph.source(kind, place))
        nothing = identifier in SILENT or (fresh(identifier) and not given_a_page(action))
        handed = [] if nothing else self._handed_on(place, action, definition)
        self.graph.made_of[output] += handed
        others = [node for key in indirect(action) for node in self.given.get((place, key), [])]
        if others:
            self.graph.got_with[output] = others
        if kind is not None and (not handed or kind == "web" or identifier.startswith(_FINDS)):
            self.constants.taken_from.add(output)
        if identifier == OWN + "file.getlink":
            self.constants.taken_from.add(output)  # the link is what the file is shared by, and not what is in it
        meaning = meaning_of(place, action)
        if place in self.questions:
            self.constants.taken_from.add(output)
        elif meaning is not None:
            self._meanings[output] = meaning
        if identifier in READ:
            self.graph.made_of[output].append(self._variable(READ[identifier], state))
        elif identifier in KEPT:
            self._assign(KEPT[identifier], self._of(place), state, add=True)
        elif identifier in (SET, APPEND):
            self._set(place, action, state)
        elif identifier == _RUN:
            self._run(place, action)
        elif identifier in _ENDS:
            self.graph.made_of[self._result] += self._of(place)
            state.ended = True
        state.asked = state.asked or pauses(action, definition)

    def _takes_unseen(self, place: int, action: Action) -> bool:
        """Whether an action of another app may take what the action before hands on: iOS 12 had such, of which nothing is published."""
        return self._old and self.definitions[place] is None and not action.identifier.startswith(OWN)

    def _handed_on(self, place: int, action: Action, definition: Definition | None) -> list[int]:
        if definition is not None and definition.passes_through and definition.input is not None and definition.input in action.parameters:
            return self.given.get((place, definition.input), [])
        if action.identifier == OWN + "ask":
            return [node for key in action.parameters if "DefaultAnswer" in key for node in self.given.get((place, key), [])]
        return self._of(place, but=() if fresh(action.identifier) else indirect(action))

    def _of(self, place: int, *, but: tuple[str, ...] = ()) -> list[int]:
        """Everything that an action is given, but for some parameters."""
        action = self.actions[place]
        assert type(action) is Action
        keys = {**action.parameters, **dict.fromkeys(self.questions.get(place, ())), UNSEEN: None}
        return [node for key in keys if key not in but for node in self.given.get((place, key), [])]

    def _set(self, place: int, action: Action, state: State) -> None:
        name = action.parameters.get("WFVariableName")
        if type(name) is str:
            self._assign(name, self._of(place), state, add=action.identifier == APPEND, value=action.parameters.get("WFInput"), place=place)

    def _assign(self, name: str, made_of: list[int], state: State, *, add: bool, value: Value | None = None, place: int = -1) -> None:
        node = self.graph.add("" if name.startswith("\0") else name, list(made_of))
        if value is not None:
            self._meanings[node] = Made(value, place)
        before = self._variable(name, state) if add or self._flat else None
        if before is not None:
            node = self._join([before, node], name)
        if self._flat:
            self.graph.made_of[self._everywhere[name]].append(node)
            self._meanings.pop(self._everywhere[name], None)
        state.names[name] = node

    def _join(self, made_of: list[int], name: str = "") -> int:
        node = self.graph.add("" if name.startswith("\0") else name, made_of)
        self._meanings[node] = Join(tuple(made_of))
        return node

    def _variable(self, name: str, state: State) -> int:
        """The node of a variable here. In a file whose blocks are broken, everything that is ever set counts everywhere."""
        if self._flat:
            if name not in self._everywhere:
                self._everywhere[name] = self.graph.add("" if name.startswith("\0") else name)
            return self._everywhere[name]
        if name not in state.names:
            state.names[name] = self.graph.add()
            self.constants.taken_from.add(state.names[name])  # nothing was set, so nothing is added to what it is joined with
        return state.names[name]

    def _run(self, place: int, action: Action) -> None:
        """A shortcut that runs itself takes its own input and gives its own result."""
        workflow = action.parameters.get("WFWorkflow")
        output = self.outputs[place]
        if isinstance(workflow, dict) and workflow.get("isSelf") is True:
            self.graph.made_of[self._input] += self._of(place)
            self.graph.made_of[output].append(self._result)
        else:
            self.graph.made_of[output].append(self.graph.source("shortcut", place))

    # --- blocks ---

    def _block(self, block: Block, state: State, last: int | None) -> int:
        looping = block.kind in (REPEAT_EACH, REPEAT_COUNT)
        self._place += 1
        start = self._place
        marker = block.arms[0].marker
        self._enter(start, state)
        self._look(start, marker, state)
        state.asked = state.asked or block.kind == MENU
        given = self.given.get((start, "WFInput"), [] if "WFInput" in marker.parameters else self._of(start))
        handed = last if block.kind in (MENU, REPEAT_COUNT) else self._join(given) if given else None
        if looping:
            item = self._loop_start(block, state, given, start)
            handed = item if block.kind == REPEAT_EACH else handed
        results: list[State] = []
        lasts: list[int] = []
        for number, arm in enumerate(block.arms):
            if number:
                self._place += 1
                self._enter(self._place, state)
                self._look(self._place, arm.marker, state)
            inner = state.copy()
            end_of_arm = self._body(arm.body, inner, handed)
            if end_of_arm is not None and (number or block.kind != MENU):
                lasts.append(end_of_arm)
            results.append(inner)
        self._after(block, state, results, looping=looping)
        self._place += 1
        self._enter(self._place, state)
        end = self.outputs[self._place]
        self.graph.made_of[end] += lasts
        self._meanings[end] = Join(tuple(lasts))
        return end

    def _loop_start(self, block: Block, state: State, given: list[int], start: int) -> int:
        """In a loop a variable may hold what an earlier round gave it, so it is a node of its own there."""
        item = self.graph.add("", list(given))
        if "WFInput" in block.arms[0].marker.parameters and block.kind == REPEAT_EACH:
            self._meanings[item] = Made(block.arms[0].marker.parameters["WFInput"], start)
        self._items.append(item)
        for name in self._names_set.get(id(block), ()):
            if not self._flat:
                before = state.names.get(name)
                state.names[name] = self.graph.add("" if name.startswith("\0") else name, [] if before is None else [before])
        return item

    def _after(self, block: Block, state: State, results: list[State], *, looping: bool) -> None:
        if looping:
            self._items.pop()
            for name in self._names_set.get(id(block), ()) if not self._flat else ():
                inside, node = results[0].names.get(name), state.names[name]
                self.graph.made_of[node] += [inside] if inside is not None and inside != node else []
                self._meanings[node] = Join(tuple(self.graph.made_of[node]))
            return
        last = block.arms[-1].marker.parameters
        ways = [inner for inner in results if not inner.ended]
        if block.kind == MENU and len(results) > 1:
            ways = [inner for number, inner in enumerate(results) if not inner.ended and (number or block.arms[0].body)]
        if block.kind == CONDITIONAL and (len(block.arms) == 1 or "WFCondition" in last or "WFConditions" in last):
            ways.append(state.copy())
        if not ways:
            state.ended = True
            ways = results
        state.asked = state.asked or all(inner.asked for inner in ways)
        for name in self._names_set.get(id(block), ()):
            found = list(dict.fromkeys(inner.names[name] for inner in ways if name in inner.names))
            if found:
                state.names[name] = found[0] if len(found) == 1 else self._join(found, name)

    # --- references ---

    def _look(self, place: int, action: Action, state: State) -> None:
        for key, value in action.parameters.items():
            kind = type(value)
            if kind is str or kind is int or kind is bool or kind is float or key in STRUCTURAL:
                continue
            found = self._nodes(place, value, state)
            if found:
                self.given[place, key] = found
        for key in self.questions.get(place, ()):
            self.given.setdefault((place, key), []).append(self.graph.source("setup", place))

    def _nodes(self, place: int, value: Value, state: State) -> list[int]:
        found: list[int] = []
        for inner in values(value):
            if type(inner) is Attachment:
                node = self._source(place, inner, state)
                if node is not None:
                    self._referred[place, id(inner)] = node
                    found.append(node)
                found += [other for step in inner.steps or () if type(step) is Opaque for other in self._hidden(step.raw)]
            elif type(inner) is Opaque:
                found += self._hidden(inner.raw)
            elif type(inner) is WrappedReference:
                continue  # what is in it comes next
        return found

    def _source(self, place: int, reference: Attachment, state: State) -> int | None:
        source = reference.source
        if type(source) is Output:
            return self._makers.get(source.uuid)
        if type(source) is Variable:
            return self._named(source.name, state)
        assert type(source) is Special
        kind = SPECIALS.get(source.kind)
        if kind is None:
            return None
        node = self.graph.source(kind, place)
        self.constants.taken_from.add(node)
        if kind == "clipboard":
            return self._join([node, self._variable(CLIPBOARD, state)])
        if kind == "input":
            return self._join([node, self._input, *self._without_input(place, state)])
        return node

    def _without_input(self, place: int, state: State) -> list[int]:
        """What is taken where the shortcut is given nothing, as it says in its head."""
        said = self.workflow.properties.get("WFWorkflowNoInputBehavior")
        name = said.get("Name") if isinstance(said, dict) else ""
        if name == "WFWorkflowNoInputBehaviorGetClipboard":
            return [self.graph.source("clipboard", place), self._variable(CLIPBOARD, state)]
        return [self.graph.source("answers", place)] if name == "WFWorkflowNoInputBehaviorAskForInput" else []

    def _named(self, name: str, state: State) -> int:
        if name.startswith("Repeat Item") and self._items:
            level = int(name[12:]) if name[12:].isascii() and name[12:].isdigit() and len(name) < 16 else 1
            if level <= len(self._items):
                return self._items[level - 1]
        return self._variable(name, state)

    def _hidden(self, raw: Any) -> list[int]:
        """Outputs that something not understood may refer to: any text in it may be an identifier."""
        found, stack = list[int](), [raw]
        while stack:
            current = stack.pop()
            if isinstance(current, str) and current in self._makers:
                found.append(self._makers[current])
            elif isinstance(current, dict):
                stack += current.values()
            elif isinstance(current, list):
                stack += current
        return found


def _version(workflow: Workflow) -> float:
    """The version of the app that saved the file; that of a new one where it says none that is a number."""
    text = workflow.properties.get("WFWorkflowClientVersion")
    found = re.match(r"\d{1,6}(\.\d{1,6})?", text) if isinstance(text, str) else None
    return float(found[0]) if found else float(_LAST_OLD)
