"""Text with references: an f-string, or `"".join([...])` where Python 3.11 cannot hold it in one."""

from __future__ import annotations

import ast
import re

from workflowllm.language.context import Printer, Reader, fail
from workflowllm.language.forms import reference
from workflowllm.language.forms.arguments import integer_argument, text_argument
from workflowllm.language.forms.literals import parse_constant, quotes, string, string_body
from workflowllm.workflow.values import Attachment, Overlay, Text

__all__ = [
    "MAX_PARTS",
    "emit",
    "emit_overlay",
    "is_plain",
    "joined_parts",
    "parse_fstring",
    "parse_join",
    "parse_overlay",
    "plain",
]

PLACEHOLDER = "\ufffc"

MAX_PARTS = 60
"""References in one f-string; Python's parser takes time that grows with their square."""

_UNSAFE = re.compile(r"['\\#{}]")


def is_plain(text: Text) -> bool:
    """Whether a text has no references, so that it reads like a literal."""
    return not text.parts or (len(text.parts) == 1 and type(text.parts[0]) is str)


def plain(text: Text) -> str:
    """The characters of a text without references."""
    return text.parts[0] if text.parts else ""  # type: ignore[return-value]


def emit(printer: Printer, text: Text) -> str:
    """Text with references, in the plainest form that Python 3.11 can hold."""
    parts = text.parts
    if not parts:
        return '""'
    if len(parts) == 1 and type(parts[0]) is str:
        return string(parts[0])
    literal = "".join([part for part in parts if type(part) is str])
    quote = quotes(literal)
    inner = [_inside(printer, part, quote) for part in parts if type(part) is Attachment]
    if len(inner) > MAX_PARTS or None in inner:
        return emit_join(printer, text)
    references = iter(inner)
    pieces = []
    for number, part in enumerate(parts, 1):
        if type(part) is str:
            body = string_body(part, quote, last=number == len(parts))
            pieces.append(body.replace("{", "{{").replace("}", "}}") if "{" in body or "}" in body else body)
        else:
            pieces.append(f"{{{next(references)}}}")
    return f"f{quote}{''.join(pieces)}{quote}"


def _inside(printer: Printer, part: Attachment, quote: str) -> str | None:
    """A reference as it stands in the braces of an f-string; None where Python 3.11 could not hold it."""
    text = reference.emit(printer, part)
    if '"' not in text:
        return text if "{" not in text and quote not in text else None
    if quote == "'":
        return None if "\n" in text or _UNSAFE.search(text) else text
    return None if "\n" in text or _UNSAFE.search(text) else text.replace('"', "'")


def emit_join(printer: Printer, text: Text) -> str:
    """The form for texts that no f-string can hold."""
    parts = [string(part) if type(part) is str else reference.emit(printer, part) for part in text.parts]  # type: ignore[arg-type]
    return f'"".join([{", ".join(parts)}])'


def joined_parts(node: ast.AST, parts: list[str | Attachment]) -> Text:
    """A text of these parts, with strings that stand side by side made one.

    Raises:
        TextError: The character that a file has in the place of a reference stands beside one.
    """
    merged: list[str | Attachment] = []
    for part in parts:
        if type(part) is str and merged and type(merged[-1]) is str:
            merged[-1] += part
        elif part != "":
            merged.append(part)
    if len(merged) > 1 and any(type(part) is str and PLACEHOLDER in part for part in merged):
        fail(node, "the character U+FFFC stands for a reference in the file", "Leave it out, or write overlay(...)")
    return Text(tuple(merged))


def parse_fstring(reader: Reader, node: ast.JoinedStr) -> Text:
    """The text that an f-string describes."""
    parts: list[str | Attachment] = []
    for piece in node.values:
        if isinstance(piece, ast.Constant):
            parts.append(str(parse_constant(piece)))
        elif isinstance(piece, ast.FormattedValue) and piece.conversion == -1 and piece.format_spec is None:
            parts.append(_parse_part(reader, piece.value))
        else:
            fail(piece, "a value in a text takes no conversion and no format", "Use {value}, or {value.format(...)} for a date")
    return joined_parts(node, parts)


def _parse_part(reader: Reader, node: ast.expr) -> str | Attachment:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return str(parse_constant(node))
    value = reader.value(node)
    if isinstance(value, Attachment):
        return value
    fail(node, "only a name, or something read from one, can stand in a text", "Give the value a name first")


def parse_join(reader: Reader, call: ast.Call) -> Text:
    """The text that `"".join([...])` describes.

    Raises:
        TextError: It is not given a list that is written out.
    """
    if len(call.args) != 1 or call.keywords or not isinstance(call.args[0], ast.List):
        fail(call, "a join takes a list written out here", 'Write "".join(["a", x])')
    return joined_parts(call, [_parse_part(reader, element) for element in call.args[0].elts])


def emit_overlay(printer: Printer, overlay: Overlay) -> str:
    """Text whose references stand at places of their own."""
    spots = [f"({start}, {length}, {reference.emit(printer, spot)})" for start, length, spot in overlay.spots]
    pieces = overlay.string.split(PLACEHOLDER)
    shown = string(pieces[0]) if len(pieces) == 1 else f"[{', '.join(map(string, pieces))}]"
    return f"overlay({', '.join([shown, *spots])})"


def parse_overlay(reader: Reader, call: ast.Call) -> Overlay:
    """`overlay("text", (start, length, reference), ...)`, offsets in UTF-16 code units."""
    if call.keywords or not call.args:
        fail(call, "an overlay takes a text and spots, without names", 'Write overlay("text", (0, 1, x))')
    spots = []
    for node in call.args[1:]:
        if not isinstance(node, ast.Tuple) or len(node.elts) != 3:
            fail(node, "a spot of an overlay is (start, length, value)", 'Write overlay("text", (0, 1, x))')
        numbers = ast.copy_location(ast.Call(func=call.func, args=node.elts, keywords=[]), node)
        part = reader.value(node.elts[2])
        start, length = integer_argument(numbers, 0), integer_argument(numbers, 1)
        if not isinstance(part, Attachment) or not (0 <= start < 10**9 and 0 <= length < 10**9):
            fail(node, "a spot of an overlay is (start, length, value)", 'Write overlay("text", (0, 1, x))')
        spots.append((start, length, part))
    if len({spot[:2] for spot in spots}) != len(spots) or not spots:
        fail(call, "an overlay has at least one spot, and no two at one place", 'Write overlay("text", (0, 1, x))')
    return Overlay(_parse_pieces(reader, call), tuple(sorted(spots, key=lambda spot: spot[:2])))


def _parse_pieces(reader: Reader, call: ast.Call) -> str:
    """The characters of an overlay; a list gives the texts between placeholder characters."""
    if not isinstance(call.args[0], ast.List):
        return text_argument(call, others=True)
    pieces = reader.value(call.args[0])
    assert type(pieces) is tuple
    if not all(type(piece) is str for piece in pieces):
        fail(call, "the pieces of an overlay are plain texts", 'Write overlay(["a", "b"], (1, 1, x))')
    return PLACEHOLDER.join(pieces)  # type: ignore[arg-type]
