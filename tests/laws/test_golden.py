"""The shapes that real files have and that are easy to get wrong, one small file each, with the text they print as."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workflowllm import from_python, read, to_python
from workflowllm.laws import check, check_text
from workflowllm.shortcut.tree import from_tree

FOLDER = Path(__file__).resolve().parents[1] / "golden"
CASES = sorted(path.stem for path in FOLDER.glob("*.plist"))


def test_all_shapes_are_there() -> None:
    assert len(CASES) >= 28


@pytest.mark.parametrize("name", CASES)
def test_text(name: str, update_golden: bool) -> None:
    expected = FOLDER / f"{name}.py"
    text = to_python(read(FOLDER / f"{name}.plist"))
    if update_golden:
        expected.write_text(text, "utf-8", newline="\n")
    assert text == expected.read_bytes().decode()


@pytest.mark.parametrize("name", CASES)
def test_laws(name: str) -> None:
    assert check((FOLDER / f"{name}.plist").read_bytes()) == []


@pytest.mark.parametrize("name", CASES)
def test_without_a_head_block(name: str) -> None:
    """A text whose head is cut off is still a program, and keeps the laws."""
    text = to_python(read(FOLDER / f"{name}.plist"))
    body = text.partition("# ///\n")[2] if text.startswith("# /// shortcut") else text
    assert list(check_text(from_python(body))) == []


@pytest.mark.parametrize("depth", [88, 100, 250])
def test_deep_blocks_go_flat(depth: int) -> None:
    """Python takes 100 levels of indentation; deeper blocks are printed flat."""
    actions: list[dict[str, Any]] = []
    for level in [*range(depth), *reversed(range(depth))]:
        start = len(actions) < depth
        parameters: dict[str, Any] = {"GroupingIdentifier": f"G{level}", "WFControlFlowMode": 0 if start else 2}
        if start:
            parameters |= {"WFCondition": 100, "WFInput": {"Type": "Variable", "Variable": _reference("x")}}
        actions.append({"WFWorkflowActionIdentifier": "is.workflow.actions.conditional", "WFWorkflowActionParameters": parameters})
    workflow = from_tree({"WFWorkflowActions": actions})
    assert list(check_text(workflow)) == []
    indents = [len(line) - len(line.lstrip()) for line in to_python(workflow).splitlines()]
    assert max(indents) <= 90 * 4


def _reference(name: str) -> dict[str, object]:
    return {"Value": {"Type": "Variable", "VariableName": name}, "WFSerializationType": "WFTextTokenAttachment"}
