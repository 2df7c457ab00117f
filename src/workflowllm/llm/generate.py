"""Token after token: the likeliest ones for many questions at once, or drawn ones for one question, steered by a judge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from workflowllm.llm.model import Progress

__all__ = ["Limits", "Viable", "greedy", "steered"]

Viable = Callable[[str, bool], bool]
"""Judges an answer: its text so far, and whether it ends there."""


def greedy(model: Any, prompts: list[list[int]], end: int, max_tokens: int, progress: Progress | None) -> list[tuple[list[int], bool]]:
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


class Limits(NamedTuple):
    """How much is drawn.

    Attributes:
        rows: Answers side by side.
        steps: The most steps, those that were taken back included.
        temperature: What the scores are divided by.
        seed: Of the draw.
    """

    rows: int
    steps: int
    temperature: float
    seed: int


def steered(
    model: Any,
    prompt: list[int],
    end: int,
    *,
    decode: Callable[[list[int]], str],
    viable: Viable,
    limits: Limits,
    progress: Progress | None = None,
) -> list[int] | None:
    """Draw answers side by side, all at the same length, until the model ends one that is viable.

    At each line end an answer that is not viable is dropped and another goes on in its place, in two copies that part with the
    next token (sequential Monte Carlo steering, Lew et al. 2023, with weights of nought and one). Where none is left, the answer
    that got furthest is taken back to its last line end, and all go on from there.

    Returns:
        The ids of the answer without the end mark; None if the steps ran out.
    """
    import torch

    dice = torch.Generator().manual_seed(limits.seed)
    rows = [_Row([], 0)] * limits.rows
    tokens, cache = torch.tensor([prompt] * limits.rows), None
    with torch.inference_mode():
        for done in range(1, limits.steps + 1):
            step = model(input_ids=tokens, past_key_values=cache, use_cache=True, logits_to_keep=1)
            cache = step.past_key_values
            chances = (step.logits[:, -1].float() / limits.temperature).softmax(-1)
            drawn: list[int] = torch.multinomial(chances, 1, generator=dice)[:, 0].tolist()
            if progress:
                progress(done, limits.steps)
            judged = [_judged(row, token, end, decode, viable) for row, token in zip(rows, drawn, strict=True)]
            if (ended := next((row for row in judged if row is not None and row.ended), None)) is not None:
                return ended.ids
            alive = [place for place, row in enumerate(judged) if row is not None]
            sources = [place if judged[place] else _any(alive or range(limits.rows), dice) for place in range(limits.rows)]
            if alive:
                rows = [judged[place] for place in sources]  # type: ignore[misc]
            else:
                furthest = max(range(limits.rows), key=lambda place: rows[place].safe)
                kept = _Row(rows[furthest].ids[: rows[furthest].safe], rows[furthest].safe)
                cache.crop(kept.safe - 1 - len(rows[furthest].ids))  # below nought: so many tokens less
                rows, sources = [kept] * limits.rows, [furthest] * limits.rows
            cache.batch_select_indices(torch.tensor(sources))
            tokens = torch.tensor([[(prompt + row.ids)[-1]] for row in rows])
    return None


class _Row(NamedTuple):
    """An answer that is being drawn: its ids, how many of them end in a line that was judged, and whether it has ended."""

    ids: list[int]
    safe: int
    ended: bool = False


def _judged(row: _Row, token: int, end: int, decode: Callable[[list[int]], str], viable: Viable) -> _Row | None:
    """The answer with one more token; None if it is not viable with it."""
    if token == end:
        return _Row(row.ids, row.safe, ended=True) if viable(decode(row.ids), True) else None
    ids = [*row.ids, token]
    if "\n" not in decode([token]):
        return _Row(ids, row.safe)
    return _Row(ids, len(ids)) if viable(decode(ids), False) else None


def _any(places: Any, dice: Any) -> int:
    import torch

    chosen = list(places)
    return int(chosen[int(torch.randint(len(chosen), (1,), generator=dice))])
