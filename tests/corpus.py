"""The corpus of real shortcuts: where it is, what is in it, and how two property lists are compared.

The corpus stands in the folder that `CORPUS` names, or in `../shared/corpus` beside the repository. Tests that need it skip
where it is absent.
"""

from __future__ import annotations

import json
import os
import plistlib
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


class Entry(NamedTuple):
    """One file of the corpus with what the manifest says of it."""

    path: Path
    facts: dict[str, Any]

    @property
    def format(self) -> str:
        """`bplist`, `xml`, `json`, `aea-icloud` or `aea-contact`."""
        return str(self.facts["format"])

    @property
    def signed(self) -> bool:
        """Whether the file is signed."""
        return self.format.startswith("aea")

    def tree(self) -> dict[str, Any]:
        """The property list of a plain file, read by the standard library and not by this project."""
        data = self.path.read_bytes()
        tree: dict[str, Any] = json.loads(data) if self.format == "json" else plistlib.loads(data)
        return tree


def folder() -> Path | None:
    """The corpus, or None."""
    named = os.environ.get("CORPUS")
    path = Path(named) if named else Path(__file__).resolve().parents[2] / "shared" / "corpus"
    return path if (path / "manifest.jsonl").is_file() else None


@cache
def entries() -> tuple[Entry, ...]:
    """Every file of the corpus, in the order of the manifest; empty where there is none."""
    root = folder()
    if root is None:
        return ()
    with (root / "manifest.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return tuple(Entry(root / row["file"], row) for row in rows)


def need() -> tuple[Entry, ...]:
    """Every file of the corpus; skips the test where there is none."""
    found = entries()
    if not found:
        pytest.skip("the corpus is absent: set CORPUS to its folder, or put it beside the repository as ../shared/corpus")
    return found


def sample(step: int) -> Iterator[Entry]:
    """Every `step`-th plain file by name, the same ones on every run."""
    plain = sorted((entry for entry in need() if not entry.signed), key=lambda entry: entry.path.name)
    yield from plain[::step]


def typed(tree: Any) -> str:
    """A text that is equal for equal trees alone: 1, 1.0 and True differ, and so does the order of keys."""
    return repr(tree)


def whole_seconds(tree: Any) -> Any:
    """The tree with its dates cut to seconds, which is all that an XML property list holds."""
    if isinstance(tree, datetime):
        return tree.replace(microsecond=0)
    if isinstance(tree, list):
        return [whole_seconds(item) for item in tree]
    return {key: whole_seconds(item) for key, item in tree.items()} if isinstance(tree, dict) else tree


def renumbered(tree: Any) -> Any:
    """The tree with its keys sorted and its UUIDs numbered as they are met: equal for copies of one shortcut."""
    numbers: dict[str, str] = {}

    def number(match: re.Match[str]) -> str:
        return numbers.setdefault(match[0].upper(), f"#{len(numbers)}")

    def walk(value: Any) -> Any:
        if isinstance(value, str):
            return _UUID.sub(number, value)
        if isinstance(value, list):
            return [walk(item) for item in value]
        if isinstance(value, dict):
            return {_UUID.sub(number, key): walk(value[key]) for key in sorted(value)}
        return value

    return walk(tree)
