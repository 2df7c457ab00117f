"""Mutants of property lists: values in places that are not theirs, actions moved, repeated or renamed."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from random import Random
from typing import Any

from bench.mutate import KEYS

__all__ = ["mutate_tree"]

_TEXTS = [
    "", " ", "\ufffc", "a\ufffcb", "\ufffc\ufffc", "😀\ufffc", "e\u0301", "ﬁ", "\"'\\", "{x}", "}{", "\\N{DASH}", "\n", "\r",
    "\u2028", "\x85", "\x00", "\x1f", "#", '"""', "'''",
    "class", "None", "match", "_", "item", "index", "Repeat Item", "Repeat Item 2", "Repeat Index", "if_result", "x", " x",
    "0,5", "1", "1.0", "-0", "1e3", "１", "٣", "nan",
    "Contains", "Equals", "Is Less Than", "{0, 1}", "{1, 1}", "{0, 0}", "{5, 1}", "a" * 400, "a.b-c d", "a_b", "a.b", "é",
    "\u202e", "self", "__class__",
]  # fmt: skip
_KINDS = [
    "WFTextTokenString", "WFTextTokenAttachment", "WFDictionaryFieldValue", "WFQuantityFieldValue", "WFArrayParameterState",
    "WFContentPredicateTableTemplate", "WFTimeOffsetValue",
    "WFContactFieldValue", "WFNumberStringSubstitutableState", "WFErrorParameterState", "WFTokenAttachmentParameterState",
    "WFDateSubstitutableState",
]  # fmt: skip
_IDENTIFIERS = [
    "conditional", "repeat.count", "repeat.each", "choosefrommenu", "setvariable", "appendvariable", "getvariable",
    "comment", "gettext", "number", "math", "exit", "dictionary", "ask",
]  # fmt: skip
_SCALARS: list[Any] = [
    0, 1, 2, 3, 4, 5, 8, 9, 99, 100, 101, 999, 1000, 1001, 1002, 1003, -1, 2**53 + 1, 2**63, 2**64 - 1, -(2**63), 0.0, -0.0,
    1.0, 0.5, 1e308, 5e-324, 1e16, True, False, b"", b"\0\xff",
    datetime(2020, 2, 29, 1, 2, 3), datetime(1, 1, 1), datetime(2001, 1, 1, 0, 0, 0, 250000),
]  # fmt: skip


