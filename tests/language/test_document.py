"""docs/language.md says what is so: its examples translate both ways, and it names every function of the language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from workflowllm import from_python, to_python
from workflowllm.language.forms import collections, reference, where
from workflowllm.language.head.keys import BY_SHORT
from workflowllm.language.names import FUNCTIONS
from workflowllm.language.normalise import normalise
from workflowllm.shortcut.tree import from_tree
from workflowllm.workflow import Workflow

DOCUMENT = (Path(__file__).parents[2] / "docs" / "language.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"### (\d+)\. .*?```json\n(.*?)```\n\n```python\n(.*?)```", DOCUMENT, re.DOTALL)


def test_there_are_ten() -> None:
    assert [number for number, _, _ in EXAMPLES] == [str(number) for number in range(1, 11)]


@pytest.mark.parametrize(("number", "actions", "text"), EXAMPLES)
def test_example(number: str, actions: str, text: str) -> None:
    stored = [
        {"WFWorkflowActionIdentifier": identifier, "WFWorkflowActionParameters": parameters}
        for identifier, parameters in json.loads(actions)
    ]
    from_file = from_tree({"WFWorkflowActions": stored})
    from_text = from_python(text)
    assert normalise(Workflow(from_file.body)) == normalise(Workflow(from_text.body))
    assert to_python(from_text) == text


SPANS = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", DOCUMENT, flags=re.DOTALL))
"""The code spans of the prose: what stands between single backticks on one line."""


def _unnamed(wanted: Iterable[str]) -> list[str]:
    return [text for text in wanted if not any(text in span for span in SPANS)]


def test_every_function_is_named() -> None:
    assert _unnamed(f"{name}(" for name in sorted(FUNCTIONS - {"print"})) == []


def test_every_content_class_operator_and_field_is_named() -> None:
    assert _unnamed(f"as_{name}()" for name in reference.CLASSES.values()) == []
    assert _unnamed(f'"{word}"' for word in where.WORDS.values()) == []
    assert _unnamed(f"{name}(...)" for name in collections.FIELD_NAMES.values()) == []


def test_every_method_is_named() -> None:
    assert _unnamed(f".{name}(" for name in reference.METHODS if name != "as_type") == []


def test_every_key_of_the_head_begins_a_row_of_the_table() -> None:
    rows = " ".join(line.split("|")[1] for line in DOCUMENT.splitlines() if line.startswith("| `"))
    others = {"question", "names", "actions", "file", "conditions", "legacy_comparison"}
    assert [key for key in sorted(BY_SHORT.keys() | others) if not re.search(rf"`\[*{key}\b", rows)] == []
    assert "`without`" in DOCUMENT


def test_no_paragraph_stands_twice() -> None:
    prose = re.sub(r"```.*?```", "", DOCUMENT, flags=re.DOTALL)
    lines = [line for line in prose.splitlines() if len(line) > 60]
    assert [line for line in set(lines) if lines.count(line) > 1] == []
