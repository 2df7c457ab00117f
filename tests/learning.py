"""Small samples and a tiny model for tests of the rooms that learn."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from workflowllm.dataset import Provenance, Sample

__all__ = ["make_sample", "make_samples", "tiny_model"]

PROVENANCE = Provenance("ab" * 32, "rules", {"comments": True}, 7, "0.1.0", "none")
ACTIONS = ["alert", "downloadurl", "showresult", "speaktext", "getclipboard", "openurl", "url", "count"]


def make_sample(number: int, **changes: object) -> Sample:
    """A sample with a short program, other for each number."""
    draw = random.Random(number)  # noqa: S311
    actions = tuple(f"is_workflow_actions_{draw.choice(ACTIONS)}" for _ in range(draw.randint(1, 4)))
    lines = [f'value_{index} = {name}(Text="{number}")' for index, name in enumerate(actions)]
    fields: dict[str, object] = {
        "id": f"s{number:03}",
        "title": f"Title {number}",
        "category": "Utilities",
        "owner": f"owner {number}",
        "question": f"Could you make a shortcut number {number}?",
        "plan": "1. Begin.\n2. End.",
        "program": "# what it does\n" + "\n".join(lines) + "\n",
        "actions": actions,
        "provenance": PROVENANCE,
    }
    return Sample(**(fields | changes))  # type: ignore[arg-type]


def make_samples(count: int) -> list[Sample]:
    """Samples 0, 1, 2 and so on."""
    return [make_sample(number) for number in range(count)]


def tiny_model(folder: Path) -> Path:
    """A tiny random model, or a skip where its libraries are missing."""
    pytest.importorskip("torch")
    pytest.importorskip("transformers")
    from workflowllm.llm import make_tiny_model

    return make_tiny_model(folder / "tiny", [sample.program + sample.question for sample in make_samples(20)])
