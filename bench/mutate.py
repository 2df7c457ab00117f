"""Mutants of files and of texts, residues too. Every mutant, here and in `mutate_tree`, follows from its seed alone."""

from __future__ import annotations

import base64
import json
import re
import zlib
from random import Random
from typing import Any

from workflowllm.language import coding
from workflowllm.language.names import FUNCTIONS

__all__ = ["KEYS", "LARGE", "mutate_bytes", "mutate_residue", "mutate_text", "residue_text"]

LARGE = 240_000
"""Bytes or characters of an enlarged mutant; up to 250 kB has to be dealt with in a second."""

_MARKS = [
    b"<dict>", b"</dict>", b"<array>", b"</array>", b"<key>a</key>", b"<string>", b"</string>", b"<integer>1e9</integer>",
    b"<integer>-0x7</integer>",
    b"<real>nan</real>", b"<real>1e999</real>", b"<true/>", b"<date>2001-02-30T00:00:00Z</date>", b"<data>!!</data>",
    b"&amp;", b"&#0;", b"&#xD800;",
    b"&lol;", b"<!ENTITY lol 'lol'>", b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]>", b"<![CDATA[", b"]]>", b"<!--", b"<?x?>", b"\0",
    b"\xff\xfe", b"\xef\xbb\xbf",
    b"{", b"}", b"[", b"]", b'"', b":", b",", b"null", b"NaN", b"1e999", b"9" * 400, b'{"$bytes": "AA=="}',
    b'{"$date": "x"}', b"bplist00", b"AEA1",
    b"\x80", b"\xd1", b"\xa1", b"\x5f", b"\x6f", b"\x13", b"\x14", b"\x4f\x13\x7f\xff\xff\xff\xff\xff\xff\xff",
    b"\x33\x7f\xf0\0\0\0\0\0\0",
]  # fmt: skip

_WORDS = [
    *sorted(FUNCTIONS), "if", "elif", "else", "for", "match", "case", "and", "or", "not", "in", "is", "None", "True",
    "False", "1", "0", "-1", "0.5", "1e400",
    "1_0", "0x1f", "1j", "9" * 400, '"x"', "''", 'f"{x}"', 'f"{x!r:>{w}}"', 'b"x"', 'r"\\"', '"\\ud800"', '"\\0"', "...",
    "()", "[]", "{}", "[*x]", "{**x}",
    "lambda: 0", "*x", "**x", ":=", "await x", "yield", "@x", "x[1:2]", "x.y", "x()", "x[0]", "x as y", "import os",
    "def f(): pass", "class A: pass",
    "return", "while True:", "try:", "with x:", "del x", "x: int = 1", "x += 1", "a = b = c", "a, b = c", "pass", "async",
    "global x", "type X = int",
    "[i for i in x]", "x if y else z", "print(f'{x}')", "\0", "\u202e", "ﬁ", "\u00aa", "\ufffc", "\ud83d", "𝕏", "\t", "\r",
    "\f", "\\\n", "\n", "    ",
    "# ///", "# /// shortcut", "# /// residue", "# [names]", "# [file]", "# a = 1", "# x = {", '"""', "'''", '"', "'", "(",
    ")", "[", "]", "{", "}", ":", ",", "=", "==", ".",
]  # fmt: skip

KEYS = [
    "Type", "Value", "Variable", "VariableName", "OutputUUID", "OutputName", "UUID", "CustomOutputName",
    "GroupingIdentifier", "WFControlFlowMode", "WFCondition", "WFConditions",
    "WFInput", "WFNumberValue", "WFAnotherNumber", "WFConditionalActionString", "WFMenuItems", "WFMenuItemTitle",
    "WFMenuItemAttributedTitle", "WFMenuPrompt", "WFRepeatCount",
    "WFVariableName", "WFSerializationType", "attachmentsByRange", "string", "Aggrandizements", "WFItems", "WFItemType",
    "WFValue", "WFKey", "WFDictionaryFieldValueItems",
    "PropertyName", "DictionaryKey", "CoercionItemClass", "WFWorkflowImportQuestions", "WFWorkflowIcon", "WFWorkflowTypes",
    "Show-WFInput", "SCPLData", "key", "", "a b", "a.b", "é", "if",
    "WFWorkflowActionIdentifier", "WFWorkflowActionParameters", "WFContentItemFilter", "WFActionParameterFilterTemplates",
    "WFActionParameterFilterPrefix", "Operator", "Property", "Values",
]  # fmt: skip
"""Keys of property lists."""

