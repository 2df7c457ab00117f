"""Contacts and events. Sources: RFC 2426 (vCard 3.0), RFC 6350 (4.0), vCard 2.1, RFC 5545 (iCalendar)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflowllm.errors import DocumentError
from workflowllm.simulate.documents.contentlines import escaped, folded, pieces, read_lines, unescaped
from workflowllm.simulate.documents.icalendar import Event, write_events
from workflowllm.simulate.documents.vcard import Address, Contact, Labelled, read_vcards, write_vcards

TEXT = st.text(st.sampled_from('ab é漢,;:\\"\n='), max_size=90)
FULL = TEXT.filter(bool)
LABELS = st.sampled_from(["", "home", "work", "cell"])


@st.composite
def contacts(draw: st.DrawFn) -> Contact:
    many = st.lists(st.builds(Labelled, FULL, LABELS), max_size=2).map(tuple)
    return Contact(
        first=draw(FULL),
        last=draw(TEXT),
        middle=draw(TEXT),
        prefix=draw(TEXT),
        suffix=draw(TEXT),
        nickname=draw(TEXT),
        organisation=draw(TEXT),
        department=draw(TEXT),
        job_title=draw(TEXT),
        phones=draw(many),
        emails=draw(many),
        addresses=draw(st.lists(st.builds(Address, TEXT, TEXT, TEXT, TEXT, TEXT, LABELS), max_size=2).map(tuple)),
        urls=draw(many),
        birthday=draw(st.sampled_from(["", "1990-01-02", "--12-31"])),
        note=draw(TEXT),
    )


@given(st.lists(contacts(), min_size=1, max_size=3))
def test_contacts_are_read_back(given_contacts: list[Contact]) -> None:
    text = write_vcards(given_contacts)
    assert read_vcards(text) == given_contacts
    assert read_vcards(text.replace("\r\n", "\n")) == given_contacts
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_the_lines_of_a_contact() -> None:
    """RFC 2426, 7: VERSION, N and FN must be there; types are named with TYPE."""
    contact = Contact(
        first="Frank",
        last="Dawson",
        organisation="Lotus",
        phones=(Labelled("+1-919-676-9515", "work"),),
        emails=(Labelled("f@example.com"),),
        addresses=(Address("6544 Battleford Drive", "Raleigh", "NC", "27613-3502", "U.S.A."),),
    )
    assert write_vcards([contact]).split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:Dawson;Frank;;;",
        "FN:Frank Dawson",
        "ORG:Lotus",
        "TEL;TYPE=WORK:+1-919-676-9515",
        "EMAIL;TYPE=INTERNET:f@example.com",
        "ADR:;;6544 Battleford Drive;Raleigh;NC;27613-3502;U.S.A.",
        "END:VCARD",
        "",
    ]


def test_a_contact_of_version_4() -> None:
    """After the example of RFC 6350, 8."""
    text = """BEGIN:VCARD
