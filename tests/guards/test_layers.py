"""Who may import whom: the table in ARCHITECTURE.md against the imports of every file."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.guards.house import FACE, PACKAGE, imports, module_name, room_of, rooms, sources, tree

FREE = {"__version__"}
"""Names of the face that every room may import."""


def test_every_room_stands_in_the_table_and_every_row_has_its_room() -> None:
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or any(path.glob("*.py"))}
    assert (there - {"__init__", "__main__"}) | {FACE} == set(rooms())


def test_the_table_names_known_rooms_only() -> None:
    for room, allowed in rooms().items():
        assert (allowed or set()) <= set(rooms()), room


def test_the_rooms_stand_in_order_so_that_no_circle_is_allowed() -> None:
    order = list(rooms())
    for place, (room, allowed) in enumerate(rooms().items()):
        assert (allowed or set()) <= set(order[:place]), f"{room} may import a room that stands below it"


def test_nothing_imports_the_command_line() -> None:
    assert [room for room, allowed in rooms().items() if allowed and "cli" in allowed] == []


def breaches(module: str, parsed: ast.Module) -> list[str]:
    """The imports of a file that the table does not allow."""
    room = room_of(module)
    allowed = rooms().get(room, frozenset())
    found = []
    for item in imports(parsed):
        other = room_of(item.module)
        if other == room or (other == FACE and item.names and set(item.names) <= FREE):
            continue
        if other == "cli" or (allowed is not None and other not in allowed):
            found.append(f"line {item.line}: {room} imports {item.module}")
    return found


@pytest.mark.parametrize("path", sources(), ids=module_name)
def test_a_file_imports_what_its_room_may(path: Path) -> None:
    assert breaches(module_name(path), tree(path)) == []


@pytest.mark.parametrize("path", sources(), ids=module_name)
def test_imports_are_absolute(path: Path) -> None:
    assert [node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom) and node.level] == []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("workflowllm.errors", "from workflowllm.workflow import Action"),
        ("workflowllm.workflow.nodes", "from workflowllm.shortcut import tree"),
        ("workflowllm.shortcut.files", "def f():\n    import workflowllm.catalogue.facts"),
        ("workflowllm.catalogue.facts", "from workflowllm import language"),
        ("workflowllm.language.emit", "from workflowllm import read"),
        ("workflowllm.language.emit", "from workflowllm.cli import main"),
    ],
)
def test_the_guard_sees_a_breach(module: str, line: str) -> None:
    assert len(breaches(module, ast.parse(line))) == 1
