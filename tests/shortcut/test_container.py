"""Law 1 on generated trees, what is refused and where, and the spellings that are read."""

from __future__ import annotations

import json
import plistlib
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings

from tests.corpus import typed
from tests.shortcut.container_law import check_container_law
from tests.shortcut.trees import TREES, VALUES, binary_list, nested
from workflowllm.errors import FileError
from workflowllm.shortcut.container import MAX_BYTES, MAX_DEPTH, Format, pack, unpack

FORMATS: tuple[Format, ...] = ("binary", "xml", "json")


@settings(max_examples=100, deadline=None)
@given(TREES)
def test_what_is_written_is_what_was_read(tree: dict[str, Any]) -> None:
    check_container_law(tree)


@settings(max_examples=100, deadline=None)
@given(TREES)
def test_what_the_standard_library_writes_is_read_as_it_reads_it(tree: dict[str, Any]) -> None:
    for form in (plistlib.FMT_BINARY, plistlib.FMT_XML):
        try:
            data = plistlib.dumps(tree, fmt=form, sort_keys=False)
        except ValueError:  # its XML writer refuses more characters than XML does
            continue
        if form == plistlib.FMT_XML and "\\r" in typed(tree):  # ... and makes one key of two that differ in line ends
            continue
        assert typed(unpack(data)[0]) == typed(plistlib.loads(data))


def test_a_long_tree_needs_wider_references() -> None:
    for size in (300, 70_000):
        tree = {"items": [str(number) for number in range(size)]}
        assert plistlib.loads(pack(tree)) == tree
        assert unpack(pack(tree))[0] == tree


def test_equal_scalars_are_stored_once() -> None:
    assert len(pack({"a": ["some longer text"] * 100})) < 300


def test_the_deepest_tree_that_is_allowed() -> None:
    for form in FORMATS:
        assert unpack(pack(nested(MAX_DEPTH), form))[0] == nested(MAX_DEPTH)
        with pytest.raises(FileError, match="levels deep"):
            pack(nested(MAX_DEPTH + 1), form)


LOOP: dict[str, Any] = {}
LOOP["a"] = LOOP["b"] = LOOP


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (None, "null"),
        (2**64, "64 bits"),
        (-(2**63) - 1, "64 bits"),
        (float("nan"), "not finite"),
        (float("-inf"), "not finite"),
        (plistlib.UID(1), "UID"),
        ("half \ud83d", "surrogate"),
        (datetime(2020, 1, 1, tzinfo=UTC), "time zone"),
        ((), "tuple"),
        (bytearray(), "bytearray"),
        ({1: "a"}, "key"),
        ({"\ud83d": "a"}, "key"),
        (LOOP, "levels deep"),
    ],
)
def test_what_no_property_list_holds_is_refused_with_its_path(form: Format, value: object, problem: str) -> None:
    with pytest.raises(FileError, match=problem) as caught:
        pack({"first": 1, "list": [0, {"key": value}]}, form)
    assert str(caught.value.where).startswith("$.list[1].key")


def test_a_root_that_is_no_dictionary_is_refused() -> None:
    for form in FORMATS:
        with pytest.raises(FileError, match="dictionary"):
            pack([1], form)  # type: ignore[arg-type]
    for data in (
        plistlib.dumps([1]),
        plistlib.dumps("a", fmt=plistlib.FMT_BINARY),
        plistlib.dumps([1], fmt=plistlib.FMT_BINARY),
        b"[1]",
    ):
        with pytest.raises(FileError, match="dictionary"):
            unpack(data)


@pytest.mark.parametrize("character", ["\0", "\x08", "\x1f", "￾", "￿"])
def test_characters_that_xml_has_not_are_refused_there_and_kept_elsewhere(character: str) -> None:
    tree = {"list": [f"a{character}b"]}
    with pytest.raises(FileError, match="XML cannot carry") as caught:
        pack(tree, "xml")
    assert str(caught.value.where) == "$.list[0]"
    for form in ("binary", "json"):
        assert unpack(pack(tree, form))[0] == tree


def test_the_fraction_of_a_date_survives_everywhere() -> None:
    tree = {"date": datetime(2020, 5, 9, 23, 47, 15, 17104)}
    for form in FORMATS:
        assert unpack(pack(tree, form))[0] == tree
    assert plistlib.loads(pack(tree, "xml")) == {"date": datetime(2020, 5, 9, 23, 47, 15)}
    assert json.loads(pack(tree, "json")) == {"date": {"$date": "2020-05-09T23:47:15.017104Z"}}


def test_a_date_beyond_the_precision_of_a_double_is_refused_in_binary() -> None:
    tree = {"date": datetime(9999, 12, 31, 23, 59, 59, 999999)}
    with pytest.raises(FileError, match="more digits") as caught:
        pack(tree)
    assert str(caught.value.where) == "$.date"
    assert unpack(pack(tree, "json"))[0] == tree


DOCTYPE = '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://x">'
HEAD = f'<?xml version="1.0" encoding="UTF-8"?>{DOCTYPE}<plist version="1.0">'


