"""Workflows as property lists, for property tests: every encoding of a value, names and texts chosen to be awkward.

A tree follows from one number. Trees that hypothesis draws piece by piece would shrink, but take a second each to make.
"""

from __future__ import annotations

from datetime import datetime
from random import Random
from typing import Any

__all__ = ["property_list"]

PLACEHOLDER = "\ufffc"
_TEXTS = [
    "", " ", "x", " x", "my name", "my_name", "class", "match", "None", "print", "item", "Repeat Item", "Repeat Index 2",
    "if_result", "text", "1st", "%", "é", "e\u0301", "ﬁ", "😀",
    "it's", 'say "hi"', "\"'", "back\\slash", "ends\\", "{x}", "}{", "\\N{DASH}", "a\nb", "\r", "\t", "\u2028", "\x85",
    "\x00", "#", '"""', "'''", PLACEHOLDER, "0,5", "5", "1.0", "nan", "k.l",
]  # fmt: skip
_SCALARS: list[Any] = [
    True, False, 0, 1, 2, -1, 5, 100, 2**53 + 1, 2**64 - 1, -(2**63), 0.0, -0.0, 1.0, 0.1, 1e300, 5e-324, b"", b"\0\xff",
    datetime(2020, 2, 29, 1, 2, 3), datetime(1970, 1, 1),
]  # fmt: skip
_UUIDS = [*(f"00000000-0000-4000-8000-00000000000{digit}" for digit in "12345"), "lower-case", "", "dangling"]
_KEYS = [
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
_BLOCKS = ["conditional", "repeat.count", "repeat.each", "choosefrommenu"]
_IDENTIFIERS = [
    "gettext", "alert", "number", "math", "showresult", "comment", "setvariable", "appendvariable", "getvariable",
    "dictionary", "list", "downloadurl", "exit", "openurl", "adjustdate",
    *_BLOCKS, "com.example.app.Do", "com.example-app.Do", "com.example_app.Do", "nodots", "odd name!",
]  # fmt: skip
_CONDITIONS = [
    0,
    1,
    2,
    3,
    4,
    5,
    8,
    9,
    99,
    999,
    100,
    101,
    1000,
    1001,
    1002,
    1003,
    7,
    "Contains",
    "Equals",
    "Is Less Than",
    "?",
    4.0,
    True,
]
_KINDS = [
    "WFArrayParameterState",
    "WFNumberSubstitutableState",
    "WFTimeOffsetValue",
    "WFContactFieldValue",
    "WFUnheardOf",
    "WFTextTokenString",
    "WFTextTokenAttachment",
]
_SPECIALS = ["Ask", "Clipboard", "CurrentApp", "CurrentDate", "DeviceDetails", "ExtensionInput", "Input", "Unheard"]


class Maker:
    """Makes the parts of a property list, all from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311
        self.one = self.random.choice
        self.group = 0

    def chance(self, of: int) -> bool:
        return self.random.randrange(of) == 0

    def text(self) -> str:
        if self.chance(4):
            return "".join(
                [
                    chr(self.one((97, 32, 0x22, 0x27, 0x5C, 0x7B, 0x7D, 0x0A, 0xE9, 0x20AC, 0x1F600)))
                    for _ in range(self.random.randrange(9))
                ]
            )
        return self.one(_TEXTS)

    def step(self) -> dict[str, Any]:
        kind, text = "WF{}VariableAggrandizement", self.text()
        return self.one(
            (
                {"Type": kind.format("DictionaryValue"), "DictionaryKey": text},
                {
                    "Type": kind.format("Coercion"),
                    "CoercionItemClass": self.one(("WFStringContentItem", "WFURLContentItem", "WFNew", text)),
                },
                {"Type": kind.format("Property"), "PropertyName": self.one(("Name", "File Size", "format", "as text", text))},
                {"Type": kind.format("Property"), "PropertyName": text, "PropertyUserInfo": self.one(_SCALARS)},
                {
                    "Type": kind.format("DateFormat"),
                    "WFDateFormatStyle": self.one(("Custom", "Short", "x")),
                    "WFDateFormat": text,
                },
                {"Type": kind.format("Unit"), "WFUnitSymbol": text},
                {"Type": "Unknown", "x": text},
            )
        )

    def token(self) -> dict[str, Any]:
        match self.random.randrange(3):
            case 0:
                found: dict[str, Any] = {"Type": "ActionOutput", "OutputUUID": self.one(_UUIDS), "OutputName": self.text()}
            case 1:
                found = {"Type": "Variable", "VariableName": self.text()}
            case _:
                found = {"Type": self.one(_SPECIALS), **({"Prompt": self.text()} if self.chance(5) else {})}
        return {**found, "Aggrandizements": [self.step() for _ in range(self.random.randrange(3))]} if self.chance(3) else found

    def wrapped(self, kind: str, value: Any) -> dict[str, Any]:
        return {"Value": value, "WFSerializationType": kind}

    def attachment(self) -> dict[str, Any]:
        return self.wrapped("WFTextTokenAttachment", self.token())

    def subject(self) -> dict[str, Any]:
        return {"Type": "Variable", "Variable": self.attachment()}

    def token_string(self) -> dict[str, Any]:
        string, offset, ranges = "", 0, {}
        for _ in range(self.random.randrange(4)):
            piece = PLACEHOLDER if self.chance(2) else self.text()
            if piece == PLACEHOLDER and not self.chance(12):
                ranges[f"{{{offset}, {1 if not self.chance(12) else 2}}}"] = self.token()
            string += piece
            offset += len(piece.encode("utf-16-le")) // 2
        inner: dict[str, Any] = {"string": string, "attachmentsByRange": ranges}
        if self.chance(8):
            inner = {"string": string} if not self.chance(3) else {"string": string, "attachmentsByRange": []}
        return self.wrapped("WFTextTokenString", inner)

    def value(self, depth: int = 0) -> Any:
        if depth < 3 and self.chance(3):
            return self.container(depth + 1)
        return self.one((self.text, lambda: self.one(_SCALARS), self.attachment, self.token_string, self.token, self.subject))()

    def container(self, depth: int) -> Any:
        count = self.random.randrange(3)
        match self.random.randrange(6):
            case 0:
                return [self.value(depth) for _ in range(count)]
            case 1:
                return {self.one((*_KEYS, self.text())): self.value(depth) for _ in range(count)}
            case 2:
                rows = [
                    {
                        "WFItemType": self.random.randrange(7),
                        "WFKey": self.one((self.text(), self.token_string())),
                        "WFValue": self.value(depth),
                    }
                    for _ in range(count)
                ]
                return self.wrapped("WFDictionaryFieldValue", {"WFDictionaryFieldValueItems": rows})
            case 3:
                return {"WFItemType": self.random.randrange(7), "WFValue": self.value(depth)}
            case 4:
                return self.wrapped("WFQuantityFieldValue", {"Magnitude": self.value(depth), "Unit": self.text()})
            case _:
                return self.wrapped(self.one(_KINDS), self.value(depth))

    def some(self, **makers: Any) -> dict[str, Any]:
        """A few of the keys, each with a value from its maker."""
        return {key: maker() for key, maker in makers.items() if self.chance(3)}

    def action(self, identifier: str, **parameters: Any) -> dict[str, Any]:
        name = identifier if identifier.startswith(("com.", "nodots", "odd")) else f"is.workflow.actions.{identifier}"
        return {"WFWorkflowActionIdentifier": name, "WFWorkflowActionParameters": parameters}

    def plain(self) -> dict[str, Any]:
        parameters = self.some(
            UUID=lambda: self.one(_UUIDS), CustomOutputName=self.text, WFVariableName=self.text, WFInput=self.value,
            WFTextActionText=self.token_string, WFCommentActionText=self.text,
            WFItems=self.value, WFMathOperand=self.value, WFNumberActionNumber=self.value,
        )  # fmt: skip
        if self.chance(4):
            parameters[self.one((*_KEYS, self.text()))] = self.value()
        found = self.action(self.one(_IDENTIFIERS), **parameters)
        return {**found, self.one(("Extra", "SCPLData")): self.value()} if self.chance(20) else found

    def marker(self, kind: str, group: Any, mode: Any, *, bare: bool = False) -> dict[str, Any]:
        parameters = {} if bare else self.some(
            WFCondition=lambda: self.one(_CONDITIONS), WFInput=lambda: self.one((self.subject, self.subject, self.value))(),
            WFConditionalActionString=self.text,
            WFNumberValue=lambda: self.one((self.text, self.attachment, lambda: 5, self.value))(),
            WFAnotherNumber=self.text, WFMenuPrompt=self.token_string,
            WFMenuItems=lambda: [self.value(2) for _ in range(2)], WFMenuItemTitle=self.text,
            WFRepeatCount=lambda: self.one((3, "3", "x", self.attachment())),
            WFMenuItemAttributedTitle=lambda: self.token_string()["Value"], UUID=lambda: self.one(_UUIDS),
            CustomOutputName=self.text,
        )  # fmt: skip
        return self.action(kind, **parameters, GroupingIdentifier=group, WFControlFlowMode=mode)

    def actions(self, depth: int = 0) -> list[Any]:
        found: list[Any] = []
        for _ in range(self.random.randrange(4)):
            if depth < 4 and self.chance(3):
                found += self.block(depth + 1)
            elif self.chance(12):
                found.append(self.marker(self.one(_BLOCKS), self.one(("G1", "G2", 3)), self.one((0, 1, 2, "0", 3, 1.0, True))))
            else:
                found.append(self.plain() if not self.chance(40) else self.value())
        return found

    def block(self, depth: int) -> list[Any]:
        kind = self.one(_BLOCKS)
        self.group += not self.chance(15)
        group = f"group {self.group}"
        found: list[Any] = []
        for place in range(self.random.randrange(1, 4)):
            found += [self.marker(kind, group, min(place, 1), bare=place > 0 and self.chance(2)), *self.actions(depth)]
        return [*found, self.marker(kind, group, 2, bare=not self.chance(3))]

    def question(self) -> dict[str, Any]:
        return {
            "ActionIndex": self.random.randrange(-1, 9),
            "ParameterKey": self.text(),
            **self.some(Category=lambda: "Parameter", Text=self.text, DefaultValue=self.value),
        }

    def tree(self) -> dict[str, Any]:
        properties = self.some(
            WFWorkflowName=self.text, WFWorkflowClientVersion=self.text, WFWorkflowTypes=lambda: [self.text()],
            WFWorkflowIcon=self.value, WFWorkflowInputContentItemClasses=lambda: ["WFURLContentItem"],
            WFWorkflowMinimumClientVersion=lambda: self.one(_SCALARS), odd=self.value,
            WFWorkflowImportQuestions=lambda: self.one(([self.question()], self.value())),
        )  # fmt: skip
        tree = {**properties, "WFWorkflowActions": self.actions()}
        return dict(sorted(tree.items(), key=lambda _: self.random.random()))


def property_list(seed: int) -> dict[str, Any]:
    """The shortcut that a number stands for."""
    return Maker(seed).tree()
