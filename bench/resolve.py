"""How much of real shortcuts the catalogue knows, when it learns from other owners' files alone.

The owners of the corpus are dealt into folds. For each fold the catalogue learns from every file of the other folds, and is asked for
each action and each parameter of the core files of that fold. An action is known if there is a definition of it. A parameter is known
if the definition has it and says of what kind it is.

    CORPUS=/path/to/corpus python -m bench.resolve
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple

import workflowllm
from bench import corpus
from workflowllm.catalogue.builtin import builtin
from workflowllm.catalogue.collection import Catalogue, merged
from workflowllm.catalogue.content import fits, kind_of
from workflowllm.catalogue.definition import structural
from workflowllm.catalogue.learn import concluded
from workflowllm.catalogue.observations import Observations
from workflowllm.catalogue.standard import shipped
from workflowllm.errors import WorkflowError
from workflowllm.workflow import Action, Record, Value, Workflow, actions

__all__ = ["BARS", "Score", "fold_of", "resolve", "run"]

FOLDS: Final = 10
BARS: Final = {"actions": 98.5, "parameters": 95.0}
_MARKS: Final = frozenset({"UUID", "GroupingIdentifier", "WFControlFlowMode", "CustomOutputName"})
_UNRESOLVED: Final = 30


class Used(NamedTuple):
    """One action of a core file: its identifier, its parameters, whose it is, and in which fold that owner is."""

    identifier: str
    parameters: Record
    owner: str
    fold: int


class Score(NamedTuple):
    """What was asked for and what was known, by the name of the question; and what was not, each with its owners."""

    asked: Counter[str]
    known: Counter[str]
    missing: dict[str, Counter[str]]

    def share(self, name: str) -> float:
        """How much was known, in per cent."""
        return 100 * self.known[name] / self.asked[name] if self.asked[name] else 0.0


def fold_of(owner: str) -> int:
    """The fold of an owner, always the same."""
    return hashlib.sha256(owner.encode()).digest()[0] % FOLDS


def resolve(used: Iterable[Used], catalogue: Callable[[int], Catalogue]) -> Score:
    """Ask for every action and every parameter.

    Args:
        used: The actions.
        catalogue: What is known, for the files of a fold.
    """
    score = Score(Counter(), Counter(), {})
    for action in used:
        known = catalogue(action.fold)
        _count(score, "actions", action.identifier in known, action.identifier, action.owner)
        for key, value in action.parameters.items():
            _ask(score, known, action, key, value)
    return score


def _ask(score: Score, known: Catalogue, action: Used, key: str, value: Value) -> None:
    parameter = known.parameter(action.identifier, key)
    typed = parameter is not None and parameter.kind != "unknown"
    _count(score, "every key", typed, "", action.owner)
    if key not in _MARKS:
        _count(score, "parameters", typed, f"{action.identifier} {key}" if action.identifier in known else "", action.owner)
    if structural(key) is None:
        _count(score, "own parameters", typed, "", action.owner)
        if typed and parameter is not None and kind_of(value) not in ("reference", "unknown"):
            _count(score, "values", fits(parameter.kind, value, multiple=parameter.multiple), "", action.owner)


def _count(score: Score, name: str, known: bool, what: str, owner: str) -> None:
    score.asked[name] += 1
    score.known[name] += known
    if not known and what:
        score.missing.setdefault(f"{name} {what}", Counter())[owner] += 1


def _files() -> Iterator[tuple[dict[str, Any], Workflow]]:
    records = corpus.manifest()
    for number, record in enumerate(records, 1):
        corpus.progress(number, len(records), "files read")
        try:
            yield record, workflowllm.read(corpus.load(record))
        except WorkflowError as error:
            print(f"{record['file']}: {error}", file=sys.stderr)


def gather(files: Iterable[tuple[dict[str, Any], Workflow]]) -> tuple[list[Used], list[Observations], int]:
    """Go through the corpus once: the actions of core files, what each fold has to teach, and the number of files."""
    used: list[Used] = []
    folds = [Observations() for _ in range(FOLDS)]
    count = 0
    for record, workflow in files:
        owner = str(record["repo"]).partition("/")[0]
        fold = fold_of(owner)
        folds[fold].add(owner, workflow)
        count += 1
        if record["core"]:
            used += [Used(a.identifier, a.parameters, owner, fold) for a in actions(workflow) if isinstance(a, Action)]
    return used, folds, count


def taught(folds: list[Observations], left_out: int) -> Catalogue:
    """What the other folds teach."""
    seen = Observations()
    for number, fold in enumerate(folds):
        if number != left_out:
            seen.merge(fold)
    return concluded(seen)


def run() -> bool:
    """Measure and write `docs/results/resolve.md`; returns whether both bars hold."""
    used, folds, files = gather(_files())
    learnt = [taught(folds, fold) for fold in range(FOLDS)]
    bare = [merged(builtin(), catalogue) for catalogue in learnt]
    whole = [merged(shipped(), catalogue) for catalogue in learnt]
    scores = {
        "shortcutkit alone": resolve(used, lambda _: builtin()),
        "learnt from other owners alone": resolve(used, learnt.__getitem__),
        "shortcutkit, and learnt from other owners": resolve(used, bare.__getitem__),
        "shortcutkit, overlay, names of iOS": resolve(used, lambda _: shipped()),
        "all of it": resolve(used, whole.__getitem__),
    }
    final = scores["all of it"]
    holds = all(final.share(name) >= bar for name, bar in BARS.items())
    result = {
        "made": corpus.provenance(folds=FOLDS),
        "files": files,
        "bars": BARS,
        "holds": holds,
        "shares": {name: {key: round(score.share(key), 3) for key in score.asked} for name, score in scores.items()},
        "asked": dict(final.asked),
        "missing": {what: [owners.total(), len(owners)] for what, owners in _ranked(final)},
    }
    body = _report(scores, files)
    print(body)
    corpus.save("resolve", "What the catalogue knows of real shortcuts", body, result)
    return holds


def _ranked(score: Score) -> list[tuple[str, Counter[str]]]:
    return sorted(score.missing.items(), key=lambda item: (-item[1].total(), item[0]))


def _report(scores: dict[str, Score], files: int) -> str:
    final = scores["all of it"]
    missing = _ranked(final)
    lonely = sum(owners.total() for what, owners in missing if what.startswith("actions ") and len(owners) == 1)
    lost = final.asked["actions"] - final.known["actions"]
    names = ("actions", "parameters", "every key", "own parameters", "values")
    return "\n".join(
        [
            f"{files} files; {final.asked['actions']} actions and {final.asked['parameters']} parameters of core files. The owners are in",
            f"{FOLDS} folds, and what is learnt for a fold is learnt from the others. `parameters` leaves out the identifiers and marks that",
            "any action may have (UUID, GroupingIdentifier, WFControlFlowMode, CustomOutputName); `every key` counts them; `own parameters`",
            "leaves out all that any action may have, `Show-...` and descriptors of apps too. `values`: of the values of typed parameters",
            "of their own that are no references, those that fit the kind.",
            "",
            "The overlay was written after looking at these files, so that rows with it are no prediction for other files; the rows",
            "without it are.",
            "",
            f"Bars: {BARS['actions']} % of actions and {BARS['parameters']} % of parameters.",
            "",
            "| known by | actions | parameters | every key | own parameters | values |",
            "|---|---:|---:|---:|---:|---:|",
            *(f"| {name} | " + " | ".join(f"{score.share(key):.2f} %" for key in names) + " |" for name, score in scores.items()),
            "",
            f"Of {lost} actions that are not known, {lonely} stand with one owner alone: nobody else's files could teach them.",
            "",
            "| not known, or of no known kind | times | owners |",
            "|---|---:|---:|",
            *(f"| `{what.partition(' ')[2]}` | {owners.total()} | {len(owners)} |" for what, owners in missing[:_UNRESOLVED]),
        ]
    )


if __name__ == "__main__":
    sys.exit(0 if run() else 1)