def xml(inner: str) -> bytes:
    """A document around the inside of the root dictionary."""
    return f"{HEAD}<dict>{inner}</dict></plist>".encode()


@pytest.mark.parametrize(
    ("inner", "value"),
    [
        ("<string>a<!-- no -->b</string>", "ab"),
        ("<string><![CDATA[a<b>&amp;]]>c</string>", "a<b>&amp;c"),
        ("<string>&lt;&#60;&#x1F600;&quot;&apos;&gt;&amp;amp;</string>", "<<\U0001f600\"'>&amp;"),
        ("<string >a</string >", "a"),
        ("<string/>", ""),
        ("<string></string>", ""),
        ("<string>\r\na\rb&#13;</string>", "\na\nb\r"),
        ("<integer> +0x1F </integer>", 31),
        ("<integer>-9223372036854775808</integer>", -(2**63)),
        ("<real>1</real>", 1.0),
        ("<real>-.5e-3</real>", -0.0005),
        ("<true></true>", True),
        ("<data>\n\tAAEC\n\tAw==\n</data>", b"\0\1\2\3"),
        ("<data></data>", b""),
        ("<date>2020-05-09T23:47:15Z</date>", datetime(2020, 5, 9, 23, 47, 15)),
        ("<date>2020-05-09T23:47:15.25Z</date>", datetime(2020, 5, 9, 23, 47, 15, 250000)),
        ("<array> </array>", []),
        ("<dict></dict>", {}),
        ("<array><dict/><array/></array>", [{}, []]),
    ],
)
def test_spellings_of_xml(inner: str, value: object) -> None:
    assert typed(unpack(xml(f"<key>k</key>{inner}"))[0]) == typed({"k": value})
    # The same with a comment in front, which sends it to the careful reader: both read alike.
    assert typed(unpack(xml(f"<!-- --><key>k</key>{inner}"))[0]) == typed({"k": value})


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("﻿".encode() + xml("<key>é</key><true/>"), "UTF-8 with a mark"),
        (b"\n " + xml("<key>é</key><true/>").split(b"?>", 1)[1], "no declaration, space before"),
        (xml("<key>é</key><true/>").decode().replace("UTF-8", "UTF-16").encode("utf-16"), "UTF-16"),
        (xml("<key>é</key><true/>").decode().encode("utf-16"), "UTF-16 that says UTF-8"),
        (xml("<key>é</key><true/>").decode().replace("UTF-8", "ISO-8859-1").encode("latin-1"), "Latin-1"),
        (xml("<key>&#233;</key><true/>").replace(b"UTF-8", b"US-ASCII"), "ASCII"),
    ],
)
def test_encodings_of_xml(data: bytes, name: str) -> None:
    assert unpack(data)[0] == {"é": True}, name


