"""What the detectors find, and that no text makes them slow."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflowllm.simulate.detectors import find_emails, find_links, find_numbers, find_phone_numbers, find_street_addresses

CLAIM = "behaviour.md 1.2, claims"
RFC3986 = "RFC 3986, appendix C"
OURS = "our choice"

LINKS = [
    ("see <http://a.example/x> and https://b.example/?q=1#f", ["http://a.example/x", "https://b.example/?q=1#f"], RFC3986),
    ("(http://a.example/w_(x)), ok", ["http://a.example/w_(x)"], OURS),
    ("www.a.example/b. apple.com? file.txt 3.14 e.g. me@x.com", ["http://www.a.example/b", "http://apple.com"], OURS),
    ("shortcuts://run-shortcut?name=x", ["shortcuts://run-shortcut?name=x"], "RFC 3986, section 3"),
    ("http:// nothing", [], OURS),
]


@pytest.mark.parametrize(("text", "wanted", "source"), LINKS)
def test_links_are_found(text: str, wanted: list[str], source: str) -> None:
    assert find_links(text) == wanted, source


def test_addresses_of_mail_are_found() -> None:
    """The form is the dot-atom of RFC 5322, 3.4.1."""
    assert find_emails("a.b+c@x.co.uk, <me@example.com>; mailto:you@example.org.") == ["a.b+c@x.co.uk", "me@example.com", "you@example.org"]
    assert find_emails("@name x@y a@@b.com") == []


def test_phone_numbers_are_found_by_region() -> None:
    """Sources: the examples of the package; numbers kept for drama by Ofcom (020 7946 0xxx)."""
    text = "call (650) 253-0000 or 020 7946 0958 on 2020-01-01"
    assert find_phone_numbers(text, "US") == ["(650) 253-0000"]
    assert find_phone_numbers(text, "GB") == ["020 7946 0958"]
    assert find_phone_numbers("+44 20 7946 0958", "US") == ["+44 20 7946 0958"]


NUMBERS: list[tuple[str, list[int | float], str]] = [
    ("0830", [830], CLAIM),
    ("2325", [2325], CLAIM),
    ("five 5", [5], CLAIM),
    ("-5 and 1,234.5, then 2020-05", [-5, 1234.5, 2020, 5], OURS),
    ("1,23 .5 x3 7.", [1, 23, 0.5, 3, 7], OURS),
    ("none", [], OURS),
]


@pytest.mark.parametrize(("text", "wanted", "source"), NUMBERS)
def test_numbers_are_found(text: str, wanted: list[int | float], source: str) -> None:
    assert find_numbers(text) == wanted, source


def test_numbers_follow_the_separators_of_the_locale() -> None:
    assert find_numbers("1.234,5 und 1,5", decimal=",", grouping=".") == [1234.5, 1.5]
    assert find_numbers("1 234,5", decimal=",", grouping="") == [1, 234.5]


@given(st.lists(st.integers(-(10**15), 10**15), max_size=8))
def test_every_number_between_spaces_is_found(numbers: list[int]) -> None:
    assert find_numbers(" ".join(map(str, numbers))) == numbers
    assert find_numbers(" ".join(f"{number:,}" for number in numbers)) == numbers


def test_street_addresses_are_found() -> None:
    """Our choice of what an address is; the first is Apple's own."""
    text = "From 1 Apple Park Way, Cupertino, CA 95014 to 221B Baker Street, London. Then 3 more ways."
    assert find_street_addresses(text) == ["1 Apple Park Way, Cupertino, CA 95014", "221B Baker Street, London"]


FINDERS: list[Callable[[str], object]] = [find_links, find_emails, find_phone_numbers, find_numbers, find_street_addresses]
HOSTILE = ["a", "1", "a.", "1,111", "http://", "1 A ", "a@", "(", "1 Aaaa Aaa Aaa Aaa Aaa ", "-", "+1 "]


@pytest.mark.parametrize("finder", FINDERS)
@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_makes_a_detector_slow(finder: Callable[[str], object], piece: str) -> None:
    start = time.monotonic()
    finder(piece * (200_000 // len(piece)))
    assert time.monotonic() - start < 2


@given(st.text(max_size=80))
def test_any_text_is_looked_at(text: str) -> None:
    for finder in FINDERS:
        finder(text)
