"""A table of scores: who answered, down; metrics, across; each with its bootstrap interval."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from statistics import fmean
from typing import Any, NamedTuple

from workflowllm.errors import DatasetError
from workflowllm.evaluate.metrics import Judge, behaves, codebleu, corpus_codebleu, exact, known_actions, parses

__all__ = ["METRICS", "Interval", "Scores", "bootstrap", "score", "table"]

METRICS = (
    "parses",
    "runs",
    "same behaviour",
    "known actions",
    "CodeBLEU",
    "BLEU",
    "weighted BLEU",
    "AST match",
    "data-flow match",
    "exact",
)
RESAMPLES = 1000


class Interval(NamedTuple):
    """A mean over samples and its 95 % percentile bootstrap interval; `samples` of them had a value."""

    mean: float
    low: float
    high: float
    samples: int


class Scores(NamedTuple):
    """The scores of one who answered.

    Attributes:
        samples: For each metric, each sample's score, in order; None where a metric says nothing (data flow of a reference
            that has none).
        means: For each metric, the mean over samples, which is how the paper reports CodeBLEU.
        corpus: CodeBLEU from counts summed over the samples.
    """

    samples: dict[str, list[float | None]]
    means: dict[str, Interval]
    corpus: float

    def to_record(self) -> dict[str, Any]:
        """The scores as plain values for JSON."""
        return {
            "samples": self.samples,
            "means": {name: one._asdict() for name, one in self.means.items()},
            "corpus": self.corpus,
        }


def table(
    answers: Mapping[str, Sequence[str]],
    references: Sequence[str],
    *,
    parse: Callable[[str], object],
    known: frozenset[str],
    seed: int,
    judge: Judge | None = None,
) -> dict[str, Scores]:
    """Score every one who answered; see `score`."""
    return {who: score(given, references, parse=parse, known=known, seed=seed, judge=judge) for who, given in answers.items()}


def score(
    answers: Sequence[str],
    references: Sequence[str],
    *,
    parse: Callable[[str], object],
    known: frozenset[str],
    seed: int,
    judge: Judge | None = None,
) -> Scores:
    """Score answers against references, in the same order.

    Args:
        answers: Model text.
        references: What each is compared with.
        parse: See `metrics.parses`.
        known: The names of actions in the training split's programs.
        seed: The seed of the intervals.
        judge: See `metrics.behaves`; without one nothing is said of what answers do.

    Raises:
        DatasetError: There are no answers, or not as many as references.
        MissingExtraError: The extra `evaluate` is not installed.
    """
    if not answers or len(answers) != len(references):
        raise DatasetError(f"{len(answers)} answers cannot be scored against {len(references)} references")
    rows = [_row(answer, wanted, parse, known, judge) for answer, wanted in zip(answers, references, strict=True)]
    samples = {name: [row[name] for row in rows] for name in METRICS}
    means = {name: bootstrap([value for value in values if value is not None], seed) for name, values in samples.items()}
    return Scores(samples, means, corpus_codebleu(zip(answers, references, strict=True)).score)


def _row(answer: str, wanted: str, parse: Callable[[str], object], known: frozenset[str], judge: Judge | None) -> dict[str, float | None]:
    bleu = codebleu(answer, wanted)
    parsed = parses(answer, parse)
    shown = behaves(answer, wanted, judge, parsed=bool(parsed))
    return {
        "parses": parsed,
        "runs": None if shown is None else shown.runs,
        "same behaviour": None if shown is None else shown.same,
        "known actions": known_actions(answer, known),
        "CodeBLEU": bleu.score,
        "BLEU": bleu.bleu,
        "weighted BLEU": bleu.weighted,
        "AST match": bleu.syntax,
        "data-flow match": bleu.data_flow,
        "exact": exact(answer, wanted),
    }


def bootstrap(values: Sequence[float], seed: int, resamples: int = RESAMPLES) -> Interval:
    """The mean and its 95 % interval by resampling with replacement (Efron 1979, percentiles); no values give zeros."""
    if not values:
        return Interval(0.0, 0.0, 0.0, 0)
    draw = random.Random(seed)  # noqa: S311
    means = sorted(fmean(draw.choices(values, k=len(values))) for _ in range(resamples))
    cut = int(0.025 * resamples)
    return Interval(fmean(values), means[cut], means[-1 - cut], len(values))
