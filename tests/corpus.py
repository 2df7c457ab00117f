"""Where the real files are, and a fixed sample of them.

The corpus is a folder with a `manifest.jsonl`, a line a file. The environment variable `CORPUS` names it; otherwise it is
`shared/corpus` beside the repository. Tests that need it skip where it is absent.
"""

from __future__ import annotations

import json
import os
import random
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(os.environ.get("CORPUS") or Path(__file__).resolve().parents[2] / "shared" / "corpus")

needs_corpus = pytest.mark.skipif(
    not (ROOT / "manifest.jsonl").is_file(), reason="the corpus of real shortcuts is absent: set CORPUS, or put shared/corpus beside the repository"
)


@cache
def manifest() -> tuple[dict[str, Any], ...]:
    """A record a file, in order; empty where the corpus is absent."""
    path = ROOT / "manifest.jsonl"
    if not path.is_file():
        return ()
    return tuple(json.loads(line) for line in path.read_text("utf-8").splitlines())


def sample(count: int, *, seed: int = 0, signed: bool = False) -> list[Path]:
    """The same files every time, of every container in its share, the smaller ones more often than the large."""
    chosen = random.Random(seed)
    names = [record["file"] for record in manifest() if record["file"].startswith("signed/") == signed and record["bytes"] < 100_000]
    return [ROOT / name for name in chosen.sample(names, min(count, len(names)))]
