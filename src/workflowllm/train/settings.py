"""What a training run is made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from workflowllm.errors import BackendError
from workflowllm.llm import Precision
from workflowllm.task import TaskSettings

__all__ = ["TrainSettings"]


@dataclass(frozen=True, slots=True)
class TrainSettings:
    """Settings of a fine-tuning run with LoRA (Hu et al. 2021, low-rank matrices beside frozen weights).

    Attributes:
        steps: Optimiser steps at most; epochs repeat until they are done.
        batch: Samples a step.
        micro_batch: Samples a forward pass; a step sums the gradients of `batch` samples in passes of this many.
        max_tokens: The most tokens of one sample, prompt and answer together; longer samples are left out and counted.
        token_budget: End after the step that reaches this many tokens (padding not counted); 0 for no budget. Not seconds: the
            result must not depend on how busy the machine is.
        learning_rate: The peak of a linear rise over `warmup` of the steps and a linear fall to zero.
        warmup: The share of steps that rise.
        weight_decay: AdamW's decoupled decay.
        clip: The most the gradient's norm may be; 0 for no limit.
        rank: The rank of the LoRA matrices.
        alpha: Their scale; they are added as alpha / rank.
        dropout: The share of LoRA inputs dropped.
        top_layers: Adapt only this many layers, the last ones; 0 for all. Layers below need no backward pass.
        checkpoint_every: Steps between checkpoints.
        precision: The number format of the frozen weights; LoRA matrices and optimiser are always float32.
        seed: The seed of first matrices, order and dropout.
        task: The prompt and the answer.
    """

    steps: int = 60
    batch: int = 4
    micro_batch: int = 1
    max_tokens: int = 768
    token_budget: int = 0
    learning_rate: float = 1e-3
    warmup: float = 0.1
    weight_decay: float = 0.0
    clip: float = 1.0
    rank: int = 16
    alpha: int = 32
    dropout: float = 0.0
    top_layers: int = 0
    checkpoint_every: int = 20
    precision: Precision = "auto"
    seed: int = 0
    task: TaskSettings = field(default_factory=TaskSettings)

    def __post_init__(self) -> None:
        """Refuse settings that cannot be meant.

        Raises:
            BackendError: A number is out of its range.
        """
        counts = ("steps", "batch", "micro_batch", "max_tokens", "rank", "alpha", "checkpoint_every")
        wrong = [name for name in counts if getattr(self, name) < 1]
        wrong += [name for name in ("token_budget", "weight_decay", "clip", "top_layers") if getattr(self, name) < 0]
        wrong += [name for name in ("warmup", "dropout") if not 0 <= getattr(self, name) < 1]
        if not self.learning_rate > 0:
            wrong.append("learning_rate")
        if wrong:
            raise BackendError(f"training settings out of range: {', '.join(wrong)}", advice="See TrainSettings for their ranges")

    def rate(self, step: int) -> float:
        """The learning rate of a step, counted from 0."""
        rising = max(1, round(self.warmup * self.steps))
        falling = max(1, self.steps - rising)
        return self.learning_rate * min((step + 1) / rising, max(0.0, (self.steps - step) / falling))
