"""The one import that a text may have: that of the stubs, by which type checkers find the names of actions.

It stands before every other statement, says nothing to the shortcut, and is never printed.
"""

from __future__ import annotations

import ast

from workflowllm.catalogue.stubs import PACKAGE

__all__ = ["without_import"]


def without_import(module: ast.Module, text: str) -> tuple[ast.Module, str]:
    """A program without the import of the stubs, if it has one.

    Args:
        module: The program; its places stay as they are.
        text: Its text.

    Returns:
        The program, and the text that would have been written without the import: identifiers are made from it.
    """
    count = next((number for number, node in enumerate(module.body) if not _is_import(node)), len(module.body))
    if not count:
        return module, text
    body = module.body[count:]
    return ast.Module(body, module.type_ignores), _cut(text, module.body[:count], body)


def _cut(text: str, imports: list[ast.stmt], body: list[ast.stmt]) -> str:
    """A text without the lines of these statements, but for one that another statement shares."""
    gone = {line for node in imports for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)}
    gone -= {node.lineno for node in body[:1]}
    return "\n".join([line for number, line in enumerate(text.split("\n"), start=1) if number not in gone])


def _is_import(node: ast.stmt) -> bool:
    """Whether a statement is `from shortcut_actions import *`."""
    return isinstance(node, ast.ImportFrom) and not node.level and node.module == PACKAGE and [name.name for name in node.names] == ["*"]
