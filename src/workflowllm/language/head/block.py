"""The head block as a whole: printing it, finding it at the top of a text, and reading what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from workflowllm.errors import Span, TextError
from workflowllm.language.context import Printer, Reader
from workflowllm.language.guard import marks
from workflowllm.language.head.keys import ABSENT, BY_KEY, BY_SHORT, GROUPS, PROPERTIES, USES_INPUT, key_text, quote
from workflowllm.language.head.places import HeadError, nearest, of_toml, placed
from workflowllm.language.head.questions import QUESTIONS, emit_questions, expression, read_questions, valid
from workflowllm.language.names import is_identifier
from workflowllm.workflow.nodes import Action, Body, Workflow
from workflowllm.workflow.values import Attachment, Record, Special, Value
from workflowllm.workflow.walk import actions, values

__all__ = ["Head", "emit", "fields", "properties", "read"]

OPEN, CLOSE = "# /// shortcut", "# ///"

_LONGEST = 1 << 20
"""Characters of a head block."""

_MOST_DOTS = 20
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|'[^']*+'")
"""Dots make keys of keys, and reading those takes time that grows with the square of their number."""


@dataclass(slots=True)
class Head:
    """What a head block says, and the lines of the text that it stands on."""

    names: dict[str, str] = field(default_factory=dict)
    actions: dict[str, str] = field(default_factory=dict)
    words: bool = False
    legacy: bool = False
    table: dict[str, Any] = field(default_factory=dict)
    line: int = 1
    block: list[str] = field(default_factory=list)


# --- printing ---


def emit(printer: Printer, workflow: Workflow, names: dict[str, str], calls: dict[str, str]) -> list[str]:
    """The lines of the head block; none if everything has its default."""
    rest = {key: value for key, value in workflow.properties.items() if key not in BY_KEY}
    lines, without = [], []
    for known in PROPERTIES:
        value: Any = workflow.properties.get(known.key, ABSENT)
        if known.key == USES_INPUT and value is not ABSENT:
            default: Any = _uses_input("\n".join(printer.lines), workflow.body)
        else:
            default = known.default
        if _same(value, default):
            continue
        if value is ABSENT:
            without.append(known.short)
        elif (text := known.emit(value)) is not None:
            lines.append(f"{known.short} = {text}")
        else:
            rest[known.key] = value
    questions = rest.pop(QUESTIONS, None)
    tables: list[str] = []
    if questions is None:
        without.append("questions")
    elif (printed := emit_questions(printer, workflow, questions)) is not None:
        tables = printed
    else:
        rest[QUESTIONS] = questions
    for group, keys in GROUPS.items():
        if set(keys) <= set(without):
            without = [group, *(name for name in without if name not in keys)]
    if without:
        lines.append(f"without = [{', '.join(map(quote, without))}]")
    if printer.words:
        lines.append('conditions = "words"')
    if printer.legacy:
        lines.append("legacy_comparison = true")
    for title, table in (("names", names), ("actions", calls)):
        if table:
            lines += [f"[{title}]", *(f"{key_text(name)} = {quote(original)}" for name, original in table.items())]
    if rest:
        lines += ["[file]", *(f"{key_text(key)} = {quote(printer.value(rest[key]))}" for key in sorted(rest))]
    lines += tables
    return [OPEN, *(f"# {line}" for line in lines), CLOSE] if lines else []


def _same(left: Any, right: Any) -> bool:
    return type(left) is type(right) and bool(left == right)


def _uses_input(text: str, body: Body) -> bool:
    """Whether a program uses the shortcut's input, as the app notes it of a file; the text saves looking."""
    if "shortcut_input" not in text:
        return False
    for action in actions(body):
        if type(action) is Action:
            for record in (action.parameters, action.extra):
                for value in values(record):
                    if type(value) is Attachment and type(value.source) is Special and value.source.kind == "ExtensionInput":
                        return True
    return False


# --- reading ---


def fields(text: str) -> Head:
    """The head block of a text, if there is one. Only comments and empty lines stand before it.

    Raises:
        TextError: The block stands elsewhere, twice, does not end, or is not TOML of the known shape.
    """
    places = marks(text, OPEN)
    if not places:
        return Head()
    line = text.count("\n", 0, places[0]) + 1
    if any(above and not above.isspace() and above[0] != "#" for above in text[: places[0]].split("\n")):
        raise _misplaced("a head block stands at the top", line, "Move it above all statements")
    if len(places) > 1:
        raise _misplaced("there are two head blocks", text.count("\n", 0, places[1]) + 1, "Make one of them")
    lines = text[places[0] : places[0] + _LONGEST].split("\n")
    for number, inner in enumerate(lines[1:], 1):
        if inner.rstrip() == CLOSE:
            with _placed(line):
                return _parse(lines[1:number], line)
        if not inner.startswith("#"):
            break
    raise _misplaced("the head block does not end", line, f"Close it with a line {CLOSE}")


