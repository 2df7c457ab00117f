"""A Trace in plain language: a line for each effect, and how the run ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from workflowllm.simulate.content import Json
from workflowllm.simulate.sentences import sentence
from workflowllm.simulate.trace import Effect, Trace

__all__ = ["narrate"]

_LONGEST: Final = 100
_WHOLE: Final = 1_000_000
_STOPS: Final = {
    "exit": "It stopped itself",
    "output": "It stopped itself and handed something on",
    "cancelled": "It was cancelled",
}

_ENDS: Final = {
    "finished": "It ran to its end",
    "stopped": "It stopped",
    "error": "The device shows an error",
    "limit": "The simulator ended it",
    "fault": "This program has a fault; please report it with the shortcut",
}


def narrate(trace: Trace, *, whole: bool = False) -> list[str]:
    """The lines that tell what happened, in order; what was made up for want of data comes last.

    Args:
        trace: The run.
        whole: Whether long texts are told whole, as far as the trace has them.
    """
    longest = _WHOLE if whole else _LONGEST
    rows = [_line(effect, longest) for effect in trace.effects]
    end = _STOPS.get(trace.message) if trace.outcome == "stopped" else None
    end = end or _ENDS[trace.outcome] + (f": {trace.message}" if trace.message else "")
    rows.append(f"{end} ({len(trace.steps)} actions ran)")
    if trace.output is not None:
        rows.append(f"Hands on: {_short(trace.output, longest)}")
    rows += [f"Made up: {what}{_times(count)}" for what, count in Counter(trace.made_up).items()]
    rows += [f"Ran on a general model of an app: {identifier}{_times(count)}" for identifier, count in trace.modelled.items()]
    rows += [f"No behaviour is known here of {identifier}{_times(count)}" for identifier, count in trace.stand_ins.items()]
    return rows


def _times(count: int) -> str:
    return f" ({count} times)" if count > 1 else ""


def _line(effect: Effect, longest: int) -> str:
    channel, _, name = effect.target.partition(":")
    details = {key: _short(value, longest) for key, value in effect.details.items() if value not in (None, "", [], {})}
    told = None if effect.stand_in else sentence(effect.verb, channel, _shown(name), details)
    line = told if told is not None else _plainly(effect, channel, name, details)
    return line[:1].upper() + line[1:]


def _plainly(effect: Effect, channel: str, name: str, details: Mapping[str, str]) -> str:
    """An effect that no sentence tells: its verb, its target and its details."""
    where = f" {channel}" if channel not in ("screen", "speaker") else ""
    if effect.stand_in:
        return f"does {details.get('action') or effect.action.rpartition('.')[2]} (made up){_beside(details)}"
    return f"{effect.verb}{where}{f' {name}' if name else ''}{_beside(details)}"


def _beside(details: Mapping[str, str]) -> str:
    rest = "; ".join(f"{key}: {value}" for key, value in details.items() if key != "action")
    return f" — {rest}" if rest else ""


def _shown(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _short(value: Json, longest: int) -> str:
    text = _plain(value)
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _plain(value: Json) -> str:
    """A value in words: a thing by its name."""
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    if isinstance(value, dict):
        if "kind" in value:
            return str(value.get("name") or _plain(value.get("value", value["kind"])))
        return ", ".join(f"{key}: {_plain(inner)}" for key, inner in value.items())
    return f"{value:.6g}" if isinstance(value, float) and abs(value) < 1e6 else str(value)
