"""Adjust Date, Get Time Between Dates, and comparisons of dates."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.simulate.moments import JUNE, NOW, at
from workflowllm.simulate.dates.arithmetic import (
    adjust,
    days_apart,
    in_the_last,
    in_the_next,
    is_today,
    start_of,
    time_between,
    total_time,
)
from workflowllm.simulate.locales import first_weekday

UNITS = ["sec", "min", "hr", "days", "weeks", "months", "years"]
"""The units of the definition of Adjust Date."""


@pytest.mark.parametrize(
    ("quantity", "unit", "expected"),
    [
        (1, "sec", "2017-06-01T14:41:37"),
        (90, "min", "2017-06-01T16:11:36"),
        (24, "hr", "2017-06-02T14:41:36"),
        (1, "days", "2017-06-02T14:41:36"),
        (-1, "weeks", "2017-05-25T14:41:36"),
        (1, "months", "2017-07-01T14:41:36"),
        (-18, "months", "2015-12-01T14:41:36"),
        (4, "years", "2021-06-01T14:41:36"),
        # the definition: decimals for seconds, minutes, hours, days
        (1.5, "min", "2017-06-01T14:43:06"),
        (0.5, "hr", "2017-06-01T15:11:36"),
        (0.5, "days", "2017-06-02T02:41:36"),
    ],
)
def test_adjust(quantity: float, unit: str, expected: str) -> None:
    assert adjust(JUNE, quantity, unit) == at(expected)


def test_our_choice_cuts_decimals_of_long_units() -> None:
    assert adjust(JUNE, 1.9, "months") == at("2017-07-01T14:41:36")
    assert adjust(JUNE, -1.9, "weeks") == at("2017-05-25T14:41:36")


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2023-01-31T12:00", 1, "2023-02-28T12:00"),
        ("2024-01-31T12:00", 1, "2024-02-29T12:00"),
        ("2024-03-31T12:00", -1, "2024-02-29T12:00"),
    ],
)
def test_our_choice_of_month_ends(start: str, months: int, expected: str) -> None:
    assert adjust(at(start), months, "months") == at(expected)


def test_seconds_from_1970_are_apples_recipe_for_timestamps() -> None:
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    found = adjust(epoch, 1_496_353_296, "sec")
    assert found is not None
    assert found.timestamp() == 1_496_353_296


def test_summer_time() -> None:
    before = at("2026-03-07T12:00")  # IANA: summer time began in Los Angeles on 8 March 2026 at 2:00
    assert adjust(before, 1, "days") == at("2026-03-08T12:00")
    assert adjust(before, 24, "hr") == at("2026-03-08T13:00")
    moved = adjust(at("2026-03-07T02:30"), 1, "days")
    assert moved is not None
    assert moved.strftime("%H:%M") == "03:30"
    assert time_between(before, at("2026-03-08T12:00"), "Days") == 1
    assert time_between(before, at("2026-03-08T12:00"), "Hours") == 23


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("quantity", [10**400, 1e300, -1e300, math.inf, math.nan, 1e12, -1e7 * 366 * 86400])
def test_dates_out_of_range_are_none(quantity: float, unit: str) -> None:
    assert adjust(JUNE, quantity, unit) is None


def test_an_unknown_unit_is_none() -> None:
    assert adjust(JUNE, 1, "fortnights") is None
    assert time_between(JUNE, NOW, "Fortnights") is None
    assert start_of(JUNE, "Get Start of Fortnight") is None
    assert start_of(at("0001-01-03T00:00"), "Get Start of Week") is None


@pytest.mark.parametrize(
    ("operation", "expected"),
    [  # the operations of the definition
        ("Get Start of Minute", "2017-06-01T14:41:00"),
        ("Get Start of Hour", "2017-06-01T14:00:00"),
        ("Get Start of Day", "2017-06-01T00:00:00"),
        ("Get Start of Week", "2017-05-28T00:00:00"),
        ("Get Start of Month", "2017-06-01T00:00:00"),
        ("Get Start of Year", "2017-01-01T00:00:00"),
    ],
)
def test_starts(operation: str, expected: str) -> None:
    assert start_of(JUNE, operation, first_weekday("en_US")) == at(expected)


def test_the_week_begins_as_cldr_says() -> None:
    assert (first_weekday("en_US"), first_weekday("de_DE"), first_weekday("ar_EG")) == (6, 0, 5)
    assert start_of(JUNE, "Get Start of Week", first_weekday("de_DE")) == at("2017-05-29T00:00:00")


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("Seconds", 3_024_000), ("Minutes", 50_400), ("Hours", 840), ("Days", 35), ("Weeks", 5), ("Months", 1), ("Years", 0)],
)
def test_time_between(unit: str, expected: int) -> None:
    later = JUNE + timedelta(days=35)
    assert time_between(JUNE, later, unit) == expected
    assert time_between(later, JUNE, unit) == -expected  # the definition: negative if the input lies before


@pytest.mark.parametrize(
    ("first", "second", "unit", "expected"),
    [
        ("2020-02-29T12:00", "2021-02-28T11:59", "Years", 0),
        ("2020-02-29T12:00", "2021-02-28T12:00", "Years", 1),
        ("2020-01-31T12:00", "2020-02-29T12:00", "Months", 1),
        ("2020-01-31T12:00", "2020-03-30T12:00", "Months", 1),
        ("2020-01-01T12:00", "2020-01-02T11:59:59", "Days", 0),
    ],
)
def test_whole_units_of_the_calendar(first: str, second: str, unit: str, expected: int) -> None:
    assert time_between(at(first), at(second), unit) == expected


def test_total_time() -> None:
    # real files split this text at ", "; the words are CLDR's long forms of duration units
    assert total_time(at("2016-05-31T12:00"), JUNE) == "1 year, 1 day, 2 hours, 41 minutes, 36 seconds"
    assert total_time(JUNE, at("2017-06-01T14:41:35")) == "-1 second"
    assert total_time(JUNE, JUNE) == "0 seconds"
    assert total_time(JUNE, JUNE + timedelta(hours=2), "de_DE") == "2 Stunden"


def test_comparisons() -> None:
    assert is_today(at("2026-06-10T00:00"), NOW)
    assert not is_today(at("2026-06-09T23:59"), NOW)
    assert days_apart(NOW, at("2026-06-09T23:59")) == -1
    assert in_the_next(at("2026-06-12T09:00"), NOW, 2, "days")
    assert not in_the_next(at("2026-06-12T09:31"), NOW, 2, "days")
    assert not in_the_next(at("2026-06-10T09:00"), NOW, 2, "days")
    assert in_the_last(at("2026-06-08T10:00"), NOW, 2, "days")
    assert not in_the_last(at("2026-06-08T09:00"), NOW, 2, "days")
    assert not in_the_next(NOW, NOW, math.inf, "days")


@given(
    moment=st.datetimes(timezones=st.sampled_from([JUNE.tzinfo, UTC])),
    quantity=st.floats() | st.integers(-(10**6), 10**6),
    unit=st.sampled_from(UNITS),
)
def test_adjusting_never_fails(moment: datetime, quantity: float, unit: str) -> None:
    moved = adjust(moment, quantity, unit)
    assert moved is None or moved.tzinfo is moment.tzinfo
    start_of(moment, unit)


@given(
    first=st.datetimes(timezones=st.sampled_from([JUNE.tzinfo, UTC])),
    second=st.datetimes(timezones=st.just(UTC)),
    unit=st.sampled_from(UNITS),
)
def test_time_between_turns_its_sign(first: datetime, second: datetime, unit: str) -> None:
    assert time_between(first, first, unit) == 0
    there, back = time_between(first, second, unit), time_between(second, first, unit)
    assert there is not None
    assert back is not None
    assert there * back <= 0 or unit not in ("sec", "min", "hr")
    assert not total_time(first, second).startswith("--")


@given(moment=st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), count=st.integers(-400, 400), unit=st.sampled_from(UNITS[:5]))
def test_what_was_added_lies_between(moment: datetime, count: int, unit: str) -> None:
    start = moment.replace(tzinfo=UTC)
    moved = adjust(start, count, unit)
    assert moved is not None
    assert time_between(start, moved, unit) == count
