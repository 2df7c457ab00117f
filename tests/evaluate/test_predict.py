"""Answers are kept as they come; an interrupted run gives the answers of an uninterrupted one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.learning import make_samples, tiny_model
from workflowllm.errors import DatasetError
from workflowllm.evaluate import Prediction, predict
from workflowllm.llm import Completion, LocalModel, Message, Progress, load
from workflowllm.task import TaskSettings


class Killed(BaseException):
    """Stands for a signal that ends the process."""


class Counting:
    """A real model, counted, that dies at a given call."""

    def __init__(self, model: LocalModel, dies_at: int = 0) -> None:
        self.model, self.name, self.dies_at, self.calls = model, model.name, dies_at, 0

    def complete(
        self, conversations: Sequence[Sequence[Message]], *, max_tokens: int, progress: Progress | None = None
    ) -> list[Completion]:
        self.calls += 1
        if self.calls == self.dies_at:
            raise Killed
        return self.model.complete(conversations, max_tokens=max_tokens, progress=progress)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> LocalModel:
    return load(tiny_model(tmp_path_factory.mktemp("model")), precision="float32")


def ask(model: Counting, path: Path, count: int = 7) -> list[Prediction]:
    return predict(model, make_samples(count), path, task=TaskSettings(), fingerprint="f", batch=3, max_tokens=8)


def test_an_interrupted_run_goes_on(model: LocalModel, tmp_path: Path) -> None:
    whole = ask(Counting(model), tmp_path / "whole.jsonl")
    assert [one.id for one in whole] == [sample.id for sample in make_samples(7)]
    path = tmp_path / "part.jsonl"
    with pytest.raises(Killed):
        ask(Counting(model, dies_at=3), path)
    assert path.read_text().count("\n") == 6
    # A torn line, as a kill in the middle of a write leaves it.
    path.write_bytes(path.read_bytes()[:-10])
    again = Counting(model)
    assert ask(again, path) == whole
    assert again.calls == 2
    assert path.read_text() == (tmp_path / "whole.jsonl").read_text()
    finished = Counting(model)
    assert ask(finished, path) == whole
    assert finished.calls == 0


def test_answers_to_other_questions_are_refused(model: LocalModel, tmp_path: Path) -> None:
    ask(Counting(model), tmp_path / "a.jsonl")
    with pytest.raises(DatasetError, match="other questions"):
        ask(Counting(model), tmp_path / "a.jsonl", count=6)


def test_a_damaged_line_is_told(model: LocalModel, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    ask(Counting(model), path)
    path.write_text('{"id": 1}\n' + path.read_text())
    with pytest.raises(DatasetError, match="not a prediction") as caught:
        ask(Counting(model), path)
    assert str(caught.value.where) == f"{path}:1"
