"""Where personal data begins: the actions and the values of the system that give it.

Which action gives what is read from the action's own description and from what it needs (the catalogue's `needs`). An action of
another app that puts something out is a source of that app's data.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from workflowllm.catalogue.definition import Definition, Parameter
from workflowllm.check.applies import applies
from workflowllm.explain.report import Level
from workflowllm.workflow.nodes import Action
from workflowllm.workflow.values import Attachment, Text

__all__ = ["OWN", "SENSITIVE", "SILENT", "SPECIALS", "WORDS", "app_of", "decodes", "fresh", "own", "source_of"]

OWN: Final = "is.workflow.actions."
"""What the identifiers of Apple's older actions begin with."""


def own(*names: str) -> frozenset[str]:
    """The identifiers of some of Apple's older actions, by the rest of each; names are divided by spaces."""
    return frozenset(OWN + name for row in names for name in row.split())


_TABLE: Final[dict[str, str]] = {
    "contacts": "filter.contacts selectcontacts selectphone selectemail contacts",
    "photos": (
        "selectphoto filter.photos getlastphoto getlastscreenshot getlastvideo getlatestbursts getlatestlivephotos getlatestphotoimport"
    ),
    "camera": "takephoto takevideo scanbarcode",
    "microphone": "recordaudio dictatetext",
    "location": "getcurrentlocation getparkedcarlocation",
    "health": "filter.health.quantity",
    "calendars": "filter.calendarevents getupcomingevents",
    "reminders": "filter.reminders getupcomingreminders",
    "notes": "filter.notes evernote.get",
    "files": (
        "documentpicker.open file.select file.getfoldercontents file finder.getselectedfiles filter.files dropbox.open runshellscript "
        "runapplescript runjavascriptforautomation"
    ),
    "clipboard": "getclipboard",
    "screen": "takescreenshot getonscreencontent getonscreencontext getselectedtext",
    "browsing": "safari.geturl runjavascriptonwebpage pocket.get pinboard.get instapaper.get",
    "passwords": "personalhotspot.password.get",
    "home": "gethomeaccessorystate",
    "answers": "ask",
    "device": "getdevicedetails getbatterylevel getcurrentapp dnd.getfocus filter.apps filter.windows filter.displays getmyworkflows",
    "network": "getwifi getipaddress vpn.get filter.vpns",
    "music": "getcurrentsong filter.music exportsong get.playlist getpodcastsfromlibrary",
    "stored": "getstoredcontent",
    "web": "downloadurl getwebpagecontents rss rss.extract getarticle url.getheaders url.expand giphy runsshscript",
}

_KINDS: Final[dict[str, str]] = {OWN + tail: kind for kind, tails in _TABLE.items() for tail in tails.split()}

_APPLE: Final[dict[str, str]] = {
    "com.apple.AddressBook.": "contacts",
    "com.apple.Photos.": "photos",
    "com.apple.MobileSMS.": "messages",
    "com.apple.mobilemail.": "mail",
    "com.apple.Notes.": "notes",
    "com.apple.mobilenotes.": "notes",
    "com.apple.reminders.": "reminders",
    "com.apple.mobilecal.": "calendars",
    "com.apple.CalendarUI.": "calendars",
    "com.apple.Maps.CurrentLocationEntity": "location",
    "com.apple.Maps.ParkingLocationDataEntity": "location",
    "com.apple.Health.": "health",
    "com.apple.Home.": "home",
    "com.apple.mobilesafari.": "browsing",
    "com.apple.DocumentsApp.": "files",
    "com.apple.VoiceMemos.": "microphone",
    "com.apple.journal.": "notes",
}
"""The data of Apple's own apps, by the beginning of the action's identifier."""

WORDS: Final[dict[str, str]] = {
    "contacts": "your contacts",
    "photos": "your photos",
    "camera": "what the camera takes",
    "microphone": "what the microphone records",
    "location": "your location",
    "health": "your health data",
    "calendars": "your calendars",
    "reminders": "your reminders",
    "notes": "your notes",
    "files": "your files",
    "named file": "a file of a fixed name",
    "clipboard": "the clipboard",
    "screen": "what is on the screen",
    "browsing": "what you browse",
    "passwords": "a password",
    "messages": "your messages",
    "mail": "your mail",
    "home": "the state of your home",
    "input": "what you share with the shortcut",
    "answers": "what you answer",
    "setup": "what you enter when you add it",
    "device": "details of the device",
    "network": "your network and IP address",
    "music": "your music",
    "shortcut": "what another shortcut gives",
    "app": "what another app gives",
    "stored": "what was stored before",
    "web": "what a server sent",
    "decoded": "text that was in Base64",
}
"""Every kind of data, in words."""

