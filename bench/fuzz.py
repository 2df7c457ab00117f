"""Law 5 on mutants of real files: `python -m bench.fuzz --inputs 1000000`.

Any bytes and any text give a workflow or a `WorkflowError` with a place in it, in less than a second of CPU time. What reads is printed,
compiled and printed again: laws 3 and 4 hold for it, and law 2 for one in four. A run is cut into batches; finished batches
are kept in a file, so that a killed run goes on where it stopped. Every input follows from the seed, its batch and its number.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import plistlib
import re
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

from bench import corpus
from bench.mutate import LARGE, mutate_bytes, mutate_text
from bench.mutate_tree import mutate_tree
from bench.shrink import smaller
from workflowllm import from_python, read, to_python, write
from workflowllm.errors import WorkflowError
from workflowllm.laws import check_text, reference
from workflowllm.shortcut.tree import from_tree, to_tree
from workflowllm.workflow import Workflow
from workflowllm.workflow.equality import difference

__all__ = ["LEVELS", "Fault", "Seeds", "attempt", "batch", "make"]

LEVELS: Final = ("bytes",) * 6 + ("text",) * 5 + ("tree",)
"""How often each kind of mutant comes."""

EXACT: Final = 4
"""Law 2 is checked on one in so many of the mutants that read."""

LIMIT: Final = 1.0
"""Seconds of CPU time that one step on one input may take."""

_HANG: Final = 20
_MEMORY: Final = 3 << 30
_BATCH: Final = 1000


class Fault(NamedTuple):
    """Something that broke law 5, or 3 or 4 for a mutant that reads.

    Attributes:
        level: "bytes", "tree" or "text".
        signature: What went wrong, without what is particular to the input.
        detail: More about it.
    """

    level: str
    signature: str
    detail: str


class HangError(BaseException):
    """Raised by the alarm; no `except Exception` may swallow it."""


class Seeds:
    """What mutants are made of."""

    def __init__(self, files: list[bytes]) -> None:
        self.files = files
        self.trees = [tree for data in files if isinstance(tree := _loaded(data), dict)]
        self.texts = [to_python(from_tree(tree), exact=number % 4 == 0) for number, tree in enumerate(self.trees)]

    @classmethod
    def of_corpus(cls, count: int = 500, largest: int = 5000) -> Seeds:
        """Small files of every container, always the same ones; a few signed ones."""
        chosen = Random(5)  # noqa: S311
        names = [record["file"] for record in corpus.manifest() if record["bytes"] <= largest]
        signed = [record["file"] for record in corpus.manifest() if record["format"].startswith("aea")]
        picked = chosen.sample(names, min(count, len(names))) + signed[:10]
        return cls([(corpus.root() / name).read_bytes() for name in picked])


def _loaded(data: bytes) -> Any:
    return None if data[:4] == b"AEA1" else reference(data)


def make(seeds: Seeds, seed: int, number: int) -> tuple[str, Any]:
    """The level and the mutant of a number."""
    random = Random(f"{seed}:{number}")  # noqa: S311
    level = random.choice(LEVELS)
    if level == "bytes":
        return level, mutate_bytes(random, random.choice(seeds.files), random.choice(seeds.files))
    if level == "text":
        return level, mutate_text(random, random.choice(seeds.texts), random.choice(seeds.texts))
    return level, mutate_tree(random, random.choice(seeds.trees), random.choice(seeds.trees))


# --- one input ---


def _in_time(work: Callable[[], Any]) -> Any:
    """The result of one step, or a fault if it took too long."""
    before = time.process_time()
    result = work()
    spent = time.process_time() - before
    if spent > LIMIT:
        raise _FaultError("slow", f"{spent:.1f} s")
    return result


class _FaultError(Exception):
    def __init__(self, signature: str, detail: str = "") -> None:
        self.signature, self.detail = signature, detail


def _entered(level: str, mutant: Any) -> Workflow:
    if level == "bytes":
        return _in_time(lambda: read(mutant))  # type: ignore[no-any-return]
    if level == "text":
        return _in_time(lambda: from_python(mutant))  # type: ignore[no-any-return]
    workflow = _in_time(lambda: from_tree(mutant))
    found = difference(mutant, to_tree(workflow))
    if found is not None:
        raise _FaultError("law 1", found)
    return workflow  # type: ignore[no-any-return]


def _followed(level: str, workflow: Workflow, exact: bool) -> None:
    """What must hold for a mutant that reads; law 2 if `exact`."""
    findings = _in_time(lambda: list(check_text(workflow)))
    if findings:
        raise _FaultError(f"law {findings[0].law}: {_pattern(findings[0].problem)}", findings[0].problem)
    try:
        written = _in_time(lambda: write(workflow))
    except WorkflowError:
        return  # a text can hold what a file cannot, and says so
    if level != "bytes" and (found := difference(to_tree(workflow), reference(written))):
        raise _FaultError("law 1", found)
    if exact:
        text = _in_time(lambda: to_python(workflow, exact=True))
        found = difference(plistlib.loads(written), reference(write(_in_time(lambda: from_python(text)))))
        if found is not None:
            raise _FaultError("law 2", found)


def _pattern(problem: str) -> str:
    """A problem without what is particular to the input."""
    kept = re.sub(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|no function \w+|[0-9]+", "*", problem)
    path = re.findall(r"\.([A-Za-z]+)", problem.partition("($")[2])
    return f"{kept.partition('($')[0][:60]}{'.'.join(path[-2:])}"


def attempt(level: str, mutant: Any, *, exact: bool = True) -> tuple[str, Fault | None]:
    """Try one input; the outcome is "read", "refused" or "fault"."""
    signal.setitimer(signal.ITIMER_VIRTUAL, _HANG)
    try:
        try:
            workflow = _entered(level, mutant)
        except WorkflowError as error:
            if error.where is None:
                raise _FaultError("no place", f"{type(error).__name__}: {error}") from None
            str(error).encode("utf-8")
            return "refused", None
        _followed(level, workflow, exact)
    except _FaultError as fault:
        return "fault", Fault(level, fault.signature, fault.detail)
    except (Exception, HangError) as error:  # any other exception is what is looked for
        return "fault", Fault(level, _signature(error), f"{type(error).__name__}: {error}"[:300])
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return "read", None


def _signature(error: BaseException) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "workflowllm" in frame.filename]
    where = f"{Path(frames[-1].filename).stem}.{frames[-1].name}" if frames else "?"
    return f"{type(error).__name__} in {where}"


# --- batches ---

_SEEDS: Seeds | None = None


def prepare(seeds: Seeds | None = None) -> None:
    """Set a process up: seeds, alarm and memory limit."""
    global _SEEDS  # noqa: PLW0603 - once a process
    _SEEDS = seeds or Seeds.of_corpus()
    signal.signal(signal.SIGVTALRM, _alarm)


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    prepare()


def _alarm(signum: int, frame: object) -> None:
    raise HangError(f"still busy after {_HANG} s")


def batch(seed: int, number: int, size: int = _BATCH, folder: Path | None = None) -> dict[str, Any]:
    """Try the inputs of one batch.

    Args:
        seed: Of the run.
        number: Of the batch.
        size: Inputs in it.
        folder: Where reproducers go, and which input a process is at.
    """
    assert _SEEDS is not None
    counts: Counter[str] = Counter()
    faults = []
    slowest = 0.0
    at = os.open(folder / f"at-{os.getpid()}", os.O_WRONLY | os.O_CREAT, 0o644) if folder else None
    for place in range(number * size, (number + 1) * size):
        if at is not None:
            os.pwrite(at, b"%15d" % place, 0)
        level, mutant = make(_SEEDS, seed, place)
        before = time.process_time()
        outcome, fault = attempt(level, mutant, exact=place % EXACT == 0)
        slowest = max(slowest, time.process_time() - before)
        counts[f"{level} {outcome}"] += 1
        counts["large"] += len(mutant) > LARGE // 2
        if fault is not None:
            faults.append([place, *fault])
    if at is not None:
        os.close(at)
    return {"batch": number, "counts": dict(counts), "slowest": slowest, "faults": faults}


def keep(seeds: Seeds, seed: int, place: int, fault: Fault, folder: Path) -> Path:
    """Write a small reproducer of a fault, one for each signature."""
    level, mutant = make(seeds, seed, place)
    tries = 30 if fault.signature == "slow" or fault.signature.startswith("HangError") else 600

    def same(candidate: Any) -> bool:
        found = attempt(level, candidate)[1]
        return found is not None and found.signature == fault.signature

    mutant = smaller(mutant, same, tries)
    name = hashlib.sha256(f"{fault.level}{fault.signature}".encode()).hexdigest()[:10]
    path = folder / f"{fault.level}-{name}"
    data = (
        mutant
        if level == "bytes"
        else mutant.encode("utf-8", "surrogatepass")
        if level == "text"
        else repr(mutant).encode("utf-8", "surrogatepass")
    )
    path.write_bytes(data)
    return path


def run(inputs: int, seed: int, jobs: int, folder: Path) -> dict[str, Any]:
    """Try so many inputs, going on where an earlier run with the same folder stopped."""
    folder.mkdir(parents=True, exist_ok=True)
    record = folder / f"batches-{seed}.jsonl"
    done = {entry["batch"]: entry for entry in _lines(record)}
    todo = iter([number for number in range(inputs // _BATCH) if number not in done])
    known = {(fault[1], fault[2]) for entry in done.values() for fault in entry["faults"]}
    prepare()
    assert _SEEDS is not None
    with record.open("a") as file, ProcessPoolExecutor(jobs, initializer=_limited) as pool:
        running: set[Future[dict[str, Any]]] = set()
        while True:
            while len(running) < 2 * jobs and (number := next(todo, None)) is not None:
                running.add(pool.submit(batch, seed, number, _BATCH, folder))
            if not running:
                break
            finished, running = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                entry = future.result()
                done[entry["batch"]] = entry
                file.write(json.dumps(entry) + "\n")
                file.flush()
                for place, *fault in entry["faults"]:
                    if (fault[0], fault[1]) not in known:
                        known.add((fault[0], fault[1]))
                        path = keep(_SEEDS, seed, place, Fault(*fault), folder)
                        print(f"\n{fault[0]}: {fault[1]}: {fault[2][:200]} (input {place}, {path})", flush=True)
            corpus.progress(len(done) * _BATCH, inputs, "inputs")
    return summary(list(done.values()))


def _lines(path: Path) -> list[dict[str, Any]]:
    found = []
    if path.is_file():
        for line in path.read_text("utf-8").splitlines():
            with contextlib.suppress(ValueError):  # the last line of a killed run
                found.append(json.loads(line))
    return found


def summary(entries: list[dict[str, Any]]) -> dict[str, Any]:
    """The counts of a run."""
    counts: Counter[str] = Counter()
    faults: dict[str, dict[str, Any]] = {}
    for entry in entries:
        counts.update(entry["counts"])
        for place, level, signature, detail in entry["faults"]:
            fault = faults.setdefault(f"{level}: {signature}", {"times": 0, "first": place, "detail": detail})
            fault["times"] += 1
    return {"counts": dict(counts), "slowest": max((entry["slowest"] for entry in entries), default=0.0), "faults": faults}


def _report(result: dict[str, Any]) -> str:
    counts = result["counts"]
    lines = ["| mutants of | inputs | read | refused | faults |", "|---|---:|---:|---:|---:|"]
    for level, what in (("bytes", "files"), ("tree", "property lists"), ("text", "texts")):
        row = [counts.get(f"{level} {outcome}", 0) for outcome in ("read", "refused", "fault")]
        lines.append(f"| {what} | {sum(row)} | {row[0]} | {row[1]} | {row[2]} |")
    total = sum(number for key, number in counts.items() if key != "large")
    lines.append(
        f"\n{total} inputs, {counts.get('large', 0)} of them larger than {LARGE // 2} bytes; "
        f"the slowest took {result['slowest']:.2f} s of CPU time for all its steps."
    )
    lines += [
        f"\n- {name}: {fault['times']} times, first at input {fault['first']}: {fault['detail']}"
        for name, fault in result["faults"].items()
    ]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path, default=corpus.REPOSITORY / "build" / "fuzz")
    parser.add_argument("--record", action="store_true", help="write docs/results/fuzz.md")
    options = parser.parse_args()
    if not corpus.manifest():
        print(f"no corpus at {corpus.root()}: set CORPUS to a folder with a manifest.jsonl", file=sys.stderr)
        return 2
    try:
        result = run(options.inputs, options.seed, options.jobs, options.folder)
    except BrokenProcessPool:
        at = [int(path.read_text()) for path in options.folder.glob("at-*")]
        print(f"a process died: it was at one of the inputs {at}", file=sys.stderr)
        return 1
    body = _report(result)
    print(body)
    if options.record:
        made = corpus.provenance(inputs=options.inputs, seed=options.seed)
        corpus.save("fuzz", "Mutants of real files", body, {"made": made, **result})
    return 1 if result["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
