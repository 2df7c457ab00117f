"""Steered drawing over a model that remembers what it was fed: dropped, copied and taken-back answers keep their memory right."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from workflowllm.llm.generate import Limits, steered

torch = pytest.importorskip("torch")

END, A, LINE, B = range(4)
LETTERS = ["", "a", "\n", "b"]
PROMPT = [A, B, A]


class Memory:
    """What each row was fed."""

    def __init__(self, rows: list[list[int]]) -> None:
        self.rows = rows
        self.crops = 0

    def crop(self, tokens: int) -> None:
        assert tokens < 0
        self.crops += 1
        self.rows = [row[:tokens] for row in self.rows]

    def batch_select_indices(self, places: Any) -> None:
        self.rows = [list(self.rows[place]) for place in places.tolist()]


class Parrot:
    """Every letter is as likely as any other; counts how often its memory was not what the answers hold."""

    def __init__(self) -> None:
        self.memory = Memory([])

    def __call__(self, *, input_ids: Any, past_key_values: Memory | None, **rest: Any) -> Any:
        fed = input_ids.tolist()
        if past_key_values is None:
            past_key_values = Memory([[] for _ in fed])
        past_key_values.rows = [row + new for row, new in zip(past_key_values.rows, fed, strict=True)]
        assert all(row[: len(PROMPT)] == PROMPT for row in past_key_values.rows)
        assert len({len(row) for row in past_key_values.rows}) == 1
        self.memory = past_key_values
        return SimpleNamespace(past_key_values=past_key_values, logits=torch.zeros(len(fed), 1, len(LETTERS)))


def decode(ids: list[int]) -> str:
    return "".join(LETTERS[one] for one in ids)


def drawn(seed: int, rows: int, steps: int = 4000) -> tuple[str | None, Parrot]:
    """Lines of a alone, at least four of them."""
    model = Parrot()

    def viable(text: str, ended: bool) -> bool:
        if ended:
            return text.count("\n") >= 4 and "b" not in text
        # What is judged is what the model remembers, and the letter that came last.
        assert any(decode(row[len(PROMPT) :]) == text[:-1] for row in model.memory.rows)
        return "b" not in text

    ids = steered(model, PROMPT, END, decode=decode, viable=viable, limits=Limits(rows, steps, 1.0, seed))
    return (None if ids is None else decode(ids)), model


@pytest.mark.parametrize("rows", [1, 2, 8])
def test_an_accepted_answer_comes_and_the_same_for_the_same_seed(rows: int) -> None:
    for seed in range(5):
        text, _ = drawn(seed, rows)
        assert text is not None
        assert set(text) <= {"a", "\n"}
        assert text.count("\n") >= 4
        assert text == drawn(seed, rows)[0]
    assert len({drawn(seed, rows)[0] for seed in range(5)}) > 1


def test_one_row_goes_back_to_its_last_good_line() -> None:
    assert sum(drawn(seed, 1)[1].memory.crops for seed in range(5)) > 5


def test_no_answer_when_the_steps_run_out() -> None:
    assert drawn(0, 2, steps=3)[0] is None
