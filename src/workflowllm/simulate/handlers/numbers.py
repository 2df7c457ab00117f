"""Actions on numbers."""

from __future__ import annotations

import re
from typing import Final

from workflowllm.errors import WorkflowError
from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import text_of, to_number
from workflowllm.simulate.content import NOTHING, Content
from workflowllm.simulate.handlers.marking import runs

__all__ = [
    "calculate",
    "calculate_expression",
    "detect_number",
    "format_number",
    "make_number",
    "random_number",
    "round_number",
    "statistics",
]


@runs("number")
def make_number(call: Call) -> Content:
    """Number: hands on its number (action definition)."""
    return (contents.number(call.number("WFNumberActionNumber", 0)),)


@runs("math")
def calculate(call: Call) -> Content:
    """Calculate: two numbers and an operation, + by default; `…` names a scientific one (device tests)."""
    from workflowllm.simulate.calculation import calculate as calculated

    operation = call.choice("WFMathOperation", "+")
    if operation == "…":
        operation = call.choice("WFScientificMathOperation", "Modulus")
        second = call.number("WFScientificMathOperand", 0)
    else:
        second = call.number("WFMathOperand", 0)
    found = [calculated(operation, to_number(item, call.region, call.name), second) for item in call.input[:1]]
    return tuple([contents.number(value) for value in found])


@runs("round")
def round_number(call: Call) -> Content:
    """Round Number: to the ones by default; normally, always up, always down (device tests)."""
    from workflowllm.simulate.numbers import round_number as rounded

    mode = call.choice("WFRoundMode", "Normal")
    return tuple([contents.number(rounded(to_number(item, call.region, call.name), _place(call), mode)) for item in call.input])


def _place(call: Call) -> str | int:
    """The place that is rounded to: by its name, as a power of ten, or as files of iOS 12 and before say it (format fact)."""
    if call.choice("WFRoundType", "") == "Right of Decimal":
        return -call.whole("WFRoundDecimalPlaces", 2)
    named = call.choice("WFRoundTo", "Ones Place")
    return call.whole("TenToThePowerOf", 0) if named == "10 ^" else named


@runs("number.random")
def random_number(call: Call) -> Content:
    """Random Number: both bounds are within (device tests). Choice: without bounds 0 to 100."""
    from workflowllm.simulate.numbers import random_number as drawn

    low, high = call.number("WFRandomNumberMinimum", 0), call.number("WFRandomNumberMaximum", 100)
    return (contents.number(drawn(low, high, call.world.random)),)


@runs("format.number")
def format_number(call: Call) -> Content:
    """Format Number: text with 2 decimals by default (action definition)."""
    from workflowllm.simulate.numbers import format_number as formatted

    decimals = call.whole("WFNumberFormatDecimalPlaces", 2)
    items = call.content("WFNumber") or call.input
    return contents.texts([formatted(to_number(item, call.region, call.name), decimals, call.region.locale) for item in items])


@runs("statistics")
def statistics(call: Call) -> Content:
    """Calculate Statistics: the average by default; a text that is no number is an error (action definition; device report)."""
    from workflowllm.simulate.numbers import statistics as figure

    values = [to_number(item, call.region, call.name) for item in call.input]
    found = figure(values, call.choice("WFStatisticsOperation", "Average"))
    return NOTHING if found is None else (contents.number(found),)


@runs("detect.number")
def detect_number(call: Call) -> Content:
    """Get Numbers from Input: every number that is found (action definition)."""
    from workflowllm.simulate.numbers import numbers_of_text

    found: list[contents.Item] = []
    for item in call.input:
        values = [item.value] if item.kind == "number" else numbers_of_text(text_of(item, call.region), call.region.locale)
        found.extend(map(contents.number, values))
    return tuple(found)


_MONEY: Final = re.compile(
    r"\s*[$€£¥]?\s*(\d[\d,]*\.?\d*)\s*(?:[$€£¥]|[A-Z]{3}|dollars?|euros?|pounds?|yen)\s+(?:in|to)\s+(?:[A-Z]{3}|dollars?|euros?|pounds?|yen)\s*"
)
"""An amount in one currency that is wanted in another, as in the action's own example."""


@runs("calculateexpression")
def calculate_expression(call: Call) -> Content:
    """Calculate Expression: variables are put in as text before it is read (device report). What an amount of money is in another
    currency is made up: the amount itself.
    """
    from workflowllm.simulate.expression import evaluate

    money = _MONEY.fullmatch(call.text("Input") or call.input_text())
    if money is not None:
        call.run.made_up.append("an exchange rate")
        return (contents.number(float(money[1].replace(",", ""))),)
    try:
        return (contents.number(evaluate(call.text("Input") or call.input_text())),)
    except WorkflowError as error:
        raise call.fail(f"Calculate Expression failed because the expression is not valid: {error.problem}") from None