def mutate_tree(random: Random, tree: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """A property list with a few values changed, moved, removed or added, most of them in its actions."""
    tree = deepcopy(tree)
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        holder, place = _pick(random, tree)
        match random.randrange(9):
            case 0:
                del holder[place]
            case 1:
                holder[place] = _value(random, tree)
            case 2:
                mine, yours = _pick(random, tree), _pick(random, other)
                mine[0][mine[1]] = deepcopy(yours[0][yours[1]])
            case 3 if isinstance(holder, dict):
                holder[random.choice(KEYS)] = _value(random, tree)
            case 4 if isinstance(holder, dict):
                holder[random.choice(KEYS)] = holder.pop(place)
            case 5 if isinstance(holder, list):
                holder.insert(random.randrange(len(holder) + 1), deepcopy(holder[place]))
            case 6:
                _mutate_actions(random, tree, other)
            case 7:
                mine, yours = _pick(random, tree), _pick(random, tree)
                mine[0][mine[1]] = deepcopy(yours[0][yours[1]])
            case _ if isinstance(holder[place], str):
                text = holder[place]
                at = random.randrange(len(text) + 1)
                holder[place] = text[:at] + random.choice(_TEXTS) + text[at:]
            case _:
                holder[place] = random.choice(_SCALARS)
    return tree


def _pick(random: Random, tree: dict[str, Any]) -> tuple[Any, Any]:
    """A place in the tree, at any depth."""
    holder: Any = tree
    actions = tree.get("WFWorkflowActions")
    place: Any = "WFWorkflowActions" if isinstance(actions, list) and actions and random.randrange(8) else random.choice(list(tree) or [""])
    if place == "":
        tree[""] = 1
        return tree, ""
    while True:
        inner = holder[place]
        if not isinstance(inner, dict | list) or not inner or (place != "WFWorkflowActions" and random.randrange(5) == 0):
            return holder, place
        holder = inner
        place = random.choice(list(inner)) if isinstance(inner, dict) else random.randrange(len(inner))


def _value(random: Random, tree: dict[str, Any]) -> Any:
    """A value that stands in no good place."""
    match random.randrange(7):
        case 0:
            return random.choice(_TEXTS)
        case 1:
            return random.choice(_SCALARS)
        case 2:
            return _token(random, tree)
        case 3:
            return {"Value": _token(random, tree), "WFSerializationType": random.choice(_KINDS)}
        case 4:
            string = random.choice(_TEXTS)
            ranges = {
                random.choice(("{0, 1}", "{1, 1}", "{2, 1}", "{0, 2}", "{00, 1}", "x")): _token(random, tree)
                for _ in range(random.randrange(3))
            }
            inner = random.choice(({"string": string, "attachmentsByRange": ranges}, {"string": string}, {"attachmentsByRange": ranges}))
            return {"Value": inner, "WFSerializationType": "WFTextTokenString"} if random.randrange(4) else inner
        case 5:
            value = _value(random, tree)
            return random.choice(([value], [value, 1], {random.choice(KEYS): value}, {"WFItemType": random.randrange(7), "WFValue": value}))
        case _:
            rows = [
                {"WFItemType": random.randrange(7), "WFKey": _value(random, tree), "WFValue": _value(random, tree)}
                for _ in range(random.randrange(3))
            ]
            return {"Value": {"WFDictionaryFieldValueItems": rows}, "WFSerializationType": "WFDictionaryFieldValue"}


def _token(random: Random, tree: dict[str, Any]) -> dict[str, Any]:
    """A reference, to something that is there more often than not."""
    match random.randrange(4):
        case 0:
            token: dict[str, Any] = {"Type": "Variable", "VariableName": random.choice(_TEXTS)}
        case 1:
            token = {"Type": random.choice(("Ask", "Clipboard", "CurrentDate", "ExtensionInput", "DeviceDetails", "Input", "Nothing"))}
        case _:
            token = {"Type": "ActionOutput", "OutputUUID": random.choice(_uuids(tree)), "OutputName": random.choice(_TEXTS)}
    if random.randrange(3) == 0:
        token["Aggrandizements"] = [_step(random) for _ in range(random.randrange(3))]
    return token


def _step(random: Random) -> dict[str, Any]:
    text = random.choice(_TEXTS)
    kind = "WF{}VariableAggrandizement"
    return random.choice(
        (
            {"Type": kind.format("DictionaryValue"), "DictionaryKey": text},
            {
                "Type": kind.format("Coercion"),
                "CoercionItemClass": random.choice(("WFStringContentItem", "WFContentItem", text)),
            },
            {"Type": kind.format("Property"), "PropertyName": text, "PropertyUserInfo": random.choice(_SCALARS)},
            {"Type": kind.format("Property"), "PropertyName": text},
            {
                "Type": kind.format("DateFormat"),
                "WFDateFormatStyle": text,
                random.choice(("WFDateFormat", "WFTimeFormatStyle", "x")): text,
            },
            {"Type": kind.format("Unit"), "WFUnitSymbol": text},
            {"Type": text},
        )
    )


def _uuids(tree: dict[str, Any]) -> list[str]:
    found = ["", "dangling", "A" * 8]
    actions = tree.get("WFWorkflowActions")
    for raw in actions if isinstance(actions, list) else ():
        parameters = raw.get("WFWorkflowActionParameters") if isinstance(raw, dict) else None
        uuid = parameters.get("UUID") if isinstance(parameters, dict) else None
        if isinstance(uuid, str):
            found.append(uuid)
    return found


def _mutate_actions(random: Random, tree: dict[str, Any], other: dict[str, Any]) -> None:
    """Add, move, repeat or rename an action: most of what breaks nesting."""
    actions = tree.get("WFWorkflowActions")
    if not isinstance(actions, list) or not actions:
        others = other.get("WFWorkflowActions")
        tree["WFWorkflowActions"] = list(others) if isinstance(others, list) else []
        return
    place = random.randrange(len(actions))
    match random.randrange(5):
        case 0:
            actions.insert(random.randrange(len(actions)), actions.pop(place))
        case 1:
            actions.insert(random.randrange(len(actions) + 1), deepcopy(actions[place]))
        case 2 if isinstance(actions[place], dict):
            actions[place]["WFWorkflowActionIdentifier"] = f"is.workflow.actions.{random.choice(_IDENTIFIERS)}"
        case 3:
            _insert_block(random, tree, actions)
        case _:
            del actions[place : place + random.randrange(1, 4)]


def _insert_block(random: Random, tree: dict[str, Any], actions: list[Any]) -> None:
    """The markers of a block somewhere, often in the wrong order."""
    kind = f"is.workflow.actions.{random.choice(_IDENTIFIERS[:4])}"
    group = random.choice((*_uuids(tree), "group"))
    place = random.randrange(len(actions) + 1)
    for mode in random.choice(((0, 2), (0, 1, 2), (0, 1, 1, 2), (0, 2, 2), (0, 0, 2), (0,), (1,), (2,), (0, 1))):
        parameters = {"GroupingIdentifier": group, "WFControlFlowMode": mode}
        for _ in range(random.randrange(3)):
            parameters[random.choice(KEYS)] = _value(random, tree)
        actions.insert(min(place, len(actions)), {"WFWorkflowActionIdentifier": kind, "WFWorkflowActionParameters": parameters})
        place += random.randrange(1, 4)
