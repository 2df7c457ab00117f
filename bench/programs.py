"""Random well-typed programs: actions with behaviour, parameters of their kinds, references to what came before, and blocks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any, Final

from workflowllm.catalogue.definition import Parameter
from workflowllm.catalogue.standard import shipped
from workflowllm.shortcut.tree import from_tree
from workflowllm.workflow import Workflow

__all__ = ["program", "tree"]

_TEXTS: Final = (
    "hello world", "", "42", "3.5", "a,b,c", '{"a": {"b": [1, 2, {"c": null}]}}', "https://example.com/a?b=c#d", "June 1, 2026", "tomorrow",
    "ann@example.com", "+1 555 0100", "x\ny\nz", "Ünïcode 😀", "(a+)+$", "[0-9]{2,}", "notes/a.txt", "../../x", "Contacts", "$1", "-0", "1e999",
    "<p>hi <b>you</b></p>", "# Title", "a.b.c", "{0}", "\ufffc", "SGVsbG8=", "NaN", "٣", "None", "/", "Light", "5 km",
)  # fmt: skip
_UNITS: Final = ("min", "hr", "sec", "days", "weeks", "mo", "yr", "km", "m", "kg", "°C", "bogus")
_CODES: Final = (0, 1, 2, 3, 4, 5, 8, 9, 99, 999, 100, 101, 1000, 1001, 1002, 1003)
_SPECIALS: Final = ("CurrentDate", "Clipboard", "ExtensionInput", "DeviceDetails", "Ask")
_PROPERTIES: Final = ("Name", "Title", "Width", "Start Date", "File Size", "URL", "Keys", "Notes", "Is Completed", "Phone Numbers", "Body")
_OPERATORS: Final = (0, 2, 3, 4, 5, 8, 9, 99, 999, 1000, 1001, 1002, 1003)
_DEEPEST: Final = 3


@cache
def _identifiers() -> tuple[str, ...]:
    from workflowllm.simulate.handlers import handlers

    return tuple(sorted(handlers()))


@cache
def _others() -> tuple[str, ...]:
    return tuple(sorted(name for name, one in shipped().items() if one.parameters and name not in _identifiers()))


class _Maker:
    def __init__(self, seed: int) -> None:
        self.random = Random(f"program:{seed}")  # noqa: S311 - it has to repeat
        self.actions: list[dict[str, Any]] = []
        self.outputs: list[str] = []
        self.names: list[str] = []
        self.depth = 0
        self.loops = 0

    def chance(self, of: int) -> bool:
        return self.random.randrange(of) == 0

    def uuid(self) -> str:
        return f"00000000-0000-4000-8000-{len(self.actions):012d}"

    # --- values ---

    def reference(self) -> dict[str, Any]:
        """Something that is there already, or that the system supplies."""
        kinds = ["special"] + ["output"] * 4 * bool(self.outputs) + ["variable"] * 3 * bool(self.names) + ["loop"] * 2 * bool(self.loops)
        match self.random.choice(kinds):
            case "output":
                found: dict[str, Any] = {"Type": "ActionOutput", "OutputUUID": self.random.choice(self.outputs), "OutputName": "Output"}
            case "variable":
                found = {"Type": "Variable", "VariableName": self.random.choice(self.names)}
            case "loop":
                level = self.random.randint(1, self.loops)
                name = self.random.choice(("Repeat Item", "Repeat Index"))
                found = {"Type": "Variable", "VariableName": name if level == 1 else f"{name} {level}"}
            case _:
                found = {"Type": self.random.choice(_SPECIALS)}
        return {**found, "Aggrandizements": [self.step()]} if self.chance(5) else found

    def step(self) -> dict[str, Any]:
        kind = "WF{}VariableAggrandizement".format
        return self.random.choice(
            (
                {"Type": kind("DictionaryValue"), "DictionaryKey": self.random.choice(("a", "a.b", "Name", ""))},
                {
                    "Type": kind("Coercion"),
                    "CoercionItemClass": f"WF{self.random.choice(('String', 'Number', 'Date', 'URL', 'Dictionary'))}ContentItem",
                },
                {"Type": kind("Property"), "PropertyName": self.random.choice(_PROPERTIES)},
                {"Type": kind("DateFormat"), "WFDateFormatStyle": "Custom", "WFDateFormat": "yyyy-MM-dd"},
            )
        )

    def attachment(self) -> dict[str, Any]:
        return {"Value": self.reference(), "WFSerializationType": "WFTextTokenAttachment"}

    def text(self) -> Any:
        if not self.chance(3):
            return self.random.choice(_TEXTS)
        before = self.random.choice(("", "a ", "Value: "))
        inner = {"string": f"{before}\ufffc!", "attachmentsByRange": {f"{{{len(before)}, 1}}": self.reference()}}
        return {"Value": inner, "WFSerializationType": "WFTextTokenString"}

    def number(self) -> Any:
        if self.chance(4):
            return self.attachment()
        return self.random.choice((0, 1, 2, 3, 7, 100, -1, 0.5, 1e9, -1e18, "3", "", "12.5"))

    def quantity(self) -> dict[str, Any]:
        inner = {"Magnitude": self.random.choice(("5", "0.5", "-3", 1e12, self.reference())), "Unit": self.random.choice(_UNITS)}
        return {"Value": inner, "WFSerializationType": "WFQuantityFieldValue"}

    def dictionary(self) -> dict[str, Any]:
        rows = [
            {"WFItemType": kind, "WFKey": self.random.choice(("a", "b", "c.d", "")), "WFValue": value}
            for kind, value in ((0, self.text()), (3, "5"), (4, True))[: self.random.randrange(4)]
        ]
        return {"Value": {"WFDictionaryFieldValueItems": rows}, "WFSerializationType": "WFDictionaryFieldValue"}

    def filter(self) -> dict[str, Any]:
        rows = [
            {
                "Property": self.random.choice(_PROPERTIES),
                "Operator": self.random.choice(_OPERATORS),
                "Removable": True,
                "Values": {"String": self.text(), "Number": "3", "Unit": 16, "Bool": True},
            }
            for _ in range(self.random.randrange(3))
        ]
        inner = {
            "WFActionParameterFilterPrefix": self.random.randrange(2),
            "WFActionParameterFilterTemplates": rows,
            "WFContentPredicateBoundedDate": False,
        }
        return {"Value": inner, "WFSerializationType": "WFContentPredicateTableTemplate"}

    def value(self, parameter: Parameter) -> Any:
        """A value of the kind that the catalogue gives."""
        if parameter.kind == "enumeration" and parameter.choices:
            return self.random.choice(parameter.choices) if not self.chance(8) else self.text()
        makers: dict[str, Callable[[], Any]] = {
            "text": self.text,
            "enumeration": self.text,
            "number": self.number,
            "boolean": lambda: self.chance(2),
            "date": self.text,
            "dictionary": self.dictionary,
            "list": lambda: [self.text() for _ in range(self.random.randrange(4))],
            "quantity": self.quantity,
            "filter": self.filter,
            "app": lambda: {"BundleIdentifier": "com.apple.mobilesafari", "Name": "Safari", "TeamIdentifier": "0000000000"},
            "shortcut": lambda: {"isSelf": self.chance(6), "workflowName": "Good Morning", "workflowIdentifier": "1"},
        }
        make: Callable[[], Any] = makers.get(parameter.kind, self.attachment)
        return make()

    # --- statements ---

    def statement(self) -> None:
        if self.depth < _DEEPEST and self.chance(5):
            block: Callable[[], None] = self.random.choice((self.condition, self.repeat, self.menu))
            block()
        else:
            self.action(self.random.choice(_identifiers() if not self.chance(12) else _others()))

    def action(self, identifier: str) -> None:
        definition = shipped().get(identifier)
        parameters: dict[str, Any] = {"UUID": self.uuid()}
        if identifier.endswith((".setvariable", ".appendvariable")):
            name = self.random.choice(("x", "y", "list"))
            parameters |= {"WFVariableName": name, "WFInput": self.attachment()}
            self.names.append(name)
        for key, parameter in (definition.parameters if definition is not None else {}).items():
            if key not in parameters and (parameter.required or key == (definition.input if definition else "") or self.chance(2)):
                parameters[key] = self.value(parameter)
        if identifier.endswith((".exit", ".output")) and not self.chance(10):
            return
        self.outputs.append(parameters["UUID"])
        self.add(identifier, parameters)

    def add(self, identifier: str, parameters: dict[str, Any]) -> None:
        self.actions.append({"WFWorkflowActionIdentifier": identifier, "WFWorkflowActionParameters": parameters})

    def marker(self, kind: str, group: str, mode: int, **parameters: Any) -> None:
        self.add(f"is.workflow.actions.{kind}", {"GroupingIdentifier": group, "WFControlFlowMode": mode, **parameters})

    def body(self) -> None:
        self.depth += 1
        for _ in range(self.random.randint(1, 3)):
            self.statement()
        self.depth -= 1

    def condition(self) -> None:
        group, code = self.uuid(), self.random.choice(_CODES)
        literals = {"WFConditionalActionString": self.text(), "WFNumberValue": self.number(), "WFDuration": self.quantity()}
        chosen = {key: value for key, value in literals.items() if self.chance(2)}
        self.marker("conditional", group, 0, WFCondition=code, WFInput={"Type": "Variable", "Variable": self.attachment()}, **chosen)
        self.body()
        if self.chance(2):
            self.marker("conditional", group, 1)
            self.body()
        self.marker("conditional", group, 2, UUID=f"{group[:-12]}9{len(self.actions):011d}")
        self.outputs.append(self.actions[-1]["WFWorkflowActionParameters"]["UUID"])

    def repeat(self) -> None:
        group = self.uuid()
        if self.chance(2):
            self.marker("repeat.count", group, 0, WFRepeatCount=self.random.choice((0, 1, 2, 3, 30, self.attachment())))
            kind = "repeat.count"
        else:
            self.marker("repeat.each", group, 0, WFInput=self.attachment())
            kind = "repeat.each"
        self.loops += 1
        self.body()
        self.loops -= 1
        self.marker(kind, group, 2)

    def menu(self) -> None:
        group = self.uuid()
        titles = ["One", "Two", "Three"][: self.random.randint(1, 3)]
        self.marker("choosefrommenu", group, 0, WFMenuPrompt=self.random.choice(_TEXTS[:4]), WFMenuItems=titles)
        for title in titles:
            self.marker("choosefrommenu", group, 1, WFMenuItemTitle=title)
            self.body()
        self.marker("choosefrommenu", group, 2)


def tree(seed: int) -> dict[str, Any]:
    """The property list of a random program."""
    maker = _Maker(seed)
    for _ in range(maker.random.randint(3, 20)):
        maker.statement()
    return {"WFWorkflowActions": maker.actions, "WFWorkflowClientVersion": "2605.0.5", "WFWorkflowIcon": {}}


def program(seed: int) -> Workflow:
    """A random program; it follows from the number."""
    return from_tree(tree(seed))
