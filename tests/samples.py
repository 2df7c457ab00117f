"""A fixed sample of real files for tests, which skip where there are none."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bench.corpus import manifest, root

__all__ = ["needs_corpus", "sample"]

needs_corpus = pytest.mark.skipif(
    not manifest(), reason="no corpus of real shortcuts: set CORPUS, or put shared/corpus beside the repository"
)


def sample(count: int, *, seed: int = 0, signed: bool = False) -> list[Path]:
    """The same files every time, under 100 kB, every container in its share; the signed ones apart."""
    names = [record["file"] for record in manifest() if record["file"].startswith("signed/") == signed and record["bytes"] < 100_000]
    return [root() / name for name in random.Random(seed).sample(names, min(count, len(names)))]  # noqa: S311
