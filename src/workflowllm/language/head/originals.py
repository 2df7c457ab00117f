"""The originals of names: two names for one variable are refused."""

from __future__ import annotations

import ast
import re

from workflowllm.errors import Span, TextError
from workflowllm.language.context import Reader
from workflowllm.language.head.block import Head
from workflowllm.language.names import FUNCTIONS

__all__ = ["check_names"]


def check_names(head: Head, reader: Reader, module: ast.Module) -> None:
    """Refuse two names for one variable: it would be one variable to the shortcut, and two to whoever reads the text.

    Raises:
        TextError: The head block gives one original to two names that are variables.
    """
    first: dict[str, str] = {}
    for python, original in head.names.items():
        if python not in reader.outputs and first.setdefault(original, python) != python:
            raise _merged(head, python, first[original], original)
    suspects = {original for original, python in first.items() if original != python and original.isidentifier()}
    suspects -= {*reader.outputs, *head.names, *FUNCTIONS}
    if suspects:
        found = _variables(module)
        for original in sorted(suspects & found):
            raise _merged(head, first[original], original, original)


def _variables(module: ast.Module) -> set[str]:
    """The names in a program that can be variables: not those of calls, nor of loops."""
    found: set[str] = set()
    other: set[str] = set()
    called: set[ast.expr] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            called.add(node.func)
        elif isinstance(node, ast.For):
            other.update(inner.id for inner in ast.walk(node.target) if isinstance(inner, ast.Name))
        elif isinstance(node, ast.Name) and node not in called:
            found.add(node.id)
    return found - other


def _merged(head: Head, name: str, other: str, original: str) -> TextError:
    line = next((number for number, text in enumerate(head.block, 1) if re.match(rf"#\s*[\"']?{re.escape(name)}\b", text)), 0)
    return _bad(f"{name} and {other} are one variable, {original!r}", head.line + line)


def _bad(problem: str, line: int) -> TextError:
    """What is wrong with a head block, at one of its lines."""
    return TextError(
        f"the head block cannot be read: {problem}", where=Span(line, 1, line + 1, 1), advice="Give each an original of its own"
    )
