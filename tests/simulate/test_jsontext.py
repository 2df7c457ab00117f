"""Texts to dictionaries and back."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflowllm.simulate import jsontext
from workflowllm.simulate.jsontext import Json, JsonTextError, number_text, parse_dictionary, parse_json, write_json

RFC8259 = "RFC 8259"
REPORTS = "behaviour.md 1.2, device reports"
DEFINITION = "definition of detect.dictionary"
OURS = "our choice"
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
LEAVES = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | FLOATS | st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("ab", max_size=3), inner, max_size=4))

WRITTEN: list[tuple[Json, str, str]] = [
    ({"a": "bcd"}, '{"a":"bcd"}', REPORTS),
    ({"a": [1, True, False]}, '{"a":[1,true,false]}', REPORTS),
    (1 / 6, "0.166666666666667", REPORTS),
    (0, "0", REPORTS),
    (42.0, "42", REPORTS),
    ([None, {}, []], "[null,{},[]]", RFC8259),
    ('a"\\\n', r'"a\"\\\n"', RFC8259),
    ("é/", '"é/"', OURS),
    (1e20, "100000000000000000000", OURS),
    (12345678901234567.0, "12345678901234600", OURS),
    (1e22, "1e+22", OURS),
    (1.7976931348623157e308, "1.7976931348623157e+308", OURS),
]


@pytest.mark.parametrize(("value", "wanted", "source"), WRITTEN)
def test_a_value_is_written(value: Json, wanted: str, source: str) -> None:
    assert write_json(value) == wanted, source


@given(VALUES)
def test_what_is_written_is_json_of_the_same_value(value: Json) -> None:
    assert same(json.loads(write_json(value)), value)
    assert same(parse_json(write_json(value)), value)
    assert parse_json(json.dumps(value)) == value


def same(left: Json, right: Json) -> bool:
    """Equal but for digits of numbers behind the fifteenth."""
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(right, float) and isinstance(left, int | float):
        return math.isclose(left, right, rel_tol=1e-14)
    return type(left) is type(right) and left == right


PARSED: list[tuple[str, Json, str]] = [
    ('{"a":1,"a":2}', {"a": 2}, OURS),
    (' [1, 2.5, -3e2, "\\u00e9\\ud83d\\ude00"] ', [1, 2.5, -300.0, "é😀"], RFC8259),
    ("\ufeff{}", {}, OURS),
    ("18446744073709551616", 18446744073709551616.0, OURS),
    ('"\\ud800"', "\ufffd", OURS),
]


@pytest.mark.parametrize(("text", "wanted", "source"), PARSED)
def test_a_text_is_parsed(text: str, wanted: Json, source: str) -> None:
    found = parse_json(text)
    assert (found, type(found)) == (wanted, type(wanted)), source


@pytest.mark.parametrize("text", ["", "NaN", "[Infinity]", "{'a':1}", "[1,]", "{a:1}", "01", "[1", '"\n"', "1e999", "-" + "9" * 400])
def test_what_is_not_json_is_refused(text: str) -> None:
    with pytest.raises(JsonTextError):
        parse_json(text)


def test_an_error_names_its_place() -> None:
    with pytest.raises(JsonTextError, match="line 2, column 4"):
        parse_json('{\n"a"}')


def test_depth_is_bounded() -> None:
    assert parse_json("[" * 200 + "]" * 200) is not None
    for text in ("[" * 201 + "]" * 201, "[" * 1_000_000, '{"a":' * 100_000):
        with pytest.raises(JsonTextError, match="too deep"):
            parse_json(text)
    assert parse_json('"' + "[" * 1000 + '\\"["') == "[" * 1000 + '"['
    endless: list[Json] = []
    endless.append(endless)
    with pytest.raises(JsonTextError, match="too deep"):
        write_json(endless)


def test_length_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsontext, "LONGEST", 1000)
    doubled: Json = "ab"
    for _ in range(60):
        doubled = [doubled, doubled]
    with pytest.raises(JsonTextError, match="longer"):
        write_json(doubled)
    with pytest.raises(JsonTextError, match="longer"):
        parse_json(" " * 1001)


def test_quotes_that_never_close_are_read_once() -> None:
    with pytest.raises(JsonTextError):
        parse_json('"\\' * 500_000)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_number_that_is_not_finite_has_no_json(value: float) -> None:
    with pytest.raises(JsonTextError, match="finite"):
        write_json([value])


@given(st.floats(-1e300, 1e300))
def test_a_number_keeps_fifteen_digits(value: float) -> None:
    assert math.isclose(float(number_text(value)), value, rel_tol=1e-14)
    assert len(number_text(value).lstrip("-0.").split("e")[0].replace(".", "").rstrip("0")) <= 15


DOCTYPE = '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "p.dtd">'
PLIST = f'<?xml version="1.0" encoding="UTF-8"?>\n{DOCTYPE}\n<plist version="1.0"><dict>{{}}</dict></plist>'
BODY = "<key>a</key><array><integer>1</integer><true/><real>2.5</real><string>x</string></array><key>d</key><data>aGk=</data>"
DICTIONARIES: list[tuple[str, Json, str]] = [
    ('{"foo":"bar"}', {"foo": "bar"}, DEFINITION),
    ("foo=bar&baz=biz", {"foo": "bar", "baz": "biz"}, DEFINITION),
    (PLIST.format(BODY), {"a": [1, True, 2.5, "x"], "d": "aGk="}, DEFINITION),
    ("", None, REPORTS),
    ("hello", None, REPORTS),
    ("<html><body>a=b</body></html>", None, REPORTS),
    ("a=b+c%26&d=", {"a": "b c&", "d": ""}, "WHATWG URL, application/x-www-form-urlencoded parsing"),
    ("<plist><dict><key>t</key><date>2020-01-02T03:04:05Z</date></dict></plist>", {"t": "2020-01-02T03:04:05Z"}, OURS),
    ("[1]", [1], OURS),
    ("5", None, OURS),
    ("one = two", None, OURS),
    ("a=b&c", None, OURS),
    ("<plist><dict><key>a</key></dict></plist>", None, OURS),
    ('<!DOCTYPE plist [<!ENTITY a "b">]><plist><dict><key>a</key><string>&a;</string></dict></plist>', None, "no entities"),
    ("<plist>" + "<array>" * 5000 + "</array>" * 5000 + "</plist>", None, "bounded depth"),
]


@pytest.mark.parametrize(("text", "wanted", "source"), DICTIONARIES)
def test_a_dictionary_is_found(text: str, wanted: Json, source: str) -> None:
    assert parse_dictionary(text) == wanted, source


@given(st.text(max_size=40) | st.text("<>plist dict/key&;=!ab\"'", max_size=60).map(lambda body: f"<plist>{body}</plist>"))
def test_any_text_gives_a_dictionary_or_none(text: str) -> None:
    assert isinstance(parse_dictionary(text), dict | list | None)
