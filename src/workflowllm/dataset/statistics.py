"""Counts that describe a dataset, in the manner of the paper's Table 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import fmean, median
from typing import Any

from workflowllm.dataset.sample import Sample

__all__ = ["statistics"]


def statistics(samples: Sequence[Sample]) -> dict[str, Any]:
    """Count a dataset.

    Returns:
        `samples`, `owners`, `distinct_actions` (counts); `categories` (samples of each); `actions`, `lines`, `characters`
        (mean, median, least and most a sample; lines and characters are the program's, comments included).
    """
    return {
        "samples": len(samples),
        "owners": len({sample.owner for sample in samples}),
        "distinct_actions": len({name for sample in samples for name in sample.actions}),
        "categories": dict(sorted(Counter(sample.category for sample in samples).items())),
        "actions": _spread([len(sample.actions) for sample in samples]),
        "lines": _spread([sample.program.count("\n") for sample in samples]),
        "characters": _spread([len(sample.program) for sample in samples]),
    }


def _spread(values: list[int]) -> dict[str, float]:
    if not values:
        return {}
    return {"mean": round(fmean(values), 2), "median": median(values), "least": min(values), "most": max(values)}
