"""Typed stubs: a package of `.pyi` files with a function an action, so that an editor completes and checks a program.

The package is called `shortcut_actions`. A program names it in a line of its own, `from shortcut_actions import *`, which the language
ignores; editors that read `__builtins__.pyi` need no such line. Stubs are read by tools and never run.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from workflowllm import storage
from workflowllm.catalogue.collection import Catalogue
from workflowllm.catalogue.definition import Definition, Kind, Parameter, python_name, structural
from workflowllm.catalogue.signature import default_text

__all__ = ["PACKAGE", "files", "write"]

PACKAGE: Final = "shortcut_actions"

_TYPES: Final[dict[Kind, str]] = {
    "text": "_Text",
    "number": "_Number",
    "boolean": "_Switch",
    "enumeration": "_Text",
    "reference": "_Name",
    "date": "_Text",
    "dictionary": "_Rows",
    "list": "_Items",
    "quantity": "_Name",
    "file": "_Record",
    "contact": "_Items",
    "location": "_Record",
    "app": "_Record",
    "shortcut": "_Record",
    "filter": "_Name",
    "record": "_Record",
    "any": "Any",
    "unknown": "Any",
}

_LANGUAGE: Final = '''\
"""The names of the surface language itself; what begins with `_` is a type, so that no variable of a program hides it."""

from typing import Any, Iterator, TypeAlias

class _Value:
    """What a name holds: the output of an action, a variable, or something the system supplies."""

    def __getattr__(self, name: str) -> Any: ...
    def __getitem__(self, key: str) -> _Value: ...
    def __contains__(self, other: object) -> bool: ...
    def __iter__(self) -> Iterator[_Value]: ...
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __lt__(self, other: object) -> bool: ...
    def __le__(self, other: object) -> bool: ...
    def __gt__(self, other: object) -> bool: ...
    def __ge__(self, other: object) -> bool: ...
    def __add__(self, other: object) -> _Value: ...
    def __radd__(self, other: object) -> _Value: ...
    def __index__(self) -> int: ...
    def append(self, value: object) -> None: ...
    def format(self, pattern: str = ..., **style: Any) -> _Value: ...
    def startswith(self, text: object) -> bool: ...
    def endswith(self, text: object) -> bool: ...
    def contains(self, text: object = ...) -> bool: ...
    def is_today(self) -> bool: ...
    def is_in_the_last(self, duration: object) -> bool: ...
    def is_in_the_next(self, duration: object) -> bool: ...

_Name: TypeAlias = _Value | int
_Text: TypeAlias = str | _Value | int
_Number: TypeAlias = float | str | _Value
_Switch: TypeAlias = bool | int | _Value
_Rows: TypeAlias = dict[Any, Any] | _Value
_Items: TypeAlias = list[Any] | str | _Value
_Record: TypeAlias = dict[str, Any] | str | _Value

def menu(prompt: _Text = ..., /, **options: Any) -> str: ...
def comment(text: _Text, /) -> None: ...
'''


def files(catalogue: Catalogue, apps: Iterable[str] = ()) -> dict[str, str]:
    """The stub files, by their path below the folder they go to.

    Args:
        catalogue: The actions.
        apps: The bundle identifiers whose actions are wanted beside those of Shortcuts itself; by default all.
    """
    chosen = tuple(apps)
    modules: dict[str, list[Definition]] = {}
    for identifier in sorted(catalogue):
        if _wanted(identifier, chosen):
            modules.setdefault(_module(identifier), []).append(catalogue[identifier])
    made = {f"{PACKAGE}/{name}.pyi": _stub(definitions) for name, definitions in sorted(modules.items())}
    imports = [f"from .{name} import *" for name in ("language", *sorted(modules))]
    return {
        "__builtins__.pyi": f"from {PACKAGE} import *\n",
        f"{PACKAGE}/__init__.pyi": '"""Every action, and the names of the language."""\n\n' + "\n".join(imports) + "\n",
        f"{PACKAGE}/language.pyi": _LANGUAGE + "".join(_language()),
        **made,
    }


def write(folder: Path, catalogue: Catalogue, apps: Iterable[str] = ()) -> list[Path]:
    """Write the stubs; each file appears whole or not at all, and files of an earlier package that are no longer there go.

    Args:
        folder: Where `__builtins__.pyi` and the package go.
        catalogue: The actions.
        apps: As `files` takes them.

    Returns:
        The files.
    """
    made = files(catalogue, apps)
    with storage.new_folder(folder / PACKAGE) as package:
        for name, text in made.items():
            if name.startswith(PACKAGE):
                storage.write_text(package / name.removeprefix(f"{PACKAGE}/"), text)
    storage.write_text(folder / "__builtins__.pyi", made["__builtins__.pyi"])
    return [folder / name for name in made]


def _wanted(identifier: str, apps: tuple[str, ...]) -> bool:
    return not apps or identifier.startswith(("is.workflow.", *(f"{app}." for app in apps)))


def _module(identifier: str) -> str:
    """The file of an action: that of its app."""
    if identifier.startswith("is.workflow.actions."):
        return "shortcuts"
    return re.sub(r"\W", "_", ".".join(identifier.split(".")[:3])).strip("_").lower() or "others"


def _language() -> Iterable[str]:
    """The functions of the language whose types are not written out above: they take anything, and a program may use their names."""
    from workflowllm.catalogue.words import CALLS

    for name in CALLS:
        yield f"{name}: Any\n"


def _stub(definitions: list[Definition]) -> str:
    name = definitions[0].app_name or definitions[0].app or "Shortcuts"
    types = ", ".join(sorted({*_TYPES.values(), "_Value"} - {"Any"}))
    top = f'"""Actions of {_plain(name)}."""\n\nfrom typing import Any, Literal\n\nfrom .language import {types}\n'
    taken: set[str] = set()
    texts = []
    for definition in definitions:
        called = python_name(definition.identifier)
        if called.isidentifier() and called not in taken and not keyword.iskeyword(called):
            taken.add(called)
            texts.append(_function(called, definition))
    return top + "".join(texts)


def _function(name: str, definition: Definition) -> str:
    lines = [_argument(parameter) for key, parameter in definition.parameters.items() if _can_stand(key)]
    lines += [
        "UUID: str = ...",
        "CustomOutputName: _Text = ...",
        "AppIntentDescriptor: _Record = ...",
        "IntentAppDefinition: _Record = ...",
    ]
    lines += [f"{key}: _Switch = ..." for key in ("ShowWhenRun", "OpenWhenRun") if key not in definition.parameters]
    result = "None" if definition.output is False and not definition.passes_through else "_Value"
    inside = "".join(f"    {line},\n" for line in lines)
    return f"\ndef {name}(\n    *,\n{inside}) -> {result}:\n{_docstring(definition)}"


def _can_stand(key: str) -> bool:
    """Whether a program gives this parameter by its name; an odd one stands in `**{"odd-key": value}`."""
    common = {"UUID", "CustomOutputName", "AppIntentDescriptor", "IntentAppDefinition", "GroupingIdentifier", "WFControlFlowMode"}
    return key.isidentifier() and not keyword.iskeyword(key) and key not in common


def _argument(parameter: Parameter) -> str:
    kind = _TYPES[parameter.kind]
    if parameter.choices:
        literal = ", ".join(default_text(choice) or "''" for choice in dict.fromkeys(parameter.choices))
        kind = "_Text" if parameter.open else f"Literal[{literal}] | _Value"
    default = default_text(parameter.default)
    fits = default is not None and (parameter.choices == () or parameter.default in parameter.choices)
    plain = parameter.kind in ("text", "enumeration") if isinstance(parameter.default, str) else parameter.kind in ("number", "boolean")
    same = isinstance(parameter.default, bool) == (parameter.kind == "boolean")
    return f"{parameter.key}: {kind} = {default if fits and plain and same else '...'}"


def _docstring(definition: Definition) -> str:
    lines = [_plain(definition.description or definition.name or definition.identifier)]
    told = [
        parameter for key, parameter in definition.parameters.items() if not structural(key) and (parameter.label or parameter.description)
    ]
    if told:
        lines += ["", "Args:", *(f"    {one.key}: {_plain(one.description or one.label)}" for one in told)]
    if definition.output_name:
        lines += ["", "Returns:", f"    {_plain(definition.output_name)}"]
    if definition.needs:
        lines += ["", f"Needs: {', '.join(sorted(definition.needs))}"]
    body = "".join(f"    {line}".rstrip() + "\n" for line in lines)
    return f'    """{body.strip()}\n    """\n' if len(lines) > 1 else f'    """{lines[0]}"""\n'


def _plain(text: str) -> str:
    """A text on one line that ends no docstring."""
    return " ".join(text.split()).replace("\\", "/").replace('"""', "'''").rstrip('"') or "-"
