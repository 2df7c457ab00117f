"""The difference of two property-list values, as small JSON, and its application.

A patch of a mapping is an object: each key with the patch of its value, 0 for a key to remove. A patch of a list is the same under
`#`-keys, for a list of the same length. Anything else is a one-operation array: `["=", value]` replaces (tagged JSON), `["t"]` and
`["s"]` turn a plain string into a token string with and without an empty range table, `["p"]` turns one back.
"""

from __future__ import annotations

from typing import Any

from workflowllm.language.forms.opaque import tag, untag

__all__ = ["apply", "difference", "same"]

KIND, TOKEN_STRING = "WFSerializationType", "WFTextTokenString"


def same(left: Any, right: Any) -> bool:
    """Equality with types: 1, 1.0 and True differ. The order of keys does not count."""
    if type(left) is not type(right):
        return False
    if type(left) is dict:
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if type(left) is list:
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right)


def _token(text: str, ranges: bool) -> dict[str, Any]:
    inner = {"attachmentsByRange": {}, "string": text} if ranges else {"string": text}
    return {"Value": inner, KIND: TOKEN_STRING}


def _plain(value: Any) -> str | None:
    """The text of a token string without attachments."""
    inner = value.get("Value") if type(value) is dict and value.get(KIND) == TOKEN_STRING else None
    text = inner.get("string") if type(inner) is dict and not inner.get("attachmentsByRange") else None
    return text if type(text) is str else None


def difference(old: Any, new: Any) -> Any:
    """A patch from the old value to the new one, or None if they are the same."""
    if same(old, new):
        return None
    if type(old) is str and type(new) is dict:
        for operation, ranges in (("t", True), ("s", False)):
            if same(_token(old, ranges), new):
                return [operation]
    if type(old) is dict and type(new) is str and _plain(old) == new:
        return ["p"]
    if type(old) is dict and type(new) is dict and (old.keys() & new.keys() or not new):
        changed = {key: _entry(old, key, new[key]) for key in new if key not in old or not same(old[key], new[key])}
        return {**changed, **{key: 0 for key in old if key not in new}}
    if type(old) is list and type(new) is list and len(old) == len(new):
        return {f"#{place}": difference(a, b) for place, (a, b) in enumerate(zip(old, new, strict=True)) if not same(a, b)}
    return ["=", tag(new)]


def _entry(old: dict[str, Any], key: str, new: Any) -> Any:
    return difference(old[key], new) if key in old else ["=", tag(new)]


def apply(old: Any, patch: Any) -> Any:
    """The new value.

    Raises:
        ValueError: The patch does not fit.
    """
    if isinstance(patch, list) and patch:
        return _operate(old, patch)
    if isinstance(patch, dict) and type(old) is dict:
        return _apply_mapping(old, patch)
    if isinstance(patch, dict) and type(old) is list:
        return _apply_list(old, patch)
    raise ValueError("a patch that does not fit")


def _operate(old: Any, patch: list[Any]) -> Any:
    operation = patch[0]
    if operation == "=" and len(patch) == 2:
        return untag(patch[1])
    if operation in ("t", "s") and type(old) is str:
        return _token(old, operation == "t")
    plain = _plain(old) if operation == "p" else None
    if plain is None:
        raise ValueError("a patch that does not fit")
    return plain


def _apply_mapping(old: dict[str, Any], patch: dict[str, Any]) -> dict[str, Any]:
    new = dict(old)
    for key, change in patch.items():
        if type(change) is int:
            del new[key]
        elif key in new:
            new[key] = apply(new[key], change)
        else:
            new[key] = apply(None, change)
    return new


def _apply_list(old: list[Any], patch: dict[str, Any]) -> list[Any]:
    new = list(old)
    for key, change in patch.items():
        place = int(key.removeprefix("#"))
        new[place] = apply(new[place], change)
    return new