VERSION:4.0
FN:Simon Perreault
N:Perreault;Simon;;;ing. jr,M.Sc.
BDAY:--0203
GENDER:M
ORG;TYPE=work:Viagenie
ADR;TYPE=work:;Suite D2-630;2875 Laurier;Quebec;QC;G1V 2M2;Canada
TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-656-9254
EMAIL;TYPE=work:simon.perreault@viagenie.ca
URL;TYPE=home:http://nomis80.org
END:VCARD
"""
    (found,) = read_vcards(text)
    assert (found.first, found.last, found.suffix, found.name) == ("Simon", "Perreault", "ing. jr,M.Sc.", "Simon Perreault ing. jr,M.Sc.")
    assert found.birthday == "--02-03"
    assert found.organisation == "Viagenie"
    assert found.addresses == (Address("2875 Laurier", "Quebec", "QC", "G1V 2M2", "Canada", "work"),)
    assert [item.value for item in found.phones] == ["+1-418-656-9254"]
    assert found.emails == (Labelled("simon.perreault@viagenie.ca", "work"),)
    assert found.urls == (Labelled("http://nomis80.org", "home"),)


def test_groups_old_types_and_quoted_printable() -> None:
    text = "begin:vcard\nVERSION:2.1\n"
    text += "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCl=\nler;J\n"
    text += "item1.TEL;CELL;VOICE:1\nBDAY:19990203T000000Z\nend:vcard"
    (found,) = read_vcards(text)
    assert (found.last, found.first, found.birthday) == ("Müller", "J", "1999-02-03")
    assert found.phones == (Labelled("1", "cell"),)


@pytest.mark.parametrize(
    ("lines", "name"),
    [("FN:Ann B. Cee", ("Ann B.", "Cee")), ("FN:Ann", ("Ann", "")), ("FN:Big Co\nORG:Big Co", ("", "")), ("NOTE:x", ("", ""))],
)
def test_a_name_in_one_piece(lines: str, name: tuple[str, str]) -> None:
    (found,) = read_vcards(f"BEGIN:VCARD\n{lines}\nEND:VCARD")
    assert (found.first, found.last) == name


def test_the_name_that_is_shown() -> None:
    assert Contact(prefix="Dr.", first="A", last="B").name == "Dr. A B"
    assert Contact(organisation="Co").name == "Co"
    assert Contact(emails=(Labelled("a@b.c"),)).name == "a@b.c"
    assert Contact().name == ""


@pytest.mark.parametrize("text", ["", "hello", "BEGIN:VCARD\nFN:x", "a" * 4_000_001, "\n" * 300_000])
def test_what_is_no_contact_is_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        read_vcards(text)


@given(st.text(st.sampled_from('aB:;,="\\\n .'), max_size=60))
def test_any_line_is_read_or_left_out(text: str) -> None:
    for line in read_lines(text):
        assert line.name == line.name.upper()
    assert unescaped(escaped(text)) == text
    assert pieces(";".join([escaped(text), escaped("x;y")]), ";") == [text, "x;y"]


def test_lines_of_many_parameters_take_no_time() -> None:
    import time

    started = time.monotonic()
    read_lines("A" + ";x=" + "a," * 100_000 + "\nB" + ';y="' * 50_000 + "\nC" + ";z" * 100_000)
    assert time.monotonic() - started < 3


def test_folding_as_the_standard_has_it() -> None:
    """RFC 5545, 3.1: lines are at most 75 octets without the break; a fold is a break and one space."""
    line = "DESCRIPTION:" + "é" * 80
    assert all(len(part.encode()) <= 75 for part in folded(line).split("\r\n"))
    assert folded(line).replace("\r\n ", "").rstrip("\r\n") == line


def test_events() -> None:
    """RFC 5545, 3.6.1: UID and DTSTAMP must be there; a moment ends in Z, a day has VALUE=DATE."""
    zone = timezone(timedelta(hours=-7))
    now = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    meeting = Event("Lunch; with B, C", datetime(2024, 5, 7, 12, 0, tzinfo=zone), datetime(2024, 5, 7, 13, 0, tzinfo=zone), "Here", "a\nb")
    holiday = Event("Off", date(2024, 5, 8), date(2024, 5, 9), url="https://a.b/ c")
    lines = write_events([meeting, holiday], now).split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-2:] == ["END:VCALENDAR", ""]
    for line in (
        "DTSTAMP:20240506T070809Z",
        "DTSTART:20240507T190000Z",
        "DTEND:20240507T200000Z",
        "SUMMARY:Lunch\\; with B\\, C",
        "LOCATION:Here",
        "DESCRIPTION:a\\nb",
        "DTSTART;VALUE=DATE:20240508",
        "DTEND;VALUE=DATE:20240509",
        "URL:https://a.b/c",
    ):
        assert line in lines
    names = [line for line in lines if line.startswith("UID:")]
    assert len(set(names)) == 2
    assert write_events([meeting, holiday], now).split("\r\n") == lines


@pytest.mark.parametrize("moment", [datetime(2024, 1, 1), datetime.max.replace(tzinfo=timezone(timedelta(hours=-5)))])
def test_a_moment_without_a_place_in_the_calendar_is_refused(moment: datetime) -> None:
    with pytest.raises(DocumentError):
        write_events([Event("a", moment, moment)], datetime(2024, 1, 1, tzinfo=UTC))
