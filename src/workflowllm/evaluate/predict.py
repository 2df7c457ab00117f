"""Having a model answer the held-out questions, batch after batch, on disk as they come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from workflowllm import storage
from workflowllm.dataset import Sample
from workflowllm.errors import DatasetError
from workflowllm.llm import Model
from workflowllm.task import TaskSettings, extract, render

__all__ = ["Prediction", "predict"]


class Prediction(NamedTuple):
    """A model's answer to one sample.

    Attributes:
        id: The sample's.
        completion: What the model wrote.
        answer: The program in it, as `task.extract` finds it.
        finished: Whether the model ended by itself; false where the limit cut it.
        tokens: How many tokens it wrote.
    """

    id: str
    completion: str
    answer: str
    finished: bool
    tokens: int


def predict(
    model: Model,
    samples: Sequence[Sample],
    path: Path,
    *,
    task: TaskSettings,
    fingerprint: str,
    batch: int = 10,
    max_tokens: int = 256,
    progress: Callable[[int, int, int], None] | None = None,
) -> list[Prediction]:
    """Answer every sample; a killed run called again keeps the answers that are there.

    Batches are fixed by the samples' order, and an interrupted batch is answered again as a whole, so that an interrupted run
    gives the same answers as an uninterrupted one.

    Args:
        model: Who answers.
        samples: The questions.
        path: The JSON lines file that answers are appended to; what they were made with stands in a manifest beside it.
        task: How to ask.
        fingerprint: What decides the model's answers, such as a digest of its weights; another one makes old answers useless.
        batch: Questions a batch.
        max_tokens: The most tokens of an answer.
        progress: Called with answered samples, all samples, and tokens of the batch under way.

    Raises:
        DatasetError: The file holds answers of another model, to other questions, or with other settings.
        BackendError: The model cannot be asked.
    """
    done = _begin(path, _makings(model, samples, task, fingerprint, batch, max_tokens))
    for start in range(0, len(samples), batch):
        chosen = samples[start : start + batch]
        missing = [sample for sample in chosen if sample.id not in done]
        if missing:
            prompts = [render(sample, task) for sample in chosen]
            report = _reporter(progress, start, len(samples))
            answers = model.complete(prompts, max_tokens=max_tokens, progress=report)
            fresh = [
                Prediction(sample.id, answer.text, extract(answer.text), answer.finished, answer.tokens)
                for sample, answer in zip(chosen, answers, strict=True)
                if sample.id not in done
            ]
            storage.append_lines(path, [one._asdict() for one in fresh])
            done |= {one.id: one for one in fresh}
    if progress:
        progress(len(samples), len(samples), 0)
    return [done[sample.id] for sample in samples]


def _makings(model: Model, samples: Sequence[Sample], task: TaskSettings, fingerprint: str, batch: int, max_tokens: int) -> dict[str, Any]:
    return {
        "model": model.name,
        "fingerprint": fingerprint,
        "task": asdict(task),
        "batch": batch,
        "max_tokens": max_tokens,
        "questions": storage.digest([[sample.id, render(sample, task)] for sample in samples]),
    }


def _begin(path: Path, makings: dict[str, Any]) -> dict[str, Prediction]:
    """The answers that are there already, after cutting off a torn last line."""
    manifest = path.with_suffix(".manifest.json")
    if not manifest.exists() or not path.exists():
        storage.write_bytes(path, b"")
        storage.write_json(manifest, storage.stamp(makings, 0))
        return {}
    if storage.read_json(manifest).get("configuration") != makings:
        advice = "Remove it to ask again, or give another file"
        raise DatasetError("the file holds answers of another model, or to other questions", where=str(path), advice=advice)
    kept = [_prediction(record, f"{path}:{number}") for number, record in storage.read_lines(path, torn_end=True)]
    storage.write_text(path, "".join(storage.canonical(one._asdict()) + "\n" for one in kept))
    return {one.id: one for one in kept}


def _prediction(record: dict[str, Any], where: str) -> Prediction:
    kinds = {"id": str, "completion": str, "answer": str, "finished": bool, "tokens": int}
    if record.keys() != kinds.keys() or not all(type(record[name]) is kind for name, kind in kinds.items()):
        raise DatasetError("the line is not a prediction", where=where, advice="Remove the file to ask again")
    return Prediction(**record)


def _reporter(progress: Callable[[int, int, int], None] | None, done: int, whole: int) -> Callable[[int, int], None] | None:
    if progress is None:
        return None
    return lambda tokens, _limit: progress(done, whole, tokens)
