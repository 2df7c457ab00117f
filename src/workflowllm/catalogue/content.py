"""What kind of thing a content class is, and what kind of thing a value of a file is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from workflowllm.catalogue.definition import Kind
from workflowllm.workflow.values import (
    Attachment,
    BareReference,
    BareText,
    Dictionary,
    Field,
    Item,
    Overlay,
    Record,
    Text,
    Value,
    WrappedReference,
)

__all__ = ["kind_of", "literal", "numeral", "value_kind"]

_CLASSES: Final[dict[Kind, str]] = {
    "text": (
        "NSString WFString string attributedString NSAttributedString WFRichText NSURL WFURL url public.html public.rtf public.text"
        " public.plain-text public.url WFSafariWebPage WFArticle WFPlainText"
    ),
    "number": "NSNumber NSDecimalNumber WFNumber int integer double decimal number",
    "boolean": "bool boolean WFBoolean",
    "date": "NSDate WFDate date",
    "dictionary": "NSDictionary WFDictionary",
    "quantity": (
        "NSMeasurement WFMeasurement NSDateComponents WFTimeInterval WFFileSize WFMeasurementUnit measurement_duration duration"
        " INCurrencyAmount"
    ),
    "file": (
        "file public.data public.item public.folder public.image public.audio public.movie public.video public.mpeg-4 public.jpeg"
        " public.png public.zip-archive com.adobe.pdf com.compuserve.gif com.apple.quicktime-movie com.apple.coreaudio-format"
        " com.apple.m4a-audio com.apple.live-photo WFGenericFile WFFolder WFImage WFPhotoMedia WFPDF WFAVAsset PHAsset AVAsset"
        " UIPrintFormatter WFGenerated NSImage UIImage"
    ),
    "contact": "WFContact WFEmailAddress WFPhoneNumber INPerson CNContact WFEKParticipant person",
    "location": "CLLocation MKMapItem WFLocation WFStreetAddress WFDCMapsLink WFMapsLink placemark",
    "app": "WFApp WFAppStoreApp",
    "shortcut": "com.apple.shortcuts.WFWorkflowReference WFWorkflowReference WFWorkflow",
    "record": (
        "EKEvent REMReminder MPMediaItem ENNoteRef WFCalendarEvent WFReminder WFMPMedia WFiTunesProduct WFPodcastShow WFPodcastEpisode"
        " WFShazamMedia WFWindow WFDisplay WFVPN WFVPNConfiguration WFFocusMode WFMessage WFEmail WFTripInfo WFGiphyObject WFHKSample"
        " WFHKWorkout WFMediaItemCollection WFTrelloBoard WFTrelloList WFTrelloCard WFUlyssesSheet WFWeatherData WFParkedCar"
        " WFPosterRepresentation INRideStatus WFLinkEntity WFWalletPass WFNote WFEvernoteNote"
    ),
    "any": "WFContentItem any",
}

_KINDS: Final[dict[str, Kind]] = {name: kind for kind, names in _CLASSES.items() for name in names.split()}

_FIELDS: Final[dict[str, Kind]] = {
    "WFArrayParameterState": "list",
    "WFArraySubstitutableParameterState": "list",
    "WFBooleanSubstitutableState": "boolean",
    "WFContactFieldValue": "contact",
    "WFContentPredicateTableTemplate": "filter",
    "WFDateSubstitutableState": "date",
    "WFDictionaryFieldValue": "dictionary",
    "WFDictionarySubstitutableParameterState": "dictionary",
    "WFINSpeakableStringSubstitutableState": "text",
    "WFLinkEnumerationSubstitutableState": "text",
    "WFQuantityFieldValue": "quantity",
    "WFTimeOffsetValue": "quantity",
    "WFTokenAttachmentParameterState": "reference",
}

_RECORDS: Final[tuple[tuple[str, Kind], ...]] = (
    ("workflowName", "shortcut"),
    ("workflowIdentifier", "shortcut"),
    ("BundleIdentifier", "app"),
    ("fileLocation", "file"),
    ("placemark", "location"),
    ("isCurrentLocation", "location"),
)
"""Records that are known by one of their fields."""

_NUMERAL: Final = re.compile(r"\s*[-+]?(\d[\d\s,.]*|\.\d+)(e[-+]?\d+)?\s*", re.IGNORECASE | re.ASCII)


def value_kind(classes: Iterable[str]) -> Kind:
    """What a value is that has one of these content classes, in the coarse kinds that a checker compares.

    Addresses of the web and rich text are text, since they go wherever text goes; images, films and folders are files; an event,
    a song or an entity of an app is a record.

    Args:
        classes: Names of content items, of Foundation's classes, uniform type identifiers, or entities of App Intents.

    Returns:
        `any` if they are of several kinds; `unknown` if there are none, or none is known.
    """
    found = {_class_kind(name) for name in classes} - {"unknown"}
    return next(iter(found)) if len(found) == 1 else "any" if found else "unknown"


def _class_kind(name: str) -> Kind:
    kind = _KINDS.get(name) or _KINDS.get(name.removesuffix("ContentItem"))
    if kind is None and (name.endswith(("Entity", "DeepLink", "DeepLinks", "Result")) or name.startswith("com.apple.")):
        return "record"
    return kind or "unknown"


def kind_of(value: Value) -> Kind:
    """What a value in a file is: text with references in it is text, a reference that stands alone is a reference."""
    match value:
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str() | Text() | Overlay() | BareText():
            return "text"
        case datetime():
            return "date"
        case Attachment() | BareReference() | WrappedReference():
            return "reference"
        case Dictionary():
            return "dictionary"
        case tuple():
            return "list"
        case bytes():
            return "file"
        case Field(kind=kind, value=inner):
            return "reference" if isinstance(inner, Attachment) else _FIELDS.get(kind) or kind_of(inner)
        case Item(value=inner):
            return kind_of(inner)
        case Record():
            return next((kind for key, kind in _RECORDS if key in value), "record")
    return "unknown"


def literal(value: Value) -> str | None:
    """The text of a value that is text and nothing but text; None for any other."""
    match value:
        case str():
            return value
        case Text(parts=(str(part),)):
            return part
        case Text(parts=()):
            return ""
        case Field(kind=kind, value=inner) if _FIELDS.get(kind, "text") == "text":
            return literal(inner)
    return None


def numeral(text: str) -> bool:
    """Whether a text reads as a number."""
    return _NUMERAL.fullmatch(text) is not None
