"""Choose from Menu as `match menu("Prompt"):` with a `case` for each item.

A pattern cannot hold a title with variables, so that case tests the chosen title in its guard. The items are left out of the call
where they are just the titles of the cases.
"""

from __future__ import annotations

import ast

from workflowllm.language.context import Printer, Reader, fail
from workflowllm.language.forms import text as texts
from workflowllm.language.forms.arguments import keywords, no_keywords, parse_keywords
from workflowllm.language.forms.literals import parse_constant, string
from workflowllm.workflow.nodes import Arm
from workflowllm.workflow.values import BareText, Item, Record, Special, Text, Value

__all__ = ["PREAMBLE", "case_header", "header", "items_of", "parse_case", "parse_header"]

PROMPT, ITEMS = "WFMenuPrompt", "WFMenuItems"
TITLE, ATTRIBUTED = "WFMenuItemTitle", "WFMenuItemAttributedTitle"
PREAMBLE = "case _ if preamble():"
CHOSEN = "chosen"


def items_of(cases: tuple[Arm, ...]) -> tuple[Value, ...]:
    """The menu items that the titles of the cases amount to; a case without a title has none."""
    items: list[Value] = []
    for case in cases:
        attributed = case.marker.parameters.get(ATTRIBUTED)
        title = case.marker.parameters.get(TITLE)
        if type(attributed) is BareText:
            items.append(Item(0, attributed.text))
        elif type(title) is str:
            items.append(title)
    return tuple(items)


def header(printer: Printer, parameters: Record, cases: tuple[Arm, ...]) -> str:
    """The `match` line of a menu."""
    arguments = []
    if PROMPT in parameters:
        arguments.append(printer.value(parameters[PROMPT]))
    if ITEMS not in parameters:
        arguments.append("items=None")
    elif parameters[ITEMS] != (derived := items_of(cases)):
        # References may differ in display names alone, which a text does not show.
        items = printer.value(parameters[ITEMS])
        if items != printer.value(derived):
            arguments.append(f"items={items}")
    rest = parameters.without(PROMPT, ITEMS)
    if rest:
        arguments.append(keywords(printer, rest))
    return f"match menu({', '.join(arguments)}):"


def parse_header(reader: Reader, node: ast.Match) -> tuple[dict[str, Value], bool]:
    """The parameters of a menu's start, and whether its items are just the titles of its cases."""
    call = node.subject
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id != "menu" or len(call.args) > 1:
        advice = 'Write: match menu("Prompt"): and a case for each title'
        fail(node.subject, "what is matched is a menu with its prompt, and its items are the titles of the cases", advice)
    fields = dict(parse_keywords(reader, call, skip=("items",), positional=True))
    if call.args:
        fields[PROMPT] = reader.value(call.args[0])
    given = [argument.value for argument in call.keywords if argument.arg == "items"]
    if not given:
        return fields, True
    if not (isinstance(given[0], ast.Constant) and given[0].value is None):
        fields[ITEMS] = reader.value(given[0])
    return fields, False


def case_header(printer: Printer, parameters: Record) -> str:
    """The `case` line of an item; `parameters` is what its marker shows."""
    title, attributed = parameters.get(TITLE), parameters.get(ATTRIBUTED)
    guards = []
    if type(attributed) is BareText and type(title) is str and not texts.is_plain(attributed.text):
        pattern, rest = CHOSEN, parameters.without(TITLE, ATTRIBUTED)
        guards.append(f"{CHOSEN} == {texts.emit(printer, attributed.text)}")
    elif type(title) is str and title is not None:
        pattern, rest = string(title), parameters.without(TITLE)
    else:
        pattern, rest = "_", parameters
        guards.append("untitled()")
    if rest:
        guards.append(f"leftover({keywords(printer, rest)})")
    return f"case {pattern}{' if ' + ' and '.join(guards) if guards else ''}:"


def parse_case(reader: Reader, case: ast.match_case) -> dict[str, Value] | None:
    """The parameters of a case's marker; None for the statements before the first case."""
    fields: dict[str, Value] = {}
    guards = case.guard.values if isinstance(case.guard, ast.BoolOp) and isinstance(case.guard.op, ast.And) else [case.guard]
    for guard in guards:
        name = guard.func.id if isinstance(guard, ast.Call) and isinstance(guard.func, ast.Name) else None
        if isinstance(guard, ast.Compare):
            fields.update(_parse_chosen(reader, guard))
        elif isinstance(guard, ast.Call) and name == "leftover":
            fields.update(parse_keywords(reader, guard))
        elif isinstance(guard, ast.Call) and name == "preamble" and len(guards) == 1 and isinstance(case.pattern, ast.MatchAs):
            no_keywords(guard, 0)
            return None
        elif isinstance(guard, ast.Call) and name == "untitled" and isinstance(case.pattern, ast.MatchAs):
            no_keywords(guard, 0)
        elif guard is not None:
            fail(guard, "a case takes no such condition", f'Write: case {CHOSEN} if {CHOSEN} == f"...":')
    pattern = case.pattern
    if isinstance(pattern, ast.MatchValue) and isinstance(pattern.value, ast.Constant) and isinstance(pattern.value.value, str):
        fields[TITLE] = str(parse_constant(pattern.value))
    elif not isinstance(pattern, ast.MatchAs) or pattern.pattern is not None or not case.guard:
        fail(pattern, "a case names one item of the menu", 'Write: case "Title":')
    return fields


def _parse_chosen(reader: Reader, guard: ast.Compare) -> dict[str, Value]:
    value = reader.value(guard.comparators[0])
    named = isinstance(guard.left, ast.Name) and guard.left.id == CHOSEN
    if type(value) is str:
        value = Text((value,))
    if not named or len(guard.ops) != 1 or not isinstance(guard.ops[0], ast.Eq) or type(value) is not Text:
        fail(guard, "the guard of a case compares the chosen title", f'Write: case {CHOSEN} if {CHOSEN} == f"...":')
    if texts.is_plain(value):
        return {TITLE: texts.plain(value)}
    return {TITLE: _shadow(value), ATTRIBUTED: BareText(value)}


def _shadow(text: Text) -> str:
    """The plain title that stands beside a title with variables: each variable by its name."""
    parts = []
    for part in text.parts:
        if type(part) is str:
            parts.append(part)
        elif not isinstance(source := part.source, Special):  # type: ignore[union-attr]
            parts.append(source.name or "")
        else:
            parts.append(source.kind)
    return "".join(parts)
