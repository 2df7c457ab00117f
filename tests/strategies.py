"""Workflows as property lists, for property tests: every encoding of a value, names and texts chosen to be awkward."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hypothesis import strategies as st

__all__ = ["action_lists", "property_lists", "texts", "values"]

PLACEHOLDER = "\ufffc"
_AWKWARD = [
    "", " ", "x", " x", "my name", "my_name", "class", "match", "None", "print", "item", "Repeat Item", "Repeat Index 2", "if_result", "text", "1st", "%", "é", "e\u0301", "ﬁ", "😀",
    "it's", 'say "hi"', "\"'", "back\\slash", "ends\\", "{x}", "}{", "\\N{DASH}", "a\nb", "\r", "\t", "\u2028", "\x85", "\x00", "#", '"""', "'''", PLACEHOLDER, "0,5", "5", "1.0", "nan", "k.l",
]  # fmt: skip
_UUIDS = [f"00000000-0000-4000-8000-00000000000{digit}" for digit in "12345"] + ["lower-case", "", "dangling"]
_GROUPS = ["G1", "G2", "G3"]
_KINDS = ["conditional", "repeat.count", "repeat.each", "choosefrommenu"]
_IDENTIFIERS = [
    "gettext", "alert", "number", "math", "showresult", "comment", "setvariable", "appendvariable", "getvariable", "dictionary", "list", "downloadurl", "exit", "openurl", "adjustdate",
]  # fmt: skip
_SPECIALS = ["Ask", "Clipboard", "CurrentApp", "CurrentDate", "DeviceDetails", "ExtensionInput", "Input"]

texts = st.sampled_from(_AWKWARD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
scalars = (
    texts
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.integers(-2, 12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.binary(max_size=6)
    | st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)).map(lambda date: date.replace(microsecond=0))
)
keys = st.sampled_from(
    [
        "WFInput",
        "WFURL",
        "Type",
        "Value",
        "string",
        "key",
        "text",
        "a b",
        "",
        "class",
        "UUID",
        "WFItems",
        "CustomOutputName",
        "Show-text",
        "WFNumberValue",
    ]
) | texts.filter(lambda key: "\x00" not in key)

_KIND = "WF{}VariableAggrandizement"
steps = st.one_of(
    st.builds(lambda key: {"Type": _KIND.format("DictionaryValue"), "DictionaryKey": key}, texts),
    st.builds(
        lambda name: {"Type": _KIND.format("Coercion"), "CoercionItemClass": name},
        st.sampled_from(["WFStringContentItem", "WFURLContentItem", "WFNew"]) | texts,
    ),
    st.builds(
        lambda name: {"Type": _KIND.format("Property"), "PropertyName": name},
        st.sampled_from(["Name", "File Size", "format", "as text"]) | texts,
    ),
    st.builds(lambda name, info: {"Type": _KIND.format("Property"), "PropertyName": name, "PropertyUserInfo": info}, texts, scalars),
    st.builds(
        lambda style, text: {"Type": _KIND.format("DateFormat"), "WFDateFormatStyle": style, "WFDateFormat": text},
        st.sampled_from(["Custom", "Short", "x"]),
        texts,
    ),
    st.builds(lambda text: {"Type": _KIND.format("Unit"), "WFUnitSymbol": text}, texts),
    st.builds(lambda text: {"Type": "Unknown", "x": text}, texts),
)


def _with_steps(token: dict[str, Any], found: list[Any] | None) -> dict[str, Any]:
    return token if found is None else {**token, "Aggrandizements": found}


tokens = st.builds(
    _with_steps,
    st.one_of(
        st.builds(lambda uuid, name: {"Type": "ActionOutput", "OutputUUID": uuid, "OutputName": name}, st.sampled_from(_UUIDS), texts),
        st.builds(lambda name: {"Type": "Variable", "VariableName": name}, texts),
        st.builds(lambda kind: {"Type": kind}, st.sampled_from(_SPECIALS)),
        st.builds(lambda text: {"Type": "Ask", "Prompt": text}, texts),
    ),
    st.none() | st.lists(steps, max_size=2),
)


def _wrapped(kind: str, value: Any) -> dict[str, Any]:
    return {"Value": value, "WFSerializationType": kind}


def _token_string(parts: list[Any]) -> dict[str, Any]:
    string, offset, ranges = "", 0, {}
    for part in parts:
        if isinstance(part, dict):
            ranges[f"{{{offset}, 1}}"] = part
        piece = PLACEHOLDER if isinstance(part, dict) else part
        string += piece
        offset += len(piece.encode("utf-16-le")) // 2
    return _wrapped("WFTextTokenString", {"string": string, "attachmentsByRange": ranges})


attachments = tokens.map(lambda token: _wrapped("WFTextTokenAttachment", token))
token_strings = st.lists(texts | tokens, max_size=4).map(_token_string)
overlays = st.builds(
    lambda string, places: _wrapped(
        "WFTextTokenString", {"string": string, "attachmentsByRange": {f"{{{start}, {size}}}": token for start, size, token in places}}
    ),
    texts,
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2), tokens), max_size=2),
)


