"""Questions on import: what a shortcut asks whoever installs it, as `[[question]]` tables."""

from __future__ import annotations

import ast
from collections import Counter
from typing import Any

from workflowllm.errors import Span, TextError
from workflowllm.language.context import Printer, Reader
from workflowllm.language.forms.variable import APPEND, COMMENT, SET
from workflowllm.language.head.keys import quote
from workflowllm.language.head.places import HeadError, Place
from workflowllm.workflow.nodes import GROUP, Action, Workflow
from workflowllm.workflow.values import Record, Value
from workflowllm.workflow.walk import actions

__all__ = ["QUESTIONS", "emit_questions", "expression", "question_places", "read_questions", "valid"]

QUESTIONS = "WFWorkflowImportQuestions"


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


def emit_questions(printer: Printer, workflow: Workflow, questions: Value) -> list[str] | None:
    """The lines of all questions; None if one is of another shape."""
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
        lines += ["[[question]]", f"action = {known.get(index, index)}", f"parameter = {quote(key)}"]
        if "Text" in row:
            lines.append(f"text = {quote(text)}")
        if "DefaultValue" in row:
            default = row["DefaultValue"]
            plain = type(default) is str
            lines.append(f"default = {quote(default)}" if plain else f"default_value = {quote(printer.value(default))}")  # type: ignore[arg-type]
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
                found[place] = quote(printer.outputs[uuid])
    return found


def read_questions(value: Any, reader: Reader, places: dict[str, int]) -> tuple[Value, ...]:
    """The questions that `[[question]]` tables describe."""
    return tuple([_read_question(number, row, reader, places) for number, row in enumerate(_rows(value))])


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
    question: dict[str, Value] = {"ActionIndex": index, "Category": "Parameter", "ParameterKey": valid(key)}
    if others := row.keys() - {"action", "parameter", "text", "default", "default_value"}:
        problem = "a question has action, parameter, text and default"
        raise HeadError(problem, ("question", number, next(other for other in row if other in others)))
    for short, stored in (("text", "Text"), ("default", "DefaultValue")):
        if short in row:
            if type(row[short]) is not str:
                raise HeadError(f"the {short} of a question is a text", ("question", number, short))
            question[stored] = valid(row[short], ("question", number, short))
    if "default_value" in row:
        question["DefaultValue"] = expression(row["default_value"], reader, ("question", number, "default_value"))
    return Record(sorted(question.items()))


def valid(text: str, place: Place = ("", 0, "")) -> str:
    """The text, if a property list can hold it."""
    if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
        raise HeadError("half of a surrogate pair", place, "Write the whole character")
    return text


def expression(text: Any, reader: Reader, place: Place) -> Value:
    """The value of an expression of the language that stands in quotes."""
    from workflowllm.language.guard import parse_source

    if not isinstance(text, str):
        raise HeadError("a line under [file] is an expression in quotes", place)
    try:
        module = parse_source(valid(text, place))
        if len(module.body) != 1 or not isinstance(module.body[0], ast.Expr):
            raise HeadError("a line under [file] is one expression", place)
        return reader.value(module.body[0].value)
    except TextError as error:
        column = error.where.column if isinstance(error.where, Span) and error.where.line == 1 else 1
        raise HeadError(error.problem, place, error.advice, column) from None
