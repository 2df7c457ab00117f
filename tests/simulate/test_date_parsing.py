"""Text as dates."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.simulate.moments import LOS_ANGELES, NOW, TOKYO, at
from workflowllm.simulate.dates.formatting import format_date
from workflowllm.simulate.dates.parsing import find_dates, parse_date


def read(text: str, locale: str = "en_US", zone: ZoneInfo = LOS_ANGELES) -> str | None:
    found = parse_date(text, now=NOW, zone=zone, locale=locale)
    return None if found is None else found.replace(tzinfo=None).isoformat()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a device in Japanese: both are understood, and the time is 12:00
        ("2021年10月3日", "2021-10-03T12:00:00"),
        ("2021/10/3", "2021-10-03T12:00:00"),
        # Cherri's tests of date comparisons
        ("January 1, 2020", "2020-01-01T12:00:00"),
        # the examples in the definition of Add New Event
        ("tomorrow at 2", "2026-06-11T14:00:00"),
        ("January 3", "2026-01-03T12:00:00"),
        ("8:00pm", "2026-06-10T20:00:00"),
        ("tonight at 7", "2026-06-10T19:00:00"),
        ("March 7", "2026-03-07T12:00:00"),
        # Apple's guide: the formats that Format Date writes
        ("2017-06-01", "2017-06-01T12:00:00"),
        ("2016-06-01T14:41:36-08:00", "2016-06-01T15:41:36"),
        ("01 Jun 2016 14:31:46 -0700", "2016-06-01T14:31:46"),
        ("Thu, 01 Jun 2017 14:41:36 -0700", "2017-06-01T14:41:36"),
        # ISO 8601
        ("2020-01-01T00:00:00Z", "2019-12-31T16:00:00"),
        ("2020-01-01T00:00:00.123+02:00", "2019-12-31T14:00:00"),
        ("2020-01-01 00:00", "2020-01-01T00:00:00"),
        # Apple's recipe for timestamps starts from this moment
        ("Jan 1 1970 00:00 UTC", "1969-12-31T16:00:00"),
    ],
)
def test_sourced_texts(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [  # literals of real files; their meaning is plain English
        ("Today", "2026-06-10T12:00:00"),
        ("Yesterday 23:59", "2026-06-09T23:59:00"),
        ("Today at 23:00", "2026-06-10T23:00:00"),
        ("Today, 06:00", "2026-06-10T06:00:00"),
        ("24 December", "2026-12-24T12:00:00"),
        ("17:00 PM", "2026-06-10T17:00:00"),
        ("00:00:00 Jan 1, 1970", "1970-01-01T00:00:00"),
        ("August 17, 2019, 3:00pm", "2019-08-17T15:00:00"),
        ("19700101", "1970-01-01T12:00:00"),
        ("20200101 0:01", "2020-01-01T00:01:00"),
        ("Tomorrow at 12:00am", "2026-06-11T00:00:00"),
        ("Last Sunday", "2026-06-07T12:00:00"),
        ("On the 1st day of last month", "2026-05-01T12:00:00"),
        ("On the 1st of next month, 00:00:00", "2026-07-01T00:00:00"),
        ("January 1, 2027 at 00:00", "2027-01-01T00:00:00"),
    ],
)
def test_texts_of_real_files(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", ["", " ", "42", "1700000000", "3.5", "-1", "1719835200000"])
def test_numbers_and_nothing_are_no_dates(text: str) -> None:
    assert read(text) is None  # device reports: "couldn't convert from Text to Date"


@pytest.mark.parametrize(
    "text", ["hello", "a", "2026-02-30", "two apples", "25:00", "in 999999 years", "x" * 5000, "Meet on June 5 or June 6"]
)
def test_other_texts_are_no_dates(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [  # CLDR: order of day and month in the short date, names of months
        ("5/6/2026", "en_US", "2026-05-06T12:00:00"),
        ("5/6/2026", "en_GB", "2026-06-05T12:00:00"),
        ("13/5/2026", "en_US", "2026-05-13T12:00:00"),
        ("13.6.2026 um 15:30", "de_DE", "2026-06-13T15:30:00"),
        ("10. Oktober 2021", "de_DE", "2021-10-10T12:00:00"),
        ("24 décembre", "fr_FR", "2026-12-24T12:00:00"),
        ("3 de enero de 2020", "es_ES", "2020-01-03T12:00:00"),
        ("i morgen kl 8", "da_DK", "2026-06-11T08:00:00"),
        ("10月3日 午後3時30分", "ja_JP", "2026-10-03T15:30:00"),
    ],
)
def test_other_locales(text: str, locale: str, expected: str) -> None:
    assert read(text, locale) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("in 3 days", "2026-06-13T09:30:15"), ("3 hours ago", "2026-06-10T06:30:15"), ("2 weeks from now at 5pm", "2026-06-24T17:00:00")],
)
def test_distances_from_now(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("vor 3 Tagen", "de_DE", "2026-06-07T09:30:15"),
        ("il y a 2 heures", "fr_FR", "2026-06-10T07:30:15"),
        ("hace 1 mes", "es_ES", "2026-05-10T09:30:15"),
        ("3日前", "ja_JP", "2026-06-07T09:30:15"),
        ("the 5th", "en_US", "2026-06-05T12:00:00"),
    ],
)
def test_other_words_start_from_the_time_of_the_device(text: str, locale: str, expected: str) -> None:
    assert read(text, locale) == expected


def test_the_zone_of_the_device_is_meant() -> None:
    found = parse_date("2021/10/3 10:47", now=NOW, zone=TOKYO, locale="ja_JP")
    assert found is not None
    assert found.astimezone(UTC).isoformat() == "2021-10-03T01:47:00+00:00"


def test_every_date_of_a_text_is_found() -> None:
    text = "Meet on June 5 at 3pm, or 2026-07-01T10:00:00Z; else next tuesday at 9:00. The sun may shine. Call 555 1234."
    found = find_dates(text, now=NOW, zone=LOS_ANGELES)
    assert found == [at("2026-06-05T15:00"), at("2026-07-01T03:00"), at("2026-06-16T09:00")]


def test_a_range_is_two_times() -> None:
    found = find_dates("1/2/2026 10:00-11:00", now=NOW, zone=LOS_ANGELES)
    assert found[0] == at("2026-01-02T10:00")
    assert len(found) == 2


@pytest.mark.parametrize("text", ["1:" * 50_000, "in " * 30_000, "jan " * 25_000, "1 " * 50_000, "in 1" + " " * 90_000, "12." * 33_000])
def test_long_texts_are_read_in_bounded_time(text: str) -> None:
    assert len(find_dates(text, now=NOW, zone=LOS_ANGELES)) <= 1_000


@given(text=st.text(max_size=30))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = find_dates(text + " 5", now=NOW, zone=LOS_ANGELES)
    assert all(moment.tzinfo is LOS_ANGELES for moment in found)


@given(moment=st.datetimes(min_value=datetime(1000, 1, 1), max_value=datetime(9998, 1, 1)))
def test_what_is_written_is_read_again(moment: datetime) -> None:
    whole = moment.replace(microsecond=0, tzinfo=UTC).astimezone(LOS_ANGELES)
    if whole.utcoffset() is None or (whole.utcoffset() or NOW - NOW).total_seconds() % 60:
        return  # ISO 8601 has no seconds in an offset
    for style in ("ISO 8601", "RFC 2822"):
        text = format_date(whole, date=style, iso_time=True, now=NOW)
        assert parse_date(text, now=NOW, zone=LOS_ANGELES) == whole
