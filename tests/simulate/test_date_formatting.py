"""Dates as text: the styles of Format Date and the patterns of UTS 35."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.simulate.moments import JUNE, LOS_ANGELES, NOW, TOKYO, at
from workflowllm.simulate.dates.formatting import format_date
from workflowllm.simulate.dates.patterns import LONGEST_PATTERN, format_pattern
from workflowllm.simulate.locales import known_locale

WINTER = at("2017-01-05T14:41:36")
TOKYO_EVENING = at("2017-06-01T19:06:21", TOKYO)


def written(moment: datetime, locale: str = "en_US", now: datetime = NOW, **style: Any) -> str:
    return format_date(moment, locale=locale, now=now, **style)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        # behaviour 8: the vendor's documentation of date and time formats, English
        ({"date": "Short", "time": "None"}, "6/1/17"),
        ({"date": "Medium", "time": "None"}, "Jun 1, 2017"),
        ({"date": "Long", "time": "None"}, "June 1, 2017"),
        ({"date": "None", "time": "Short"}, "2:41 PM"),
        ({"date": "None", "time": "Medium"}, "2:41:36 PM"),
        ({"date": "None", "time": "None"}, ""),
        # Apple's guide: ISO 8601 without a time unless asked, with the local offset and a colon
        ({"date": "ISO 8601"}, "2017-06-01"),
        ({"date": "ISO 8601", "iso_time": True}, "2017-06-01T14:41:36-07:00"),
        # Apple's guide and RFC 2822, section 3.3
        ({"date": "RFC 2822"}, "Thu, 01 Jun 2017 14:41:36 -0700"),
        ({"date": "Custom", "pattern": "yyyy-MM-dd'T'HH:mm:ss'Z'"}, "2017-06-01T14:41:36Z"),
        ({"date": "Custom", "pattern": "yyyy'_Week_'ww"}, "2017_Week_22"),
    ],
)
def test_styles_in_english(style: dict[str, Any], expected: str) -> None:
    assert written(JUNE, **style) == expected


def test_a_long_time_has_the_zone() -> None:
    assert written(WINTER, date="None", time="Long") == "2:41:36 PM PST"  # the vendor's documentation
    assert written(JUNE, date="None", time="Long") == "2:41:36 PM PDT"


@pytest.mark.parametrize(("style", "expected"), [("Short", "19:06"), ("Medium", "19:06:21"), ("Long", "19:06:21 JST")])
def test_times_in_japanese_are_those_of_a_device(style: str, expected: str) -> None:
    assert written(TOKYO_EVENING, "ja_JP", date="None", time=style) == expected


@pytest.mark.parametrize(
    ("locale", "date", "expected"),
    [  # CLDR: dateFormats of these locales
        ("de_DE", "Short", "01.06.17"),
        ("de_DE", "Medium", "01.06.2017"),
        ("de_DE", "Long", "1. Juni 2017"),
        ("en_GB", "Short", "01/06/2017"),
        ("fr_FR", "Long", "1 juin 2017"),
        ("ja_JP", "Long", "2017年6月1日"),
        ("ar_SA", "Long", "١ يونيو ٢٠١٧"),
        ("de-DE", "Long", "1. Juni 2017"),
        ("de_DE@calendar=gregorian", "Long", "1. Juni 2017"),
        ("xx_QQ", "Long", "June 1, 2017"),
        ("", "Long", "June 1, 2017"),
        ("../etc", "Long", "June 1, 2017"),
    ],
)
def test_styles_in_other_locales(locale: str, date: str, expected: str) -> None:
    assert written(JUNE, locale, date=date, time="None") == expected


def test_our_choice_of_what_joins_a_date_and_a_time() -> None:
    assert written(JUNE) == "6/1/17, 2:41 PM"
    assert written(JUNE, date="Long", time="Short") == "June 1, 2017 at 2:41 PM"


@pytest.mark.parametrize(
    ("locale", "expected"),
    [  # CLDR: dateTimeFormats-atTime, long
        ("da_DK", "1. juni 2017 kl. 14.41"),
        ("nl_NL", "1 juni 2017 om 14:41"),
        ("pt_BR", "1 de junho de 2017 às 14:41"),
        ("sv_SE", "1 juni 2017 kl. 14:41"),
        ("it_IT", "1 giugno 2017 alle ore 14:41"),
    ],
)
def test_a_long_date_and_its_time(locale: str, expected: str) -> None:
    assert written(JUNE, locale, date="Long", time="Short") == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [  # the vendor's documentation: the most significant component only
        ("2017-06-01T13:58:36", "43 minutes ago"),
        ("2017-06-02T09:41:36", "19 hours from now"),
        ("2017-06-06T14:41:36", "5 days from now"),
        ("2017-03-01T14:41:36", "3 months ago"),
    ],
)
def test_how_long_ago(moment: str, expected: str) -> None:
    assert written(at(moment), now=JUNE, date="How Long Ago/Until") == expected
    assert written(at(moment), now=JUNE, date="Relative", time="Relative") == expected  # our choice of the mapping


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2017-06-01T00:00:00", "Today"),
        ("2017-05-31T23:59:59", "Yesterday"),
        ("2017-06-02T23:59:59", "Tomorrow"),
        ("2017-06-09T12:00:00", "6/9/17"),
    ],
)
def test_relative_words(moment: str, expected: str) -> None:
    assert written(at(moment), now=JUNE, date="Relative", time="None") == expected


def test_the_alternate_format_is_for_dates_without_a_word() -> None:
    assert written(at("2017-06-09T12:00:00"), now=JUNE, date="Relative", time="None", relative="Long") == "June 9, 2017"
    assert written(JUNE, "de_DE", now=JUNE, date="Relative", time="None") == "Heute"


FIELDS = [
    # UTS 35, part 4, "Date Field Symbol Table": the letters, counts and meanings
    ("G GGGG GGGGG", "AD Anno Domini A"),
    ("y yy yyyy yyyyy", "2017 17 2017 02017"),
    ("u r", "2017 2017"),
    ("Q QQ QQQ QQQQ QQQQQ", "2 02 Q2 2nd quarter 2"),
    ("M MM MMM MMMM MMMMM", "6 06 Jun June J"),
    ("L LL LLL LLLL LLLLL", "6 06 Jun June J"),
    ("w ww W", "22 22 1"),
    ("d dd D DDD F", "1 01 152 152 1"),
    ("E EE EEE EEEE EEEEE EEEEEE", "Thu Thu Thu Thursday T Th"),
    ("e ee eee eeee", "5 05 Thu Thursday"),
    ("c ccc cccc ccccc", "5 Thu Thursday T"),
    ("a aaaa aaaaa", "PM PM p"),
    ("B", "in the afternoon"),
    ("h hh H HH K KK k kk", "2 02 14 14 2 02 14 14"),
    ("m mm s ss", "41 41 36 36"),
    ("S SSS SSSS A", "0 000 0000 52896000"),
    ("z zzzz", "PDT Pacific Daylight Time"),
    ("Z ZZZ ZZZZ ZZZZZ", "-0700 -0700 GMT-07:00 -07:00"),
    ("O OOOO", "GMT-7 GMT-07:00"),
    ("v vvvv", "PT Pacific Time"),
    ("VV VVV VVVV", "America/Los_Angeles Los Angeles Los Angeles Time"),
    ("X XX XXX x xx xxx", "-07 -0700 -07:00 -07 -0700 -07:00"),
    ("h 'o''clock'", "2 o'clock"),
    ("''yy''", "'17'"),
    ("yyyy年M月d日", "2017年6月1日"),
    ("'open yyyy", "open yyyy"),
    ("", ""),
]


@pytest.mark.parametrize(("pattern", "expected"), FIELDS)
def test_fields(pattern: str, expected: str) -> None:
    assert format_pattern(JUNE, pattern, known_locale("en_US")) == expected


@pytest.mark.parametrize(
    ("moment", "locale", "pattern", "expected"),
    [
        # UTS 35: Y is the year of the week. ISO 8601 week dates (Germany): 2016-01-03 is 2015-W53, 2018-12-31 is 2019-W01
        ("2016-01-03T12:00", "de_DE", "YYYY-'W'ww-e", "2015-W53-7"),
        ("2018-12-31T12:00", "de_DE", "YYYY-'W'ww-e", "2019-W01-1"),
        ("2018-12-31T12:00", "en_US", "YYYY ww e yyyy", "2019 01 2 2018"),
        ("2017-01-01T12:00", "en_US", "YYYY w W", "2017 1 1"),
        ("2017-01-01T12:00", "de_DE", "YYYY w W", "2016 52 0"),
        # UTS 35: b names noon and midnight; K is 0-11, k is 1-24
        ("2017-01-01T12:00", "en_US", "h b, K k", "12 noon, 0 12"),
        ("2017-01-01T00:00", "en_US", "h b, K k", "12 midnight, 0 24"),
        ("2017-01-01T00:01", "en_US", "h b a", "12 AM AM"),
        ("2017-01-01T08:00", "en_US", "B", "in the morning"),
        ("2017-01-01T12:00:00.123456", "en_US", "S SS SSS SSSSSSS", "1 12 123 1234560"),
        ("2017-01-01T12:00", "ar_SA", "yyyy", "٢٠١٧"),
        ("0001-01-01T00:00", "de_DE", "YYYY-ww", "0001-01"),
        ("9999-12-31T00:00", "en_US", "YYYY-ww", "10000-01"),
    ],
)
def test_weeks_and_parts_of_the_day(moment: str, locale: str, pattern: str, expected: str) -> None:
    assert format_pattern(at(moment), pattern, known_locale(locale)) == expected


def test_zulu_is_for_large_letters_only() -> None:
    utc = datetime.fromisoformat("2017-06-01T14:41:36+00:00")
    assert format_pattern(utc, "X XXX x xxx Z ZZZZZ O", known_locale("en_US")) == "Z Z +00 +00:00 +0000 Z GMT"
    india = datetime.fromisoformat("2017-06-01T14:41:36+05:30")
    assert format_pattern(india, "X x O OOOO", known_locale("en_US")) == "+0530 +0530 GMT+5:30 GMT+05:30"


def test_one_locale_does_not_change_another() -> None:
    assert format_pattern(JUNE, "LLL", known_locale("ja_JP")) == "6月"
    assert format_pattern(JUNE, "LLL", known_locale("da_DK")) == "jun."


@given(
    pattern=st.text(max_size=40), locale=st.sampled_from(["en_US", "de_DE", "ja_JP", "ar_SA", "th_TH", "zh_Hans_CN"]), moment=st.datetimes()
)
def test_every_pattern_is_written(pattern: str, locale: str, moment: datetime) -> None:
    known = known_locale(locale)
    text = format_pattern(moment.replace(tzinfo=LOS_ANGELES), pattern, known)
    assert text == format_pattern(moment.replace(tzinfo=LOS_ANGELES), pattern, known)
    assert len(text) <= 40 * max(1, len(pattern))


def test_a_long_pattern_is_cut() -> None:
    assert len(format_pattern(JUNE, "." * 100_000, known_locale("en_US"))) == LONGEST_PATTERN
    assert len(format_pattern(JUNE, "y" * 100_000, known_locale("en_US"))) <= LONGEST_PATTERN


@given(text=st.text(st.characters(exclude_characters="'"), max_size=30))
def test_quoted_text_stands_as_it_is(text: str) -> None:
    expected = text or "'"
    assert format_pattern(JUNE, f"'{text}'", known_locale("en_US")) == expected
