"""The measurement of what is known asks each fold of what the others taught, and nothing else."""

from __future__ import annotations

from typing import Any

from bench.resolve import FOLDS, Used, fold_of, gather, resolve, taught
from workflowllm.catalogue.collection import Catalogue
from workflowllm.catalogue.definition import Definition, Parameter
from workflowllm.workflow import Action, Record, Workflow


def corpus_of(owners: list[str]) -> list[tuple[dict[str, Any], Workflow]]:
    """One shortcut an owner, with an action of everybody's and one of nobody else's."""
    return [
        (
            {"repo": f"{owner}/repository", "core": True},
            Workflow((Action("com.example.shared", Record({"K": f"text of {owner}"})), Action(f"com.example.{owner}"))),
        )
        for owner in owners
    ]


def test_what_one_owner_alone_uses_is_never_known() -> None:
    owners = [f"owner{n}" for n in range(30)]
    used, folds, files = gather(iter(corpus_of(owners)))
    learnt = [taught(folds, fold) for fold in range(FOLDS)]
    score = resolve(used, learnt.__getitem__)
    assert files == len(owners)
    assert score.share("actions") == 50.0
    assert (score.asked["parameters"], score.share("parameters")) == (30, 100.0)
    assert set(score.missing) == {f"actions com.example.{owner}" for owner in owners}
    assert len({fold_of(owner) for owner in owners}) > 5


def test_marks_are_counted_apart_and_a_kind_nobody_knows_is_not_known() -> None:
    record = Record({"UUID": "U", "Show-a": True, "k": 5, "u": "x"})
    catalogue = Catalogue([Definition("a", parameters={"k": Parameter("k", "text"), "u": Parameter("u", "unknown")})])
    score = resolve([Used("a", record, "o", 0)], lambda _: catalogue)
    assert [score.asked[name] for name in ("actions", "every key", "parameters", "own parameters", "values")] == [1, 4, 3, 2, 1]
    assert [score.known[name] for name in ("actions", "every key", "parameters", "own parameters", "values")] == [1, 3, 2, 1, 0]
