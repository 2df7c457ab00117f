"""Values of the surface language in words: `x.File_Size` is "the file size of x", `f"Hi {name}"` is "'Hi [name]'"."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import Final

__all__ = [
    "BUILT_IN",
    "LONGEST",
    "UNNAMED",
    "app_of",
    "constant",
    "cut",
    "kind_of",
    "name_in_words",
    "parts_of",
    "say",
    "series",
    "split_words",
    "title_of",
]

BUILT_IN: Final = "is_workflow_actions_"
UNNAMED: Final = "a stored value"
CODE: Final = "a long text of code"
LONGEST: Final = 48
"""Characters of a value that a comment quotes."""
MOST: Final = 3
"""Elements of a list that are said before "and 4 more"."""

SOURCES: Final[dict[str, str]] = {
    "ask": "what the user answers",
    "clipboard": "the clipboard",
    "current_app": "the app in front",
    "current_date": "the current date",
    "device": "this device",
    "shortcut_input": "the shortcut's input",
    "workflow_input": "the shortcut's input",
    "missing": "something that is missing",
    "data": "stored data",
    "opaque": UNNAMED,
    "result_of_if": "the result",
    "result_of_menu": "the result of the menu",
    "results_of_repeat": "the results of the loop",
}
NAMING: Final = ("workflowName", "Name", "DisplayString", "displayString", "title", "name", "Identifier", "identifier", "WFContactData")
"""Keys of a plain record that hold what a person calls it."""
OPERATORS: Final = {"<": "is less than", "<=": "is at most", ">": "is more than", ">=": "is at least"}
ARITHMETIC: Final[dict[type[ast.operator], str]] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "×", ast.Div: "÷"}


def say(node: ast.AST) -> str:
    """A value on one line, cut where it is long; never blank, also where it holds nothing that prints."""
    return cut(_say(node)).strip() or "a value"


def cut(text: str, longest: int = LONGEST) -> str:
    """A text on one line, without characters that do not print, cut with an ellipsis; a quotation keeps its closing mark."""
    line = "".join(char if char.isprintable() else " " for char in " ".join(text.split()))
    if len(line) <= longest:
        return line
    return f"{line[: longest - 2].rstrip()}…'" if line.startswith("'") else f"{line[: longest - 1].rstrip()}…"


def _say(node: ast.AST) -> str:
    match node:
        case ast.Name(id=name):
            return name_in_words(name)
        case ast.Constant(value=value):
            return _constant(value)
        case ast.JoinedStr():
            return _template(node)
        case ast.Call():
            return _call(node)
        case ast.Attribute(value=inner, attr=name):
            return f"the {split_words(name).lower()} of {say(inner)}"
        case ast.Subscript(value=inner, slice=key):
            return f"{say(key)} of {say(inner)}"
        case ast.List(elts=elements):
            return series([say(element) for element in elements]) or "nothing"
        case ast.Dict(keys=keys):
            return series([say(key).strip("'") for key in keys if key is not None]) or "nothing"
        case ast.BinOp(left=left, op=op, right=right) if type(op) in ARITHMETIC:
            return f"{say(left)} {ARITHMETIC[type(op)]} {say(right)}"
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return f"-{say(inner)}"
        case _:
            return "a value"


def series(items: list[str], most: int = MOST) -> str:
    """Items as a sentence says them: `a, b and c`, or `a, b, c and 4 more`."""
    if len(items) > most + 1:
        items = [*items[:most], f"{len(items) - most} more"]
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def _constant(value: object) -> str:
    match value:
        case bool():
            return "on" if value else "off"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            return f"{value:.3g}"
        case str() if not value.strip():
            return "an empty text" if not value else "a line break" if "\n" in value else "a space"
        case str() if re.fullmatch(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[A-Za-z0-9+/=_-]{48,}", "".join(value.split())):
            return "a fixed code"
        case str() if re.search(r"\\[dDwWsSbBnr]|\(\?|\[\^|\.[*+]|\]\+", value):
            return "a pattern"
        case str() if re.match(r"\s*(<[!a-zA-Z]|[{\[]\s*[\"\[{])", value) and len(value) > LONGEST:
            return CODE
        case str():
            return f"'{value.strip()}'"
        case _:
            return str(value)


def _template(node: ast.AST) -> str:
    """A text with references: a reference alone is said, one among words stands in brackets."""
    parts = parts_of(node) or []
    if len(parts) == 1 and not isinstance(parts[0], str):
        return say(parts[0])
    text = "".join(part if isinstance(part, str) else f"[{say(part)}]" for part in parts)
    if len(text) > LONGEST and text.lstrip().startswith(("<!", "<html", "<style", "<?xml")):
        return CODE
    return f"'{text.strip()}'" if text.strip() else "an empty text"


def parts_of(node: ast.AST) -> list[str | ast.expr] | None:
    """The literal stretches and the references of a text; none where it is no text."""
    match node:
        case ast.Constant(value=str() as text):
            return [text]
        case ast.JoinedStr(values=parts):
            return [part.value if isinstance(part, ast.FormattedValue) else str(getattr(part, "value", "")) for part in parts]
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str()), attr="join"), args=[ast.List(elts=parts)]):
            return [str(part.value) if isinstance(part, ast.Constant) else part for part in parts]
        case _:
            return None


def _call(node: ast.Call) -> str:
    match node:
        case ast.Call(func=ast.Attribute()):
            return _method(node)
        case ast.Call(func=ast.Name(id=name), args=args):
            special = CALLS.get(name)
            return special(node) if special else SOURCES.get(name) or (say(args[-1]) if args else "a value")
        case _:
            return "a value"


def _method(node: ast.Call) -> str:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="join")):
            return _template(node)
        case ast.Call(func=ast.Attribute(value=inner, attr="property"), args=[ast.Constant(value=str() as name), *_]):
            return f"the {name.lower()} of {say(inner)}"
        case ast.Call(func=ast.Attribute(value=inner)):
            return say(inner)
        case _:
            return "a value"


def _quantity(node: ast.Call) -> str:
    return " ".join(say(part).strip("'") for part in node.args) or "an amount"


def _offset(node: ast.Call) -> str:
    how, *amount = [say(part).strip("'") for part in node.args] or [""]
    return f"{' '.join(amount).lower()} {'earlier' if how == 'Subtract' else 'later'}" if how in ("Add", "Subtract") else how.lower()


def _record(node: ast.Call) -> str:
    held = {word.arg: word.value for word in node.keywords if word.arg}
    return next((say(held[key]) for key in NAMING if key in held and parts_of(held[key])), UNNAMED)


def _rules(node: ast.Call) -> str:
    rules = [_rule(row) if isinstance(row, ast.Call) else "a condition holds" for row in node.args]
    joint = " and " if isinstance(node.func, ast.Name) and node.func.id == "where" else " or "
    return joint.join(rules[:MOST]) + (" and so on" if len(rules) > MOST else "")


def _rule(node: ast.Call) -> str:
    """A row of a filter: its values but the unit, which stands in a number of its own."""
    if len(node.args) != 2:
        about = next((say(word.value).strip("'") for word in node.keywords if word.arg == "Property"), "")
        return f"{about.lower()} fits" if about else "a condition holds"
    name, operator = (say(part).strip("'") for part in node.args)
    held = [word.value for word in node.keywords if word.arg not in ("Removable", "Bounded", "Unit", None)]
    if operator == "is today":
        return f"{name.lower()} is today"
    operator = OPERATORS.get(operator, operator if not operator.isdigit() else "fits")
    # A row keeps the value of every type that its property had while it was edited; the switch among them is the leftover.
    held = [value for value in held if not (isinstance(value, ast.Constant) and isinstance(value.value, bool))] or held[:1]
    match held:
        case [ast.Constant(value=bool() as wanted)]:
            return f"{name.lower()}{'' if wanted == (operator == 'is') else ' is not so'}"
        case []:
            return f"{name.lower()} {operator} something"
        case _:
            return f"{name.lower()} {operator} {' and '.join(say(value) for value in held[:2])}"


CALLS: Final[dict[str, Callable[[ast.Call], str]]] = {
    "quantity": _quantity,
    "time_offset": _offset,
    "dict": _record,
    "where": _rules,
    "where_any": _rules,
    "contacts": lambda node: "chosen contacts",
    "predicate": lambda node: "a condition",
    "overlay": lambda node: say(node.args[0]) if node.args else "a text",
    "date_of": lambda node: say(node.args[0]) if node.args else "a date",
    "as_variable": lambda node: say(node.args[0]) if node.args else "a value",
    "timestamp": lambda node: say(node.args[0]).strip("'").replace("T", " ") if node.args else "a date",
    "enumeration": lambda node: say(node.args[0]).strip("'") if node.args else "a choice",
    "choice": lambda node: say(node.args[0]).strip("'") if node.args else "a choice",
    "numeral": lambda node: say(node.args[0]).strip("'") if node.args else "a number",
    "either": lambda node: say(node.args[0]) if node.args else "a value",
}
"""Calls of the language whose value is not simply that of their last argument."""


def constant(node: ast.AST | None) -> str | None:
    """The plain constant that an argument is, wrapped or not, as text; none where it is anything else."""
    match node:
        case ast.Constant(value=bool() as value):
            return str(value)
        case ast.Constant(value=str() | int() | float() as value):
            return _constant(value) if isinstance(value, float) else str(value)
        case ast.Call(func=ast.Name(id="enumeration" | "choice" | "option" | "switch" | "numeral"), args=[*_, inner]):
            return constant(inner)
        case _:
            return None


def name_in_words(name: str) -> str:
    """A Python name as words: `list_` is "list", `provided_input_2` is "provided input 2"."""
    return split_words(name).strip() or name


def split_words(name: str) -> str:
    """A name in camel case or with underscores, as words."""
    return " ".join(re.sub(r"(?<=[a-z0-9])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").split())


KINDS: Final = {"appstore": "App Store apps", "calendarevents": "calendar events", "health_quantity": "health samples"}


def kind_of(name: str) -> str:
    """What a family of actions works on, by the rest of its identifier: `health_quantity` is "health samples"."""
    return KINDS.get(name, split_words(name))


def title_of(name: str) -> str:
    """An action that has no phrase, by its identifier: `com_example_notes_AddNoteIntent` is "Add note"."""
    built_in = name.startswith(BUILT_IN)
    last = name.removeprefix(BUILT_IN) if built_in else name.rsplit("_", 1)[-1]
    # Apple's own intents begin with the letters of their framework: MTCreateAlarmIntent.
    last = re.sub(r"^[A-Z]{2,3}(?=[A-Z][a-z])", "", last)
    words = split_words(last.removesuffix("Intent").removesuffix("Action")).strip() or name
    lower = words if words.isupper() else re.sub(r"\b[A-Z](?=[a-z])", lambda match: match[0].lower(), words)
    return lower[:1].upper() + lower[1:]


def app_of(name: str) -> str:
    """The app of an action that is not built in, as far as its identifier says it: "Data Jar"; "" where it does not."""
    segments = name.split("_")
    if name.startswith((BUILT_IN, "com_apple_")) or len(segments) < 3:
        return ""
    app = split_words(segments[-2]).removesuffix(" For Shortcuts")
    return app[:1].upper() + app[1:] if len(app) > 2 and not app.lower().startswith(("intent", "extension", "shortcut")) else ""
