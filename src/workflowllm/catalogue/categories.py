"""What an action is about, where no source says: rules over identifiers, the first that fits.

The categories are those that the action list of the app has. An action of another app is about that app.
"""

from __future__ import annotations

import re
from typing import Final

from workflowllm.catalogue.definition import Definition

__all__ = ["SOURCE", "categories_of"]

SOURCE: Final = "rules"

_RULES: Final[dict[str, str]] = {
    "Calendar": r"calendar event reminder alarm timer date timezone timebetween",
    "Contacts": r"contact phonenumber emailaddress facetime mobilephone call(?!back)",
    "Health": r"health workout",
    "Home": r"home(?!screen) accessory",
    "Location": r"location address directions distance traveltime maps halfway parkedcar weather localbusiness ride",
    "Music": (
        r"music song playlist podcast itunes playback upnext shazam playsound volume audio speak dictate radio "
        r"nowplaying"
    ),
    "Photos and Video": (
        r"photo image camera video gif screenshot markup album avairy media wallpaper poster barcode "
        r"removebackground exif"
    ),
    "Documents": (
        r"file folder document pdf zip archive print dropbox evernote ulysses note previewdocument markdown "
        r"richtext html quicklook"
    ),
    "Web": (
        r"url web link rss article safari readinglist pinboard instapaper pocket giphy download http ssh tumblr "
        r"wordpress imgur cloudapp"
    ),
    "Sharing": r"share airdrop message mail email tweet facebook slack clipboard post send handoff qrcode",
    "Text": (
        r"text case spelling translate detectlanguage base64 hash urlencode dictionary list getvalueforkey "
        r"setvalueforkey askllm"
    ),
    "Device": (
        r"wifi bluetooth airplane cellular brightness flashlight battery dnd lowpower orientation appearance "
        r"display lock vpn device hotspot nightshift truetone stagemanager shutdown reboot sleep settings "
        r"audiodescription vibrate watch"
    ),
    "Apps": r"openapp app\b apps quit hide window split runworkflow openworkflow siri intercom",
    "Scripting": r"",
}
"""Patterns of each category, one of which stands in the identifier; the last takes what is left."""


def categories_of(definition: Definition) -> tuple[str, ...]:
    """The category of an action."""
    identifier = definition.identifier
    if not identifier.startswith("is.workflow.actions."):
        return (definition.app_name or definition.app or ".".join(identifier.split(".")[:3]),)
    tail = identifier.removeprefix("is.workflow.actions.")
    return (next(name for name, patterns in _RULES.items() if re.search(patterns.replace(" ", "|"), tail)),)
