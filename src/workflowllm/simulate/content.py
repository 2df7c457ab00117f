"""What passes between actions while a shortcut runs: none, one or several items, each of one kind.

Source: Apple's guide (content graph): any number of items may pass; there is no list beside them. So `Content` is a tuple, and a list
of one is that one. Items never change: an action that changes something hands on another item.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, TypeAlias

__all__ = [
    "CLASS_KINDS",
    "FILE_KINDS",
    "KIND_NAMES",
    "NOTHING",
    "PRESENT",
    "Blob",
    "Content",
    "Item",
    "Json",
    "Measure",
    "boolean",
    "date",
    "dictionary",
    "entity",
    "file",
    "from_json",
    "number",
    "one",
    "text",
    "texts",
    "to_json",
    "url",
]

Json: TypeAlias = Any
"""None, bool, int, float, str, list or dict of these, or an `Item` that JSON has no form for. Never changed once made."""


@dataclass(frozen=True, slots=True)
class Blob:
    """The content of a file.

    Attributes:
        data: The bytes.
        uti: The uniform type identifier, such as `public.png`.
        path: Where it lies on the device; empty for a file that is handed about only.
        size: Width and height in pixels of a generated picture whose bytes nobody has asked for yet; `data` is empty then.
        seed: What that picture is drawn from.
    """

    data: bytes
    uti: str = "public.data"
    path: str = ""
    size: tuple[int, int] | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with a unit: a length, a duration, an amount of money."""

    value: float
    unit: str
    dimension: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing.

    Attributes:
        kind: One of `KIND_NAMES`.
        value: `str` for text, url, phone, email and rich_text (HTML); `int | float` for number; `bool`; aware `datetime`; `dict` of
            `Json` for dictionary; `Blob` for the kinds of files; `Measure`; the identifier of the thing on the device otherwise.
        name: What it is called, if that is not its text.
        properties: What the editor offers as its properties, by their English names.
        made_up: Whether it is a stand-in: no behaviour of the action that gave it is known.
    """

    kind: str
    value: Any
    name: str = ""
    properties: Mapping[str, Any] = field(default_factory=dict)
    made_up: bool = False

    def __hash__(self) -> int:
        return hash((self.kind, self.name, repr(self.value)[:100]))


Content: TypeAlias = tuple[Item, ...]
NOTHING: Final[Content] = ()

FILE_KINDS: Final = frozenset({"file", "image", "media", "pdf", "vcard"})
"""The kinds whose value is a `Blob`."""

PRESENT: Final = "Is Present"
"""The property of an empty text that stands in a dictionary: it has a value where other empty texts have none."""

KIND_NAMES: Final[Mapping[str, str]] = {
    "text": "Text",
    "number": "Number",
    "boolean": "Boolean",
    "date": "Date",
    "dictionary": "Dictionary",
    "url": "URL",
    "rich_text": "Rich Text",
    "file": "File",
    "folder": "Folder",
    "image": "Image",
    "media": "Media",
    "pdf": "PDF",
    "vcard": "vCard",
    "contact": "Contact",
    "phone": "Phone Number",
    "email": "Email Address",
    "location": "Location",
    "measure": "Measurement",
    "event": "Calendar Event",
    "reminder": "Reminder",
    "note": "Note",
    "song": "iTunes Media",
    "podcast": "Podcast Show",
    "app": "App",
    "app_store": "App Store App",
    "shortcut": "Shortcut",
    "web_page": "Safari Web Page",
    "article": "Article",
    "weather": "Weather Conditions",
    "health": "Health Sample",
    "place": "Map Location",
    "maps_link": "Maps Link",
    "focus": "Focus",
    "alarm": "Alarm",
    "thing": "Item",
}
"""What the app calls each kind; these names stand in its messages."""

CLASS_KINDS: Final[Mapping[str, str]] = {
    "WFStringContentItem": "text",
    "WFNumberContentItem": "number",
    "WFBooleanContentItem": "boolean",
    "WFDateContentItem": "date",
    "WFDictionaryContentItem": "dictionary",
    "WFURLContentItem": "url",
    "WFRichTextContentItem": "rich_text",
    "WFGenericFileContentItem": "file",
    "WFFolderContentItem": "folder",
    "WFImageContentItem": "image",
    "WFPhotoMediaContentItem": "image",
    "WFAVAssetContentItem": "media",
    "WFPDFContentItem": "pdf",
    "WFVCardContentItem": "vcard",
    "WFContactContentItem": "contact",
    "WFPhoneNumberContentItem": "phone",
    "WFEmailAddressContentItem": "email",
    "WFLocationContentItem": "location",
    "WFStreetAddressContentItem": "location",
    "WFMKMapItemContentItem": "place",
    "WFDCMapsLinkContentItem": "maps_link",
    "WFMeasurementContentItem": "measure",
    "WFTimeIntervalContentItem": "measure",
    "WFCalendarEventContentItem": "event",
    "WFReminderContentItem": "reminder",
    "WFNoteContentItem": "note",
    "WFMPMediaContentItem": "song",
    "WFiTunesProductContentItem": "song",
    "WFPodcastShowContentItem": "podcast",
    "WFAppContentItem": "app",
    "WFAppStoreAppContentItem": "app_store",
    "WFWorkflowContentItem": "shortcut",
    "WFSafariWebPageContentItem": "web_page",
    "WFArticleContentItem": "article",
    "WFWeatherDataContentItem": "weather",
    "WFHKSampleContentItem": "health",
    "WFFocusModeContentItem": "focus",
}
"""The kind of a content class."""


def one(item: Item | None) -> Content:
    """One item, or nothing."""
    return NOTHING if item is None else (item,)


def text(value: str, name: str = "") -> Item:
    """A text."""
    return Item("text", value, name)


def texts(values: list[str] | tuple[str, ...]) -> Content:
    """A text each."""
    return tuple([Item("text", value) for value in values])


def number(value: float, name: str = "") -> Item:
    """A number; one without a fraction is kept as an `int`."""
    if type(value) is float and value.is_integer() and abs(value) < 1 << 53:
        value = int(value)
    return Item("number", value, name)


def boolean(value: bool) -> Item:
    """A truth value."""
    return Item("boolean", value)


def date(value: datetime) -> Item:
    """A date with its time."""
    return Item("date", value)


def dictionary(value: Mapping[str, Json], name: str = "") -> Item:
    """A dictionary."""
    return Item("dictionary", value, name)


def url(value: str, name: str = "") -> Item:
    """An address."""
    return Item("url", value, name)


def file(data: bytes, name: str, uti: str = "public.data", *, kind: str = "file", path: str = "", **properties: Any) -> Item:
    """A file; the name has its extension."""
    return Item(kind, Blob(data, uti, path), name, properties)


def entity(kind: str, identifier: str, name: str, properties: Mapping[str, Any]) -> Item:
    """A thing on the device, such as a contact, with what it has."""
    return Item(kind, identifier, name, properties)


def from_json(value: Json) -> Content:
    """What a value in a dictionary is when it is taken out: the elements of a list one by one, nothing for null."""
    if value is None:
        return NOTHING
    if type(value) is list or type(value) is tuple:
        return tuple([item for element in value for item in from_json(element)])
    return (_item(value),)


def _item(value: Json) -> Item:
    match value:
        case Item():
            return value
        case bool():
            return boolean(value)
        case int() | float():
            return number(value)
        case str():
            return text(value)
        case datetime():
            return date(value)
        case _:
            return dictionary(value)


def to_json(content: Content) -> Json:
    """What content is as a value in a dictionary: nothing as an empty text, several as a list."""
    if not content:
        return ""
    values = [item.value if item.kind in ("text", "number", "boolean", "dictionary") else item for item in content]
    return values[0] if len(values) == 1 else values
