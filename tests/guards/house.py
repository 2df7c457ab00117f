"""The source files of the package and the table of rooms in ARCHITECTURE.md, for the guards."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["FACE", "PACKAGE", "REPOSITORY", "Import", "imports", "module_name", "room_of", "rooms", "sources", "tree"]

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "src" / "workflowllm"
FACE = "face"
"""What the table calls `workflowllm/__init__.py`."""


def sources() -> list[Path]:
    """Every Python file of the package."""
    return sorted(PACKAGE.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def module_name(path: Path) -> str:
    """The dotted name under which a file is imported."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """The room a module of the package lies in: the first name below the package. `python -m workflowllm` is the command line."""
    parts = module.split(".")
    if len(parts) == 1:
        return FACE
    return "cli" if parts[1] == "__main__" else parts[1]


@cache
def rooms() -> dict[str, frozenset[str] | None]:
    """The rooms and which rooms each may import, as ARCHITECTURE.md says; None means any."""
    found: dict[str, frozenset[str] | None] = {}
    for line in (REPOSITORY / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines():
        row = re.fullmatch(r"\| `(\w+)` \| .+ \| ([^|]+) \|", line)
        if row:
            allowed = row[2].strip()
            found[row[1]] = None if allowed == "anything" else frozenset(re.findall(r"`(\w+)`", allowed))
    return found


@dataclass(frozen=True, slots=True)
class Import:
    """One import of a module of this package, anywhere in a file."""

    line: int
    module: str
    names: tuple[str, ...]


def imports(module: ast.Module) -> Iterator[Import]:
    """Every import of this package's modules, at the top of the file or inside a function."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            for name in node.names:
                if name.name.split(".")[0] == "workflowllm":
                    yield Import(node.lineno, name.name, ())
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and (node.module or "").split(".")[0] == "workflowllm":
            yield from _members(node)


def _members(node: ast.ImportFrom) -> Iterator[Import]:
    """`from workflowllm import errors` imports the room; `from workflowllm import read` imports from the face."""
    assert node.module is not None
    for name in node.names:
        if node.module == "workflowllm" and _is_module(name.name):
            yield Import(node.lineno, f"workflowllm.{name.name}", ())
        else:
            yield Import(node.lineno, node.module, (name.name,))


def _is_module(name: str) -> bool:
    return (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()
