"""Every error says what to do: with advice of its own, or with the usual advice of its class."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.guards.house import module_name, sources, tree
from workflowllm import errors
from workflowllm.errors import MissingExtraError, WorkflowError


def classes() -> list[type[WorkflowError]]:
    """Every class of error that this package raises on purpose."""
    found = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, WorkflowError)]
    return [kind for kind in found if kind is not WorkflowError]


@pytest.mark.parametrize("kind", classes(), ids=lambda kind: kind.__name__)
def test_a_class_has_advice_for_those_who_give_none(kind: type[WorkflowError]) -> None:
    error = kind("a", "b") if kind is MissingExtraError else kind("it is wrong")
    assert len(error.advice) > 20
    assert not error.advice.endswith(".")
    assert str(error).endswith(error.advice)
    assert kind is MissingExtraError or kind("it is wrong", advice="Do this").advice == "Do this"


def faults(parsed: ast.Module) -> list[str]:
    """Errors that are raised without a class of their own, and definitions of errors outside of their room."""
    found = []
    for node in ast.walk(parsed):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and _name(node.exc.func) in ("WorkflowError", "Exception"):
            found.append(f"line {node.lineno}: raises the base class, which has no advice")
        if isinstance(node, ast.ClassDef) and any(re.fullmatch(r"\w*WorkflowError", _name(base)) for base in node.bases):
            found.append(f"line {node.lineno}: defines an error outside of workflowllm.errors")
    return found


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


@pytest.mark.parametrize("path", [path for path in sources() if path.stem != "errors"], ids=module_name)
def test_no_error_is_without_advice(path: Path) -> None:
    assert faults(tree(path)) == []


@pytest.mark.parametrize("text", ["raise WorkflowError('x')", "raise errors.WorkflowError('x')", "class E(WorkflowError): ..."])
def test_the_guard_sees_an_error_without_advice(text: str) -> None:
    assert len(faults(ast.parse(text))) == 1
