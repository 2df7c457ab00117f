"""Actions on any item as a file: its name, its type, archives."""

from __future__ import annotations

import json
import plistlib
from dataclasses import replace

from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import plain_json, text_of
from workflowllm.simulate.content import FILE_KINDS, KIND_NAMES, Content, Item
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.library.documents import bytes_of, file_item, member
from workflowllm.simulate.madeup import made_up
from workflowllm.simulate.network import request
from workflowllm.simulate.properties import name_of

__all__ = ["extract_archive", "file_of_type", "make_archive", "name", "set_name", "type_name"]


@runs("setitemname")
def set_name(call: Call) -> Content:
    """Set Name: a new item of another name; the extension of a file stays unless that is not wanted (action definition).

    Choice: a text that is named as a file of a known type, as `a.vcf`, is a file of that type from then on.
    """
    wanted, bare = call.text("WFName"), call.boolean("WFDontIncludeFileExtension", False)
    return tuple([_named(call, item, wanted, bare) for item in call.input])


def _named(call: Call, item: Item, wanted: str, bare: bool) -> Item:
    from workflowllm.simulate.documents.filetypes import by_extension, extension_of

    extension = extension_of(wanted)
    if item.made_up:
        return replace(item, name=wanted)
    if item.kind not in FILE_KINDS:
        known = by_extension(extension) if extension else None
        if item.kind not in ("text", "dictionary", "rich_text") or known is None:
            return replace(item, name=wanted)
        return file_item(bytes_of(item, call.region), wanted, known.identifier)
    own = extension_of(item.name)
    if own and not extension and not bare:
        return replace(item, name=f"{wanted}.{own}")
    if extension and extension != own and item.value.size is None:
        return replace(file_item(item.value.data, wanted), properties=item.properties)
    return replace(item, name=wanted)


@runs("getitemname")
def name(call: Call) -> Content:
    """Get Name: what each item is called; of a web address by default the title of its page, which is fetched (action definition).

    Choice: where nothing answers, an address is called by itself.
    """
    from workflowllm.simulate.documents.html import title

    found = []
    for item in call.input:
        called = name_of(item, call.region)
        if item.kind == "url" and not item.name and call.boolean("GetWebPageTitle", True):
            answer = request(call, item.value)
            called = (title(answer.text) if answer is not None else "") or called
        found.append(called)
    return contents.texts(found)


@runs("getitemtype")
def type_name(call: Call) -> Content:
    """Get Type: what kind of thing each item is, by the name that the app has for it (action definition; Apple's guide names them)."""
    return contents.texts([KIND_NAMES.get(item.kind, "Item") for item in call.input])


@runs("gettypeaction")
def file_of_type(call: Call) -> Content:
    """Get File of Type: each item as a file of a type, rich text (RTF) by default (action definition).

    Left out: conversions that only the system can make; there the content stays and the type changes.
    """
    wanted = call.choice("WFFileType", "public.rtf")
    return tuple([_as_type(call, item, wanted) for item in call.input])


def _as_type(call: Call, item: Item, wanted: str) -> Item:
    from workflowllm.simulate.documents.filetypes import by_identifier, conforms

    if item.made_up:
        return made_up("file", item.name or "File of Type", call.region)
    region, (called, own) = call.region, member(item, call.region)
    known = by_identifier(wanted)
    extension = known.extensions[0] if known is not None and known.extensions else ""
    stem = called.rpartition(".")[0] or called
    data = bytes_of(own, region)
    if item.kind == "dictionary":
        value = plain_json(item.value, region)
        plist = conforms(wanted, "com.apple.property-list") or wanted == "com.apple.plist"
        data = _property_list(value) if plist else json.dumps(value, ensure_ascii=False, default=str).encode("utf-8", "replace")
    elif item.kind == "image" and conforms(wanted, "public.image") and extension:
        from workflowllm.simulate.documents.images import convert

        data = convert(data, extension.upper())
    elif wanted == "com.adobe.pdf" and item.kind != "pdf":
        from workflowllm.simulate.documents import pdf

        data = pdf.from_images([data]) if item.kind == "image" else pdf.from_text(text_of(item, region))
    elif wanted in ("public.plain-text", "public.utf8-plain-text"):
        data = text_of(item, region).encode("utf-8", "replace")
    call.run.charge(len(data))
    return file_item(data, f"{stem}.{extension}" if extension else called, wanted)


def _property_list(value: object) -> bytes:
    """A dictionary as a property list; what a property list has no form for becomes text."""

    def plain(inner: object) -> object:
        if isinstance(inner, dict):
            return {str(key): plain(one) for key, one in inner.items() if one is not None}
        if isinstance(inner, list | tuple):
            return [plain(one) for one in inner if one is not None]
        if isinstance(inner, bool | float):
            return inner
        if isinstance(inner, int):
            return inner if -(1 << 63) <= inner < 1 << 64 else float(inner)
        # A property list in XML has no control characters.
        return "".join(letter for letter in str(inner) if letter in "\t\n\r" or letter >= " ")

    return plistlib.dumps(plain(value))  # type: ignore[arg-type]


@runs("makezip")
def make_archive(call: Call) -> Content:
    """Make Archive: its files in an archive, zip by default, called Archive by default (action definition)."""
    from workflowllm.simulate.documents import archives

    form = call.choice("WFArchiveFormat", "zip").lstrip(".")
    members = []
    for item in call.input:
        called, own = member(item, call.region)
        data = bytes_of(own, call.region)
        call.run.charge(len(data))
        members.append((called, data))
    packed = archives.make(members, form)
    called = call.choice("WFZIPName", "Archive")
    ending = f".{archives.EXTENSIONS.get(form.lower(), 'zip')}"
    return (file_item(packed, called if called.lower().endswith(ending) else called + ending),)


@runs("unzip")
def extract_archive(call: Call) -> Content:
    """Extract Archive: the files in each archive (action definition)."""
    from workflowllm.simulate.documents import archives

    found: list[Item] = []
    for item in call.input:
        if item.made_up:
            found.append(made_up("file", "Files", call.region))
            continue
        called, own = member(item, call.region)
        for inner, data in archives.extract(bytes_of(own, call.region), called):
            call.run.charge(len(data))
            found.append(file_item(data, inner.rpartition("/")[2] or inner))
    call.run.bound_items(len(found))
    return tuple(found)
