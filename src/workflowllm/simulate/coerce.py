"""One kind of item as another: what the app does by itself when an action wants something else than it is given.

Source: Apple's guide (the Content Graph converts what an action does not take) and the device reports named at each function. What
cannot be converted is an error of the device, with the words that reports have.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from workflowllm.simulate import choices
from workflowllm.simulate.content import FILE_KINDS, NOTHING, Blob, Content, Item, Json, Measure
from workflowllm.simulate.content import boolean as boolean_item
from workflowllm.simulate.content import date as date_item
from workflowllm.simulate.content import dictionary as dictionary_item
from workflowllm.simulate.content import number as number_item
from workflowllm.simulate.content import text as text_item
from workflowllm.simulate.content import url as url_item
from workflowllm.simulate.outcome import LimitReached, cannot_convert
from workflowllm.simulate.region import Region

__all__ = ["as_kind", "page_source", "plain_json", "text_of", "to_boolean", "to_date", "to_dictionary", "to_number", "to_text"]

MADE_UP_NUMBER: Final = 1
"""What a stand-in is as a number."""

_ADDRESS: Final = re.compile(r"https?://[\w.-]+\.\w+(?:[/?#:]|$)")
_MOST_VALUES: Final = 100_000
"""Values that one dictionary may have where it becomes text: shared parts can make a small one endless."""


def to_text(content: Content, region: Region) -> str:
    """The text of several items: one a line (device report: the values of a list in a text field stand on lines of their own)."""
    if len(content) == 1:
        return text_of(content[0], region)
    return "\n".join([text_of(item, region) for item in content])


def text_of(item: Item, region: Region) -> str:
    """The text of one item.

    Numbers have 15 significant digits and dictionaries are compact JSON (device reports); truth values are Yes and No; a photo or a song
    is its name and a web page its text (action definition of Get Text from Input). A contact is its name: nobody has published that.
    """
    kind = item.kind
    if kind in ("text", "url", "phone", "email"):
        return str(item.value)
    if kind == "number":
        from workflowllm.simulate.numbers import text_of_number

        return text_of_number(item.value, choices.NUMBER_TEXT_LOCALE)
    if kind == "boolean":
        return "Yes" if item.value else "No"
    maker = _TEXTS.get(kind)
    return maker(item, region) if maker is not None else item.name or str(item.value)


def _date_text(item: Item, region: Region) -> str:
    from workflowllm.simulate.dates.formatting import format_date

    day, time = choices.DATE_TEXT_STYLE
    return format_date(item.value.astimezone(region.zone), date=day, time=time, locale=region.locale, now=region.now, at=True)


def _dictionary_text(item: Item, region: Region) -> str:
    from workflowllm.simulate.jsontext import write_json

    return write_json(plain_json(item.value, region))


def _file_text(item: Item, region: Region) -> str:
    """The text in a file, or the name of a file that holds no text. Choice: what holds no text is called by its name."""
    blob = item.value
    if item.kind == "file" and isinstance(blob, Blob) and blob.size is None and b"\0" not in blob.data[:1000]:
        try:
            found = blob.data.decode("utf-8")
        except UnicodeDecodeError:
            return item.name
        return _rich_text(Item("rich_text", found), region) if blob.uti in ("public.html", "public.rtf") else found
    return item.name


def _rich_text(item: Item, region: Region) -> str:
    from workflowllm.simulate.documents.html import html_to_text

    return html_to_text(item.value)


def _measure_text(item: Item, region: Region) -> str:
    """A number with its unit; a length of time that was found in words keeps them as its name."""
    if item.name:
        return item.name
    from workflowllm.simulate.numbers import text_of_number

    return f"{text_of_number(item.value.value, choices.NUMBER_TEXT_LOCALE)} {item.value.unit}".strip()


def _health_text(item: Item, region: Region) -> str:
    """Choice: a health sample reads as its number without a unit. Real files show "You've had … L of water" and "… / 10000", and add it
    to other numbers.
    """
    from workflowllm.simulate.numbers import text_of_number

    value = item.properties.get("Value")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return text_of_number(value, choices.NUMBER_TEXT_LOCALE)
    return item.name


_TEXTS: Final[dict[str, Callable[[Item, Region], str]]] = {
    "date": _date_text,
    "dictionary": _dictionary_text,
    "file": _file_text,
    "health": _health_text,
    "rich_text": _rich_text,
    "measure": _measure_text,
    "web_page": lambda item, region: str(item.properties.get("Page Contents") or item.name or item.value),
}


def plain_json(value: Json, region: Region) -> Json:
    """A value of a dictionary with nothing in it that JSON has no form for: files and dates become text.

    Raises:
        LimitReached: It has too many parts.
    """
    left = [_MOST_VALUES]

    def plain(value: Json, depth: int) -> Json:
        left[0] -= 1
        if left[0] < 0 or depth > 200:
            raise LimitReached("items", "a dictionary with too many parts became text")
        if isinstance(value, Item):
            return text_of(value, region)
        if isinstance(value, dict):
            return {key: plain(inner, depth + 1) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [plain(inner, depth + 1) for inner in value]
        if value is None or isinstance(value, str | int | float):
            return value
        # What a thing has as its properties: dates, quantities.
        return text_of(date_item(value) if isinstance(value, datetime) else Item("measure", value), region)

    return plain(value, 0)


def to_number(item: Item, region: Region, action: str = "The operation", *, strict: bool = True) -> int | float:
    """An item as a number.

    Args:
        item: What is converted.
        region: Where the device is.
        action: What the message calls the action.
        strict: Whether a text without a number is an error, as an action's number field has it; otherwise it is the number of
            `choices.COERCED_WITHOUT_NUMBER`, as in a variable's own conversion.

    Raises:
        RunError: It is no number (device report: "couldn't convert from Text to Number").
    """
    value = item.value
    if item.kind == "number":
        return value  # type: ignore[no-any-return]
    if item.kind == "boolean":
        return int(value)
    if item.kind == "measure" and isinstance(value, Measure):
        return value.value
    if item.kind == "health" and isinstance(item.properties.get("Value"), int | float):
        return item.properties["Value"]  # type: ignore[no-any-return]  # real files hand found samples to Calculate Statistics
    if item.made_up:
        return MADE_UP_NUMBER
    if item.kind in ("text", "url", "rich_text", "file", "phone"):
        from workflowllm.simulate.numbers import number_of_text

        found = number_of_text(text_of(item, region), region.locale)
        if found is not None:
            return found
        if not strict:
            return choices.COERCED_WITHOUT_NUMBER
    raise cannot_convert(action, _called(item), "number")


def to_boolean(item: Item, region: Region) -> bool:
    """An item as a truth value.

    Source: device report (1 and `True` are yes, 0 and `False` no) and a maker of actions (a number of at least 1 is true). Choice: any
    other text is no.
    """
    if item.kind == "boolean":
        return bool(item.value)
    if item.kind == "number":
        return bool(item.value >= 1)
    if item.made_up:
        return True
    if item.kind in ("text", "file", "rich_text"):
        found = text_of(item, region).strip().casefold()
        if found in ("yes", "true"):
            return True
        return to_number(text_item(found), region, strict=False) >= 1
    return True


def to_date(item: Item, region: Region, action: str = "The operation") -> datetime:
    """An item as a date.

    Raises:
        RunError: It is none: empty text, and a text that is only a number, among them (device reports).
    """
    if item.kind == "date":
        return item.value  # type: ignore[no-any-return]
    for name in ("Start Date", "Date", "Due Date", "Date Taken", "Creation Date"):
        found = item.properties.get(name)
        if isinstance(found, datetime):
            return found
    if item.made_up:
        return region.now
    if item.kind in ("text", "file", "rich_text"):
        from workflowllm.simulate.dates.parsing import parse_date

        parsed = parse_date(text_of(item, region), now=region.now, zone=region.zone, locale=region.locale)
        if parsed is not None:
            return parsed
    raise cannot_convert(action, _called(item), "date")


def to_dictionary(item: Item, region: Region, action: str = "The operation") -> dict[str, Json]:
    """An item as a dictionary: JSON, an XML property list, or `a=1&b=2` (action definition of Get Dictionary from Input).

    Raises:
        RunError: Its text is none of these (device report: "couldn't convert from Text to Dictionary").
    """
    if item.kind == "dictionary":
        return item.value  # type: ignore[no-any-return]
    if item.kind in ("text", "file", "rich_text", "url") and not item.made_up:
        from workflowllm.simulate.jsontext import parse_dictionary

        found = parse_dictionary(text_of(item, region))
        if isinstance(found, dict):
            return found
    if item.made_up:
        return {}
    if item.kind == "contact" or (item.properties and item.kind not in FILE_KINDS):
        return {name: _property_json(value) for name, value in item.properties.items()}
    raise cannot_convert(action, _called(item), "dictionary")


def _called(item: Item) -> str:
    """The kind that a message names: a page that came back is Rich Text (device reports), and a file that is read as text is Text."""
    if item.kind != "file" or not isinstance(item.value, Blob):
        return item.kind
    return "rich_text" if item.value.uti in ("public.html", "public.rtf") else "text" if item.value.uti.endswith("text") else "file"


def _property_json(value: object) -> Json:
    return list(value) if isinstance(value, tuple) else value


def as_kind(item: Item, kind: str, region: Region, action: str = "The operation") -> Content:
    """An item as another kind: a variable's conversion, or what an action's input is turned into.

    Choice: what has no conversion is nothing, but for numbers, dates and dictionaries, where reports have an error.

    Raises:
        RunError: It cannot be converted.
    """
    if item.kind == kind or kind == "thing":
        return (item,)
    if item.made_up and kind != "text":
        from workflowllm.simulate.madeup import made_up

        if kind == "url" and _ADDRESS.match(text := text_of(item, region).strip()):
            return (replace(url_item(re.sub(r"\s+", "%20", text)), made_up=True),)  # its host is known, though a part is made up
        return (made_up(kind, item.name or str(item.value), region),)
    match kind:
        case "text":
            return (text_item(text_of(item, region)),)
        case "number":
            return (number_item(to_number(item, region, action, strict=False)),)
        case "boolean":
            return (boolean_item(to_boolean(item, region)),)
        case "date":
            return (date_item(to_date(item, region, action)),)
        case "dictionary":
            listed = _listed(item, region)
            return (dictionary_item(to_dictionary(item, region, action)),) if listed is None else listed
        case "rich_text":
            return (_as_rich_text(item, region),)
        case "url":
            return _as_url(item, region)
        case "file":
            return (_as_file(item, region),)
        case "email" | "phone":
            return _as_address(item, kind, region)
    return _as_other(item, kind)


def _listed(item: Item, region: Region) -> Content | None:
    """The dictionaries of a text that is a JSON list of nothing else, as servers answer (Apple's guide); None of any other item."""
    if item.kind not in ("text", "file") or item.made_up:
        return None
    from workflowllm.simulate.jsontext import parse_dictionary

    found = parse_dictionary(text_of(item, region))
    rows = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    return tuple([dictionary_item(one) for one in rows]) if isinstance(found, list) and found and len(rows) == len(found) else None


def _as_rich_text(item: Item, region: Region) -> Item:
    from workflowllm.simulate.documents.html import text_to_html

    if item.kind == "file" and item.value.uti == "public.html":
        return Item("rich_text", item.value.data.decode("utf-8", "replace"), item.name)
    return Item("rich_text", text_to_html(text_of(item, region)), item.name)


def _as_url(item: Item, region: Region) -> Content:
    """The addresses in an item: those of a text are found in it, those of a page in its links and its text."""
    from workflowllm.simulate.detectors import find_links

    own = item.properties.get("URL")
    if isinstance(own, str) and own:
        return (url_item(own),)
    found = text_of(item, region).strip()
    source = page_source(item)
    if source is not None:
        from workflowllm.simulate.documents.html import links

        linked = [address for address, _ in links(source)]
        return tuple([url_item(link) for link in dict.fromkeys([*linked, *find_links(found)])])
    if "://" in found and " " not in found and "\n" not in found:
        return (url_item(found),)
    if found[:5].lower() == "data:":
        return (url_item(found),)  # one address, whatever stands in it
    return tuple([url_item(link) for link in find_links(found)])


def page_source(item: Item) -> str | None:
    """The HTML of rich text, or of a page that is a file."""
    if item.kind == "rich_text":
        return str(item.value)
    if item.kind == "file" and isinstance(item.value, Blob) and item.value.uti == "public.html":
        return item.value.data.decode("utf-8", "replace")
    return None


def _as_file(item: Item, region: Region) -> Item:
    """Anything as a file: a text becomes a text file (claim: text and dictionaries are wrapped as a temporary file)."""
    if item.kind in FILE_KINDS:
        return item
    if item.kind == "rich_text":
        return Item("file", Blob(item.value.encode("utf-8", "replace"), "public.html"), f"{item.name or 'Rich Text'}.html")
    if item.kind == "shortcut":
        return Item("file", Blob(b"", "com.apple.shortcut"), f"{item.name}.shortcut", {}, made_up=True)
    extension, uti = ("json", "public.json") if item.kind == "dictionary" else ("txt", "public.plain-text")
    name = item.name or KIND_FILE_NAMES.get(item.kind, "Text")
    return Item("file", Blob(text_of(item, region).encode("utf-8", "replace"), uti), name if "." in name else f"{name}.{extension}")


KIND_FILE_NAMES: Final = {"dictionary": "Dictionary", "number": "Number", "date": "Date", "url": "URL"}


def _as_address(item: Item, kind: str, region: Region) -> Content:
    from workflowllm.simulate.detectors import find_emails, find_phone_numbers

    key = "Email Addresses" if kind == "email" else "Phone Numbers"
    if item.kind == "contact":
        own = item.properties.get(key) or ()
        return tuple([Item(kind, str(getattr(value, "value", value))) for value in (own if isinstance(own, tuple | list) else (own,))])
    found = text_of(item, region)
    return tuple([Item(kind, value) for value in (find_emails(found) if kind == "email" else find_phone_numbers(found))])


_BEGINNINGS: Final = {
    "image": ("public.png", "public.jpeg", "public.image", "com.compuserve.gif", "public.tiff", "public.heic", "com.microsoft.bmp"),
    "pdf": ("com.adobe.pdf",),
    "media": ("public.movie", "public.audio", "public.mp3", "com.apple.quicktime-movie", "public.mpeg-4"),
    "vcard": ("public.vcard",),
    "file": ("",),
}
"""With what the type of a file of each kind begins."""


def _as_other(item: Item, kind: str) -> Content:
    """What an item holds of another kind: a song its artwork, an event its place (Apple's guide names both)."""
    for value in item.properties.values():
        if isinstance(value, Item) and value.kind == kind:
            return (value,)
    if item.kind in FILE_KINDS and kind in FILE_KINDS:
        return (Item(kind, item.value, item.name, item.properties),) if _holds(item.value, kind) else NOTHING
    if kind in ("location", "contact", "app", "place") and item.kind in ("text", "place", "location"):
        return (Item(kind, item.value, item.name or str(item.value), item.properties),)
    return NOTHING


def _holds(blob: Blob, kind: str) -> bool:
    return blob.uti.startswith(_BEGINNINGS[kind])
