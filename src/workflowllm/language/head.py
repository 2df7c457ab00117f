"""The head block: what a shortcut says beside its actions, as TOML in comments, in the manner of PEP 723.

A key that is not written has its default; a key with a default that the file lacks stands in `without`. So a text without a head
block is a shortcut with all defaults. What has no friendly form stands under `[file]` as an expression of the language.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from workflowllm.errors import Span, TextError
from workflowllm.language.context import Printer, Reader
from workflowllm.language.forms.variable import APPEND, COMMENT, SET
from workflowllm.language.guard import marks
from workflowllm.language.head_places import HeadError, Place, nearest, of_toml, placed
from workflowllm.language.names import FUNCTIONS, is_identifier
from workflowllm.workflow.nodes import GROUP, Action, Body, Workflow
from workflowllm.workflow.values import Attachment, Record, Special, Value
from workflowllm.workflow.walk import actions, values

__all__ = ["Head", "check_names", "emit", "fields", "properties", "question_places", "read"]

OPEN, CLOSE = "# /// shortcut", "# ///"
QUESTIONS = "WFWorkflowImportQuestions"
USES_INPUT = "WFWorkflowHasShortcutInputVariables"

_LONGEST = 1 << 20
"""Characters of a head block."""

_EVERYTHING = tuple(
    f"WF{name}ContentItem"
    for name in [
        "App",
        "AppStoreApp",
        "Article",
        "Contact",
        "Date",
        "EmailAddress",
        "Folder",
        "GenericFile",
        "Image",
        "iTunesProduct",
        "Location",
        "DCMapsLink",
        "AVAsset",
        "PDF",
        "PhoneNumber",
        "RichText",
        "SafariWebPage",
        "String",
        "URL",
    ]
)
_CLASS_LISTS: dict[str, tuple[Value, ...]] = {
    "everything": _EVERYTHING,
    "everything but apps": _EVERYTHING[1:],
    "everything but apps and folders": tuple(name for name in _EVERYTHING[1:] if name != "WFFolderContentItem"),
}
_LIST_NAMES = {classes: name for name, classes in _CLASS_LISTS.items()}
_CLASS = re.compile(r"WF([A-Za-z0-9]+)ContentItem")


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


# --- each property, both directions ---


def _text(value: Value) -> str | None:
    return _quote(value) if type(value) is str else None


def _whole(value: Value) -> str | None:
    return str(value) if type(value) is int else None


def _truth(value: Value) -> str | None:
    return str(value).lower() if type(value) is bool else None


def _texts(value: Value) -> str | None:
    if type(value) is not tuple or not all(type(element) is str for element in value):
        return None
    return f"[{', '.join(_quote(element) for element in value)}]"  # type: ignore[arg-type]


def _classes(value: Value) -> str | None:
    if type(value) is not tuple or not all(type(element) is str for element in value):
        return None
    if value in _LIST_NAMES:
        return _quote(_LIST_NAMES[value])
    return f"[{', '.join(_quote(_short(element)) for element in value)}]"  # type: ignore[arg-type]


def _short(name: str) -> str:
    match = _CLASS.fullmatch(name)
    return match[1] if match else "." + name


def _icon(value: Value) -> str | None:
    if type(value) is not Record or value.keys() != {"WFWorkflowIconGlyphNumber", "WFWorkflowIconStartColor"}:
        return None
    glyph, color = value["WFWorkflowIconGlyphNumber"], value["WFWorkflowIconStartColor"]
    return f"{{glyph = {glyph}, color = {color}}}" if type(glyph) is int and type(color) is int else None


def _read_icon(value: Any) -> Value:
    if not isinstance(value, dict) or value.keys() != {"glyph", "color"} or not all(type(part) is int for part in value.values()):
        raise ValueError("an icon has a glyph and a color, both whole numbers")
    return Record(WFWorkflowIconGlyphNumber=value["glyph"], WFWorkflowIconStartColor=value["color"])


def _read_classes(value: Any) -> Value:
    if isinstance(value, str):
        if value not in _CLASS_LISTS:
            raise ValueError(f"known lists of content classes: {', '.join(_CLASS_LISTS)}")
        return _CLASS_LISTS[value]
    return tuple(name[1:] if name[:1] == "." else f"WF{name}ContentItem" for name in _read_texts(value))  # type: ignore[index]


def _read_texts(value: Any) -> tuple[Value, ...]:
    if not isinstance(value, list) or not all(isinstance(element, str) for element in value):
        raise ValueError("a list of texts is needed")
    return tuple(value)


_KINDS: dict[type[Any], str] = {str: "a text in quotes", int: "a whole number", bool: "true or false"}


def _read(kind: type[Any]) -> Callable[[Any], Value]:
    def read_one(value: Any) -> Value:
        if type(value) is not kind:
            raise ValueError(f"{_KINDS[kind]} is needed")
        return value  # type: ignore[no-any-return]

    return read_one


_ABSENT = object()
_DEFAULT_ICON = Record(WFWorkflowIconGlyphNumber=61440, WFWorkflowIconStartColor=463140863)


@dataclass(frozen=True, slots=True)
class _Property:
    short: str
    key: str
    default: Any
    emit: Callable[[Value], str | None]
    read: Callable[[Any], Value]


_PROPERTIES = (
    _Property("name", "WFWorkflowName", _ABSENT, _text, _read(str)),
    _Property("client_version", "WFWorkflowClientVersion", "2302.0.4", _text, _read(str)),
    _Property("client_release", "WFWorkflowClientRelease", _ABSENT, _text, _read(str)),
    _Property("minimum_version", "WFWorkflowMinimumClientVersion", 900, _whole, _read(int)),
    _Property("minimum_version_text", "WFWorkflowMinimumClientVersionString", "900", _text, _read(str)),
    _Property("icon", "WFWorkflowIcon", _DEFAULT_ICON, _icon, _read_icon),
    _Property("surfaces", "WFWorkflowTypes", (), _texts, _read_texts),
    _Property("quick_actions", "WFQuickActionSurfaces", (), _texts, _read_texts),
    _Property("accepts", "WFWorkflowInputContentItemClasses", _CLASS_LISTS["everything"], _classes, _read_classes),
    _Property("returns", "WFWorkflowOutputContentItemClasses", (), _classes, _read_classes),
    _Property("uses_input", USES_INPUT, False, _truth, _read(bool)),
    _Property("output_fallback", "WFWorkflowHasOutputFallback", False, _truth, _read(bool)),
)
_BY_SHORT = {known.short: known for known in _PROPERTIES}
_BY_KEY = {known.key: known for known in _PROPERTIES}


def _same(left: Any, right: Any) -> bool:
    return type(left) is type(right) and bool(left == right)


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_SPECIAL = re.compile('[\x00-\x1f\x7f-\x9f"\\\\\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffc]')


def _quote(text: str) -> str:
    """A TOML basic string."""
    return '"' + _SPECIAL.sub(lambda match: _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04x}", text) + '"'


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "a").isalnum() else _quote(name)


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


# --- printing ---


def question_places(workflow: Workflow) -> frozenset[int]:
    """The places in the file of the actions that import questions name, so that they can be told by name."""
    questions = workflow.properties.get(QUESTIONS)
    if type(questions) is not tuple or not questions:
        return frozenset()
    wanted = {index for row in questions if type(row) is Record and type(index := row.get("ActionIndex")) is int}
    flat = list(actions(workflow)) if wanted else []
    return frozenset(index for index in wanted if 0 <= index < len(flat) and _nameable(flat[index]))


def _nameable(action: object) -> bool:
    return (
        type(action) is Action
        and action.identifier not in (SET, APPEND, COMMENT)
        and GROUP not in action.parameters
        and type(action.parameters.get("UUID")) is str
    )


def emit(printer: Printer, workflow: Workflow, names: dict[str, str], calls: dict[str, str]) -> list[str]:
    """The lines of the head block; none if everything has its default."""
    rest = {key: value for key, value in workflow.properties.items() if key not in _BY_KEY}
    lines, without = [], []
    for known in _PROPERTIES:
        value: Any = workflow.properties.get(known.key, _ABSENT)
        if known.key == USES_INPUT and value is not _ABSENT:
            default: Any = _uses_input("\n".join(printer.lines), workflow.body)
        else:
            default = known.default
        if _same(value, default):
            continue
        if value is _ABSENT:
            without.append(known.short)
        elif (text := known.emit(value)) is not None:
            lines.append(f"{known.short} = {text}")
        else:
            rest[known.key] = value
    questions = rest.pop(QUESTIONS, None)
    tables: list[str] = []
    if questions is None:
        without.append("questions")
    elif (printed := _emit_questions(printer, workflow, questions)) is not None:
        tables = printed
    else:
        rest[QUESTIONS] = questions
    if without:
        lines.append(f"without = [{', '.join(map(_quote, without))}]")
    if printer.words:
        lines.append('conditions = "words"')
    if printer.legacy:
        lines.append("legacy_comparison = true")
    for title, table in (("names", names), ("actions", calls)):
        if table:
            lines += [f"[{title}]", *(f"{_key(name)} = {_quote(original)}" for name, original in table.items())]
    if rest:
        lines += ["[file]", *(f"{_key(key)} = {_quote(printer.value(rest[key]))}" for key in sorted(rest))]
    lines += tables
    return [OPEN, *(f"# {line}" for line in lines), CLOSE] if lines else []


def _emit_questions(printer: Printer, workflow: Workflow, questions: Value) -> list[str] | None:
    if type(questions) is not tuple:
        return None
    known = _action_names(printer, workflow) if questions else {}
    lines = []
    for row in questions:
        if type(row) is not Record or not {"ActionIndex", "Category", "ParameterKey"} <= row.keys():
            return None
        if row.keys() - {"ActionIndex", "Category", "ParameterKey", "Text", "DefaultValue"} or row["Category"] != "Parameter":
            return None
        index, key, text = row["ActionIndex"], row["ParameterKey"], row.get("Text", "")
        if type(index) is not int or type(key) is not str or type(text) is not str:
            return None
        lines += ["[[question]]", f"action = {known.get(index, index)}", f"parameter = {_quote(key)}"]
        if "Text" in row:
            lines.append(f"text = {_quote(text)}")
        if "DefaultValue" in row:
            default = row["DefaultValue"]
            plain = type(default) is str
            lines.append(f"default = {_quote(default)}" if plain else f"default_value = {_quote(printer.value(default))}")  # type: ignore[arg-type]
    return lines


def _action_names(printer: Printer, workflow: Workflow) -> dict[int, str]:
    """The name, quoted, of every place in the file whose action a question can name."""
    flat = list(actions(workflow))
    counts = Counter(action.parameters.get("UUID") for action in flat if type(action) is Action)
    found = {}
    for place, action in enumerate(flat):
        if _nameable(action):
            uuid = str(action.parameters["UUID"])  # type: ignore[union-attr]
            if counts[uuid] == 1 and uuid in printer.outputs:
                found[place] = _quote(printer.outputs[uuid])
    return found


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


def _bad(problem: str, line: int) -> TextError:
    """What is wrong with a head block, at one of its lines."""
    return TextError(
        f"the head block cannot be read: {problem}", where=Span(line, 1, line + 1, 1), advice="Give each an original of its own"
    )


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
            known[python] = _valid(original)
    conditions, legacy = table.pop("conditions", "codes"), table.pop("legacy_comparison", False)
    if conditions not in ("words", "codes"):
        raise HeadError('conditions is "words" or "codes"', ("", 0, "conditions"))
    if type(legacy) is not bool:
        raise HeadError("legacy_comparison is true or false", ("", 0, "legacy_comparison"))
    head.words, head.legacy = conditions == "words", legacy
    return head


def check_names(head: Head, reader: Reader, module: ast.Module) -> None:
    """Refuse two names for one variable: it would be one variable to the shortcut, and two to whoever reads the text.

    Raises:
        TextError: The head block gives one original to two names that are variables.
    """
    first: dict[str, str] = {}
    for python, original in head.names.items():
        if python not in reader.outputs and first.setdefault(original, python) != python:
            raise _merged(head, python, first[original], original)
    suspects = {original for original, python in first.items() if original != python and original.isidentifier()}
    suspects -= {*reader.outputs, *head.names, *FUNCTIONS}
    if suspects:
        found = _variables(module)
        for original in sorted(suspects & found):
            raise _merged(head, first[original], original, original)


def _variables(module: ast.Module) -> set[str]:
    """The names in a program that can be variables: not those of calls, nor of loops."""
    found: set[str] = set()
    other: set[str] = set()
    called: set[ast.expr] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            called.add(node.func)
        elif isinstance(node, ast.For):
            other.update(inner.id for inner in ast.walk(node.target) if isinstance(inner, ast.Name))
        elif isinstance(node, ast.Name) and node not in called:
            found.add(node.id)
    return found - other


def _merged(head: Head, name: str, other: str, original: str) -> TextError:
    line = next((number for number, text in enumerate(head.block, 1) if re.match(rf"#\s*[\"']?{re.escape(name)}\b", text)), 0)
    return _bad(f"{name} and {other} are one variable, {original!r}", head.line + line)


def _table(value: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise HeadError(f"[{name}] must be a table", ("", 0, name))
    return value


def _valid(text: str, place: Place = ("", 0, "")) -> str:
    if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
        raise HeadError("half of a surrogate pair", place, "Write the whole character")
    return text


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
    if not isinstance(without, list) or not all(name in _BY_SHORT or name == "questions" for name in without if type(name) is str):
        raise HeadError("without lists keys of the head block", ("", 0, "without"))
    found: dict[str, Value] = {
        known.key: known.default for known in _PROPERTIES if known.default is not _ABSENT and known.short not in without
    }
    if "questions" not in without:
        rows = enumerate(_rows(table.pop("question", [])))
        found[QUESTIONS] = tuple([_read_question(number, row, reader, places) for number, row in rows])
    for key, text in _table(table.pop("file", {}), "file").items():
        found[_valid(key, ("file", 0, key))] = _expression(text, reader, ("file", 0, key))
    for short, value in table.items():
        known = _BY_SHORT.get(short)
        if known is None:
            raise HeadError(f"there is no key {short!r}", ("", 0, short), nearest(short, _BY_SHORT))
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


def _rows(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise HeadError("questions stand as [[question]] tables", ("", 0, "question"))
    return value


def _read_question(number: int, row: dict[str, Any], reader: Reader, places: dict[str, int]) -> Record:
    action, key = row.get("action"), row.get("parameter")
    index = places.get(action) if isinstance(action, str) else action
    if type(index) is not int or not -(1 << 63) <= index < 1 << 63:
        problem = f"a question needs an action of the program, by name or place: {str(action)[:60]!r}"
        raise HeadError(problem, ("question", number, "action"))
    if type(key) is not str:
        raise HeadError("a question needs a parameter, a text in quotes", ("question", number, "parameter"))
    question: dict[str, Value] = {"ActionIndex": index, "Category": "Parameter", "ParameterKey": _valid(key)}
    if others := row.keys() - {"action", "parameter", "text", "default", "default_value"}:
        problem = "a question has action, parameter, text and default"
        raise HeadError(problem, ("question", number, next(other for other in row if other in others)))
    for short, stored in (("text", "Text"), ("default", "DefaultValue")):
        if short in row:
            if type(row[short]) is not str:
                raise HeadError(f"the {short} of a question is a text", ("question", number, short))
            question[stored] = _valid(row[short], ("question", number, short))
    if "default_value" in row:
        question["DefaultValue"] = _expression(row["default_value"], reader, ("question", number, "default_value"))
    return Record(sorted(question.items()))


def _expression(text: Any, reader: Reader, place: Place) -> Value:
    from workflowllm.language.guard import parse_source

    if not isinstance(text, str):
        raise HeadError("a line under [file] is an expression in quotes", place)
    try:
        module = parse_source(_valid(text, place))
        if len(module.body) != 1 or not isinstance(module.body[0], ast.Expr):
            raise HeadError("a line under [file] is one expression", place)
        return reader.value(module.body[0].value)
    except TextError as error:
        column = error.where.column if isinstance(error.where, Span) and error.where.line == 1 else 1
        raise HeadError(error.problem, place, error.advice, column) from None
