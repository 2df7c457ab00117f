"""Everything that the pretend device decides by itself because nobody has published it: the list that `docs/behaviour.md` prints.

It is read from the source of this room, so that no choice can be made without being listed: the constants of `choices`, and every passage
of a docstring that begins with "Choice:".
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

__all__ = ["Decision", "decisions", "table"]

_ROOM: Final = Path(__file__).parent
_MARKED: Final = re.compile(r"([^.;]+)\(Choice\)")


class Decision(NamedTuple):
    """One choice.

    Attributes:
        place: File and name in this room.
        text: What is decided, in the words of the docstring.
    """

    place: str
    text: str


def decisions() -> list[Decision]:
    """Every choice, by place."""
    found: list[Decision] = []
    for path in sorted(_ROOM.rglob("*.py")):
        if path.name != Path(__file__).name:
            found += _in_file(path)
    return found


def _in_file(path: Path) -> Iterator[Decision]:
    name = path.relative_to(_ROOM).with_suffix("").as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if name == "choices":
        yield from _constants(tree)
        return
    for node in ast.walk(tree):
        if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            continue
        place = f"{name}.{node.name}" if not isinstance(node, ast.Module) else name
        for text in _passages(ast.get_docstring(node) or ""):
            yield Decision(place, text)
    for before, after in zip(tree.body, tree.body[1:], strict=False):
        described = _described(before, after)
        if described is not None:
            for text in _passages(described[1]):
                yield Decision(f"{name}.{described[0]}", text)


def _constants(tree: ast.Module) -> Iterator[Decision]:
    for before, after in zip(tree.body, tree.body[1:], strict=False):
        described = _described(before, after)
        if described is not None and isinstance(before, ast.AnnAssign) and before.value is not None:
            words = " ".join(described[1].split())
            if isinstance(before.value, ast.Dict):
                yield from _rows(described[0], before.value, words.partition(". ")[0])
                continue
            yield Decision(f"choices.{described[0]}", f"`{ast.unparse(before.value)}`. {words}")


def _rows(name: str, table: ast.Dict, words: str) -> Iterator[Decision]:
    """A choice for each row of a table."""
    for key, value in zip(table.keys, table.values, strict=True):
        if key is not None:
            yield Decision(f"choices.{name}[{ast.unparse(key)}]", f"`{ast.unparse(value)}`. {words}.")


def _described(node: ast.stmt, after: ast.stmt) -> tuple[str, str] | None:
    """The name of a constant, and the text that stands below it."""
    target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0] if isinstance(node, ast.Assign) else None
    if not isinstance(target, ast.Name) or not isinstance(after, ast.Expr) or not isinstance(after.value, ast.Constant):
        return None
    return (target.id, after.value.value) if isinstance(after.value.value, str) else None


def _passages(text: str) -> Iterator[str]:
    """The passages of a docstring that begin with the word, each to the end of its paragraph or to the next one; and what it marks."""
    for paragraph in re.split(r"\n\s*\n", text):
        whole = " ".join(paragraph.split())
        yield from (found.strip() for found in _MARKED.findall(whole))
        parts = re.split(r"(?=\bChoice: )", whole)
        for part in parts[1:]:
            words = part.removeprefix("Choice: ")
            yield re.split(r" (?=Left out: |Source: |Args: |Raises: |Returns: |[a-z_]+: [A-Z`])", words)[0].strip()


def table() -> str:
    """The list as a table in Markdown."""
    rows = [f"| `{found.place}` | {found.text.replace('|', '&#124;')} |" for found in decisions()]
    return "\n".join(["| where | what is decided |", "|---|---|", *rows])
