"""When two runs are the same to everybody who could look on: the person, another system, and whoever uses the device afterwards.

Two Traces are equivalent if their *views* are equal, and a view is made of one Trace alone; so the relation is reflexive, symmetric and
transitive by construction. A view holds:

- **Stretches.** A run is cut wherever it waits for the person or lets time pass: at each question, menu and choice, at what is shown on
  the screen until it is dismissed, and at each wait. Whatever happened before such a cut could be looked at during it, so effects never
  move over a cut.
- **Channels in a stretch.** Inside a stretch effects are kept in order for each onlooker: what is shown, spoken, played and opened is one
  channel, the person's; each host, recipient, file, setting and thing is one of its own. The order between two channels cannot be
  observed and does not count: copying before notifying is the same as notifying before copying.
- **Effects** count by what happened, to what, and what is to be seen of it. By which action it happened, in what parameters that was said
  and when exactly does not count. Of an action that only has a stand-in nothing else is known, so the action and its parameters count.
- **Setting** something to what it was just set to is nothing new: of equal neighbours on one setting one counts.
- **Looking at private data** has no visible effect but a question for permission the first time; so the set of what was looked at counts,
  neither how often nor when.
- **The end.** Running to the end, stopping, and being cancelled by the person are one; an error counts with its message, a limit of the
  simulator as that limit: what would have come later is unknown.
- **The output** counts: another shortcut may take it. `equivalent(..., output=False)` leaves it out, for shortcuts that nobody calls.

Left out on purpose: passwords, which no Trace holds; the values on the way, the path taken, the device's clock, and random choices,
which a seed fixes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from workflowllm.simulate.content import Json
from workflowllm.simulate.trace import Effect, Trace

__all__ = ["Verdict", "View", "equivalent", "view"]

_PERSON: Final = "the person"
_SEEN: Final = frozenset({"shown", "spoken", "played", "opened", "asked"})
_ENDED: Final = frozenset({"finished", "stopped"})

_Event = tuple[str, str, Any]


@dataclass(frozen=True, slots=True)
class View:
    """What onlookers could observe of a run.

    Attributes:
        stretches: For each stretch of the run the events of each channel in order, by the channel; what cuts it off comes last.
        looked: What private data was looked at.
        end: How the run ended.
        output: What it handed on.
    """

    stretches: tuple[Mapping[str, tuple[_Event, ...]], ...]
    looked: frozenset[str]
    end: tuple[str, str]
    output: Json


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two runs are equivalent.

    Attributes:
        same: Whether they are.
        why: What differs, in plain language, the earliest first; empty if they are.
    """

    same: bool
    why: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.same


def view(trace: Trace) -> View:
    """What onlookers could observe of a run."""
    stretches: list[dict[str, list[_Event]]] = [{}]
    looked = set[str]()
    for effect in trace.effects:
        if effect.verb == "read":
            looked.add(effect.target.partition(":")[0])
            continue
        channel, event = _channel(effect), _event(effect)
        events = stretches[-1].setdefault(channel, [])
        if not (effect.verb == "set" and events and events[-1] == event):
            events.append(event)
        if _cuts(effect):
            stretches.append({})
    end = ("ended", "") if trace.outcome in _ENDED else (trace.outcome, trace.message)
    kept = tuple({channel: tuple(events) for channel, events in stretch.items()} for stretch in stretches)
    return View(kept, frozenset(looked), end, _plain(trace.output))


def equivalent(first: Trace, second: Trace, *, output: bool = True) -> Verdict:
    """Whether two runs are the same to all onlookers, or why not.

    Args:
        first: A run.
        second: Another one, on the same device with the same answers; otherwise the answer says little.
        output: Whether what is handed on counts.
    """
    one, other = view(first), view(second)
    why = _stretches(one, other)
    if one.end != other.end:
        why.append(f"the first {_end(one)}, the second {_end(other)}")
    if one.looked != other.looked:
        for name, more in (("first", one.looked - other.looked), ("second", other.looked - one.looked)):
            if more:
                why.append(f"only the {name} looks at {', '.join(sorted(more))}")
    if output and one.output != other.output:
        why.append(f"the first hands on {_short(one.output)}, the second {_short(other.output)}")
    return Verdict(not why, tuple(why))


def _channel(effect: Effect) -> str:
    return _PERSON if effect.verb in _SEEN else effect.target


def _cuts(effect: Effect) -> bool:
    return effect.verb in ("asked", "waited") or (effect.verb == "shown" and effect.target == "screen:")


def _event(effect: Effect) -> _Event:
    if effect.stand_in:
        return effect.action, effect.target, _plain(effect.parameters)
    return effect.verb, effect.target, _plain(effect.details)


def _plain(value: Json) -> Json:
    """A value in one form: fields without a value are as good as absent, and a number is the same with and without a fraction of zero."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items() if inner not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value


def _stretches(one: View, other: View) -> list[str]:
    """The first difference between what happened."""
    for number, (mine, yours) in enumerate(zip(one.stretches, other.stretches, strict=False)):
        for channel in dict.fromkeys([*mine, *yours]):
            found = _events(mine.get(channel, ()), yours.get(channel, ()))
            if found:
                return [f"{_where(one, number)}{_who(channel)}: {found}"]
    more, fewer = (one, other) if len(one.stretches) > len(other.stretches) else (other, one)
    if len(more.stretches) == len(fewer.stretches):
        return []
    name = "first" if more is one else "second"
    extra = [event for events in more.stretches[len(fewer.stretches)].values() for event in events]
    return [f"only the {name} goes on{f' with {_said(extra[0])}' if extra else ''}"]


def _events(mine: tuple[_Event, ...], yours: tuple[_Event, ...]) -> str:
    for first, second in zip(mine, yours, strict=False):
        if first != second:
            return f"the first has {_said(first)}, the second {_said(second)}"
    if len(mine) == len(yours):
        return ""
    name, extra = ("first", mine[len(yours)]) if len(mine) > len(yours) else ("second", yours[len(mine)])
    return f"only the {name} has {_said(extra)}"


def _where(view_: View, number: int) -> str:
    """What cut the run off before this stretch."""
    if number == 0:
        return ""
    before = [event for events in view_.stretches[number - 1].values() for event in events]
    cuts = [event for event in before if event[0] in ("asked", "waited", "shown")]
    return f"after {_said(cuts[-1])}, " if cuts else ""


def _who(channel: str) -> str:
    return channel if channel == _PERSON else f"`{channel}`"


def _said(event: _Event) -> str:
    verb, target, details = event
    name = target.partition(":")[2]
    return f"{verb}{f' {name}' if name else ''} {_short(details)}".strip()


def _end(view_: View) -> str:
    kind, message = view_.end
    return {"ended": "ends", "error": f"ends in the error {message!r}", "limit": f"meets a limit ({message})"}[kind]


def _short(value: Json) -> str:
    if isinstance(value, Mapping):
        text = ", ".join(f"{key}={_short(inner)}" for key, inner in value.items())
    else:
        text = repr(value) if value is not None else "nothing"
    return text if len(text) <= 120 else f"{text[:119]}…"
