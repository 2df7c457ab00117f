"""Learning actions from shortcuts: the only source there is for most actions of other apps.

Nothing personal is learnt. A text becomes a choice of a parameter, or the name of an output, only where shortcuts of two owners at
least hold it, where it is short and no address, and where a parameter holds few different texts at all. Names of variables, titles,
messages and addresses are many and differ, so that of them only the kind is kept: text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from workflowllm.catalogue.collection import Catalogue, attributed
from workflowllm.catalogue.definition import KINDS, Definition, Kind, Parameter
from workflowllm.catalogue.observations import ActionSeen, Observations, ParameterSeen, Texts
from workflowllm.workflow.nodes import Workflow

__all__ = ["SOURCE", "concluded", "learn"]

SOURCE: Final = "learnt"

_MOST_CHOICES: Final = 24
_FEWEST_TEXTS: Final = 6
_SHARE_OF_CHOICES: Final = 0.8
_SHARE_OF_KIND: Final = 0.9
_FEWEST_REFERENCES: Final = 5


def learn(workflows: Iterable[tuple[str, Workflow]]) -> Catalogue:
    """Learn what actions there are and what they take.

    Args:
        workflows: Whose each one is, and the shortcut. They are gone through once, in any order.

    Returns:
        A definition for each identifier that was met, in alphabetical order; the same for the same shortcuts.
    """
    seen = Observations()
    for owner, workflow in workflows:
        seen.add(owner, workflow)
    return concluded(seen)


def concluded(seen: Observations) -> Catalogue:
    """What the counts come to."""
    return Catalogue(attributed(_definition(identifier, seen.actions[identifier]), SOURCE) for identifier in sorted(seen.actions))


def _definition(identifier: str, seen: ActionSeen) -> Definition:
    descriptor = _descriptor(seen)
    return Definition(
        identifier,
        app=descriptor.get("BundleIdentifier", ""),
        app_name=descriptor.get("Name", ""),
        parameters={key: _parameter(key, seen.parameters[key]) for key in sorted(seen.parameters)},
        output=True if seen.referred else None,
        output_name=_output_name(seen.names),
        descriptor=descriptor,
        seen=seen.seen,
    )


def _descriptor(seen: ActionSeen) -> dict[str, str]:
    """The one that was met most often; the first in order of several, names in ASCII before others."""
    ranked = sorted(seen.descriptors.items(), key=lambda item: (-item[1], not str(item[0]).isascii(), item[0]))
    return dict(ranked[0][0]) if ranked else {}


def _output_name(names: Texts) -> str:
    """The name that was met most often of those in ASCII, since files name outputs in the language of whoever made them."""
    ranked = sorted((-number, name) for name, number in names.shared().items() if name.isascii())
    return ranked[0][1] if ranked else ""


def _parameter(key: str, seen: ParameterSeen) -> Parameter:
    choices = _choices(seen)
    kind: Kind = "enumeration" if choices else _kind(seen.kinds)
    return Parameter(key, kind, choices=choices, open=bool(choices), seen=seen.seen)


def _choices(seen: ParameterSeen) -> tuple[str, ...]:
    """The texts that a parameter chooses from, if it does: few, and nearly all that it ever held."""
    shared = seen.texts.shared()
    said = seen.kinds["text"]
    literals = sum(number for _, (number, _) in (seen.texts.found or {}).items())
    held = sum(number for kind, number in seen.kinds.items() if kind not in ("reference", "empty"))
    if not shared or len(shared) > _MOST_CHOICES or said < _FEWEST_TEXTS or literals < said or said < _SHARE_OF_KIND * held:
        return ()
    enough = sum(shared.values()) >= _SHARE_OF_CHOICES * said and said >= 2 * len(shared)
    return tuple(sorted(shared)) if enough else ()


def _kind(kinds: Counter[str]) -> Kind:
    """What a parameter holds that held values of these kinds; `any` where they differ.

    A numeral in a text counts with numbers where there are numbers, and with text where there is text. References say nothing: they
    may stand wherever a value may. A parameter that was never anything but a reference takes nothing else.
    """
    held = Counter({kind: number for kind, number in kinds.items() if kind not in ("reference", "empty", "numeral", "unknown")})
    numerals = kinds["numeral"]
    if numerals and ("text" not in held or held["number"]):
        held["number"] += numerals
    elif numerals:
        held["text"] += numerals
    if not held:
        if kinds["empty"]:
            return "text"
        return "reference" if kinds["reference"] >= _FEWEST_REFERENCES else "unknown"
    if set(held) == {"boolean", "number"}:
        return "boolean" if held["boolean"] >= held["number"] else "number"
    most, number = min(held.items(), key=lambda item: (-item[1], item[0]))
    return _named(most) if number >= _SHARE_OF_KIND * held.total() else "any"


def _named(name: str) -> Kind:
    return next(kind for kind in KINDS if kind == name)
