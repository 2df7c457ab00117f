"""The package of stubs as a whole: its files, and writing them."""

from __future__ import annotations

import keyword
import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

from workflowllm import storage
from workflowllm.catalogue.collection import Catalogue
from workflowllm.catalogue.definition import Definition, python_name
from workflowllm.catalogue.stubs import PACKAGE
from workflowllm.catalogue.stubs.action import function
from workflowllm.catalogue.stubs.types import is_name
from workflowllm.errors import FileError, UnknownActionError

__all__ = ["BUILTINS", "EVERYTHING", "Wanted", "apps", "modules", "write"]

BUILTINS: Final = "__builtins__.pyi"
"""The file by which Pyright and Pylance find the names without an import."""

_OWN: Final = "is.workflow.actions."
_OWN_MODULE: Final = "shortcuts"
_TAKEN: Final = frozenset({_OWN_MODULE, "language", "properties", "values", "variables"})
_HEADER: Final = f"# Written by workflowllm stubs: every call of the package {PACKAGE} without an import.\n"
_TYPES: Final = (
    "Boolean",
    "Data",
    "Date",
    "Dictionary",
    "Filter",
    "List",
    "Number",
    "Value",
    "Quantity",
    "Record",
    "Structural",
    "Text",
    "Value",
)
_PROPERTY: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*(?: [A-Za-z0-9]+)*")
_OURS: Final = re.compile(r"[A-Za-z0-9_]+\.pyi|__pycache__")


def apps(catalogue: Catalogue) -> dict[str, list[Definition]]:
    """Actions by the bundle identifier of their app, those of Shortcuts itself under `is.workflow.actions`; sorted."""
    found: dict[str, list[Definition]] = {}
    for identifier in sorted(catalogue):
        found.setdefault(_app(catalogue[identifier]), []).append(catalogue[identifier])
    return dict(sorted(found.items()))


def _app(action: Definition) -> str:
    if action.identifier.startswith(_OWN):
        return _OWN[:-1]
    return action.app or action.identifier.rpartition(".")[0]


class Wanted(NamedTuple):
    """What a package of stubs is to hold beside the actions of Shortcuts itself.

    Attributes:
        apps: The bundle identifiers of the apps that are wanted; all if none is named.
        properties: The names of properties that an editor is to offer.
        variables: Names of variables that a shortcut knows and Python would not: programs add to them without setting them first.
    """

    apps: Collection[str] = ()
    properties: Iterable[str] = ()
    variables: Iterable[str] = ()


EVERYTHING: Final = Wanted()


def modules(catalogue: Catalogue, wanted: Wanted = EVERYTHING) -> dict[str, str]:
    """The files of the package by their names.

    Args:
        catalogue: The actions.
        wanted: What of them, and what beside them.

    Raises:
        UnknownActionError: There are no actions of an app that is wanted.
    """
    grouped: dict[str, list[Definition]] = {}
    known = apps(catalogue)
    for app in wanted.apps:
        if app not in known:
            near = ", ".join(get_close_matches(app, known, n=3))
            advice = f"The nearest: {near}" if near else "Learn them from shortcuts: workflowllm actions learn FOLDER"
            raise UnknownActionError(f"no action of the app {app} is known", advice=advice)
    for app, actions in known.items():
        if app == _OWN[:-1] or not wanted.apps or app in wanted.apps:
            grouped.setdefault(_module(app), []).extend(actions)
    found = {f"{name}.pyi": _text(actions) for name, actions in sorted(grouped.items())}
    found |= {name: files(__package__).joinpath(name).read_text("utf-8") for name in ("language.pyi", "values.pyi")}
    found["properties.pyi"] = _properties(wanted.properties)
    found["variables.pyi"] = _variables(wanted.variables)
    lines = [f"from .{name} import *" for name in ("variables", "language", *sorted(grouped))]
    found["__init__.pyi"] = "\n".join(['"""Every action, and the functions of the language."""', "", *lines, ""])
    return found


def write(folder: Path, catalogue: Catalogue, wanted: Wanted = EVERYTHING) -> list[Path]:
    """Write the package into a folder, whole or not at all, and the file for Pyright beside it.

    Args:
        folder: Where they go; an earlier package is replaced.
        catalogue: The actions.
        wanted: What of them, and what beside them.

    Returns:
        The files.

    Raises:
        FileError: Something else stands where they are to be.
        UnknownActionError: There are no actions of an app that is wanted.
    """
    package, beside = folder / PACKAGE, folder / BUILTINS
    made = modules(catalogue, wanted)
    if package.exists() and not (package.is_dir() and all(_OURS.fullmatch(path.name) for path in package.iterdir())):
        raise FileError("this is not a folder of stubs, and would be replaced", where=str(package), advice="Name another folder with --out")
    if beside.exists() and not beside.read_bytes().startswith(_HEADER.encode()):
        raise FileError("this file is not ours, and would be replaced", where=str(beside), advice="Name another folder with --out")
    with storage.new_folder(package) as fresh:
        for name, text in made.items():
            (fresh / name).write_text(text, encoding="utf-8", newline="\n")
    storage.write_text(beside, f"{_HEADER}from {PACKAGE} import *\n")
    return [*(package / name for name in sorted(made)), beside]


def _module(app: str) -> str:
    """The name of an app's module; in small letters, since some systems do not tell files apart by them."""
    if app == _OWN[:-1]:
        return _OWN_MODULE
    name = python_name(app).lower()
    return name if name[:1].isalpha() and name not in _TAKEN else f"app_{name}"


def _text(actions: list[Definition]) -> str:
    """One module. Two actions that programs call by one name would be one function, and the first is."""
    named: dict[str, Definition] = {}
    for action in actions:
        if python_name(action.identifier).isidentifier():
            named.setdefault(python_name(action.identifier), action)
    bodies = [function(action) for action in named.values()]
    whole = "\n".join(bodies)
    used = [name for name in _TYPES if re.search(rf"\b{name}\b", whole)]
    typing = [name for name in ("Any", "Literal", "Unpack") if re.search(rf"\b{name}\b", whole)]
    title = actions[0].app_name or actions[0].app if actions and not actions[0].identifier.startswith(_OWN) else "Shortcuts"
    head = [f'"""Actions: {" ".join(title.split()) or "an app"}."""'.replace("\\", "/"), ""]
    if re.search(r"\bSequence\b", whole):
        head += ["from collections.abc import Sequence"]
    head += [f"from typing import {', '.join(typing)}"] if typing else []
    head += ["", f"from .values import {', '.join(used)}", ""] if used else [""]
    return "\n".join(head) + "\n" + whole


def _properties(names: Iterable[str]) -> str:
    """Properties by the names that programs give them; methods of the language are no properties."""
    taken = set(re.findall(r"def (\w+)\(", files(__package__).joinpath("values.pyi").read_text("utf-8")))
    plain = {name.replace(" ", "_") for name in names if _PROPERTY.fullmatch(name)}
    lines = [f"    {name}: Value" for name in sorted(plain - taken) if not keyword.iskeyword(name)]
    title = "Properties of things, for completion; any other may be read too."
    return "\n".join([f'"""{title}"""', "", "from .values import Value", "", f"class Properties:{'' if lines else ' ...'}", *lines, ""])


def _variables(names: Iterable[str]) -> str:
    lines = [f"{name}: Value" for name in sorted(set(names)) if is_name(name)]
    return "\n".join(['"""Variables that programs use before Python would know them."""', "", "from .values import Value", "", *lines, ""])
