"""Models that run in this process through transformers, from a folder on disk; the network is never used."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from workflowllm.errors import BackendError, MissingExtraError
from workflowllm.llm.chat import encode_prompt, end_token
from workflowllm.llm.embedded import quiet
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
        room = int(self.model.config.max_position_embeddings)
        for index, prompt in enumerate(prompts):
            if len(prompt) + max_tokens > room:
                problem = f"conversation {index} has {len(prompt)} tokens; with {max_tokens} for the answer that is over {room}"
                raise BackendError(problem, advice="Shorten the question or ask for fewer tokens")
        return self._decode(_greedy(self.model, prompts, end_token(self.tokenizer), max_tokens, progress))

    def _decode(self, answers: list[tuple[list[int], bool]]) -> list[Completion]:
        decode = self.tokenizer.decode
        options = {"skip_special_tokens": True, "clean_up_tokenization_spaces": False}
        return [Completion(decode(ids, **options), finished, len(ids) + finished) for ids, finished in answers]


def _greedy(model: Any, prompts: list[list[int]], end: int, max_tokens: int, progress: Progress | None) -> list[tuple[list[int], bool]]:
    """Ids of each answer without the end mark, and whether the mark came. Rows that have ended leave the batch."""
    import torch

    width = max(map(len, prompts))
    tokens = torch.tensor([[end] * (width - len(prompt)) + prompt for prompt in prompts])
    mask = torch.tensor([[0] * (width - len(prompt)) + [1] * len(prompt) for prompt in prompts])
    places = (mask.cumsum(1) - 1).clamp(min=0)
    rows = list(range(len(prompts)))
    answers: list[list[int]] = [[] for _ in prompts]
    cache: Any = None
    with torch.inference_mode():
        for done in range(1, max_tokens + 1):
            step = model(
                input_ids=tokens,
                attention_mask=mask,
                position_ids=places,
                past_key_values=cache,
                use_cache=True,
                logits_to_keep=1,
            )
            cache = step.past_key_values
            chosen: list[int] = step.logits[:, -1].argmax(-1).tolist()
            going = [index for index, token in enumerate(chosen) if token != end]
            for index in going:
                answers[rows[index]].append(chosen[index])
            if progress:
                progress(done, max_tokens)
            if len(going) < len(rows):
                rows = [rows[index] for index in going]
                if not rows:
                    break
                cache.batch_select_indices(torch.tensor(going))
                mask, places = mask[going], places[going]
            tokens = torch.tensor([[chosen[index]] for index in going])
            mask = torch.cat([mask, torch.ones(len(rows), 1, dtype=mask.dtype)], 1)
            places = places[:, -1:] + 1
    return [(answer, index not in rows) for index, answer in enumerate(answers)]
