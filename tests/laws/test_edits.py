"""Edits win: whatever was edited in an exact text, what compiles is the program that the text without its residue says."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.corpus import entries
from workflowllm import WorkflowError, from_python, read, to_python
from workflowllm.language.normalise import normalise
from workflowllm.language.residue import parse_exact

FOLDER = Path(__file__).resolve().parents[1] / "golden"
RESIDUE = "# /// residue\n"
STATEMENTS = (
    'is_workflow_actions_gettext(WFTextActionText="inserted")',
    "is_workflow_actions_vibrate()",
    "counted = is_workflow_actions_count()",
    'comment("x")',
    "held = shortcut_input()",
)


def sample(count: int) -> list[Path]:
    """Some small files of the corpus, always the same ones."""
    found = [entry.path for entry in entries() if entry.facts["bytes"] < 30_000]
    return Random(1).sample(found, min(count, len(found)))  # noqa: S311


FILES = sorted(FOLDER.glob("*.plist")) + sample(40)


def edited(random: Random, text: str) -> str:
    """A program with a statement inserted, deleted, swapped with another, repeated elsewhere or appended."""
    lines = text.split("\n")[:-1]
    first = lines.index("# ///") + 1 if "# ///" in lines else 0
    here, there = (random.randrange(first, len(lines)) if first < len(lines) else len(lines) for _ in range(2))
    choice = random.randrange(5) if first < len(lines) else 4
    indent = lines[here][: len(lines[here]) - len(lines[here].lstrip())] if choice == 0 else ""
    if choice == 0:
        lines.insert(here, indent + random.choice(STATEMENTS))
    elif choice == 1:
        del lines[here]
    elif choice == 2:
        lines[here], lines[there] = lines[there], lines[here]
    elif choice == 3:
        lines.insert(here, lines[there])
    else:
        lines.append(random.choice(STATEMENTS))
    return "\n".join([*lines, ""])


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_edits_win(path: Path) -> None:
    readable, _, residue = to_python(read(path.read_bytes()), exact=True).rpartition(RESIDUE)
    random = Random(path.stem)  # noqa: S311
    for number in range(12):
        text = edited(random, readable)
        below = number % 4 == 0
        try:
            said = normalise(from_python(f"{text}{STATEMENTS[1]}\n" if below else text))
        except WorkflowError:
            with pytest.raises(WorkflowError):
                parse_exact(text + RESIDUE + residue)
            continue
        got, _ = parse_exact(text + RESIDUE + residue + (f"{STATEMENTS[1]}\n" if below else ""))
        assert normalise(got) == said