_TOKEN = re.compile(r"\w+|[ \t]+|[^\w \t]")


def _span(random: Random, size: int, longest: int) -> tuple[int, int]:
    start = random.randrange(size + 1)
    return start, min(size, start + random.randrange(1, longest + 1))


def mutate_bytes(random: Random, data: bytes, other: bytes) -> bytes:
    """A file with a few things wrong with it; now and then a large one."""
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        start, end = _span(random, len(data), random.choice((1, 2, 8, 60)))
        match random.randrange(8):
            case 0 if data:
                place = random.randrange(len(data))
                data = data[:place] + bytes([random.randrange(256)]) + data[place + 1 :]
            case 1 if data:
                place = random.randrange(len(data))
                data = data[:place] + bytes([data[place] ^ 1 << random.randrange(8)]) + data[place + 1 :]
            case 2:
                data = data[:start] + data[end:]
            case 3:
                data = data[:start] + data[start:end] * random.choice((2, 2, 3, 50)) + data[end:]
            case 4:
                data = data[:start] + random.choice(_MARKS) + data[random.choice((start, end)) :]
            case 5:
                low, high = _span(random, len(other), 60)
                data = data[:start] + other[low:high] + data[end:]
            case 6 if data:
                place = max(0, len(data) - 1 - random.randrange(40))
                data = data[:place] + bytes([random.choice((0, 1, 2, 8, 127, 255))]) + data[place + 1 :]
            case _:
                data = data[:start] if random.randrange(4) == 0 else data[:start] + random.randbytes(random.randrange(1, 9)) + data[end:]
    if random.randrange(600) == 0:
        start, end = _span(random, len(data), random.choice((4, 30, 400)))
        chunk = data[start:end] or b"["
        data = data[:start] + chunk * (LARGE // len(chunk)) + data[end:]
    return data[:LARGE]


def mutate_text(random: Random, text: str, other: str) -> str:
    """A program with a few things wrong with it; now and then a large one."""
    if random.randrange(6) == 0 and "# /// residue" in text:
        return mutate_residue(random, text)
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        match random.randrange(4):
            case 0:
                text = _mutate_lines(random, text, other)
            case 1:
                start, end = _span(random, len(text), 3)
                text = text[:start] + random.choice(_WORDS) + text[random.choice((start, end)) :]
            case _:
                text = _mutate_tokens(random, text, other)
    if random.randrange(400) == 0:
        start, end = _span(random, len(text), random.choice((1, 3, 12, 200)))
        chunk = random.choice((text[start:end], random.choice(_WORDS), "{a}", "(", "x.", "-", "[", "not ", "    ", "x[0]", '"a" ')) or "("
        text = text[:start] + chunk * (LARGE // len(chunk.encode("utf-8", "surrogatepass"))) + text[end:]
    return text


# --- residues ---

_RESIDUE = re.compile(r"^# /// residue\n((?:# .*\n)*)# ///\n", re.MULTILINE)


def residue_text(body: str, table: bytes, rest: tuple[int, int, bytes] = (0, 0, b"")) -> str:
    """A text with a residue that holds some JSON; beside it, how many identifiers and digests follow, and these."""
    packed = coding.compress(table)
    coded = base64.b85encode(coding.HEADER.pack(coding.VERSION, len(packed), *rest[:2]) + packed + rest[2]).decode()
    return f"{body}# /// residue\n" + "".join(f"# {coded[start : start + 150]}\n" for start in range(0, len(coded), 150)) + "# ///\n"


def mutate_residue(random: Random, text: str) -> str:
    """A text whose residue was unpacked, changed in a few places and packed again; the text itself if it has none."""
    found = _RESIDUE.search(text)
    if found is None:
        return text
    try:
        blob = base64.b85decode(found[1].replace("# ", "").replace("\n", ""))
        _, size, count, marks = coding.HEADER.unpack_from(blob)
        start = coding.HEADER.size
        table = json.loads(coding.decompress(blob[start : start + size]))
    except (ValueError, LookupError, zlib.error):
        return text
    rest = blob[start + size :]
    for _ in range(random.choice((1, 1, 2, 4))):
        _mutate_json(random, table)
    if random.randrange(8) == 0:
        count, marks = (random.choice((number, 0, number + 1, 1 << 31)) for number in (count, marks))
    if random.randrange(8) == 0 and rest:
        place = random.randrange(len(rest))
        rest = rest[:place] + random.randbytes(1) + rest[place + random.randrange(2) :]
    body = text[: found.start()]
    if random.randrange(2):  # so that entries are held against the text
        body += random.choice(("is_workflow_actions_vibrate()\n", "x = clipboard()\n"))
    return residue_text(body, json.dumps(table).encode(), (count, marks, rest)) + text[found.end() :]


def _mutate_json(random: Random, table: list[Any]) -> None:
    holder: Any = table
    place: Any = random.randrange(len(table)) if table else None
    while place is not None:
        inner = holder[place]
        if not isinstance(inner, dict | list) or not inner or random.randrange(6) == 0:
            break
        holder = inner
        place = random.choice(list(inner)) if isinstance(inner, dict) else random.randrange(len(inner))
    if place is None:
        return
    value = random.choice(
        (0, 1, -1, 2, 10**9, 0.5, None, True, "", "WFInput", [], {}, ["="], ["t"], ["s"], ["p"], ["=", 1], ["=", {}], {"#0": 0})
    )
    match random.randrange(4):
        case 0:
            del holder[place]
        case 1 if isinstance(holder, dict):
            holder[random.choice((*KEYS, "u", "g", "n", "p", "#0", "#-1"))] = value
        case 2 if isinstance(holder, list):
            holder.insert(place, random.choice((value, holder[place])))
        case _:
            holder[place] = value


def _mutate_lines(random: Random, text: str, other: str) -> str:
    lines, more = text.split("\n"), other.split("\n")
    place, source = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(6):
        case 0:
            del lines[place]
        case 1:
            lines.insert(place, lines[source])
        case 2:
            lines[place], lines[source] = lines[source], lines[place]
        case 3:
            lines.insert(place, random.choice(more))
        case 4:
            lines[place] = random.choice(("    ", "        ", "", "  ", "\t")) + lines[place].lstrip(random.choice((" ", "")))
        case _:
            indent = len(lines[place]) - len(lines[place].lstrip())
            lines[place] = " " * indent + random.choice(more).lstrip()
    return "\n".join(lines)


def _mutate_tokens(random: Random, text: str, other: str) -> str:
    low = random.randrange(len(text) + 1)
    window = text[low : low + 300]
    tokens = _TOKEN.findall(window)
    if not tokens:
        return text + random.choice(_WORDS)
    place, source = random.randrange(len(tokens)), random.randrange(len(tokens))
    match random.randrange(6):
        case 0:
            del tokens[place]
        case 1:
            tokens.insert(place, tokens[source])
        case 2:
            tokens[place], tokens[source] = tokens[source], tokens[place]
        case 3:
            tokens[place] = random.choice(_WORDS)
        case 4:
            start = random.randrange(len(other) + 1)
            tokens[place] = random.choice(_TOKEN.findall(other[start : start + 60]) or ["x"])
        case _:
            tokens.insert(place, f" {random.choice(_WORDS)} ")
    return text[:low] + "".join(tokens) + text[low + 300 :]


# --- property lists ---
