"""Ways out: the actions by which something leaves the device or the shortcut, and where each of them leads.

Each is read from the action's own definition; what an action of another app does with what it is given is not known, so everything
that it is given counts.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from workflowllm.catalogue.definition import Definition
from workflowllm.explain.build import UNSEEN, Program
from workflowllm.explain.destination import MADE, Address, several
from workflowllm.explain.indirect import FETCHES, sent
from workflowllm.explain.interaction import asks
from workflowllm.explain.reached import COERCED, holds_address
from workflowllm.explain.sources import OWN, app_of
from workflowllm.workflow.nodes import Action
from workflowllm.workflow.values import Record, Value

__all__ = ["Way", "ways_out"]


class Way(NamedTuple):
    """A way out.

    Attributes:
        action: The number of the action.
        channel: Its kind.
        to: Where it leads.
        keys: The parameters that are carried out.
        asks: Whether somebody sees it before and can refuse.
        safe: Whether a connection is encrypted.
        fixed: Whether `to` is written in the shortcut, and not decided while it runs.
        held: Whether it leads to an address that the data itself is, as when a link from the clipboard is opened.
    """

    action: int
    channel: str
    to: str
    keys: tuple[str, ...]
    asks: bool = False
    safe: bool = True
    fixed: bool = True
    held: bool = False


_OPENS: Final[dict[str, str]] = {"openurl": "WFInput", "showwebpage": "WFURL", "openxcallbackurl": "WFXCallbackURL"}

_FIXED: Final[dict[str, tuple[str, str]]] = {
    "share": ("share", "whom you choose on the share sheet"),
    "airdropdocument": ("share", "the device you choose by AirDrop"),
    "runextension": ("share", "the app you choose"),
    "print": ("share", "a printer"),
    "setclipboard": ("clipboard", "the clipboard, which other apps can read"),
    "runshellscript": ("script", "a shell script"),
    "runapplescript": ("script", "an AppleScript"),
    "runjavascriptforautomation": ("script", "a JavaScript for automation"),
    "runjavascriptonwebpage": ("page", "the web page that is open in Safari"),
    "getrichtextfromhtml": ("page", "servers that its HTML may name"),
    "homeaccessory": ("home", "your home"),
    "text.translate": ("apple", "the translation service of the system"),
    "detectlanguage": ("apple", "the translation service of the system"),
    "getdirections": ("apple", "the maps app"),
    "searchmaps": ("apple", "the maps app"),
    "getdistance": ("apple", "Apple Maps"),
    "gettraveltime": ("apple", "Apple Maps"),
    "searchlocalbusinesses": ("apple", "Apple Maps"),
    "searchappstore": ("apple", "the App Store"),
    "searchitunes": ("apple", "the iTunes Store"),
    "searchpodcasts": ("apple", "Apple Podcasts"),
    "weather.currentconditions": ("apple", "the weather service of the system"),
    "weather.forecast": ("apple", "the weather service of the system"),
    "makespokenaudiofromtext": ("none", ""),
    "tweet": ("social", "Twitter"),
    "postonfacebook": ("social", "Facebook"),
    "facebook.messenger.send": ("message", "whom you choose in Messenger"),
    "imgur.upload": ("network", "imgur.com"),
    "cloudapp.upload": ("network", "CloudApp"),
    "tumblr.post": ("social", "Tumblr"),
    "wordpress.post": ("social", "a WordPress site"),
    "slack.send": ("message", "Slack"),
    "ifttt": ("network", "IFTTT"),
    "giphy": ("network", "giphy.com"),
    "pocket.add": ("network", "Pocket"),
    "pinboard.add": ("network", "pinboard.in"),
    "instapaper.add": ("network", "Instapaper"),
    "todoist.add": ("network", "Todoist"),
    "trello.add.board": ("network", "Trello"),
    "trello.add.card": ("network", "Trello"),
    "trello.add.list": ("network", "Trello"),
    "evernote.new": ("network", "Evernote"),
    "evernote.append": ("network", "Evernote"),
    "dropbox.savefile": ("cloud", "Dropbox"),
    "dropbox.appendfile": ("cloud", "Dropbox"),
    "deskconnect.send": ("network", "DeskConnect"),
    "file.getlink": ("cloud", "anybody with the link to the file"),
    "venmo.pay": ("social", "Venmo"),
}

_ENGINES: Final = "the search engine that is chosen"


def ways_out(program: Program) -> list[Way]:
    """Every way out of a shortcut, in the order of the actions."""
    found: list[Way] = []
    for place, action in enumerate(program.actions):
        if type(action) is Action:
            found += _of(program, place, action)
    return [way for way in found if way.channel != "none"]


def _of(program: Program, place: int, action: Action) -> list[Way]:
    definition = program.definitions[place]
    if not action.identifier.startswith(OWN):
        return _of_app(program, place, action, definition)
    tail, given = action.identifier.removeprefix(OWN), action.parameters
    every = tuple(given)
    if tail in FETCHES:
        return _led(program, place, given.get(FETCHES[tail]), sent(action), opened=False)
    if tail in _OPENS:
        return _opened(program, place, given, _OPENS[tail])
    if tail == "searchweb":
        engine = given.get("WFSearchWebDestination")
        return [Way(place, "search", engine if isinstance(engine, str) else _ENGINES, ("WFInputText",))]
    if tail == "sendmessage":
        return [_letter(program, place, "message", action, definition, ("WFSendMessageActionRecipients",))]
    if tail == "sendemail":
        keys = tuple(f"WFSendEmailAction{key}Recipients" for key in ("To", "Cc", "Bcc"))
        return [_letter(program, place, "mail", action, definition, keys)]
    if tail == "runsshscript":
        host = _said(program, place, given.get("WFSSHHost"))
        return [Way(place, "script far", host or "a computer chosen while it runs", every, fixed=host is not None)]
    if tail == "runworkflow":
        return _run(program, place, given)
    if tail == "documentpicker.save":
        return [_saved(place, given, action, definition)]
    if tail in ("file.append", "appendnote"):
        return [Way(place, "file", "a file or a note, which iCloud may copy to other devices", ("WFInput",))]
    if tail == "openin":
        return [Way(place, "app", _opener(given), every, asks(action, definition))]
    if tail == "askllm":
        return _model(place, given, every)
    if tail in COERCED and given.get("GetWebPageTitle") is not False and holds_address(program, place, given.get(COERCED[tail])):
        return _led(program, place, given.get(COERCED[tail]), (COERCED[tail],), opened=False)
    if tail not in _FIXED:
        return []
    channel, to = _FIXED[tail]
    if tail == "setclipboard" and given.get("WFLocalOnly") is True:
        to = "the clipboard of this device, which other apps can read"
    return [Way(place, channel, to, every, channel == "share" or asks(action, definition))]


# --- addresses ---


def _opened(program: Program, place: int, given: Record, key: str) -> list[Way]:
    return _led(program, place, given.get(key), (key,), opened=True)


def _led(program: Program, place: int, value: Value | None, keys: tuple[str, ...], *, opened: bool) -> list[Way]:
    """The ways that an address leads. Of data that is itself the address, only what else is sent goes to a stranger."""
    if keys[0] in program.questions.get(place, ()):
        return [Way(place, "web" if opened else "network", "the address that you enter when you add it", keys, fixed=False, held=True)]
    ways = [_way(place, one, keys, opened=opened) for one in _addresses(program, place, value) if one.kind not in ("none", "file")]
    if value is None or not program.constants.taken(value, place):
        return ways
    held = [way._replace(to="the address that it holds", keys=keys[:1], held=True) for way in ways if not way.fixed]
    more = any((place, key) in program.given for key in keys[1:])
    return held + [way if way.fixed else way._replace(keys=keys[1:]) for way in ways if way.fixed or more]


def _addresses(program: Program, place: int, value: Value | None) -> list[Address]:
    if value is None:
        return [Address("unknown", MADE)]
    return several(program.constants.texts(value, place))


def _way(place: int, one: Address, keys: tuple[str, ...], *, opened: bool = False) -> Way:
    if one.kind in ("call", "message", "mail"):
        return Way(place, one.kind, one.to, keys, asks=True, fixed="while it runs" not in one.to)
    if one.kind in ("app", "shortcuts"):
        return Way(place, "shortcut" if one.kind == "shortcuts" else "app", one.to, keys)
    if one.kind == "script":
        return Way(place, "page" if opened else "none", one.to, keys)
    channel = "near" if one.kind == "local" else "web" if opened else "network"
    to = f"{one.to}, a computer near by" if one.kind == "local" else one.to
    return Way(place, channel, to, keys, safe=one.safe, fixed=one.kind != "unknown")


# --- people, shortcuts, files, models ---


def _letter(program: Program, place: int, channel: str, action: Action, definition: Definition | None, keys: tuple[str, ...]) -> Way:
    given = action.parameters
    if any(key in program.questions.get(place, ()) for key in keys):
        to = "whom you enter when you add it"
        return Way(place, channel, to, tuple(key for key in given if key not in keys), asks(action, definition))
    names = [name for key in keys if key in given for name in _people(program, place, given[key])]
    fixed = bool(names) and all(name is not None for name in names)
    if not names:
        to = "whom you choose"
    else:
        known = [name for name in dict.fromkeys(names) if name]
        to = ", ".join(known[:4]) + (" and others" if len(known) > 4 else "") if fixed else "somebody chosen while it runs"
    carried = tuple(key for key in given if key not in keys)
    return Way(place, channel, to, carried, asks(action, definition), fixed=fixed)


def _people(program: Program, place: int, value: Value) -> list[str | None]:
    """The people and addresses in a field of recipients; None for one that only a run knows."""
    raw = value.value if hasattr(value, "value") else value
    rows = raw.get("WFContactFieldValues") if isinstance(raw, dict) else None
    if isinstance(rows, tuple):
        return [_person(row) for row in rows[:100]]
    texts = program.constants.texts(value, place)
    return [text[0] if len(text) == 1 else None for text in texts]


def _person(row: Value) -> str | None:
    """A recipient as the file keeps it: the first plain text in it that is an address, a number or a name."""
    stack: list[Value] = [row]
    while stack:
        current = stack.pop()
        if isinstance(current, bytes):
            return _of_card(current)
        if isinstance(current, str) and current and current not in ("WFContactFieldValue", "WFContactEntry"):
            return current
        if isinstance(current, dict):
            stack += [inner for key, inner in reversed(current.items()) if "Type" not in key and "Label" not in key]
        elif isinstance(current, tuple):
            stack += reversed(current)
        elif hasattr(current, "value"):
            stack.append(current.value)
    return None


def _of_card(card: bytes) -> str:
    """The name on a contact's card (RFC 2426, FN)."""
    found = re.search(r"^(?:FN|TEL|EMAIL)[^:\r\n]*:([^\r\n]+)", card.decode("utf-8", "replace"), re.MULTILINE)
    return found[1].strip() if found else "a contact that is written in it"


