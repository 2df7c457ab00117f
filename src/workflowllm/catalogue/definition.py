"""What is known of an action: its parameters, its input, its output, and what it needs. Each field names where it is from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from workflowllm.workflow.values import Value

__all__ = ["KINDS", "REFERENCES", "STRUCTURAL", "Definition", "Filter", "Kind", "Parameter", "When", "python_name", "structural"]

Kind: TypeAlias = Literal[
    "text",
    "number",
    "boolean",
    "enumeration",
    "reference",
    "date",
    "dictionary",
    "list",
    "quantity",
    "file",
    "contact",
    "location",
    "app",
    "shortcut",
    "filter",
    "record",
    "any",
    "unknown",
]
"""What a parameter holds, or an action puts out.

`enumeration`: one of a set of texts. `reference`: a name and never a literal. `record`: fields of its own, such as a colour.
`date`: a date, or a text that says one (`tomorrow at 5`). `contact`: people, and their addresses and telephone numbers, and
`location`: a place; both in text too.
`any`: known to take whatever there is. `unknown`: nobody says.
"""

KINDS: Final[tuple[Kind, ...]] = (
    "text",
    "number",
    "boolean",
    "enumeration",
    "reference",
    "date",
    "dictionary",
    "list",
    "quantity",
    "file",
    "contact",
    "location",
    "app",
    "shortcut",
    "filter",
    "record",
    "any",
    "unknown",
)

_STRUCTURAL: Final[dict[str, Kind]] = {
    "UUID": "text",
    "CustomOutputName": "text",
    "GroupingIdentifier": "text",
    "WFControlFlowMode": "number",
    "AppIntentDescriptor": "record",
    "IntentAppDefinition": "record",
    "ShowWhenRun": "boolean",
    "OpenWhenRun": "boolean",
}

STRUCTURAL: Final = frozenset(_STRUCTURAL)
"""Parameters that any action may have, whatever it is; those that begin with `Show-` too."""

REFERENCES: Final = frozenset(
    {"ActionOutput", "ExtensionInput", "Variable", "Ask", "Clipboard", "CurrentDate", "DeviceDetails", "CurrentApp"}
)
"""The kinds of reference there are, as the file names them."""


@dataclass(frozen=True, slots=True)
class When:
    """One condition on another parameter, under which a parameter means something.

    Attributes:
        key: The other parameter; absent, it has its default.
        relation: `is` and `is not`: its value is, or is none, of `values`. `given` and `missing`: it has a value, or none.
        values: As stored.
    """

    key: str
    relation: Literal["is", "is not", "given", "missing"]
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """A property by which a Find action chooses.

    Attributes:
        operators: The comparisons it takes, as the file counts them (4 is `==`, 99 is `in`).
        kind: What it is compared with.
        choices: The values there are, if they are counted.
        required: Whether the action puts a condition of its own in place of all others where there is none on this property.
    """

    operators: tuple[int, ...]
    kind: Kind = "unknown"
    choices: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an action.

    Attributes:
        key: Its name in the file and in a program.
        kind: What it holds.
        label: What the editor calls it.
        description: What it is for.
        default: What counts where it is left out; None if that is nothing or not known.
        choices: The texts that an enumeration takes, as stored.
        open: Whether other texts than `choices` are right too: a list that depends on the device, or was only seen.
        required: Whether the action cannot do without it; if it is the input, the output of the action before will do.
        multiple: Whether it takes several values.
        when: It means something only where all of these hold.
        sources_allowed: The kinds of reference it takes as its value, or in its text (`Variable`, `Ask`, ...); None if all. The entries
            of a dictionary and the rows of a filter take what they like.
        minimum: The least number.
        maximum: The greatest number.
        seen: In how many actions it stood, where it was learnt from shortcuts.
        sources: Where each field is from, by the name of the field.
    """

    key: str
    kind: Kind = "unknown"
    label: str = ""
    description: str = ""
    default: Value | None = None
    choices: tuple[str, ...] = ()
    open: bool = False
    required: bool = False
    multiple: bool = False
    when: tuple[When, ...] = ()
    sources_allowed: frozenset[str] | None = None
    minimum: float | None = None
    maximum: float | None = None
    seen: int = 0
    sources: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Definition:
    """One action.

    Attributes:
        identifier: As the file writes it.
        name: What the editor calls it.
        app: The bundle identifier of its app; empty for Shortcuts itself.
        app_name: What people call the app.
        description: What it does.
        returns: What its output is, in words.
        keywords: Words that people look for it by.
        categories: What it is about.
        parameters: By key, in the order of the editor.
        input: The parameter that takes the output of the action before where it is left out; None if there is none.
        input_types: The content classes that the input takes.
        passes_through: Whether it hands its input on.
        output: Whether it has an output; None if nobody says.
        output_name: What the editor calls the output.
        output_types: The content classes of the output.
        output_multiple: Whether the output is a list.
        needs: What it cannot do without: `network`, `photos`, `location`, `user`, ...
        needs_when: What it needs only where some parameters say so: for each need the conditions, all of which hold.
        not_on: Devices that do not have it: `Watch`, `Desktop`, `Phone`, `Pad`, `XR`.
        since: The first version of iOS that has it; None if nobody says.
        until: The last version of iOS that has it; None if it is still there, or nobody says.
        gone: Whether the newest system no longer has it.
        replaced_by: What to use instead of an action that is gone.
        descriptor: What the file says of the app of an App Intent.
        filters: The properties by which a Find action chooses.
        seen: How often it stood in shortcuts it was learnt from.
        sources: Where each field is from, by the name of the field.
    """

    identifier: str
    name: str = ""
    app: str = ""
    app_name: str = ""
    description: str = ""
    returns: str = ""
    keywords: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    input: str | None = None
    input_types: tuple[str, ...] = ()
    passes_through: bool = False
    output: bool | None = None
    output_name: str = ""
    output_types: tuple[str, ...] = ()
    output_multiple: bool = False
    needs: frozenset[str] = frozenset()
    needs_when: Mapping[str, tuple[When, ...]] = field(default_factory=dict)
    not_on: frozenset[str] = frozenset()
    since: int | None = None
    until: int | None = None
    gone: bool = False
    replaced_by: str = ""
    descriptor: Mapping[str, str] = field(default_factory=dict)
    filters: Mapping[str, Filter] = field(default_factory=dict)
    seen: int = 0
    sources: Mapping[str, str] = field(default_factory=dict, compare=False)


def structural(key: str) -> Parameter | None:
    """A parameter that any action may have; None if this is none of them."""
    kind: Kind | None = "boolean" if key.startswith("Show-") else _STRUCTURAL.get(key)
    return None if kind is None else Parameter(key, kind)


def python_name(identifier: str) -> str:
    """What an action is called in a program: its identifier with what a name cannot hold, however long, turned into one `_`."""
    return re.sub(r"\W+", "_", identifier)