@pytest.mark.parametrize(
    ("data", "problem", "where"),
    [
        (xml("<key>a</key><true/><key>a</key><true/>"), "twice", "$.a"),
        (xml("<key>a</key><array><integer>1</integer><integer>one</integer></array>"), "integer", "$.a[1]"),
        (xml("<key>a</key><integer>18446744073709551616</integer>"), "64 bits", "$.a"),
        (xml("<key>a</key><integer>" + "9" * 200_000 + "</integer>"), "64 bits", "$.a"),
        (xml("<key>a</key><real>nan</real>"), "finite", "$.a"),
        (xml("<key>a</key><real>1e999</real>"), "finite", "$.a"),
        (xml("<key>a</key><data>A*==</data>"), "base64", "$.a"),
        (xml("<key>a</key><date>2020-13-01T00:00:00Z</date>"), "date", "$.a"),
        (xml("<key>a</key><string>b<i/></string>"), "elements", "$.a"),
        (xml("<key>a</key><set/>"), "<set>", "$.a"),
        (xml("<key>a</key>"), "no value", "$.a"),
        (xml("<true/>"), "key", "$"),
        (xml("<key>a</key><string>\x01</string>"), "malformed", "line 1, column 1.."),
        (xml("<key>a</key><string>&#0;</string>"), "malformed", "line 1, column 1.."),
        (xml("<key>a</key><string>&unknown;</string>"), "malformed", "line 1, column 1.."),
        (xml("<key>a</key><string>\ufffe</string>"), "malformed", "line 1, column 1.."),
        (xml("</plist>"), "malformed", "line 1, column 1.."),
        (xml("") + b"<plist/>", "malformed", "line 1, column 1.."),
        (f"{HEAD}<array/></plist>".encode(), "dictionary", "$"),
        (b"<html><body>Not found</body></html>", "root", "$"),
        (b'<?xml versio="1.0"?><plist version="1.0"><dict/></plist>', "malformed", "line 1, column 7"),
        (b'<!DOCTYPE plist PUBLIC "\x7f" "x"><plist><dict/></plist>', "malformed", "line 1, column 25"),
        (HEAD.encode(), "malformed", "line 1, column 1.."),
        (b"<?xml version='1.0' encoding='EBCDIC'?><plist/>", "encoding", "line 1"),
        (b"<plist>\xff</plist>", "UTF-8", "byte 7"),
        (b'<!DOCTYPE plist [<!ENTITY a "b">]><plist><dict/></plist>', "does not begin", "line 1"),
        (b'<!DOCTYPE plist SYSTEM "x" [ ]><plist><dict/></plist>', "does not begin", "line 1"),
        (b"<!DOCTYPE html><plist><dict/></plist>", "does not begin", "line 1"),
        (b'{"a": {"b": 1, "b": 2}}', "twice", "$.a"),
        (b'{"a": [null]}', "null", "$.a[0]"),
        (b'{"a": NaN}', "NaN", "$.a"),
        (b'{"a": 1e999}', "double", "$.a"),
        (b'{"a": 18446744073709551616}', "64 bits", "$.a"),
        (b'{"a": ' + b"9" * 200_000 + b"}", "64 bits", "$.a"),
        (b'{"a": "\\ud83d"}', "surrogate", "$.a"),
        (b'{"a": {"$bytes": "*"}}', "base64", "$.a"),
        (b'{"a": {"$bytes": "AB=="}}', "base64", "$.a"),
        (b'{"a": {"$date": "yesterday"}}', "date", "$.a"),
        (b'{"a": 1', "malformed", "line 1, column 8"),
        (b'{"a": 1} x', "malformed", "line 1, column 10"),
        (b'{"\xff": 1}', "UTF-8", "byte 2"),
        (b"", "empty", "byte 0"),
        (b"PK\3\4", "PK", "byte 0"),
        (b"bplist15" + bytes(64), "bplist15", "byte 0"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(data: bytes, problem: str, where: str) -> None:
    with pytest.raises(FileError, match=problem) as caught:
        unpack(data)
    assert re.fullmatch(where if where[0] == "l" else re.escape(where), str(caught.value.where))


A, B = b"\x51a", b"\x51b"


@pytest.mark.parametrize(
    ("objects", "problem", "where"),
    [
        ([b"\xd1\1\2", A, b"\x00"], "null", "$.a"),
        ([b"\xd1\1\2", A, b"\x80\1"], "UID", "$.a"),
        ([b"\xd1\1\2", A, b"\x14\1" + bytes(15)], "64 bits", "$.a"),
        ([b"\xd1\1\2", A, b"\x23\x7f\xf8" + bytes(6)], "finite", "$.a"),
        ([b"\xd1\1\2", A, b"\x33\x7f\xf0" + bytes(6)], "date", "$.a"),
        ([b"\xd1\1\2", A, b"\x33\x7f\xe0" + bytes(6)], "date", "$.a"),
        ([b"\xd1\1\2", A, b"\x61\xd8\x3d"], "surrogate", "$.a"),
        ([b"\xd1\1\2", A, b"\x51\xff"], "ASCII", "$.a"),
        ([b"\xd1\1\2", A, b"\x5f\x10\x81" + bytes(128) + b"\xff"], "ASCII", "$.a"),
        ([b"\xd1\1\2", A, b"\xa1\3", b"\xc1\0"], "no known kind", "$.a[0]"),
        ([b"\xd1\1\2", A, b"\x5f\x20"], "cut short", "$.a"),
        ([b"\xd1\1\2", A, b"\x5f\x13" + b"\xff" * 8], "cut short", "$.a"),
        ([b"\xd1\1\2", A, b"\xaf\x12" + b"\x7f" * 4], "cut short", "$.a"),
        ([b"\xd1\1\2", A, b"\xd1\3\1", b"\x10\1"], "not text", "$.a"),
        ([b"\xd2\1\2\3\3", A, A, b"\x09"], "twice", "$.a"),
        ([b"\xd1\1\x09", A, B], "does not exist", "$"),
        ([b"\xd1\x09\1", A, B], "does not exist", "$"),
        ([b"\xa1\1", A], "dictionary", "$"),
        ([A, A], "dictionary", "$"),
    ],
)
def test_what_no_binary_list_should_hold_is_refused_with_its_path(objects: list[bytes], problem: str, where: str) -> None:
    with pytest.raises(FileError, match=problem) as caught:
        unpack(binary_list(objects))
    assert str(caught.value.where) == where


def test_a_refused_object_that_stands_nowhere_does_no_harm() -> None:
    assert unpack(binary_list([b"\xd1\1\1", A, b"\x00", b"\x80\1", b"\xd1\3\3"]))[0] == {"a": "a"}


def test_every_width_of_reference_and_offset_is_read() -> None:
    for width in range(1, 9):
        first, second = (number.to_bytes(width, "big") for number in (1, 2))
        data = binary_list([b"\xd1" + first + second, A, b"\xa2" + first + first], ref_size=width)
        assert unpack(data)[0] == {"a": ["a", "a"]}


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(FileError, match="more than") as caught:
        unpack(bytes(MAX_BYTES + 1))
    assert caught.value.where == "size"


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_a_dictionary_that_looks_like_a_tag_survives_in_json(value: object) -> None:
    for key in ("$bytes", "$$date", "$$$$bytes"):
        tree = {"a": {key: value}, key: value}
        assert typed(unpack(pack(tree, "json"))[0]) == typed(tree)
