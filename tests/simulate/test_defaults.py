"""What a handler takes where a parameter is left out is what the definition of its action says, or a choice that is listed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import workflowllm.simulate.handlers as room
from workflowllm.catalogue.standard import shipped
from workflowllm.simulate.choices import UNPUBLISHED_DEFAULTS
from workflowllm.simulate.handlers import handlers

READS = ("choice", "boolean", "number", "text", "whole")


class Default(NamedTuple):
    """A literal in a handler, or in a helper of handlers, that stands for a parameter which is left out."""

    place: str
    function: str
    key: str
    value: Any


def _defaults() -> Iterator[Default]:
    for path in sorted(Path(room.__file__).parent.glob("*.py")):
        functions = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)]
        for function in functions:
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READS and len(node.args) == 2:
                    key, value = node.args
                    if isinstance(key, ast.Constant) and isinstance(value, ast.Constant):
                        yield Default(f"{path.name}:{node.lineno}", function.name, str(key.value), value.value)


def _published(default: Default) -> set[Any]:
    """The defaults of the parameter in the definitions of the actions that the function runs; of a helper, in those of any action."""
    mine = {name for name, handler in handlers().items() if handler.__name__ == default.function}
    definitions = [definition for name in mine or handlers() if (definition := shipped().get(name)) is not None]
    found = [one.parameters[default.key].default for one in definitions if default.key in one.parameters]
    return {one for one in found if one is not None and not isinstance(one, dict)}


def test_the_defaults_of_the_handlers_are_published_or_listed() -> None:
    found = list(_defaults())
    assert len(found) > 120
    wrong = [one for one in found if (_published(one) or {UNPUBLISHED_DEFAULTS.get(one.key)}) != {one.value}]
    assert wrong == []


def test_no_listed_default_is_published_after_all() -> None:
    assert {one.key for one in _defaults() if not _published(one)} == set(UNPUBLISHED_DEFAULTS)
