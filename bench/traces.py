"""What a Trace sees: real programs with one negated condition or one changed literal on the path that ran: `python -m bench.traces`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from random import Random
from typing import Any, NamedTuple

from bench import corpus
from workflowllm.laws import reference
from workflowllm.shortcut.tree import from_tree
from workflowllm.simulate.engine import simulate
from workflowllm.simulate.equivalence import equivalent
from workflowllm.simulate.trace import Trace

__all__ = ["Seen", "examine"]

_CONTRARY = {4: 5, 5: 4, 99: 999, 999: 99, 100: 101, 101: 100, 0: 3, 3: 0, 1: 2, 2: 1}
_IF = "is.workflow.actions.conditional"
_NO_LITERALS = frozenset({"UUID", "GroupingIdentifier", "CustomOutputName", "WFControlFlowMode", "WFCondition"})
_SILENT = frozenset({"is.workflow.actions.comment"})


class Seen(NamedTuple):
    """One program that was changed.

    Attributes:
        file: Which.
        change: What was changed: `condition` or `literal`, and where.
        differs: Whether the traces differ.
        observable: Whether anybody could notice.
    """

    file: str
    change: str
    differs: bool
    observable: bool


def _changes(tree: dict[str, Any], trace: Trace) -> Iterator[tuple[str, int, str]]:
    """What can be changed on the way that the run took: the kind, the number of the action, and the parameter."""
    ran = {int(step.place): step for step in trace.steps if step.place.isdigit()}
    for number, action in enumerate(tree.get("WFWorkflowActions", [])):
        identifier = action.get("WFWorkflowActionIdentifier")
        parameters = action.get("WFWorkflowActionParameters") or {}
        if number not in ran or identifier in _SILENT:
            continue
        if identifier == _IF and parameters.get("WFCondition") in _CONTRARY and "WFCondition" in ran[number].parameters:
            yield "condition", number, "WFCondition"
        for key, value in parameters.items():
            if key in _NO_LITERALS or key not in ran[number].parameters or isinstance(value, bytes | dict | list):
                continue
            yield "literal", number, key


def _changed(tree: dict[str, Any], number: int, key: str, kind: str) -> dict[str, Any]:
    new = deepcopy(tree)
    parameters = new["WFWorkflowActions"][number]["WFWorkflowActionParameters"]
    value = parameters[key]
    if kind == "condition":
        parameters[key] = _CONTRARY[value]
    elif isinstance(value, bool):
        parameters[key] = not value
    elif isinstance(value, int | float):
        parameters[key] = value + 1
    else:
        parameters[key] = f"{value}x"
    return new


def examine(record: dict[str, Any], seed: int) -> Seen | None:
    """Change one thing in a file; None if nothing on its way can be changed."""
    tree = reference(corpus.load(record))
    before = simulate(from_tree(tree), seed=seed)
    draw = Random(f"{seed}:{record['file']}")  # noqa: S311
    found = list(_changes(tree, before))
    if not found:
        return None
    kinds = sorted({kind for kind, _, _ in found})
    wanted = draw.choice(kinds)
    kind, number, key = draw.choice([change for change in found if change[0] == wanted])
    after = simulate(from_tree(_changed(tree, number, key, kind)), seed=seed)
    identifier = tree["WFWorkflowActions"][number]["WFWorkflowActionIdentifier"]
    return Seen(record["file"], f"{kind} {key} of {identifier} ({number})", before != after, not equivalent(before, after))


def _one(job: tuple[dict[str, Any], int]) -> Seen | None:
    return examine(*job)


def chosen(seed: int) -> list[dict[str, Any]]:
    """Core files in an order that follows from the seed."""
    records = [record for record in corpus.manifest() if record["core"] and not record["format"].startswith("aea")]
    Random(seed).shuffle(records)  # noqa: S311
    return records


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    if not corpus.manifest():
        print(f"no corpus at {corpus.root()}: set CORPUS to a folder with a manifest.jsonl", file=sys.stderr)
        return 2
    found: list[Seen] = []
    with ProcessPoolExecutor(options.jobs) as pool:
        for seen in pool.map(_one, [(record, options.seed) for record in chosen(options.seed)], chunksize=4):
            if seen is not None and len(found) < options.programs:
                found.append(seen)
                corpus.progress(len(found), options.programs, "programs")
    counts = Counter((seen.change.partition(" ")[0], seen.differs, seen.observable) for seen in found)
    lines = ["| change | programs | the trace differs | an onlooker could notice |", "|---|--:|--:|--:|"]
    for kind in ("condition", "literal"):
        rows = {key: count for key, count in counts.items() if key[0] == kind}
        differs = sum(count for key, count in rows.items() if key[1])
        lines.append(f"| {kind} | {sum(rows.values())} | {differs} | {sum(count for key, count in rows.items() if key[2])} |")
    blind = [f"- {seen.file}: {seen.change}" for seen in found if not seen.differs]
    text = "\n".join([*lines, "", *(["The trace does not differ:", "", *blind] if blind else ["Every trace differs."])])
    print(text)
    result = {"made": corpus.provenance(programs=options.programs, seed=options.seed), "table": lines, "blind": blind}
    corpus.save("traces", "What a Trace sees", text, result)
    return 1 if blind else 0


if __name__ == "__main__":
    sys.exit(main())
