"""Actions without a behaviour of their own: a general model of an app where the catalogue says what the action takes and gives, otherwise a
stand-in.

The model rests on the declared types of App Intents and on the first word of the action's name, which by Apple's guidelines for naming says
what it does. What it does to the app is counted apart from what has a behaviour of its own (`Trace.modelled`), and so are stand-ins
(`Trace.stand_ins`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflowllm.simulate.content import NOTHING, Content, Item, Json
from workflowllm.simulate.madeup import kind_of_type, made_up
from workflowllm.simulate.outcome import LimitReached
from workflowllm.simulate.trace import Verb

if TYPE_CHECKING:
    from workflowllm.catalogue.definition import Definition
    from workflowllm.simulate.call import Call
    from workflowllm.simulate.world import World

__all__ = ["modelled", "run_other"]

_BUILT_IN: Final = "is.workflow.actions."

_SAID: Final[dict[Verb, str]] = {
    "created": "Create Add New Insert Compose Duplicate Draft Import Save Record Bookmark",
    "deleted": "Delete Remove Clear Trash Unsave",
    "changed": "Update Set Edit Change Rename Move Toggle Mark Favorite Unfavorite Pin Unpin Apply Enable Disable Reset Append Replace",
    "opened": "Open Show Reveal Go Present Launch Close Hide Navigate View",
    "sent": "Send Email Share Post Call Text Reply Forward Upload",
    "played": "Play Resume",
    "read": "Get Find Search List Count Fetch",
}
_VERBS: Final[dict[str, Verb]] = {word: verb for verb, words in _SAID.items() for word in words.split()}
"""What an action does by the first word of its name."""

_OF_THE_EDITOR: Final = frozenset({"AppIntentDescriptor", "IntentAppDefinition", "IntentAppIdentifier", "ShowWhenRun", "OpenWhenRun"})
"""Parameters that say which app it is, or how the run looks."""

_MOST: Final = 1_000
"""Things that one app may get in a run."""


def modelled(definition: Definition | None) -> bool:
    """Whether the catalogue says enough of an action for the general model: it is of another app, and has parameters or output types."""
    if definition is None or definition.identifier.startswith(_BUILT_IN):
        return False
    return bool(definition.output_types or definition.parameters)


def run_other(call: Call) -> Content:
    """Run an action that has no behaviour of its own here."""
    definition = call.run.catalogue.get(call.action.identifier)
    if definition is not None and modelled(definition):
        call.run.modelled[definition.identifier] += 1
        return _by_types(call, definition)
    call.run.stand_ins[call.action.identifier] += 1
    call.run.effect("ran", f"app:{_app(call, definition)}", {"action": call.name}, call.step, stand_in=True)
    return _output(call, definition)


def _app(call: Call, definition: Definition | None) -> str:
    own = call.action.identifier
    return definition.app if definition is not None and definition.app else own.rpartition(".")[0]


def _output(call: Call, definition: Definition | None) -> Content:
    """What it puts out by its declaration; where nothing is declared, what it puts out is a thing that nothing is known of."""
    if definition is not None and definition.output is False and not definition.output_types:
        return NOTHING
    types = definition.output_types if definition is not None else ()
    name = (definition.output_name if definition is not None else "") or call.name
    if not types and definition is not None and definition.output is None and call.action.identifier.startswith(_BUILT_IN):
        return NOTHING
    return (made_up(kind_of_type(types) if types else "thing", name, call.region),)


def _things(world: World) -> dict[tuple[str, str], list[Item]]:
    """What apps have got in this run, by the app and the type."""
    return {}


def _by_types(call: Call, definition: Definition) -> Content:
    """The general model: created things are kept by their type, found again, changed and deleted."""
    verb = _VERBS.get((definition.name.split() or [""])[0], "ran")
    app = _app(call, definition)
    given: dict[str, Json] = {key: value for key, value in call.recorded.items() if key not in _OF_THE_EDITOR}
    call.effect(verb, f"app:{app}", action=definition.name, **{"with": given})
    if not definition.output_types:
        return NOTHING if definition.output is False or not definition.output_name else _output(call, definition)
    things = call.world.part(_things).setdefault((app, definition.output_types[0]), [])
    if verb == "created":
        return _created(call, definition, things)
    if verb == "deleted":
        wanted = {id(item) for key in definition.parameters for item in call.content(key)}
        things[:] = [item for item in things if id(item) not in wanted]
        return NOTHING
    if verb == "read" and things:
        return tuple(things)
    return _given(call, definition) or _output(call, definition)


def _created(call: Call, definition: Definition, things: list[Item]) -> Content:
    if len(things) >= _MOST:
        raise LimitReached("items", f"an app got more than {_MOST} things")
    properties = {parameter.label or key: call.text(key) for key, parameter in definition.parameters.items() if call.has(key)}
    name = next((call.text(key) for key in ("name", "title") if call.has(key)), definition.output_name or definition.name)
    kind = kind_of_type(definition.output_types)
    item = Item("thing" if kind == "thing" else kind, made_up(kind, name, call.region).value, name, properties, made_up=True)
    things.append(item)
    return (item,)


def _given(call: Call, definition: Definition) -> Content:
    """The thing that was changed, where the action was given one of the type that it puts out."""
    if definition.input and call.has(definition.input):
        kind = kind_of_type(definition.output_types)
        return tuple([item for item in call.content(definition.input) if item.kind == kind])
    return NOTHING
