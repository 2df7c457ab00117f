"""Random and mutated programs on the pretend device: `python -m bench.wild`. None may end in anything but a Trace, or take two seconds.

Every run is done twice and has to be the same; the readable text of a random program has to do the same as the program (law 6).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from random import Random
from typing import Any, NamedTuple

from bench import corpus
from bench.mutate_tree import mutate_tree
from bench.programs import program
from workflowllm import WorkflowError, from_python, to_python
from workflowllm.laws import reference
from workflowllm.shortcut.tree import from_tree
from workflowllm.simulate.device.variants import variant
from workflowllm.simulate.engine import simulate
from workflowllm.simulate.trace import Trace
from workflowllm.workflow import Workflow

__all__ = ["Result", "mutant", "try_mutant", "try_random"]

SLOW = 2.0


class Result(NamedTuple):
    """What became of one program.

    Attributes:
        outcome: How it ended, or `fault`, or `refused` for a mutant that cannot be read.
        problem: What went wrong, for a fault.
        seconds: Of processor time.
    """

    outcome: str
    problem: str
    seconds: float


def _by_clock(trace: Trace) -> bool:
    return trace.outcome == "limit" and "seconds" in trace.message


def _tried(workflow: Workflow, seed: int, *, law: bool) -> Result:
    device = variant(seed % 5)
    start = time.process_time()
    first = simulate(workflow, device, seed=seed)
    seconds = time.process_time() - start
    problem = first.message if first.outcome == "fault" else f"{seconds:.1f} s" if seconds > SLOW else ""
    if not problem and not _by_clock(first):
        if simulate(workflow, device, seed=seed) != first:
            problem = "two runs with one seed differ"
        elif law and simulate(from_python(to_python(workflow)), device, seed=seed) != first:
            problem = "the readable text does something else"
    return Result("fault" if problem else first.outcome, problem, seconds)


def _safely(make: Any, seed: int, *, law: bool) -> Result:
    try:
        workflow = make(seed)
    except WorkflowError:
        return Result("refused", "", 0.0)
    try:
        return _tried(workflow, seed, law=law)
    except Exception as error:
        return Result("fault", f"{type(error).__name__}: {error}"[:300], 0.0)


@cache
def _trees() -> list[dict[str, Any]]:
    """Small core files, always the same ones."""
    names = [
        record for record in corpus.manifest() if record["core"] and record["bytes"] < 20_000 and not record["format"].startswith("aea")
    ]
    chosen = Random(6).sample(names, min(300, len(names)))  # noqa: S311
    return [found for record in chosen if isinstance(found := reference(corpus.load(record)), dict)]


def mutant(seed: int) -> Workflow:
    """A real file with a few values changed, moved, removed or added."""
    draw = Random(f"wild:{seed}")  # noqa: S311
    return from_tree(mutate_tree(draw, draw.choice(_trees()), draw.choice(_trees())))


def try_random(seed: int) -> Result:
    """One random program, with law 6."""
    return _safely(program, seed, law=True)


def try_mutant(seed: int) -> Result:
    """One mutant."""
    return _safely(mutant, seed, law=False)


def _counted(name: str, results: Iterable[Result], total: int) -> tuple[Counter[str], list[str], float]:
    counts: Counter[str] = Counter()
    faults, slowest = [], 0.0
    for number, result in enumerate(results):
        counts[result.outcome] += 1
        slowest = max(slowest, result.seconds)
        if result.problem:
            faults.append(f"{name} {number}: {result.problem}")
            print(f"\n{faults[-1]}", flush=True)
        corpus.progress(number + 1, total, name)
    return counts, faults, slowest


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=5_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--record", action="store_true", help="write docs/results/wild.md")
    options = parser.parse_args()
    if not corpus.manifest():
        print(f"no corpus at {corpus.root()}: set CORPUS to a folder with a manifest.jsonl", file=sys.stderr)
        return 2
    lines = [
        "| programs | number | finished | stopped | device's error | limit | refused | faults | slowest |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    everything: list[str] = []
    with ProcessPoolExecutor(options.jobs) as pool:
        for name, attempt in (("random", try_random), ("mutated", try_mutant)):
            counts, faults, slowest = _counted(name, pool.map(attempt, range(options.inputs), chunksize=20), options.inputs)
            cells = [counts[one] for one in ("finished", "stopped", "error", "limit", "refused", "fault")]
            lines.append(f"| {name} | {sum(counts.values())} | {' | '.join(map(str, cells))} | {slowest:.2f} s |")
            everything += faults
    text = "\n".join([*lines, "", *(f"- {fault}" for fault in everything)])
    print(text)
    if options.record:
        corpus.save(
            "wild",
            "Random and mutated programs",
            text,
            {"made": corpus.provenance(inputs=options.inputs), "table": lines, "faults": everything},
        )
    return 1 if everything else 0


if __name__ == "__main__":
    sys.exit(main())
