"""The settings of the demo, with the defaults that fit its six minutes."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from workflowllm.train import TrainSettings

__all__ = ["DemoSettings"]


@dataclass(frozen=True, slots=True)
class DemoSettings:
    """What the demo does.

    Attributes:
        source: A folder of shortcuts, or none for the examples of this project.
        limit: Of the shortcuts, take at most so many, drawn with the seed.
        training: How the model is trained; seed and task are the demo's.
        share: Which share of the samples is held out.
        questions: How many held-out questions are answered; each has a reference that fits `answer_tokens`.
        questions_at_once: How many of them the model answers as one batch.
        answer_tokens: The most tokens of an answer.
        drafts: How many of them are answered once more with what is written checked line by line, so that a program comes out.
        draft_tokens: The most tokens of such a program.
        comments: Which comments of the samples, a comment a statement, the model is to write: see `TaskSettings`.
        seed: Of every random choice.
        model: The folder of another causal language model, or none for the embedded one.
    """

    source: Path | None = None
    limit: int | None = None
    training: TrainSettings = field(default_factory=lambda: TrainSettings(steps=26, batch=1, max_tokens=640, checkpoint_every=10))
    share: float = 0.2
    questions: int = 8
    questions_at_once: int = 8
    answer_tokens: int = 512
    drafts: int = 1
    draft_tokens: int = 320
    comments: Literal["block", "statement"] = "block"
    seed: int = 0
    model: Path | None = None

    def record(self) -> dict[str, Any]:
        """The settings as plain values; folders by their names, so that a report says nothing about the machine."""
        return asdict(self) | {"source": self.source and self.source.name, "model": self.model and self.model.name}
