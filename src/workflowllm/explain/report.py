"""What `explain` says of a shortcut: flows, servers, permissions, findings, and an outline. All of it can be written as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

__all__ = ["LEVELS", "Contact", "Finding", "Flow", "Level", "Permission", "Report", "Section", "Step"]

Level: TypeAlias = Literal["low", "medium", "high"]
"""How much a finding should keep somebody from running a shortcut unread."""

LEVELS: Final[tuple[Level, ...]] = ("low", "medium", "high")

Section: TypeAlias = Literal["flow", "change", "code", "unattended", "unknown"]
"""What a finding is about: data that leaves, lasting changes, code that is fetched or run, what goes on alone, what is not understood."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth knowing before the shortcut is run.

    Attributes:
        section: What it is about.
        rule: The name of the rule, as docs/explain.md lists it.
        level: How grave it is.
        message: One sentence without a full stop.
        actions: The numbers of the actions in the file, from 0; the first is where it happens.
    """

    section: Section
    rule: str
    level: Level
    message: str
    actions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """Data that may go from a source to a way out.

    Attributes:
        what: What it is, such as `contacts`.
        sources: The actions that it comes from.
        sink: The action that it leaves by.
        channel: The kind of way out, such as `network`.
        to: Where it goes: a host, a number, an app, or words where that is decided while it runs.
        way: The variables and outputs on the shortest way, in order.
        level: How grave it is.
        asks: Whether the way out itself shows what it does and can be refused.
        indirect: Whether it is not the data itself that goes there, but something that was got with it, as what a server answered.
    """

    what: str
    sources: tuple[int, ...]
    sink: int
    channel: str
    to: str
    way: tuple[str, ...]
    level: Level
    asks: bool
    indirect: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """A server that is contacted, whether or not anything personal goes there.

    Attributes:
        host: Its name, or words where it is decided while the shortcut runs.
        actions: The actions that contact it.
        carries: Whether a flow goes there.
    """

    host: str
    actions: tuple[int, ...]
    carries: bool


@dataclass(frozen=True, slots=True)
class Permission:
    """Something that the shortcut may ask to use.

    Attributes:
        need: Its name in the catalogue of actions.
        words: What people call it.
        actions: The actions that need it.
    """

    need: str
    words: str
    actions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the outline: a block, or a row of actions.

    Attributes:
        depth: How many blocks are around it.
        text: What is done, in words.
        first: The first action.
        last: The last action.
    """

    depth: int
    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is said of a shortcut.

    Attributes:
        risk: The highest level of a finding; `low` where there is none.
        findings: Everything found, the gravest first.
        flows: What leaves the device, in the order of the ways out.
        contacts: The servers.
        permissions: What it may ask to use.
        outline: What it does.
        interactive: Whether it can stop and ask somebody anything.
        lines: The line of each action in the readable text; empty where there is no such text.
        faults: Parts of the analysis that failed: a fault of this program.
    """

    risk: Level
    findings: tuple[Finding, ...] = ()
    flows: tuple[Flow, ...] = ()
    contacts: tuple[Contact, ...] = ()
    permissions: tuple[Permission, ...] = ()
    outline: tuple[Step, ...] = ()
    interactive: bool = False
    lines: tuple[int, ...] = ()
    faults: tuple[str, ...] = ()

    def lines_of(self, actions: Sequence[int]) -> list[int]:
        """The lines that some actions stand on, each once, in their order; empty where there is no text."""
        return list(dict.fromkeys(self.lines[action] for action in actions if 0 <= action < len(self.lines)))

    def section(self, section: Section) -> list[Finding]:
        """The findings of one section."""
        return [finding for finding in self.findings if finding.section == section]

    def to_json(self) -> dict[str, Any]:
        """Everything, as JSON can hold it."""
        return {
            "risk": self.risk,
            "findings": [self._finding(finding) for finding in self.findings],
            "flows": [self._flow(flow) for flow in self.flows],
            "contacts": [{"host": c.host, "carries": c.carries, **self._places(c.actions)} for c in self.contacts],
            "permissions": [{"need": p.need, "words": p.words, **self._places(p.actions)} for p in self.permissions],
            "outline": [{"depth": s.depth, "text": s.text, **self._places((s.first, s.last))} for s in self.outline],
            "interactive": self.interactive,
            "faults": list(self.faults),
        }

    def _places(self, actions: Sequence[int]) -> dict[str, Any]:
        return {"actions": list(actions), "lines": self.lines_of(actions)}

    def _finding(self, finding: Finding) -> dict[str, Any]:
        told = {"section": finding.section, "rule": finding.rule, "level": finding.level, "message": finding.message}
        return {**told, **self._places(finding.actions)}

    def _flow(self, flow: Flow) -> dict[str, Any]:
        told = {"what": flow.what, "to": flow.to, "channel": flow.channel, "level": flow.level, "asks": flow.asks}
        told |= {"indirect": flow.indirect, "way": list(flow.way)}
        source, sink = self._places(flow.sources), self._places((flow.sink,))
        return {**told, "from": source, "at": sink}
