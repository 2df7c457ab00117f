"""Values of dictionaries by key and by key path."""

from __future__ import annotations

from workflowllm.simulate import choices
from workflowllm.simulate.coerce import to_dictionary
from workflowllm.simulate.content import NOTHING, PRESENT, Content, Item, Json, from_json
from workflowllm.simulate.outcome import RunError
from workflowllm.simulate.region import Region

__all__ = ["set_value", "value_at"]


def value_at(item: Item, path: str, region: Region, action: str) -> Content:
    """The value under a key, or at the end of a path of keys with dots between.

    Positions in lists count from 1 (action definition of Get Dictionary Value) and may be left out: the path goes through every element
    (device report). A missing last key is nothing, a missing earlier one the error that device reports have. A dot is always a path
    (device report), so that a key with a dot in it is not found.

    Raises:
        RunError: The item is no dictionary, or an earlier key is missing.
    """
    if item.made_up and not (item.kind == "dictionary" and item.value):
        return (Item("text", path, "", {}, made_up=True),)
    found: Json = to_dictionary(item, region, action)
    values: list[Json] = [found]
    segments = path.split(".")
    for number, segment in enumerate(segments):
        values = [inner for value in values for inner in _inside(value, segment)]
        if not values:
            if number == len(segments) - 1:
                return NOTHING
            before = ".".join(segments[:number])
            raise RunError(f"Could not evaluate the key path. In '{before}', no value was found for dictionary key '{segment}'.")
    return tuple([_taken(found) for value in values for found in from_json(value)])


def _taken(item: Item) -> Item:
    """What is taken out of a dictionary: an empty text is something there (`choices.PRESENT_EMPTY_VALUE_IS_SOMETHING`)."""
    if item.kind == "text" and item.value == "" and choices.PRESENT_EMPTY_VALUE_IS_SOMETHING:
        return Item("text", "", "", {PRESENT: True})
    return item


def _inside(value: Json, segment: str) -> list[Json]:
    """What a value has under one part of a path; empty if it has nothing."""
    if isinstance(value, Item) and value.kind == "dictionary":
        value = value.value
    if isinstance(value, dict):
        return [value[segment]] if segment in value else []
    if isinstance(value, list):
        if segment.isascii() and segment.isdigit() and len(segment) < 10:
            place = int(segment)
            return [value[place - 1]] if 1 <= place <= len(value) else []
        return [found for element in value if isinstance(element, dict) for found in _inside(element, segment)]
    return []


def set_value(found: dict[str, Json], path: str, value: Json) -> dict[str, Json]:
    """A dictionary with a value set; the one given stays as it is.

    Raises:
        RunError: A key before the last is missing (a checker's rule from device runs: the parent must exist).
    """
    first, dot, rest = path.partition(".")
    if not dot:
        return {**found, path: value}
    inner = found.get(first)
    if isinstance(inner, dict):
        return {**found, first: set_value(inner, rest, value)}
    if isinstance(inner, list):
        return {**found, first: _set_element(inner, rest, value)}
    raise RunError(f"Could not evaluate the key path. In '', no value was found for dictionary key '{first}'.")


def _set_element(values: list[Json], path: str, value: Json) -> list[Json]:
    first, dot, rest = path.partition(".")
    place = int(first) if first.isascii() and first.isdigit() and len(first) < 10 else 0
    if not 1 <= place <= len(values):
        raise RunError(f"Could not evaluate the key path. No value was found at position '{first}'.")
    inner = values[place - 1]
    changed = set_value(inner, rest, value) if dot and isinstance(inner, dict) else value
    return [*values[: place - 1], changed, *values[place:]]
