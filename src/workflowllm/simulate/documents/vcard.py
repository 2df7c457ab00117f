"""Contacts as vCards: written as version 3.0 (RFC 2426), read from 2.1, 3.0 and 4.0 (RFC 6350).

Left out: photographs, sounds, keys, and encodings of version 2.1 other than plain and quoted-printable.
"""

from __future__ import annotations

import quopri
import re
from dataclasses import dataclass

from workflowllm.errors import DocumentError
from workflowllm.simulate.documents.bounds import MAX_ITEMS
from workflowllm.simulate.documents.contentlines import ContentLine, escaped, folded, pieces, read_lines, unescaped

__all__ = ["Address", "Contact", "Labelled", "read_vcards", "write_vcards"]

_SILENT = frozenset({"INTERNET", "VOICE", "PREF", "URI", "TEXT", "X400"})
"""Types that say nothing a person would call a label."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A number or an address with what kind it is.

    Args:
        value: The number or the address.
        label: What kind, in small letters: `home`, `work`, `cell`; or nothing.
    """

    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address.

    Args:
        street: Street and number.
        city: The city.
        region: The state or province.
        postal_code: The postal code.
        country: The country.
        label: What kind it is, in small letters.
    """

    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or a company; empty where nothing is known.

    Args:
        first: First name.
        last: Last name.
        middle: Middle names.
        prefix: Title before the name.
        suffix: What stands behind it.
        nickname: Nickname.
        organisation: Company.
        department: Department.
        job_title: Job title.
        phones: Telephone numbers.
        emails: Email addresses.
        addresses: Postal addresses.
        urls: Web addresses.
        birthday: As `YYYY-MM-DD`, or `--MM-DD` without a year.
        note: Notes.
    """

    first: str = ""
    last: str = ""
    middle: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    organisation: str = ""
    department: str = ""
    job_title: str = ""
    phones: tuple[Labelled, ...] = ()
    emails: tuple[Labelled, ...] = ()
    addresses: tuple[Address, ...] = ()
    urls: tuple[Labelled, ...] = ()
    birthday: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """The name as it is shown: the parts in their order, else the company, else an email address or a number."""
        parts = [self.prefix, self.first, self.middle, self.last, self.suffix]
        whole = " ".join(part for part in parts if part)
        others = [self.nickname, self.organisation, *(item.value for item in (*self.emails, *self.phones))]
        return whole or next((other for other in others if other), "")


def write_vcards(contacts: list[Contact]) -> str:
    """Contacts as one text of vCards, one after the other.

    Args:
        contacts: The contacts.
    """
    return "".join(folded(line) for contact in contacts for line in _lines(contact))


def _lines(contact: Contact) -> list[str]:
    name = ";".join(escaped(part) for part in (contact.last, contact.first, contact.middle, contact.prefix, contact.suffix))
    company = escaped(contact.organisation) + (f";{escaped(contact.department)}" if contact.department else "")
    single = {"NICKNAME": contact.nickname, "TITLE": contact.job_title, "BDAY": contact.birthday, "NOTE": contact.note}
    return [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{name}",
        f"FN:{escaped(contact.name)}",
        *([f"ORG:{company}"] if company else []),
        *(f"{key}:{escaped(value)}" for key, value in single.items() if value),
        *(f"TEL{_type(item.label)}:{escaped(item.value)}" for item in contact.phones),
        *(f"EMAIL{_type(item.label, 'INTERNET')}:{escaped(item.value)}" for item in contact.emails),
        *(f"ADR{_type(item.label)}:{_address(item)}" for item in contact.addresses),
        *(f"URL{_type(item.label)}:{escaped(item.value)}" for item in contact.urls),
        "END:VCARD",
    ]


def _type(label: str, *more: str) -> str:
    """The type of a line; a label keeps the letters that a type may have."""
    word = re.sub(r"[^A-Za-z0-9-]", "", label).upper()
    words = [*more, *([word] if word else [])]
    return f";TYPE={','.join(words)}" if words else ""