def _said(program: Program, place: int, value: Value | None) -> str | None:
    texts = [] if value is None else program.constants.texts(value, place)
    return texts[0][0] if len(texts) == 1 and len(texts[0]) == 1 else None


def _run(program: Program, place: int, given: Record) -> list[Way]:
    workflow = given.get("WFWorkflow")
    if isinstance(workflow, dict):
        if workflow.get("isSelf") is True:
            return []
        called = workflow.get("workflowName")
        name = called if isinstance(called, str) else None
    else:
        name = _said(program, place, workflow if workflow is not None else given.get("WFWorkflowName"))
    fixed = bool(name)
    to = f"the shortcut “{name}”" if fixed else "a shortcut chosen while it runs"
    return [Way(place, "shortcut", to, ("WFInput",), fixed=fixed)]


def _saved(place: int, given: Record, action: Action, definition: Definition | None) -> Way:
    service = given.get("WFFileStorageService")
    if isinstance(service, str) and service in ("Dropbox", "Box"):
        return Way(place, "cloud", service, ("WFInput",), asks(action, definition))
    return Way(place, "file", "a file, which iCloud may copy to other devices", ("WFInput",), asks(action, definition))


def _opener(given: Record) -> str:
    """The app that a file is opened in, by its name or the end of its identifier."""
    app = given.get("WFSelectedApp")
    name = app.get("Name") if isinstance(app, dict) else None
    bundle = given.get("WFOpenInAppIdentifier")
    known = [text for text in (name, bundle.rpartition(".")[2] if isinstance(bundle, str) else None) if isinstance(text, str) and text]
    return f"the app {known[0]}" if known else "another app"


