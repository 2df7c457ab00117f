"""What a shortcut deletes, overwrites, sends or sets: effects that stay when it is over."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from workflowllm.explain.build import Program
from workflowllm.explain.interaction import asks
from workflowllm.explain.report import Finding, Level
from workflowllm.explain.sinks import Way
from workflowllm.explain.sources import OWN, app_of
from workflowllm.workflow.nodes import Action
from workflowllm.workflow.values import Record

__all__ = ["changes"]

_DELETES: Final[dict[str, str]] = {
    "file.delete": "files",
    "deletephotos": "photos",
    "removeevents": "calendar events",
    "removereminders": "reminders",
    "evernote.delete": "notes",
    "deletestoredcontent": "stored content",
}
_EDITS: Final[dict[str, str]] = {
    "setters.contacts": "contacts",
    "setters.calendarevents": "calendar events",
    "setters.reminders": "reminders",
    "file.rename": "the names of files",
    "removefromalbum": "photo albums",
    "personalhotspot.password.set": "the password of the hotspot",
    "logout": "who is logged in",
}
_SETTINGS: Final = re.compile(
    r"(airplanemode|bluetooth|wifi|cellulardata|cellular\.rat|lowpowermode|nightshift|truetone|orientationlock|personalhotspot|vpn|dnd"
    r"|appearance|stagemanager|silenceunknowncallers|announcenotifications|display\.always-on|listeningmode)(\.set)?$"
    r"|setairdropreceiving$|wallpaper\.set$|posters\.switch$|setbrightness$|setvolume$|flashlight$|shutdown$|reboot$|sleep$|lockscreen$"
)
_APP_DELETES: Final = re.compile(r"\.\w*(Delete|Remove|Erase|Unsend|Trash)\w*$")
_ADDS: Final[dict[str, str]] = {
    "addnewcontact": "a contact",
    "addnewevent": "a calendar event",
    "addnewreminder": "a reminder",
    "addnewcalendar": "a calendar",
    "savetocameraroll": "photos",
    "health.quantity.log": "health data",
    "health.workout.log": "a workout",
    "file.createfolder": "a folder",
    "file.append": "text to a file",
    "appendnote": "text to a note",
    "photos.createalbum": "a photo album",
    "createplaylist": "a playlist",
    "addtoplaylist": "music to a playlist",
    "alarm.create": "an alarm",
    "com.apple.mobilenotes.SharingExtension": "a note",
}
_Rule = Callable[[Action, bool], "tuple[str, Level, str] | None"]


def changes(program: Program, ways: list[Way]) -> list[Finding]:
    """Every lasting change, in the order of the actions; settings and what is added, each kind once."""
    found: list[Finding] = []
    gathered: dict[tuple[str, str], list[int]] = {}
    for place, action in enumerate(program.actions):
        if type(action) is not Action:
            continue
        one = _of(program, place, action)
        if one is not None and one[0] in ("setting", "adds"):
            gathered.setdefault((one[0], one[2]), []).append(place)
        elif one is not None:
            found.append(Finding("change", *one, (place,)))
    found += [Finding("change", rule, "low", message, tuple(places)) for (rule, message), places in gathered.items()]
    return found + [_sent(program, way) for way in ways if way.channel in ("message", "mail", "social", "call")]


def _of(program: Program, place: int, action: Action) -> tuple[str, Level, str] | None:
    """The rule, the level and the message of what one action changes."""
    definition, given = program.definitions[place], action.parameters
    if not action.identifier.startswith(OWN):
        if _APP_DELETES.search(action.identifier):
            name = definition.name if definition is not None and definition.name else action.identifier.rsplit(".", 1)[-1]
            return "deletes", "medium", f"Deletes something in {app_of(action, definition)} ({name})"
        return None
    tail = action.identifier.removeprefix(OWN)
    if tail in _DELETES:
        return _deletes(tail, given, program.asked[place])
    if tail in _EDITS:
        return "edits", "medium", f"Changes {_EDITS[tail]}"
    if tail in ("documentpicker.save", "dropbox.savefile", "file.move"):
        return _overwrites(given, ask=asks(action, definition))
    if tail == "file.append" and given.get("WFAppendFileWriteMode") == "Overwrite":
        return "overwrites", "medium", "Overwrites a text file"
    if tail == "venmo.pay":
        return "pays", "high", "Sends a payment"
    if _SETTINGS.match(tail):
        return "setting", "low", f"Sets something of the device: {definition.name if definition is not None else tail}"
    return ("adds", "low", f"Adds {_ADDS[tail]}") if tail in _ADDS else None


def _deletes(tail: str, given: Record, asked: bool) -> tuple[str, Level, str]:
    what = _DELETES[tail]
    unconfirmed = given.get("WFDeleteFileConfirmDeletion") is False
    for_good = given.get("WFDeleteImmediatelyDelete") is True
    if tail == "deletestoredcontent":
        return "deletes", "low", f"Deletes {what}"
    how = " at once and for good" if for_good else ""
    if unconfirmed or for_good:
        return "deletes-unconfirmed", "medium" if asked else "high", f"Deletes {what}{how} without asking for confirmation"
    return "deletes", "medium", f"Deletes {what}"


def _overwrites(given: Record, *, ask: bool) -> tuple[str, Level, str] | None:
    if given.get("WFSaveFileOverwrite") is True or given.get("WFReplaceExisting") is True:
        return "overwrites", "low" if ask else "medium", "Overwrites a file if there is one of that name"
    return None


def _sent(program: Program, way: Way) -> Finding:
    verb = {"message": "Sends a message to", "mail": "Sends mail to", "social": "Posts to", "call": "Calls"}[way.channel]
    if way.asks:
        return Finding("change", "sends", "low", f"{verb} {way.to}, if you agree", (way.action,))
    again = " again and again" if program.loops[way.action] else ""
    level: Level = "high" if again and not program.asked[way.action] else "medium"
    return Finding("change", "sends-alone", level, f"{verb} {way.to} without showing it first{again}", (way.action,))