def _address(item: Address) -> str:
    """Post office box and extension, which have no field here, then the rest (RFC 2426, 3.2.1)."""
    return ";;" + ";".join(escaped(part) for part in (item.street, item.city, item.region, item.postal_code, item.country))


def read_vcards(text: str) -> list[Contact]:
    """The contacts of a text of vCards.

    Args:
        text: The text.
    """
    found: list[Contact] = []
    current: list[ContentLine] | None = None
    for line in read_lines(_soft_breaks(text)):
        if line.name == "BEGIN" and line.value.strip().upper() == "VCARD":
            current = []
        elif line.name == "END" and current is not None:
            found.append(_contact(current))
            current = None
            if len(found) > MAX_ITEMS:
                raise DocumentError(f"The text has over {MAX_ITEMS} contacts")
        elif current is not None:
            current.append(line)
    if not found:
        raise DocumentError("This is no vCard: nothing in it begins and ends one")
    return found


def _soft_breaks(text: str) -> str:
    """Quoted-printable lines of version 2.1 go on after an equals sign."""
    return re.sub(r"=\r?\n", "", text) if "QUOTED-PRINTABLE" in text.upper() else text


def _value(line: ContentLine) -> str:
    if "QUOTED-PRINTABLE" in (*line.parameters.get("ENCODING", ()), *line.parameters.get("TYPE", ())):
        return quopri.decodestring(line.value.encode("utf-8", "replace")).decode("utf-8", "replace")
    return line.value


def _contact(lines: list[ContentLine]) -> Contact:
    first: dict[str, str] = {}
    for line in lines:
        first.setdefault(line.name, _value(line))
    last, given, middle, prefix, suffix = [*pieces(first.get("N", ""), ";"), *[""] * 5][:5]
    if not (last or given):
        given, last = _split(unescaped(first.get("FN", "")), "ORG" in first)
    company = [*pieces(first.get("ORG", ""), ";"), ""]
    return Contact(
        first=given,
        last=last,
        middle=middle,
        prefix=prefix,
        suffix=suffix,
        nickname=unescaped(first.get("NICKNAME", "")),
        organisation=company[0],
        department=company[1],
        job_title=unescaped(first.get("TITLE", "")),
        phones=_labelled(lines, "TEL"),
        emails=_labelled(lines, "EMAIL"),
        addresses=tuple(_read_address(line) for line in lines if line.name == "ADR"),
        urls=_labelled(lines, "URL"),
        birthday=_birthday(first.get("BDAY", "")),
        note=unescaped(first.get("NOTE", "")),
    )


def _split(whole: str, company: bool) -> tuple[str, str]:
    """A name that came in one piece: the last word is the last name; of a company it is no person's."""
    given, _, last = ("", "", "") if company else whole.strip().rpartition(" ")
    return (given, last) if given else (last, "")


def _labelled(lines: list[ContentLine], name: str) -> tuple[Labelled, ...]:
    found = (Labelled(unescaped(_value(line)).removeprefix("tel:"), _label(line)) for line in lines if line.name == name)
    return tuple(item for item in found if item.value)


def _label(line: ContentLine) -> str:
    return next((word.lower() for word in line.parameters.get("TYPE", ()) if word and word not in _SILENT), "")


def _read_address(line: ContentLine) -> Address:
    _, _, street, city, region, code, country = [*pieces(_value(line), ";"), *[""] * 7][:7]
    return Address(street, city, region, code, country, _label(line))


def _birthday(value: str) -> str:
    """Basic and extended dates of ISO 8601, with or without a time; anything else stays as it is."""
    found = re.match(r"(\d{4}|--)-?(\d{2})-?(\d{2})(?:T.*)?$", value.strip())
    return f"{found[1].rstrip('-') or '-'}-{found[2]}-{found[3]}" if found else unescaped(value)
