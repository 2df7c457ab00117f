"""Every public module says what it offers, and everything it offers is explained and typed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guards.house import module_name, sources, tree

PUBLIC = [path for path in sources() if (path.stem != "__main__" and not path.stem.startswith("_")) or path.stem == "__init__"]
Definition = ast.FunctionDef | ast.AsyncFunctionDef


def offered(parsed: ast.Module) -> set[str] | None:
    """The names in `__all__`, or None if there is none."""
    for node in parsed.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            assert isinstance(value, ast.List | ast.Tuple), "__all__ is a plain list"
            return {item.value for item in value.elts if isinstance(item, ast.Constant) and isinstance(item.value, str)}
    return None


def defined(parsed: ast.Module) -> set[str]:
    """Every name that the top of a module binds."""
    found: set[str] = set()
    for node in ast.walk(parsed):
        if isinstance(node, Definition | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found.update(name.asname or name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return found


def gaps(parsed: ast.Module) -> list[str]:
    """What the offered functions and classes of a module lack."""
    names = offered(parsed) or set()
    found: list[str] = []
    for node in parsed.body:
        if isinstance(node, Definition | ast.ClassDef) and node.name in names:
            found.extend(_gaps(node, node.name))
    return found


def _gaps(node: Definition | ast.ClassDef, name: str) -> Iterator[str]:
    if not ast.get_docstring(node):
        yield f"{name} has no docstring"
    if isinstance(node, Definition):
        yield from _hint_gaps(node, name)
        return
    for member in node.body:
        if isinstance(member, Definition) and (not member.name.startswith("_") or member.name == "__init__"):
            yield from _hint_gaps(member, f"{name}.{member.name}")


def _hint_gaps(function: Definition, name: str) -> Iterator[str]:
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    for argument in every:
        if argument is not None and argument.annotation is None and argument.arg not in ("self", "cls"):
            yield f"{name}: {argument.arg} has no type"
    if function.returns is None:
        yield f"{name} has no return type"


@pytest.mark.parametrize("path", PUBLIC, ids=module_name)
def test_a_module_explains_itself(path: Path) -> None:
    assert ast.get_docstring(tree(path))


@pytest.mark.parametrize("path", PUBLIC, ids=module_name)
def test_a_module_says_what_it_offers(path: Path) -> None:
    names = offered(tree(path))
    if names is None:
        assert path.stem == "__init__", "__all__ is missing"
        assert defined(tree(path)) <= {"annotations"}, "__all__ is missing"
    else:
        assert names <= defined(tree(path)) | _lazy(path), "__all__ names what is not there"


def _lazy(path: Path) -> set[str]:
    """Names that a package gives on first use: those that its `__getattr__` compares with."""
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef) and node.name == "__getattr__":
            return {item.value for item in ast.walk(node) if isinstance(item, ast.Constant) and isinstance(item.value, str)}
    return set()


@pytest.mark.parametrize("path", PUBLIC, ids=module_name)
def test_what_a_module_offers_is_explained_and_typed(path: Path) -> None:
    assert gaps(tree(path)) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('__all__ = ["f"]\ndef f(x: int) -> int:\n    """X."""', 0),
        ('__all__ = ["f"]\ndef f(x: int) -> int: ...', 1),
        ('__all__ = ["f"]\ndef f(x, *rest, **more):\n    """X."""', 4),
        ('__all__ = ["C"]\nclass C:\n    """X."""\n    def m(self, x): ...', 2),
        ("__all__ = []\ndef f(x): ...", 0),
    ],
)
def test_the_guard_sees_a_gap(text: str, count: int) -> None:
    assert len(gaps(ast.parse(text))) == count
