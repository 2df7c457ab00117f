"""What leaves and where to: each way out with the personal data that may be in what it carries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from workflowllm.explain.build import Program
from workflowllm.explain.report import LEVELS, Contact, Finding, Flow, Level
from workflowllm.explain.sinks import Way
from workflowllm.explain.sources import SENSITIVE, WORDS, app_of
from workflowllm.workflow.nodes import Action

__all__ = ["contacts", "findings_of", "flows", "level_of", "what_of"]

_MOST: Final = 2000
"""Flows of one shortcut: a hostile file cannot make more."""

_OUT: Final[dict[str, Level]] = {
    **dict.fromkeys(("network", "web", "social", "message", "mail", "script far"), "high"),
    **dict.fromkeys(("app", "search", "model", "cloud", "near", "page", "script", "shortcut", "call"), "medium"),
    **dict.fromkeys(("share", "clipboard", "file", "apple", "home"), "low"),
}
"""How far each channel leads: to strangers, to other programs, or to where the owner sees it or the system keeps it."""


def level_of(what: str, way: Way, *, indirect: bool = False) -> Level:
    """How grave it is that some kind of data goes this way.

    The lower one of how personal the data is and how far the way leads; and a step lower where the way asks first, and where it is
    not the data that goes there but something that was got with it.
    """
    rank = min(LEVELS.index(SENSITIVE[what]), LEVELS.index(_OUT[way.channel]))
    if way.held or (way.fixed and (what in ("answers", "setup") or way.channel == "shortcut")):
        rank = 0  # what is typed is meant for what the shortcut does; a shortcut that is named can be read as this one
    return LEVELS[max(0, rank - way.asks - indirect)]


def flows(program: Program, ways: list[Way]) -> list[Flow]:
    """Every flow, in the order of the ways out."""
    found: list[Flow] = []
    for way in ways:
        nodes = list(dict.fromkeys(node for key in way.keys for node in program.given.get((way.action, key), [])))
        held = _gathered(nodes, program.graph.sources_of)
        if way.channel == "apple" and "location" not in held and _looks_here(program, way.action):
            found.append(Flow("location", (way.action,), way.action, way.channel, way.to, (), level_of("location", way), way.asks))
        told = {kind: row for kind, row in _gathered(nodes, program.graph.indirect_of).items() if kind not in held}
        if way.channel == "app":
            held, told = _of_others(program, way, held), _of_others(program, way, told)
        found += [_flow(program, way, kind, row) for kind, row in held.items() if kind in SENSITIVE]
        found += [_flow(program, way, kind, row, indirect=True) for kind, row in told.items() if kind in SENSITIVE]
        if len(found) >= _MOST:
            break
    return found[:_MOST]


class _Row(NamedTuple):
    """The sources of one kind of data in some nodes, and the first of the nodes that it is in."""

    node: int
    sources: list[int]


def _of_others(program: Program, way: Way, rows: dict[str, _Row]) -> dict[str, _Row]:
    """The rows without what the app itself gave: nobody new is told that."""
    own = rows.get("app")
    if own is None:
        return rows
    places = [(source, program.graph.origin[source][1]) for source in own.sources]
    others = [source for source, place in places if not _is_of(program, place, way.to)]
    rest = {kind: row for kind, row in rows.items() if kind != "app"}
    return {**rest, "app": _Row(own.node, others)} if others else rest


def _is_of(program: Program, place: int, app: str) -> bool:
    action = program.actions[place]
    return type(action) is Action and app_of(action, program.definitions[place]) == app


def _gathered(nodes: list[int], kinds_of: Callable[[int], dict[str, list[int]]]) -> dict[str, _Row]:
    found: dict[str, _Row] = {}
    for node in nodes:
        for kind, sources in kinds_of(node).items():
            found.setdefault(kind, _Row(node, [])).sources.extend(sources)
    return found


def _looks_here(program: Program, place: int) -> bool:
    """Whether an action itself uses the place of the device, as a way that is asked for from here."""
    sources = program.graph.sources_of(program.outputs[place]).get("location", [])
    return any(program.graph.origin[source][1] == place for source in sources)


def _flow(program: Program, way: Way, kind: str, row: _Row, *, indirect: bool = False) -> Flow:
    places = tuple(sorted({program.graph.origin[source][1] for source in row.sources}))
    names = program.graph.way(row.node, row.sources, indirect=indirect)
    return Flow(kind, places, way.action, way.channel, way.to, names, level_of(kind, way, indirect=indirect), way.asks, indirect)


_VERBS: Final[dict[str, str]] = {
    "message": "go in a message to",
    "mail": "go by mail to",
    "call": "reach",
    "social": "be posted to",
    "script": "be handed to",
    "script far": "be handed to a script on",
    "shortcut": "be handed to",
    "app": "be handed to",
    "clipboard": "be put on",
    "file": "be saved in",
}


def what_of(flow: Flow) -> str:
    """What goes there, in words."""
    return f"something got with {WORDS[flow.what]}" if flow.indirect else WORDS[flow.what]


def findings_of(flow: Flow) -> Finding:
    """A flow as a finding."""
    asked = ", if you agree" if flow.asks else ""
    message = f"{what_of(flow)} may {_VERBS.get(flow.channel, 'go to')} {flow.to}{asked}"
    return Finding(
        "flow", f"{flow.channel.replace(' ', '-')}-flow", flow.level, message[:1].upper() + message[1:], (flow.sink, *flow.sources[:8])
    )


def contacts(ways: list[Way], found: list[Flow]) -> list[Contact]:
    """The servers, each once, those that are only asked for something among them."""
    carrying = {(flow.sink, flow.to) for flow in found}
    hosts: dict[str, list[Way]] = {}
    for way in ways:
        if way.channel in ("network", "web", "near", "script far"):
            hosts.setdefault(way.to, []).append(way)
    return [
        Contact(host, tuple(dict.fromkeys(way.action for way in some)), any((way.action, host) in carrying for way in some))
        for host, some in hosts.items()
    ]