def _misplaced(problem: str, line: int, advice: str) -> TextError:
    return TextError(problem, where=Span(line, 1, line, len(OPEN) + 1), advice=advice)


@contextmanager
def _placed(first: int) -> Iterator[None]:
    """Errors that name a line of the head block name that of the text, where the block begins."""
    try:
        yield
    except TextError as error:
        if type(error.where) is Span:
            line, column, end_line, end_column = error.where
            error.where = Span(line + first - 1, column, end_line + first - 1, end_column)
        raise


def _parse(block: list[str], first: int) -> Head:
    import tomllib

    for number, line in enumerate(block, 2):
        if line.count(".") > _MOST_DOTS and _QUOTED.sub("", line).count(".") > _MOST_DOTS:
            raise TextError(
                "the head block cannot be read: a key of too many parts", where=Span(number, 1, number + 1, 1), advice="Put it in quotes"
            )
    try:
        table = tomllib.loads("\n".join(line[2:] if line[:2] == "# " else line[1:] for line in block))
    except (ValueError, RecursionError) as error:
        raise of_toml(error, block) from None
    try:
        return _head(Head(table=table, line=first, block=block))
    except HeadError as error:
        raise placed(error, block) from None


def _head(head: Head) -> Head:
    table = head.table
    for name, known in (("names", head.names), ("actions", head.actions)):
        for python, original in _table(table.pop(name, {}), name).items():
            if not isinstance(original, str) or not is_identifier(python):
                raise HeadError(f"[{name}] gives Python names their originals, and {python!r} is not such a line", (name, 0, python))
            known[python] = valid(original)
    conditions, legacy = table.pop("conditions", "codes"), table.pop("legacy_comparison", False)
    if conditions not in ("words", "codes"):
        raise HeadError('conditions is "words" or "codes"', ("", 0, "conditions"))
    if type(legacy) is not bool:
        raise HeadError("legacy_comparison is true or false", ("", 0, "legacy_comparison"))
    head.words, head.legacy = conditions == "words", legacy
    return head


def _table(value: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise HeadError(f"[{name}] must be a table", ("", 0, name))
    return value


def properties(head: Head, reader: Reader, places: dict[str, int], text: str, body: Body) -> Record:
    """The properties of the file that a head block describes, in alphabetical order.

    Args:
        head: What `fields` found.
        reader: For the expressions under `[file]`.
        places: The place in the file of each action that has a name.
        text: The whole text.
        body: The program.

    Raises:
        TextError: A key is not known or has another shape.
    """
    with _placed(head.line):
        try:
            found = _properties(head, reader, places)
        except HeadError as error:
            raise placed(error, head.block) from None
    if found.get(USES_INPUT) is False and "uses_input" not in head.table and _uses_input(text, body):
        found[USES_INPUT] = True
    return Record(sorted(found.items()))


def _properties(head: Head, reader: Reader, places: dict[str, int]) -> dict[str, Value]:
    table = dict(head.table)
    without = table.pop("without", [])
    if not isinstance(without, list) or not all(type(name) is str for name in without):
        raise HeadError("without is a list of texts", ("", 0, "without"))
    without = [name for word in without for name in GROUPS.get(word, (word,))]
    if not all(name in BY_SHORT or name == "questions" for name in without):
        raise HeadError("without lists keys of the head block", ("", 0, "without"))
    found: dict[str, Value] = {
        known.key: known.default for known in PROPERTIES if known.default is not ABSENT and known.short not in without
    }
    if "questions" not in without:
        found[QUESTIONS] = read_questions(table.pop("question", []), reader, places)
    for key, text in _table(table.pop("file", {}), "file").items():
        found[valid(key, ("file", 0, key))] = expression(text, reader, ("file", 0, key))
    for short, value in table.items():
        known = BY_SHORT.get(short)
        if known is None:
            raise HeadError(f"there is no key {short!r}", ("", 0, short), nearest(short, BY_SHORT))
        try:
            found[known.key] = known.read(value)
        except ValueError as error:
            raise HeadError(f"{short}: {error}", ("", 0, short)) from None
    found.pop("WFWorkflowActions", None)
    return found


def read(head: Head) -> Reader:
    """A reader that knows what the head block says of names."""
    from workflowllm.language.values import PARSERS

    reader = Reader(PARSERS)
    reader.originals, reader.identifiers = head.names, head.actions
    reader.words, reader.legacy = head.words, head.legacy
    return reader
