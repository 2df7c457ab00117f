"""How each kind of effect is told in plain language: one row for a verb and a channel.

In a row `{name}` is what the effect happened to and `{key}` a detail of it; `{key|words}` says what stands there where it is empty. What
stands between brackets is left out where something in it is empty. Details that a row does not name follow in parentheses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

__all__ = ["sentence"]

_ROWS: Final[dict[str, str]] = {
    "set setting": "sets {name} to {value}[ with {with}]",
    "set clipboard": "copies {content|nothing} to the clipboard",
    "waited screen": "waits[ {seconds} seconds][ until {until}]",
    "asked screen": "asks {prompt|a question without words}[ out of {choices}]; the answer is {answer|empty}",
    "asked microphone": "listens; what is heard is {answer|nothing}",
    "shown screen": "shows[ {title}:][ {text}][ {content}][ the page {url}]",
    "shown notification": "notifies:[ {title}][: {text}]",
    "spoken speaker": "says {text|nothing}",
    "played speaker": "plays {sound}",
    "played music": "music: {what|plays}",
    "ran shortcut": "runs the shortcut “{name|without a name}”[ with {input}]",
    "ran script": "is to run a script ({name}): {script|an empty one}[, given {input}]",
    "ran app": "has {name} do[ {action}][ the script {script}]",
    "sent network": "requests {url|something}[ from {name}][ with {method}][, sending {body}]",
    "sent message": "sends a message to {name}: {text|nothing}",
    "sent mail": "sends mail to {name}[ about {subject}]: {content|nothing}",
    "sent share": "hands {content|nothing} to the share sheet",
    "sent model": "asks the model {name}: {prompt|nothing}",
    "sent ssh": "is to run a script on {name|a computer}[ as {user}]: {script|an empty one}",
    "opened app": "opens the app {called}[ at {url}]",
    "opened network": "opens {url|a page}",
    "opened call": "calls {name}",
    "opened facetime": "calls {name} by FaceTime",
    "created file": "saves {name}[ ({what})][: {content}][, adding {added}]",
    "created reminder": "makes the reminder {name|without a title} in {list}",
    "created event": "makes the event {name|without a title} in {calendar}[ from {start}][ to {end}]",
    "created note": "makes the note {name}",
    "created contact": "makes the contact {name}",
    "created photo": "saves the picture {name}[ in the album {album}]",
    "created health": "adds {name} to Health: {value}[ {unit}]",
    "created timer": "starts a timer of {duration}",
    "created alarm": "makes the alarm {name}",
    "changed reminder": "changes {property} of the reminder {name} to {value|nothing}",
    "changed event": "changes {property} of the event {name} to {value|nothing}",
    "changed contact": "changes {property} of the contact {name} to {value|nothing}",
    "changed file": "changes the file {name}[, adding {added}]",
    "changed note": "adds to a note: {added|nothing}",
    "deleted file": "deletes the file {name}",
    "deleted photo": "deletes the photo {name}",
    "deleted reminder": "deletes the reminder {name}",
    "deleted event": "deletes the event {name}",
    "read app": "looks at what {name} keeps",
    "read calendar": "looks at your calendars",
    "read clipboard": "reads the clipboard",
    "read contact": "looks at your contacts",
    "read file": "reads {name|a folder}[, {missing}]",
    "read health": "looks at your health data",
    "read location": "finds where you are",
    "read music": "looks at your music",
    "read note": "looks at your notes",
    "read photo": "looks at your photos",
    "read reminder": "looks at your reminders",
    "read screen": "takes what is on the screen",
    "read shortcut": "looks at your shortcuts",
}
_UNTOLD: Final = frozenset(
    [
        "cancel",
        "headers",
        "host",
        "language",
        "level",
        "lines",
        "local_only",
        "mode",
        "pitch",
        "rate",
        "reader",
        "several",
        "sound",
        "stored",
        "to",
        "voice",
        "waits",
    ]
)
"""Details that a row may leave out: they stand in the name, or nobody asks."""
_SWITCHED: Final[dict[str, str]] = {"True": "on", "False": "off"}
_PLACE: Final = re.compile(r"\{(\w+)(?:\|([^}]*))?\}")
_OPTIONAL: Final = re.compile(r"\[([^\]]*)\]")


def sentence(verb: str, channel: str, name: str, details: Mapping[str, str]) -> str | None:
    """An effect in words; None where no row tells it.

    Args:
        verb: What happened.
        channel: The channel of its target.
        name: The rest of the target.
        details: Its details in words; those without any are left out.
    """
    row = _ROWS.get(f"{verb} {channel}")
    if row is None:
        return None
    own = {**details, "name": "one that the person picks" if name == "that the person picks" else name}
    if verb == "set" and channel == "setting":
        own["value"] = _SWITCHED.get(own.get("value", ""), own.get("value") or "nothing")
    own.setdefault("called", name or "that is meant")
    told = {found[1] for found in _PLACE.finditer(row)}
    text = _PLACE.sub(_filled(own), _OPTIONAL.sub(lambda found: found[1] if _whole(found[1], own) else "", row))
    return text + _rest((key, value) for key, value in details.items() if key not in told | _UNTOLD)


def _whole(piece: str, own: Mapping[str, str]) -> bool:
    return all(own.get(found[1]) for found in _PLACE.finditer(piece))


def _filled(own: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda found: own.get(found[1]) or found[2] or "nothing"


def _rest(details: Iterable[tuple[str, str]]) -> str:
    rest = [said for key, value in details if (said := _said(key, value))]
    return f" ({'; '.join(rest)})" if rest else ""


def _said(key: str, value: str) -> str:
    """A detail in words; nothing where it says that something is not so, but for what nobody sees before it goes."""
    words = key.replace("_", " ")
    if value in ("False", "None"):
        return "without showing it first" if key == "shown_first" else ""
    return words if value == "True" else f"{words}: {value}"
