"""The laws on a fixed sample of real files. `make laws` holds them on all."""

from __future__ import annotations

import plistlib
import random

import pytest

from bench import sensitivity
from bench.corpus import root
from tests.corpus import Entry, entries
from workflowllm.language.normalise import RULES
from workflowllm.laws import check

pytestmark = pytest.mark.skipif(not entries(), reason="no corpus of real shortcuts: set CORPUS, or put shared/corpus beside the repository")


def sample(count: int, *, signed: bool) -> list[Entry]:
    """The same files every time, under 100 kB, every container in its share; the signed ones apart."""
    found = [entry for entry in entries() if entry.signed == signed and entry.facts["bytes"] < 100_000]
    return random.Random(0).sample(found, min(count, len(found)))  # noqa: S311


FILES = sample(140, signed=False) + sample(10, signed=True)


@pytest.mark.parametrize("entry", FILES, ids=[entry.path.stem for entry in FILES])
def test_laws(entry: Entry) -> None:
    assert check(entry.path.read_bytes()) == []


@pytest.mark.parametrize("name", sensitivity.chosen(12, largest=4000, seed=4))
def test_every_change_shows_or_is_forgiven_by_a_rule(name: str) -> None:
    verdict = sensitivity.examine(plistlib.loads((root() / name).read_bytes()))
    assert verdict.unexplained == []
    assert verdict.seen > 0
    assert set(" ".join(rules for rules, _, _ in verdict.forgiven).split()) <= {*RULES, "or", "and"}
