"""Law 5 on bytes: anything gives a tree or a WorkflowError, in bounded time and memory."""

from __future__ import annotations

import gc
import plistlib
import struct
import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shortcut.lzvn_writer import lzvn_stream
from tests.shortcut.signed import Recipe, make
from tests.shortcut.trees import binary_list
from workflowllm.errors import FileError, WorkflowError
from workflowllm.shortcut.container import pack, unpack

SIZE = 250_000
SECONDS = 1.0
HEAD = '<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>a</key>'
TAIL = "</dict></plist>"


def filled(start: bytes, unit: bytes, end: bytes = b"") -> bytes:
    """A file of `SIZE` bytes that repeats one unit."""
    return start + unit * ((SIZE - len(start) - len(end)) // len(unit)) + end


def wide(count: int, unit: bytes, width: int = 2) -> bytes:
    """A dictionary with one array whose items all refer to one object."""
    refs = struct.pack(f">{count}{'BH'[width - 1]}", *[3] * count)
    one, two = (number.to_bytes(width, "big") for number in (1, 2))
    return binary_list([b"\xd1" + one + two, b"\x51a", b"\xaf\x12" + struct.pack(">I", count) + refs, unit], ref_size=width)


def laughs() -> bytes:
    """Thirty arrays, each twice in the one before: a thousand million items in 200 bytes."""
    arrays = [b"\xa2" + bytes([number + 3]) * 2 for number in range(30)]
    return binary_list([b"\xd1\1\2", b"\x51a", *arrays, b"\xa0"])


def overlapping(unit: bytes) -> bytes:
    """Many objects that stand at the same place."""
    body = [b"\xd1\0\1\0\2", b"\x51a", b"\x09", unit]
    first = 8 + sum(map(len, body[:3]))
    offsets = [8, 13, 15] + [first] * ((SIZE - len(unit)) // 4)
    return binary_list(body, ref_size=2, offsets=offsets)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "XML nested without end": lambda: filled(HEAD.encode(), b"<array>"),
    "XML nested and closed": lambda: HEAD.encode() + b"<array>" * 16_000 + b"</array>" * 16_000 + TAIL.encode(),
    "XML keys nested": lambda: filled(HEAD.encode(), b"<dict><key>a</key>"),
    "XML of one long text": lambda: filled(HEAD.encode() + b"<string>", b"x", b"</string>" + TAIL.encode()),
    "XML of references": lambda: filled(HEAD.encode() + b"<string>", b"&amp;", b"</string>" + TAIL.encode()),
    "XML of unfinished references": lambda: filled(HEAD.encode() + b"<string>", b"&", b"</string>" + TAIL.encode()),
    "XML of empty items": lambda: filled(HEAD.encode() + b"<array>", b"<true/>", b"</array>" + TAIL.encode()),
    "XML of elements unknown": lambda: filled(HEAD.encode() + b"<array>", b"<a/>", b"</array>" + TAIL.encode()),
    "XML of unfinished comments": lambda: filled(HEAD.encode(), b"<!--"),
    "XML of unfinished CDATA": lambda: filled(HEAD.encode() + b"<string>", b"<![CDATA["),
    "XML of CDATA": lambda: filled(HEAD.encode() + b"<string>", b"<![CDATA[a]]>", b"</string>" + TAIL.encode()),
    "XML of space": lambda: filled(HEAD.encode(), b" "),
    "XML that begins with comments": lambda: filled(b"", b"<!---->"),
    "XML that begins with instructions": lambda: filled(b"", b"<?a?>"),
    "XML that begins with unfinished comments": lambda: filled(b"", b"<!-- "),
    "XML with an unfinished document type": lambda: filled(b"<!DOCTYPE plist ", b'"" '),
    "XML with a long attribute": lambda: filled(b'<plist version="', b"x"),
    "XML with many attributes": lambda: b"<plist " + b" ".join(b'a%d=""' % n for n in range(20_000)) + b"><dict/></plist>",
    "XML with a long number": lambda: filled(HEAD.encode() + b"<integer>", b"9", b"</integer>" + TAIL.encode()),
    "XML with a long real": lambda: filled(HEAD.encode() + b"<real>1.", b"9", b"</real>" + TAIL.encode()),
    "XML with a long exponent": lambda: filled(HEAD.encode() + b"<real>1e-", b"9", b"</real>" + TAIL.encode()),
    "XML with a long date": lambda: filled(HEAD.encode() + b"<date>", b"2", b"</date>" + TAIL.encode()),
    "XML with long data": lambda: filled(HEAD.encode() + b"<data>", b"A ", b"</data>" + TAIL.encode()),
    "XML with many keys of one name": lambda: filled(HEAD.encode() + b"<true/>", b"<key>a</key><true/>", TAIL.encode()),
    "XML with keys in a list": lambda: filled(HEAD.encode() + b"<array>", b"<key>a</key><true/>", TAIL.encode()),
    "XML bomb of entities": lambda: b'<!DOCTYPE plist [<!ENTITY a "' + b"x" * 9 + b'"><!ENTITY b "&a;&a;&a;">]><plist>&b;</plist>',
    "XML that fetches": lambda: b'<!DOCTYPE plist [<!ENTITY a SYSTEM "file:///etc/hosts">]><plist><dict>&a;</dict></plist>',
    "XML in UTF-16 with a bomb": lambda: '<!DOCTYPE plist [<!ENTITY a "b">]><plist/>'.encode("utf-16"),
    "JSON nested without end": lambda: filled(b'{"a":', b"["),
    "JSON of keys nested": lambda: filled(b"", b'{"a":'),
    "JSON nested in text": lambda: filled(b'{"a":"', b"[", b'"}'),
    "JSON of empty lists": lambda: filled(b'{"a":[[]', b",[]", b"]}"),
    "JSON of quotes": lambda: filled(b'{"a":', b'"'),
    "JSON of backslashes": lambda: filled(b'{"a":[[' + b"[" * 300 + b'"', b"\\"),
    "JSON with a long number": lambda: filled(b'{"a":', b"9", b"}"),
    "JSON with a long real": lambda: filled(b'{"a":1.', b"9", b"}"),
    "JSON with many keys of one name": lambda: filled(b'{"a":1', b',"a":1', b"}"),
    "JSON of surrogates": lambda: filled(b'{"a":"', b"\\ud83d", b'"}'),
    "JSON of NUL": lambda: filled(b'{"a":"', b"\\u0000", b'"}'),
    "binary nested without end": lambda: binary_list([b"\xd1\0\1\0\0", b"\x51a"], ref_size=2),
    "binary in a circle": lambda: binary_list([b"\xd1\1\2", b"\x51a", b"\xa1\3", b"\xa1\2"]),
    "binary in a wide circle": lambda: wide(100_000, b"\xaf\x10\xff" + struct.pack(">255H", *[2] * 255)),
    "binary that shares containers": laughs,
    "binary that shares a long text": lambda: wide(60_000, b"\x5f\x12" + struct.pack(">I", 100_000) + b"x" * 100_000),
    "binary that shares long bytes": lambda: wide(60_000, b"\x4f\x12" + struct.pack(">I", 100_000) + b"x" * 100_000),
    "binary that shares a small container": lambda: wide(60_000, b"\xaf\x10\x0f" + bytes(30)),
    "binary of many items": lambda: wide(200_000, b"\x09", width=1),
    "binary of long texts that overlap": lambda: overlapping(b"\x5f\x12" + struct.pack(">I", 100_000) + b"x" * 100_000),
    "binary of containers that overlap": lambda: overlapping(b"\xae" + bytes(28)),
    "binary of dictionaries that overlap": lambda: overlapping(b"\xde" + bytes(56)),
    "binary of small texts": lambda: binary_list([b"\xd0"] + [b"\x51a"] * 40_000, ref_size=2),
    "binary of large sizes": lambda: binary_list([b"\xd1\1\2", b"\x51a"] + [b"\x5f\x13" + b"\x7f" * 8] * 15_000),
    "binary of many objects that it has not": lambda: b"bplist00\xd0" + struct.pack(">6xBBQQQ", 1, 1, 1 << 62, 0, 9),
    "binary of zeros": lambda: filled(b"bplist00", b"\0"),
    "binary of ones": lambda: filled(b"bplist00", b"\xff"),
    "signed with much authentication data": lambda: b"AEA1" + bytes(4) + struct.pack("<I", SIZE) + bytes(SIZE),
    "signed with a lying size": lambda: b"AEA1" + bytes(4) + b"\xff" * (SIZE - 8),
    "text": lambda: filled(b"", b"hello "),
    "zeros": lambda: bytes(SIZE),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_are_read_or_refused_within_a_second_and_little_memory(name: str) -> None:
    data = HOSTILE[name]()
    assert len(data) <= SIZE * 1.6
    gc.collect()
    started = time.process_time()
    refusal(data)
    assert time.process_time() - started < SECONDS
    attempt(data)
    tracemalloc.start()
    try:
        refusal(data)
        assert tracemalloc.get_traced_memory()[1] < 150 * SIZE
    finally:
        tracemalloc.stop()


def refusal(data: bytes) -> WorkflowError | None:
    """The error that reading gives, or None."""
    try:
        unpack(data)
    except WorkflowError as error:
        return error
    return None


def attempt(data: bytes) -> None:
    """Read; what can be read must also be written, and within its own bounds."""
    error = refusal(data)
    if error is None:
        assert len(pack(unpack(data)[0])) < 4 * SIZE
    else:
        assert error.where is not None
        assert len(str(error)) < 1000


def test_sharing_within_reason_is_read() -> None:
    data = binary_list([b"\xd2\1\2\3\3", b"\x51a", b"\x51b", b"\xa2\4\4", b"\xd1\1\1"])
    assert unpack(data)[0] == {"a": [{"a": "a"}, {"a": "a"}], "b": [{"a": "a"}, {"a": "a"}]}


def test_the_way_to_a_bomb_is_named() -> None:
    with pytest.raises(FileError, match="unfold") as caught:
        unpack(laughs())
    assert str(caught.value.where).startswith("$.a[0][0]")


def test_an_object_that_one_byte_cannot_name_stands_nowhere() -> None:
    data = binary_list([b"\xd1\1\2", b"\x51a", b"\x09", *[b"\x09"] * 300, b"\x70"])
    assert unpack(data)[0] == {"a": True}


def test_white_space_at_the_end_of_xml_that_is_cut_takes_no_time() -> None:
    before = time.process_time()
    assert refusal(HEAD.encode() + b" " * SIZE) is not None
    assert time.process_time() - before < SECONDS


TREE: dict[str, Any] = {
    "WFWorkflowActions": [
        {
            "WFWorkflowActionIdentifier": "is.workflow.actions.gettext",
            "WFWorkflowActionParameters": {
                "WFTextActionText": "a & b\r\n\U0001f600",
                "UUID": "0",
                "n": [1, -1, 1.5, True, 2**40],
            },
        }
    ],
    "WFWorkflowIcon": {
        "WFWorkflowIconStartColor": 4282601983,
        "data": b"\0\1\2",
        "when": datetime(2020, 1, 2, 3, 4, 5, 600000),
    },
    "$bytes": {"$bytes": "AAEC"},
    "empty": [{}, [], ""],
}
SIGNED, REGIONS = make(plistlib.dumps(TREE, fmt=plistlib.FMT_BINARY), Recipe(compress=lzvn_stream))
SEEDS = [pack(TREE), pack(TREE, "xml"), pack(TREE, "json"), plistlib.dumps(TREE), SIGNED]
SPELLINGS = [b"\0", b"\xff", b"<", b">", b"&", b"&#0;", b"<dict>", b"</dict>", b"<key>a</key>", b"]]>", b"<!--"]
PIECES = st.sampled_from([*SPELLINGS, b'"', b"\\u0000", b"[", b"{", b"9" * 30])
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 4), st.binary(max_size=4) | PIECES), min_size=1, max_size=6)


@settings(max_examples=600, deadline=None)
@given(st.sampled_from(SEEDS), EDITS)
def test_mutated_files_are_read_as_the_standard_library_reads_them(seed: bytes, edits: list[tuple[float, int, bytes]]) -> None:
    mutated = bytearray(seed)
    for place, removed, inserted in edits:
        at = int(place * len(mutated))
        mutated[at : at + removed] = inserted
    data = bytes(mutated)
    error = refusal(data)
    if error is not None:
        assert error.where is not None
        return
    tree, container = unpack(data)
    assert repr(unpack(pack(tree, "json"))[0]) == repr(tree)
    for form in ("binary", "xml"):
        with suppress(FileError):  # these cannot hold every date and every character
            assert repr(unpack(pack(tree, form))[0]) == repr(tree)
    if container.format == "binary" and container.signature is None:
        assert repr(plistlib.loads(data)) == repr(tree)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"bplist00", b"<?xml", b"<plist>", b"{", b"AEA1\0\0\0\0", b""]))
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    error = refusal(start + data)
    assert error is None or error.where is not None
