"""A short run of the fuzzer on the golden files, and inputs that once were, or easily could be, too much."""

from __future__ import annotations

import contextlib
import gc
import json
import plistlib
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench import fuzz
from bench.mutate import LARGE, residue_text
from workflowllm import WorkflowError, from_python, read
from workflowllm.language.residue import seal

FOLDER = Path(__file__).resolve().parents[1] / "golden"


@pytest.fixture(scope="module", autouse=True)
def seeds() -> Iterator[None]:
    files = [path.read_bytes() for path in sorted(FOLDER.glob("*.plist"))]
    binary = [plistlib.dumps(plistlib.loads(data), fmt=plistlib.FMT_BINARY) for data in files]
    fuzz.prepare(fuzz.Seeds(files + binary))
    yield
    fuzz.prepare(fuzz.Seeds([]))


@pytest.mark.parametrize("number", range(6))
def test_mutants(number: int) -> None:
    result = fuzz.batch(7, number, 300)
    assert result["faults"] == []
    assert sum(count for name, count in result["counts"].items() if name.endswith("read")) > 10


def _full(chunk: str, before: str = "", after: str = "") -> str:
    return before + chunk * (LARGE // len(chunk.encode())) + after


_SMALL = "x = is_workflow_actions_vibrate(a=1)\n"
_WIDE = "x = is_workflow_actions_vibrate(" + ",".join(f"a{n}=1" for n in range(14_000)) + ")\n"


def _bomb(value: str, body: str = _SMALL) -> str:
    """A text whose residue puts a value, as JSON, in the place of its action."""
    return residue_text(body, f'["{seal(body)}",1,[[1,{{"p":["=",{value}]}}]],{{}},null,[]]'.encode())


def _table(body: str, length: int, rows: list[Any], orders: list[Any]) -> str:
    return residue_text(body, json.dumps([seal(body), length, rows, {}, None, orders]).encode())


BOMBS = {
    **{
        f"{what}, {size} bytes": _bomb("[" + chunk * (size // len(chunk)) + "1]")
        for what, chunk in (("lists", "[],"), ("mappings", '{"a":1},'), ("numbers", "1,"), ("texts", '"a",'), ("brackets", '"[[[[[[[[",'))
        for size in (60 << 20, 2_000_000, 290_000)
    },
    "keys": _bomb("{" + ",".join(f'"k{n}":{{}}' for n in range(70_000)) + "}"),
    "wide characters": _bomb('"' + "\u00e9" * (1 << 19) + "\U0001f600" + '"'),
    "depth": _bomb("[" * 140_000),
    "digits": _bomb("9" * 1_000_000),
    "actions": _table(_SMALL, 10**9, [], []),
    "rows": _table(_SMALL, 7000, [[0, {}]] * 37_000, []),
    "orders of one mapping": _table(_WIDE, 1, [], [[0] * 3, [[2, []]] * 37_000]),
    "no base 85": f"{_SMALL}# /// residue\n" + "# 0" * (LARGE // 3) + "\n# ///\n",
}


@pytest.mark.parametrize("name", BOMBS)
def test_residues_that_unfold(name: str) -> None:
    text = BOMBS[name]
    assert len(text) < 1.2 * LARGE
    _within_a_second(lambda: from_python(text))
    gc.collect()
    tracemalloc.start()
    try:
        with contextlib.suppress(WorkflowError):
            from_python(text)
        assert tracemalloc.get_traced_memory()[1] < 150 * LARGE
    finally:
        tracemalloc.stop()


TEXTS = {
    "f-string": _full("{a}", 'x = f"', '"'),
    "f-strings": _full('f"{a}"\n'),
    "f-string of calls": _full("{a.b()}", 'x = f"', '"'),
    "brackets": _full("(", "x = "),
    "lists": _full("[", "x = ") + "]" * 1000,
    "dictionaries": _full('{"a":', "x = "),
    "attributes": _full(".a", "x = a"),
    "keys": _full("[0]", "x = a"),
    "calls": _full("()", "x = a"),
    "sum": _full(' + "a"', 'x = "a"'),
    "division": _full("/a", "x = a"),
    "minus": _full("-", "x = ", "1"),
    "not": _full("not ", "if ", "a:\n    pass"),
    "and": _full(" and a", "if a", ":\n    pass"),
    "comparison": _full(" < a", "if a", ":\n    pass"),
    "lambda": _full("lambda:", "x = "),
    "conditional": _full(" if a else a", "x = a"),
    "power": _full("**a", "x = a"),
    "digits": _full("9", "x = "),
    "hexadecimal": _full("f", "x = 0x"),
    "exponent": _full("9", "x = 1e"),
    "name": _full("a", "", " = 1"),
    "indentation": "\n".join(" " * level + "if a:" for level in range(690)),
    "elif": _full("elif a:\n    pass\n", "if a:\n    pass\n"),
    "statements": _full("a = b\n"),
    "semicolons": _full("a;"),
    "empty lines": _full("\n"),
    "calls in a row": _full("f(a=1)\n"),
    "arguments": "f(" + ",".join(f"a{n}=1" for n in range(30_000)) + ")",
    "same arguments": _full("a=1,", "f(", ")"),
    "unclosed string": _full("a", 'x = "'),
    "unclosed triple": _full("a\n", 'x = """'),
    "backslashes": _full("\\", 'x = "'),
    "continuation": _full("\\\n", "x = "),
    "strings": _full('"a" ', "x = "),
    "quotes": _full("'"),
    "braces": _full("{", 'x = f"', '"'),
    "double braces": _full("{{", 'x = f"', '"'),
    "nested f-strings": _full("f'{", "x = "),
    "format": _full("{a:", 'x = f"', '"'),
    "comment": _full("#"),
    "head": "# /// shortcut\n" + _full("# a = 1\n") + "# ///\n",
    "deep head": "# /// shortcut\n# a = " + _full("[") + "\n# ///\n",
    "dotted head": "# /// shortcut\n# " + _full("a.", "", "a = 1") + "\n# ///\n",
    "tables in a head": "# /// shortcut\n" + _full("# [[a]]\n") + "# ///\n",
    "long number in a head": "# /// shortcut\n# client_version = " + _full("9") + "\n# ///\n",
    "unclosed head": "# /// shortcut\n" + _full("# a\n"),
    "many heads": _full("# /// shortcut\n# ///\n"),
    "residue": "x = 1\n# /// residue\n" + _full("# 0") + "\n# ///\n",
    "many residues": _full("# /// residue\n"),
    "NUL": "x = 1\0",
    "surrogate": 'x = "\ud800"',
    "escaped surrogate": 'x = "\\ud800"',
    "form feeds": _full("\f"),
    "carriage returns": _full("\r"),
    "cases": _full('    case "a":\n        pass\n', "match menu():\n"),
    "or pattern": _full(' | "a"', 'match menu():\n    case "a"', ":\n        pass\n"),
    "names": "\n".join(f"a{n} = b{n}" for n in range(20_000)),
    "same name": _full("a = f()\n"),
    "deep comprehension": _full("[a for a in ", "x = "),
}


@pytest.mark.parametrize("name", TEXTS)
def test_large_texts(name: str) -> None:
    _within_a_second(lambda: from_python(TEXTS[name]))


_XML = b'<?xml version="1.0"?><plist version="1.0"><dict><key>WFWorkflowActions</key>%b</dict></plist>'


def _repeated(chunk: bytes) -> bytes:
    return chunk * (LARGE // len(chunk))


FILES = {
    "empty": b"",
    "zeros": bytes(LARGE),
    "arrays": _XML % (b"<array>" * 30_000),
    "closed arrays": _XML % (b"<array>" * 10_000 + b"</array>" * 10_000),
    "dictionaries": _XML % (b"<dict><key>a</key>" * 10_000),
    "strings": _XML % (b"<array>" + _repeated(b"<string>a</string>") + b"</array>"),
    "integers": _XML % (b"<array>" + _repeated(b"<integer>1</integer>") + b"</array>"),
    "digits": _XML % (b"<integer>" + _repeated(b"9") + b"</integer>"),
    "real digits": _XML % (b"<real>" + _repeated(b"9") + b"</real>"),
    "data": _XML % (b"<data>" + _repeated(b"AAAA") + b"</data>"),
    "comments": _XML % _repeated(b"<!---->"),
    "references": _XML % (b"<string>" + _repeated(b"&amp;") + b"</string>"),
    "entity bomb": b'<!DOCTYPE plist [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%b">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(20))
    + b"]><plist><string>&u;</string></plist>",
    "attributes": b"<plist " + b" ".join(b'a%d="x"' % n for n in range(20_000)) + b"></plist>",
    "JSON arrays": b'{"WFWorkflowActions": ' + _repeated(b"["),
    "JSON objects": _repeated(b'{"a":'),
    "JSON digits": b'{"WFWorkflowActions": [' + _repeated(b"9") + b"]}",
    "JSON text": b'{"WFWorkflowActions": ["' + _repeated(b"\\u0041") + b'"]}',
    "JSON keys": b'{"WFWorkflowActions": [], ' + b",".join(b'"%d": 1' % n for n in range(20_000)) + b"}",
    "huge size": b"bplist00\x5f\x13\x7f\xff\xff\xff\xff\xff\xff\xff"
    + bytes(8)
    + b"\0\0\0\0\0\0\x01\x01"
    + b"\0\0\0\0\0\0\0\x01"
    + bytes(8)
    + b"\0\0\0\0\0\0\0\x08",
    "huge count": b"bplist00\xa0\x08\0\0\0\0\0\0\x01\x01\x7f\xff\xff\xff\xff\xff\xff\xff" + bytes(8) + b"\0\0\0\0\0\0\0\x09",
    "signed": b"AEA1" + bytes(LARGE),
    "actions": plistlib.dumps({"WFWorkflowActions": [{"WFWorkflowActionIdentifier": "a", "WFWorkflowActionParameters": {}}] * 1800}),
    "stray markers": plistlib.dumps(
        {
            "WFWorkflowActions": [
                {
                    "WFWorkflowActionIdentifier": "is.workflow.actions.conditional",
                    "WFWorkflowActionParameters": {"GroupingIdentifier": str(number), "WFControlFlowMode": 0},
                }
                for number in range(900)
            ]
        }
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_large_files(name: str) -> None:
    _within_a_second(lambda: read(FILES[name]))


def test_shared_containers() -> None:
    """Forty arrays that each hold the next one twice unfold to a million million."""
    offsets, objects = [8], b"\xd1\x01\x02"
    for item in [b"\x5f\x10\x11WFWorkflowActions", *(bytes((0xA2, number + 3, number + 3)) for number in range(40)), b"\xa0"]:
        offsets.append(8 + len(objects))
        objects += item
    table = b"".join(offset.to_bytes(2, "big") for offset in offsets)
    trailer = bytes(6) + bytes((2, 1)) + len(offsets).to_bytes(8, "big") + bytes(8) + (8 + len(objects)).to_bytes(8, "big")
    _within_a_second(lambda: read(b"bplist00" + objects + table + trailer), refused=True)


def _within_a_second(work: object, *, refused: bool = False) -> None:
    assert callable(work)
    before = time.process_time()
    caught: WorkflowError | None = None
    try:
        work()
    except WorkflowError as error:
        caught = error
    assert time.process_time() - before < 1.0
    assert caught is None or caught.where is not None
    assert caught is not None or not refused
