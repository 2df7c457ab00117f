"""Models that run in this process through transformers, from a folder on disk; the network is never used."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from workflowllm.errors import BackendError, MissingExtraError
from workflowllm.llm.chat import encode_prompt, end_token
from workflowllm.llm.embedded import quiet
from workflowllm.llm.generate import Limits, Viable, greedy, steered
from workflowllm.llm.model import Completion, Message, Progress

__all__ = ["LocalModel", "Precision", "load", "resolve_precision"]

Precision = Literal["auto", "float32", "bfloat16"]


def load(folder: Path, *, adapter: Path | None = None, precision: Precision = "auto", name: str = "") -> LocalModel:
    """Load a causal language model and its tokenizer.

    Args:
        folder: A folder with config, safetensors weights and tokenizer.
        adapter: A folder with a LoRA adapter to merge into the weights; this needs the extra `train`.
        precision: See `resolve_precision`.
        name: What records call the model; the folder's name if not given.

    Raises:
        BackendError: The folder does not hold such a model.
        MissingExtraError: The extra is not installed.
    """
    torch, transformers = _libraries()
    kind = resolve_precision(precision)
    try:
        with quiet():
            tokenizer = transformers.AutoTokenizer.from_pretrained(folder, local_files_only=True)
            model: Any = transformers.AutoModelForCausalLM.from_pretrained(
                folder, local_files_only=True, use_safetensors=True, dtype=torch.float32 if adapter else getattr(torch, kind)
            )
            if adapter:
                model = _merged(model, adapter)
    except (OSError, ValueError, KeyError) as error:
        advice = "Name a folder with a model's config.json, safetensors weights and tokenizer"
        raise BackendError(f"no model could be loaded: {str(error).splitlines()[0]}", where=str(folder), advice=advice) from error
    return LocalModel(model.to(getattr(torch, kind)).eval(), tokenizer, name or folder.name)


def resolve_precision(precision: Precision) -> Literal["float32", "bfloat16"]:
    """The number format to compute in.

    `auto` is bfloat16 on a processor with instructions for it, where it is about twice as fast, and float32 elsewhere, where
    bfloat16 is emulated and slower by a factor of a hundred.
    """
    torch, _ = _libraries()
    if precision != "auto":
        return precision
    probe = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    return "bfloat16" if probe is not None and probe() else "float32"


def _libraries() -> tuple[Any, Any]:
    # Threads that wait by spinning starve each other when the machine does other work too; this must be set before the import.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    try:
        import torch
        import transformers
    except ImportError:
        raise MissingExtraError("A local model", "local") from None
    return torch, transformers


def _merged(model: Any, adapter: Path) -> Any:
    try:
        from peft import PeftModel
    except ImportError:
        raise MissingExtraError("A trained adapter", "train") from None
    return PeftModel.from_pretrained(model, adapter, local_files_only=True).merge_and_unload()


class LocalModel:
    """A causal language model in memory.

    Attributes:
        model: The transformers model.
        tokenizer: Its tokenizer.
        name: What records call it.
    """

    def __init__(self, model: Any, tokenizer: Any, name: str) -> None:
        self.model = model
        self.tokenizer = tokenizer
        self.name = name

    def complete(
        self, conversations: Sequence[Sequence[Message]], *, max_tokens: int, progress: Progress | None = None
    ) -> list[Completion]:
        """Answer all conversations as one batch, always taking the likeliest token; see `Model.complete`.

        The same batch gives the same answers. Another batch may not, to the last bit: sums over padded rows round differently.

        Raises:
            BackendError: A conversation and its answer do not fit the model's positions.
        """
        if not conversations:
            return []
        prompts = [encode_prompt(self.tokenizer, messages) for messages in conversations]
        for index, prompt in enumerate(prompts):
            self._check_room(index, prompt, max_tokens)
        return self._decode(greedy(self.model, prompts, end_token(self.tokenizer), max_tokens, progress))

    def draw(
        self,
        conversation: Sequence[Message],
        *,
        viable: Viable,
        count: int = 8,
        max_tokens: int,
        temperature: float = 0.7,
        seed: int = 0,
        progress: Progress | None = None,
    ) -> Completion | None:
        """Draw an answer that a judge accepts, from several drawn side by side; see `generate.steered`.

        Args:
            conversation: What to answer.
            viable: Told the text of an answer so far at each line end, and whether the model has ended it there; says whether to go on.
            count: Answers side by side.
            max_tokens: The most tokens of an answer; also the most steps, those that were taken back included.
            temperature: Below 1 the likely tokens are drawn more often than the model says.
            seed: Of the draw.
            progress: Called with steps taken and `max_tokens`.

        Returns:
            The first answer that the model ended and the judge accepted; None if the steps ran out.

        Raises:
            BackendError: The conversation and its answer do not fit the model's positions.
        """
        prompt = encode_prompt(self.tokenizer, conversation)
        self._check_room(0, prompt, max_tokens)
        drawn = steered(
            self.model,
            prompt,
            end_token(self.tokenizer),
            decode=self._text,
            viable=viable,
            limits=Limits(count, max_tokens, temperature, seed),
            progress=progress,
        )
        return None if drawn is None else Completion(self._text(drawn), True, len(drawn) + 1)

    def _check_room(self, index: int, prompt: list[int], max_tokens: int) -> None:
        room = int(self.model.config.max_position_embeddings)
        if len(prompt) + max_tokens > room:
            problem = f"conversation {index} has {len(prompt)} tokens; with {max_tokens} for the answer that is over {room}"
            raise BackendError(problem, advice="Shorten the question or ask for fewer tokens")

    def _text(self, ids: list[int]) -> str:
        text: str = self.tokenizer.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False)
        return text

    def _decode(self, answers: list[tuple[list[int], bool]]) -> list[Completion]:
        return [Completion(self._text(ids), finished, len(ids) + finished) for ids, finished in answers]