def _containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    rows = st.builds(
        lambda kind, key, value: {"WFItemType": kind, "WFKey": key, "WFValue": value}, st.integers(0, 6), texts | token_strings, inner
    )
    return st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(keys, inner, max_size=3),
        st.lists(rows, max_size=3).map(lambda found: _wrapped("WFDictionaryFieldValue", {"WFDictionaryFieldValueItems": found})),
        st.builds(lambda kind, value: {"WFItemType": kind, "WFValue": value}, st.integers(0, 6), inner),
        st.builds(lambda magnitude, unit: _wrapped("WFQuantityFieldValue", {"Magnitude": magnitude, "Unit": unit}), inner, texts),
        st.builds(
            _wrapped, st.sampled_from(["WFArrayParameterState", "WFNumberSubstitutableState", "WFTimeOffsetValue", "WFUnheardOf"]), inner
        ),
    )


values = st.recursive(
    st.one_of(
        scalars,
        texts,
        attachments,
        token_strings,
        overlays,
        tokens,
        tokens.map(lambda token: {"Type": "Variable", "Variable": _wrapped("WFTextTokenAttachment", token)}),
    ),
    _containers,
    max_leaves=6,
)

_named = st.fixed_dictionaries(
    {},
    optional={
        "UUID": st.sampled_from(_UUIDS), "CustomOutputName": texts, "WFVariableName": texts, "WFInput": attachments | values, "WFTextActionText": token_strings | texts,
        "WFCommentActionText": texts, "WFItems": values, "WFMathOperand": values, "WFNumberActionNumber": values,
    },
)  # fmt: skip


def _action(identifier: str, parameters: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    name = identifier if "." in identifier else f"is.workflow.actions.{identifier}"
    return {"WFWorkflowActionIdentifier": name, "WFWorkflowActionParameters": {**more, **parameters}}


plain_actions = st.builds(
    _action,
    st.sampled_from([*_IDENTIFIERS, *_KINDS, "com.example.app.Do", "com.example-app.Do", "com.example_app.Do"]),
    _named,
    st.dictionaries(keys, values, max_size=2),
)

_markers = st.fixed_dictionaries(
    {},
    optional={
        "WFCondition": st.sampled_from([0, 1, 2, 3, 4, 5, 8, 9, 99, 999, 100, 101, 1000, 1001, 1002, 1003, 7, "Contains", "Equals", "Is Less Than", "?", 4.0, True]),
        "WFInput": tokens.map(lambda token: {"Type": "Variable", "Variable": _wrapped("WFTextTokenAttachment", token)}) | attachments | values,
        "WFConditionalActionString": texts | token_strings, "WFNumberValue": texts | st.integers(-5, 5) | attachments | values, "WFAnotherNumber": texts | st.integers(-5, 5),
        "WFMenuPrompt": texts | token_strings, "WFMenuItems": st.lists(texts | values, max_size=2), "WFMenuItemTitle": texts, "WFRepeatCount": st.integers(-1, 5) | texts | attachments,
        "WFMenuItemAttributedTitle": token_strings.map(lambda text: text["Value"]), "UUID": st.sampled_from(_UUIDS), "CustomOutputName": texts,
    },
)  # fmt: skip


def _blocks(inner: st.SearchStrategy[list[Any]]) -> st.SearchStrategy[list[Any]]:
    """A block around other actions; its middle markers are what they may be, and sometimes what they may not."""

    def build(kind: str, number: int, arms: list[tuple[dict[str, Any], list[Any]]], end: dict[str, Any]) -> list[Any]:
        flat: list[Any] = []
        group = f"{number}"
        for place, (parameters, body) in enumerate(arms):
            marks = {"GroupingIdentifier": group, "WFControlFlowMode": min(place, 1)}
            flat += [_action(kind, {**parameters, **marks}, {}), *body]
        return [*flat, _action(kind, {**end, "GroupingIdentifier": group, "WFControlFlowMode": 2}, {})]

    return st.builds(
        build,
        st.sampled_from(_KINDS),
        st.integers(0, 10**6),
        st.lists(st.tuples(_markers, inner), min_size=1, max_size=3),
        st.just({}) | _markers,
    )


stray_markers = st.builds(
    lambda kind, group, mode, parameters: [_action(kind, {**parameters, "GroupingIdentifier": group, "WFControlFlowMode": mode}, {})],
    st.sampled_from(_KINDS), st.sampled_from(_GROUPS), st.integers(0, 2) | st.sampled_from(["0", 3, 1.0, True]), _markers,
)  # fmt: skip

action_lists = st.recursive(
    st.lists(plain_actions, max_size=3) | stray_markers,
    lambda inner: _blocks(inner) | st.lists(inner, max_size=3).map(lambda parts: [action for part in parts for action in part]),
    max_leaves=5,
)

_properties = st.fixed_dictionaries(
    {},
    optional={
        "WFWorkflowName": texts, "WFWorkflowClientVersion": texts | scalars, "WFWorkflowTypes": st.lists(texts, max_size=2) | values, "WFWorkflowIcon": values,
        "WFWorkflowInputContentItemClasses": st.lists(texts, max_size=2), "WFWorkflowMinimumClientVersion": scalars, "odd key": values,
        "WFWorkflowImportQuestions": st.lists(
            st.fixed_dictionaries({"ActionIndex": st.integers(-1, 9), "ParameterKey": texts}, optional={"Category": st.just("Parameter") | texts, "Text": texts, "DefaultValue": values}), max_size=2
        ) | values,
    },
)  # fmt: skip

property_lists = st.builds(lambda properties, actions: {**properties, "WFWorkflowActions": actions}, _properties, action_lists)
"""Whole shortcuts, as property lists."""
