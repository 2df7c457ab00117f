"""Law 6 and the price of a dry run on every file of the corpus: `python -m bench.dry_run`.

Law 6: the run of a file and the run of its readable text after compiling agree, on three devices with three persons' answers.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from typing import Any, NamedTuple

from bench import corpus
from workflowllm import from_python, read, to_python
from workflowllm.catalogue.standard import shipped
from workflowllm.simulate.coverage import Coverage, coverage
from workflowllm.simulate.device.variants import variant
from workflowllm.simulate.engine import simulate
from workflowllm.simulate.trace import Trace
from workflowllm.workflow import Workflow

SEEDS = (0, 1, 2)
SLOW = 2.0
"""Seconds that no run may take."""


class Run(NamedTuple):
    """One run of one file.

    Attributes:
        outcome: How it ended, with what was said.
        seconds: How long it took, on the clock.
        problem: Where the run of its text differs; empty if it does not.
        stand_ins: Whether every action that ran has a behaviour of its own.
    """

    outcome: str
    message: str
    seconds: float
    problem: str
    whole: bool


def difference(first: Trace, second: Trace) -> str:
    """Where two runs differ; of runs that were cut off by the clock only what both have is compared."""
    by_clock = any(trace.outcome == "limit" and "seconds" in trace.message for trace in (first, second))
    if first == second:
        return ""
    if not by_clock and (first.outcome, first.message) != (second.outcome, second.message):
        return f"{first.outcome} ({first.message}) and {second.outcome} ({second.message})"
    pairs = zip(first.steps, second.steps, strict=False)
    for one, other in pairs:
        if one != other:
            return f"{one} and {other}"[:400]
    return "" if by_clock else "effects, output or length"


def runs(workflow: Workflow) -> list[Run]:
    """A file and its readable text on every device."""
    back = from_python(to_python(workflow))
    found = []
    for seed in SEEDS:
        device = variant(seed)
        start = time.perf_counter()
        first = simulate(workflow, device, seed=seed)
        seconds = time.perf_counter() - start
        second = simulate(back, device, seed=seed)
        problem = first.message if first.outcome == "fault" else difference(first, second)
        found.append(Run(first.outcome, first.message, seconds, problem, not first.stand_ins and not first.modelled))
    return found


def examine(record: dict[str, Any]) -> tuple[dict[str, Any], list[Run], Coverage]:
    """One file; whatever goes wrong is a problem of it."""
    try:
        workflow = read(corpus.load(record))
        return record, runs(workflow), coverage(workflow, shipped())
    except Exception as error:
        return record, [Run("fault", "", 0.0, f"{type(error).__name__}: {error}"[:300], False)], Coverage()


def covered(examined: list[tuple[dict[str, Any], list[Run], Coverage]]) -> list[str]:
    """How much of the core files runs with a behaviour of its own, by container and era."""
    groups: dict[tuple[str, str], list[Coverage]] = {}
    for record, _, found in examined:
        if record["core"]:
            groups.setdefault((record["format"], corpus.era(record)), []).append(found)
            groups.setdefault(("core files", "all"), []).append(found)
    lines = ["| container | era | files | occurrences | share | files whole | model | stand-ins |", "|---|---|--:|--:|--:|--:|--:|--:|"]
    for (container, era), some in sorted(groups.items()):
        whole = Coverage()
        for one in some:
            whole.add(one)
        files = sum(one.whole for one in some)
        cells = [container, era, len(some), whole.occurrences, f"{whole.share:.2%}", f"{files} ({files / len(some):.1%})"]
        lines.append(f"| {' | '.join(map(str, cells))} | {whole.counts['model']} | {whole.counts['stand_in']} |")
    return lines


def _once(record: dict[str, Any]) -> str:
    return simulate(read(corpus.load(record))).outcome


def timed(pool: ProcessPoolExecutor, records: list[dict[str, Any]]) -> float:
    """Seconds that one dry run of every core file takes, reading it included."""
    start = time.perf_counter()
    for _ in pool.map(_once, records, chunksize=16):
        pass
    return time.perf_counter() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=1, help="only every so many-th file, for trying out")
    options = parser.parse_args()
    records = corpus.manifest()[:: options.every]
    if not records:
        print(f"no corpus at {corpus.root()}: set CORPUS to a folder with a manifest.jsonl", file=sys.stderr)
        return 2
    examined = []
    with ProcessPoolExecutor(options.jobs) as pool:
        seconds = timed(pool, [record for record in records if record["core"]])
        for entry in pool.map(examine, records, chunksize=8):
            examined.append(entry)
            corpus.progress(len(examined), len(records), "files")
    text, result = report(examined, seconds)
    print(text)
    if options.every == 1:
        result["made"] = corpus.provenance(files=len(records), seeds=list(SEEDS), jobs=options.jobs)
        corpus.save("dry-run", "Dry runs and law 6 on real files", text, result)
    return 1 if result["problems"] else 0


def report(examined: list[tuple[dict[str, Any], list[Run], Coverage]], seconds: float) -> tuple[str, dict[str, Any]]:
    """The tables, and the same as a record."""
    problems = [(record["file"], run.problem) for record, found, _ in examined for run in found if run.problem]
    slow = sorted(((run.seconds, record["file"]) for record, found, _ in examined for run in found), reverse=True)[:5]
    broken = {file for file, _ in problems}
    lines = [
        "| files | number | law 6 holds | finished | stopped | device's error | limit | every action behaves |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, core in (("core", True), ("all", False)):
        chosen = [(record, found) for record, found, _ in examined if record["core"] or not core]
        outcomes = Counter(run.outcome for _, found in chosen for run in found)
        whole = sum(found[0].whole for _, found in chosen)
        held = sum(record["file"] not in broken for record, _ in chosen)
        cells = [outcomes[outcome] for outcome in ("finished", "stopped", "error", "limit")]
        lines.append(f"| {name} | {len(chosen)} | {held} | {' | '.join(map(str, cells))} | {whole} |")
    messages = Counter(run.message for record, found, _ in examined if record["core"] for run in found if run.outcome in ("error", "limit"))
    text = "\n".join(
        [
            *lines,
            "",
            f"Outcomes count runs: each file ran on {len(SEEDS)} devices. *Every action behaves*: files in whose first run neither a stand-in nor the",
            "general model of an app was needed.",
            "",
            f"One dry run of every core file, read and run, took {seconds:.1f} s on 2 processes (bar: 40 s). The slowest run took {slow[0][0]:.2f} s (bar: {SLOW:.0f} s).",
            "",
            "What share of the actions has a behaviour of its own (`workflowllm actions coverage FOLDER`):",
            "",
            *covered(examined),
            "",
            "Errors and limits of core files, by what is said:",
            "",
            *(f"- {count} times: {message}" for message, count in messages.most_common(20)),
            *(["", "Law 6 is broken by:", ""] if problems else []),
            *(f"- {file}: {problem}" for file, problem in problems[:20]),
        ]
    )
    return text, {"problems": problems, "seconds": seconds, "slowest": slow, "messages": messages.most_common(100)}


if __name__ == "__main__":
    sys.exit(main())
