"""Actions on dates."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import text_of, to_date
from workflowllm.simulate.content import NOTHING, Content, Item, Measure
from workflowllm.simulate.handlers.marking import runs

__all__ = ["adjust_date", "dates_from_input", "format_dates", "make_date", "time_between_dates"]


@runs("date")
def make_date(call: Call) -> Content:
    """Date: the time it is by default, or a given one (action definition). Choice: a mode that asks for a given date without one is now.
    When a holiday is, is not known here: it is made up to be now.
    """
    given, mode = call.content("WFDateActionDate"), call.choice("WFDateActionMode", "Current Date")
    if mode not in ("Current Date", "Specified Date"):
        call.run.made_up.append(f"when {mode[:60]} is")
    if mode == "Specified Date" and given and text_of(given[0], call.region).strip():
        return (contents.date(to_date(given[0], call.region, call.name)),)
    return (contents.date(call.world.now),)


@runs("detect.date")
def dates_from_input(call: Call) -> Content:
    """Get Dates from Input: every date that is found (action definition)."""
    from workflowllm.simulate.dates.parsing import find_dates

    region = call.region
    found: list[Item] = []
    for item in call.input:
        if item.kind == "date" or item.made_up:
            found.append(contents.date(to_date(item, region, call.name)))
            continue
        moments = find_dates(text_of(item, region), now=region.now, zone=region.zone, locale=region.locale)
        found += [contents.date(moment) for moment in moments]
    return tuple(found)


def _each(call: Call, key: str) -> list[datetime]:
    """The dates in a parameter; one that is left out or holds nothing is now (Choice). An empty text is no date (device report)."""
    given = call.content(key)
    return [to_date(item, call.region, call.name).astimezone(call.region.zone) for item in given] or [call.world.now]


@runs("adjustdate")
def adjust_date(call: Call) -> Content:
    """Adjust Date: adds by default, or subtracts, a stretch of time, or goes to the start of a minute, hour, day, week, month or year
    (action definition). The offset of iOS 12, with an operation of its own, is read too (format fact).
    """
    operation, amount, unit = _adjustment(call)
    found = []
    for moment in _each(call, "WFDate"):
        changed = _adjusted(call, moment, operation, amount, unit)
        if changed is None:
            raise call.fail(f"{call.name} failed because the date is out of range.")
        found.append(contents.date(changed))
    return tuple(found)


def _adjustment(call: Call) -> tuple[str, float, str]:
    operation = call.choice("WFAdjustOperation", "Add")
    stretch = call.content("WFDuration")
    value = stretch[0].value if stretch else None
    if isinstance(value, Measure):
        return operation, value.value, value.unit or "sec"
    old: Any = call.content("WFAdjustOffsetPicker")
    fields = old[0].value if old and isinstance(old[0].value, dict) else {}
    said = str(fields.get("Operation") or "")
    amount = fields.get("Value")
    number = amount if isinstance(amount, int | float) else _number(call, amount)
    return said or operation, number, str(fields.get("Unit") or "Minute")


def _number(call: Call, value: Any) -> float:
    from workflowllm.simulate.coerce import to_number

    found = contents.from_json(value)
    return to_number(found[0], call.region, call.name, strict=False) if found else 0


def _adjusted(call: Call, moment: datetime, operation: str, amount: float, unit: str) -> datetime | None:
    from workflowllm.simulate.dates.arithmetic import adjust, start_of
    from workflowllm.simulate.locales import first_weekday

    if operation.startswith("Get Start of"):
        return start_of(moment, operation, first_weekday(call.region.locale))
    return adjust(moment, -amount if operation == "Subtract" else amount, unit)


@runs("format.date")
def format_dates(call: Call) -> Content:
    """Format Date: each date in a style, Short for date and time by default, or by a pattern (action definition; UTS 35)."""
    from workflowllm.simulate.dates.formatting import format_date

    region = call.region
    style = call.choice("WFDateFormatStyle", "Short")
    if style == "Custom" and not call.text("WFDateFormat"):
        # Without its pattern the date is shown as it is (device report of a wrong key).
        return contents.texts([text_of(contents.date(moment), region) for moment in _each(call, "WFDate")])
    texts = [
        format_date(
            moment,
            date=style,
            time=call.choice("WFTimeFormatStyle", "Short"),
            pattern=call.text("WFDateFormat"),
            relative=call.choice("WFRelativeDateFormatStyle", "Medium") if style == "Relative" else None,
            iso_time=call.boolean("WFISO8601IncludeTime", False),
            locale=call.choice("WFLocale", region.locale),
            now=region.now,
        )
        for moment in _each(call, "WFDate")
    ]
    return contents.texts(texts)


@runs("gettimebetweendates")
def time_between_dates(call: Call) -> Content:
    """Get Time Between Dates: from a date, or from now, to the input, in minutes by default; negative if the input lies before
    (action definition). The total time is a duration, which is its seconds as a number (claim). Choice: whole units, cut off.
    """
    from workflowllm.simulate.dates.arithmetic import time_between, total_time

    unit = call.choice("WFTimeUntilUnit", "Minutes")
    old = call.raw("WFTimeUntilReferenceDate")
    start = call.world.now if old == "Right Now" else _each(call, "WFTimeUntilCustomDate" if old == "Other" else "WFTimeUntilFromDate")[0]
    found: list[Item] = []
    for moment in _each(call, "WFInput"):
        if unit == "Total Time":
            length = Measure((moment - start).total_seconds(), "s", "duration")
            found.append(Item("measure", length, total_time(start, moment, call.region.locale)))
            continue
        count = time_between(start, moment, unit)
        if count is not None:
            found.append(contents.number(count))
    return tuple(found) or NOTHING
