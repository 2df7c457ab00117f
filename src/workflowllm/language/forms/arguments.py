"""Arguments of calls."""

from __future__ import annotations

import ast
import keyword
from collections.abc import Collection, Mapping

from workflowllm.language.context import Printer, Reader, fail
from workflowllm.language.forms.literals import parse_constant, string
from workflowllm.language.names import is_identifier
from workflowllm.workflow.values import Record, Value

__all__ = ["arguments", "integer_argument", "keywords", "no_keywords", "parse_keywords", "text_argument"]

_KNOWN: dict[str, bool] = {}


def arguments(printer: Printer, fields: Mapping[str, Value], first: str | None = None) -> list[str]:
    """Keyword arguments in alphabetical order, but for the one that comes first; no Python name, then inside `**{...}`."""
    plain, odd = [], []
    keys = sorted(fields)
    if first in fields and first != keys[0]:
        keys.remove(first)  # type: ignore[arg-type]
        keys.insert(0, first)  # type: ignore[arg-type]
    for key in keys:
        value = fields[key]
        named = _KNOWN.get(key)
        if named is None:
            named = is_identifier(key) and not keyword.issoftkeyword(key)
            if len(_KNOWN) < 5000:
                _KNOWN[key] = named
        text = f'"{value}"' if type(value) is str and value.isalnum() else printer.emitters[type(value)](printer, value)
        if named:
            plain.append(f"{key}={text}")
        else:
            odd.append(f"{string(key)}: {text}")
    if odd:
        plain.append(f"**{{{', '.join(odd)}}}")
    return plain


def keywords(printer: Printer, fields: Mapping[str, Value]) -> str:
    """Keyword arguments in alphabetical order, in one line."""
    return ", ".join(arguments(printer, fields))


def parse_keywords(reader: Reader, call: ast.Call, *, skip: Collection[str | None] = (), positional: bool = False) -> Record:
    """The keyword arguments of a call, in order.

    Raises:
        TextError: An argument is positional, or stands twice, or `**` is used on anything but a literal dictionary.
    """
    if call.args and not positional:
        fail(call.args[0], "arguments are given by keyword", "Write name=value for each argument")
    fields: dict[str, Value] = {}
    for argument in call.keywords:
        if argument.arg is None:
            _parse_starred(reader, argument, fields)
        elif argument.arg in fields:
            fail(argument, f"the argument {argument.arg} stands twice", "Remove one of them")
        elif argument.arg not in skip:
            fields[argument.arg] = reader.value(argument.value)
    return Record(fields)


def _parse_starred(reader: Reader, argument: ast.keyword, fields: dict[str, Value]) -> None:
    if not isinstance(argument.value, ast.Dict):
        fail(argument, "** takes a dictionary written out here", 'Write **{"Show-text": True}')
    for key, value in zip(argument.value.keys, argument.value.values, strict=True):
        if not isinstance(key, ast.Constant) or not isinstance(key.value, str) or key.value in fields:
            fail(key or argument, "a key after ** must be a plain text that stands once", 'Write **{"Show-text": True}')
        fields[str(parse_constant(key))] = reader.value(value)


def text_argument(call: ast.Call, *, others: bool = False, place: int = 0) -> str:
    """A positional argument that must be a plain text."""
    count = len(call.args)
    if count <= place or ((count != place + 1 or call.keywords) and not others):
        fail(call, f"this call takes {'a' if not place else 'another'} plain text", 'Write it as "..."')
    node = call.args[place]
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        fail(node, "this argument must be a plain text", 'Write it as "..."')
    return str(parse_constant(node))


def integer_argument(call: ast.Call, place: int) -> int:
    """A positional argument that must be a whole number."""
    node = call.args[place] if len(call.args) > place else None
    sign = 1
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        sign, node = -1, node.operand
    value = sign * node.value if isinstance(node, ast.Constant) and type(node.value) is int else None
    if value is None or not -(1 << 63) <= value < 1 << 64:
        fail(node or call, "this argument must be a whole number of at most 64 bits", "Write it in digits")
    return value


def no_keywords(call: ast.Call, count: int) -> list[ast.expr]:
    """The positional arguments of a call that takes exactly `count` of them and nothing else."""
    if call.keywords or len(call.args) != count or any(isinstance(node, ast.Starred) for node in call.args):
        wanted = f"takes {count} argument{'s' * (count > 1)}, without names" if count else "takes no argument"
        fail(call, f"this call {wanted}", "Give each in its place, as in docs/language.md")
    return call.args
