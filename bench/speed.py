"""How long translation takes against `plistlib.loads` alone, over the whole corpus in one run: `make bench CORPUS=FOLDER`.

CPU time of one process, in turn for each file; wall time with two processes; the import of the package in fresh interpreters.
"""

from __future__ import annotations

import argparse
import gc
import json
import plistlib
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from bench import corpus
from bench.import_time import measure as import_ms
from workflowllm import from_python, read, to_python, write

ROUNDS = 3
"""Times that each step is done on each file; the quickest counts."""


def _timed(work: Callable[[Any], Any], given: Any) -> tuple[float, Any]:
    """The quickest CPU time of some calls, and the result."""
    best, result = float("inf"), None
    for _ in range(ROUNDS):
        before = time.process_time()
        result = work(given)
        best = min(best, time.process_time() - before)
    return best, result


def _plain(data: bytes) -> Any:
    return json.loads(data) if data.lstrip()[:1] == b"{" else plistlib.loads(data)


def measure(record: dict[str, Any]) -> dict[str, float]:
    """Seconds that each step takes on a file."""
    data = corpus.load(record)
    signed = data[:4] == b"AEA1"
    took: dict[str, float] = {}
    if not signed:
        took["loads"] = _timed(_plain, data)[0]
    took["read"], workflow = _timed(read, data)
    took["emit"], text = _timed(to_python, workflow)
    took["parse"], back = _timed(from_python, text)
    took["write"], _ = _timed(write, back)
    took["exact emit"], exact = _timed(lambda given: to_python(given, exact=True), workflow)
    took["exact parse"], _ = _timed(from_python, exact)
    return took


def _walk(names: list[str]) -> int:
    for name in names:
        from_python(to_python(read((corpus.root() / name).read_bytes())))
    return len(names)


def wall(names: list[str], jobs: int) -> float:
    """Seconds that some processes take to translate files there and back."""
    parts = [names[start : start + 50] for start in range(0, len(names), 50)]
    with ProcessPoolExecutor(jobs) as pool:
        list(pool.map(_walk, [names[:1]] * jobs))  # start the processes
        before = time.perf_counter()
        list(pool.map(_walk, parts))
        return time.perf_counter() - before


def fresh_ms() -> float:
    """Milliseconds that a fresh interpreter takes longer with the import than without, the median of seven."""

    def spent(code: str) -> float:
        before = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, timeout=60)  # noqa: S603
        return time.perf_counter() - before

    return 1000 * statistics.median(spent("import workflowllm") - spent("pass") for _ in range(7))


def _report(plain: dict[str, float], signed: dict[str, float], files: tuple[int, int], more: dict[str, float]) -> str:
    base = plain["loads"]
    there, back = plain["read"] + plain["emit"], plain["parse"] + plain["write"]
    rows = [
        ("`plistlib.loads` (`json.loads` for JSON)", base),
        ("read + emit", there),
        ("parse + write", back),
        *((step, plain[step]) for step in ("read", "emit", "parse", "write", "exact emit", "exact parse")),
    ]
    lines = [
        "| step | CPU seconds | times `plistlib.loads` |",
        "|---|---:|---:|",
        *(f"| {step} | {spent:.2f} | {spent / base:.2f} |" for step, spent in rows),
    ]
    lines.append(f"\nAll {files[0]} plain files, one process, the quickest of {ROUNDS} calls for each file.")
    if files[1]:
        lines.append(f"The {files[1]} signed files take {1000 * signed['read'] / files[1]:.1f} ms each to verify, unpack and read.")
    lines.append(
        f"Reading, printing and compiling {more['files']:.0f} files took {more['one']:.1f} s with one process and "
        f"{more['two']:.1f} s with two: {more['one'] / more['two']:.2f} times as fast."
    )
    lines.append(
        f"`import workflowllm` adds {more['fresh']:.0f} ms to a fresh interpreter, "
        f"of which {more['own']:.0f} ms are spent in imports (medians of 7)."
    )
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=0, help="only some files, for trying out")
    options = parser.parse_args()
    records = corpus.manifest()[:: max(1, len(corpus.manifest()) // options.limit) if options.limit else 1]
    if not records:
        print(f"no corpus at {corpus.root()}: set CORPUS to a folder with a manifest.jsonl", file=sys.stderr)
        return 2
    gc.disable()
    totals: dict[bool, dict[str, float]] = {False: {}, True: {}}
    counts: Counter[bool] = Counter()
    for done, record in enumerate(records, 1):
        signed = record["format"].startswith("aea")
        for step, spent in measure(record).items():
            totals[signed][step] = totals[signed].get(step, 0.0) + spent
        counts[signed] += 1
        if done % 50 == 0:
            gc.collect()
        corpus.progress(done, len(records), "files")
    names = [record["file"] for record in records][::4]
    more = {
        "files": len(names),
        "one": wall(names, 1),
        "two": wall(names, 2),
        "fresh": fresh_ms(),
        "own": statistics.median(import_ms() for _ in range(7)),
    }
    body = _report(totals[False], totals[True], (counts[False], counts[True]), more)
    print(body)
    if not options.limit:
        result = {
            "made": corpus.provenance(files=len(records), rounds=ROUNDS),
            "seconds": dict(totals[False]),
            "signed": dict(totals[True]),
            "other": more,
        }
        corpus.save("speed", "Speed", body, result)
    return 0


if __name__ == "__main__":
    sys.exit(main())