def _model(place: int, given: Record, keys: tuple[str, ...]) -> list[Way]:
    model = given.get("WFLLMModel", "Apple Intelligence")
    if model in ("ChatGPT", "Extension Model"):
        return [Way(place, "model", "ChatGPT", keys)]
    if model in ("Apple Intelligence", "On-Device"):
        return []
    return [Way(place, "apple", "a model on Apple's servers", keys)]


# --- other apps ---

_APPLE_OUT: Final[dict[str, str]] = {
    **dict.fromkeys(("com.apple.MobileSMS.Send", "com.apple.MobileSMS.EditSentMessage"), "message"),
    **dict.fromkeys(("com.apple.mobilephone.call", "com.apple.facetime.", "com.apple.FaceTime."), "call"),
    **{f"com.apple.{app}.{verb}": "mail" for app in ("mail", "mobilemail") for verb in ("Send", "Forward", "Reply")},
    **{f"com.apple.{app}.Email": "mail" for app in ("iCal", "mobilecal")},
    "com.apple.mobileslideshow.StreamShareService": "share",
    "com.apple.findmy.SetShareLocation": "message",
}
"""Actions of Apple's own apps that reach other people, by the beginning of the identifier."""


def _of_app(program: Program, place: int, action: Action, definition: Definition | None) -> list[Way]:
    identifier, every = action.identifier, tuple(action.parameters)
    for beginning, channel in _APPLE_OUT.items():
        if identifier.startswith(beginning):
            to = _said(program, place, action.parameters.get("WFCallContact"))
            keys = () if channel == "call" else every
            return [Way(place, channel, to or "somebody chosen in it", keys, asks(action, definition))]
    if identifier.startswith("com.apple."):
        return []
    return [Way(place, "app", app_of(action, definition), (*every, UNSEEN), asks(action, definition))]