SENSITIVE: Final[dict[str, Level]] = {
    **dict.fromkeys(
        ("contacts", "photos", "camera", "microphone", "location", "health", "calendars", "reminders", "notes", "files"), "high"
    ),
    **dict.fromkeys(("clipboard", "screen", "browsing", "passwords", "messages", "mail"), "high"),
    **dict.fromkeys(("home", "input", "device", "network", "shortcut", "app", "stored", "answers", "setup", "named file"), "medium"),
    "music": "low",
}
"""How personal each kind is. `web` and `decoded` are missing: they are nobody's secret, and only count where they are run."""

SPECIALS: Final[dict[str, str]] = {
    "Ask": "answers",
    "Clipboard": "clipboard",
    "ExtensionInput": "input",
    "Input": "input",
    "DeviceDetails": "device",
    "CurrentApp": "device",
}
"""The kinds of data that values of the system are."""

_FRESH: Final = own(
    _TABLE["web"],
    "selectcontacts selectphone selectemail getwifi getipaddress getdevicedetails getbatterylevel takephoto takevideo recordaudio",
    "searchappstore searchitunes searchpodcasts dictatetext getmyworkflows",
)
"""Actions whose output is what they find and holds nothing of what they were given. Of what a server is asked, its answer may tell: see
`indirect`."""

SILENT: Final = own("conditional repeat.count choosefrommenu comment nothing exit")
"""Actions whose output is none of their parameters."""


def fresh(identifier: str) -> bool:
    """Whether the output of an action holds nothing of its parameters."""
    return identifier in _FRESH


def decodes(action: Action) -> bool:
    """Whether an action takes the coding off a text, which hides from a reader what it says."""
    return action.identifier == OWN + "base64encode" and action.parameters.get("WFEncodeMode") == "Decode"


def source_of(action: Action, definition: Definition | None) -> str | None:
    """The kind of data that begins at an action; None if none does."""
    identifier = action.identifier
    if identifier.startswith((OWN + "filter.", OWN + "documentpicker.open")) and "WFContentItemInputParameter" in action.parameters:
        return None  # it chooses from what it is given
    if decodes(action):
        return "decoded"
    if identifier == OWN + "filter.files" or identifier in _SPECIAL:
        return _SPECIAL[identifier](action, definition) if identifier in _SPECIAL else None
    if identifier == OWN + "documentpicker.open" and _named(action):
        return "named file"
    if identifier in _KINDS:
        return _KINDS[identifier]
    if not identifier.startswith(OWN):
        return _of_app(identifier, definition)
    return None


def _named(action: Action) -> bool:
    """Whether a file is the one of a name that the shortcut says, which is mostly one that it wrote itself."""
    given = action.parameters
    paths = [given[key] for key in ("WFGetFilePath", "WFFilePath") if key in given]
    written = any(isinstance(path, str) or (isinstance(path, Text) and all(isinstance(part, str) for part in path.parts)) for path in paths)
    return written and given.get("WFShowFilePicker") is False and given.get("WFGetFolderContents") is not True


def _of_app(identifier: str, definition: Definition | None) -> str | None:
    if definition is not None and definition.output is False:
        return None
    for beginning, kind in _APPLE.items():
        if identifier.startswith(beginning):
            return kind
    return None if identifier.startswith("com.apple.") else "app"


def _here(action: Action, definition: Definition | None) -> str | None:
    """`location` where the action uses the place of the device, and not one that is written into it."""
    if definition is None or "location" not in definition.needs_when:
        return "location" if definition is not None and "location" in definition.needs else None
    conditions = Parameter("", when=definition.needs_when["location"])
    if any(isinstance(action.parameters.get(when.key), Attachment) for when in conditions.when):
        return None  # a place that it is given
    return "location" if _may_be_here(action) and applies(conditions, definition, action.parameters) else None


def _may_be_here(action: Action) -> bool:
    """Whether no parameter says that the place is another one."""
    keys = ("WFWeatherLocation", "WFGetDirectionsFrom")
    return all(action.parameters.get(key, "Current Location") != "Custom Location" for key in keys)


_Special = Callable[[Action, "Definition | None"], "str | None"]

_SPECIAL: Final[dict[str, _Special]] = dict.fromkeys(
    own("location weather.currentconditions weather.forecast getdistance gettraveltime gethalfwaypoint searchlocalbusinesses"), _here
)


def app_of(action: Action, definition: Definition | None) -> str:
    """What people call the app of an action that is none of Apple's older ones."""
    if definition is not None and definition.app_name:
        return definition.app_name
    intent = action.parameters.get("AppIntentDescriptor")
    name = intent.get("Name") if isinstance(intent, dict) else None
    if isinstance(name, str) and name:
        return name
    bundle = action.identifier.rsplit(".", 1)[0]
    return bundle.rsplit(".", 1)[-1] if "." in bundle else bundle
