"""What the checker says of real shortcuts: errors, each explained; warnings by rule; a sample of warnings judged by eye; speed.

The sample is drawn by seed from all warnings of the core files. Verdicts stand in `bench/verdicts.json`, by what was warned of, so that
a changed checker keeps those that still hold and asks for the others.
"""

from __future__ import annotations

import hashlib
import json
import statistics
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from bench import corpus
from workflowllm import read, to_python
from workflowllm.check import Diagnostic, check, located, positions, rules
from workflowllm.workflow import Workflow
from workflowllm.workflow.walk import actions

__all__ = ["draw", "explained", "run", "speed"]

VERDICTS = Path(__file__).with_name("verdicts.json")
SEED = 7
DRAWN = 60


def run() -> dict[str, Any]:
    """Check every core file."""
    rows = [record for record in corpus.manifest() if record["core"]]
    errors: dict[str, list[str]] = {}
    counts: Counter[tuple[str, str, str]] = Counter()
    files: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    warnings: list[tuple[str, Diagnostic]] = []
    for number, record in enumerate(rows):
        name = str(record["file"])
        for diagnostic in check(read(corpus.load(record))):
            key = (diagnostic.code, diagnostic.rule, diagnostic.severity)
            counts[key] += 1
            files[key].add(name)
            if diagnostic.severity == "error":
                errors.setdefault(name, []).append(f"{diagnostic.rule} at {diagnostic.place.path}: {diagnostic.message}")
            elif diagnostic.severity == "warning":
                warnings.append((name, diagnostic))
        corpus.progress(number + 1, len(rows), "core files")
    by_rule = [{"code": c, "rule": r, "severity": s, "found": n, "files": len(files[c, r, s])} for (c, r, s), n in sorted(counts.items())]
    return {"files": len(rows), "errors": errors, "by_rule": by_rule, "drawn": draw(warnings), "speed": speed()}


def draw(warnings: list[tuple[str, Diagnostic]]) -> list[dict[str, Any]]:
    """Warnings drawn by seed, with their verdicts: true, false, or null where nobody has judged yet."""
    known: dict[str, dict[str, Any]] = json.loads(VERDICTS.read_text("utf-8")) if VERDICTS.is_file() else {}
    chosen = sorted(warnings, key=_lot)[:DRAWN]
    found = []
    for name, diagnostic in sorted(chosen, key=lambda pair: (pair[1].code, pair[0], pair[1].place)):
        key = f"{name} {diagnostic.place.path} {diagnostic.rule}"
        verdict = known.get(key, {})
        found.append({"key": key, "message": diagnostic.message, "verdict": verdict.get("true"), "why": verdict.get("why", "")})
    return found


def _lot(warning: tuple[str, Diagnostic]) -> str:
    """What a warning is drawn by: the same as long as it is the same, whatever else is found."""
    name, diagnostic = warning
    return hashlib.sha256(f"{SEED} {name} {diagnostic.place.path} {diagnostic.rule}".encode("utf-8", "replace")).hexdigest()


def speed(rounds: int = 15) -> dict[str, float]:
    """How long a program of 300 lines takes to check, in milliseconds: the median over such programs of the quickest of some rounds."""
    times: list[float] = []
    rates: list[float] = []
    for record in corpus.manifest():
        if not record["core"] or not 100 <= record["n_actions"] <= 320:
            continue
        workflow = read(corpus.load(record))
        lines = to_python(workflow).count("\n")
        if 290 <= lines <= 310:
            best = _quickest(workflow, rounds)
            times.append(best * 1000)
            rates.append(best * 1e6 / max(1, record["n_actions"]))
    return {
        "programs": len(times),
        "median_ms": statistics.median(times),
        "slowest_ms": max(times),
        "us_per_action": statistics.median(rates),
    }


def _quickest(workflow: Workflow, rounds: int) -> float:
    best = 1e9
    for _ in range(rounds):
        start = time.process_time()
        check(workflow)
        best = min(best, time.process_time() - start)
    return best


def explained(found: dict[str, Any]) -> str:
    """The report."""
    share = len(found["errors"]) / max(1, found["files"])
    lines = [f"{len(found['errors'])} of {found['files']} core files have an error: {share:.2%} (bar: at most 1 %).", ""]
    for name, told in sorted(found["errors"].items()):
        lines.append(f"- `{name}`: {'; '.join(told)}")
    lines += ["", "| code | rule | severity | findings | files |", "|---|---|---|---:|---:|"]
    lines += [f"| {row['code']} | {row['rule']} | {row['severity']} | {row['found']} | {row['files']} |" for row in found["by_rule"]]
    said = {row["rule"] for row in found["by_rule"]}
    silent = [rule.name for rule in rules() if rule.name not in said]
    lines += ["", f"{len(rules())} rules; silent on these files: {', '.join(silent) or 'none'}.", ""]
    lines += _judged(found["drawn"])
    pace = found["speed"]
    lines += [
        "## Speed",
        "",
        f"{pace['programs']} programs of 290 to 310 lines: {pace['median_ms']:.1f} ms CPU time the median,",
        f"{pace['slowest_ms']:.1f} ms the slowest (bar: 10 ms), {pace['us_per_action']:.0f} microseconds an action.",
        "",
    ]
    return "\n".join(lines)


def _judged(drawn: list[dict[str, Any]]) -> list[str]:
    judged = [row for row in drawn if row["verdict"] is not None]
    right = sum(row["verdict"] is True for row in judged)
    lines = [f"## {len(drawn)} warnings drawn with seed {SEED}, judged by eye", ""]
    lines += [
        f"{right} of {len(judged)} judged are true ({right / max(1, len(judged)):.0%}; bar: 80 %); not judged: {len(drawn) - len(judged)}."
    ]
    lines += ["", "| verdict | where | what | why |", "|---|---|---|---|"]
    words = {True: "true", False: "false", None: "?"}
    lines += [f"| {words[row['verdict']]} | `{row['key']}` | {row['message'].replace('|', '/')} | {row['why']} |" for row in drawn]
    return [*lines, ""]


def show(found: dict[str, Any], context: int = 6) -> None:
    """Print the drawn warnings that nobody has judged, with the text around them, for a person to read."""
    for row in found["drawn"]:
        if row["verdict"] is not None:
            continue
        name, path, rule = row["key"].split(" ")
        workflow = read(corpus.root().joinpath(name))
        text = to_python(workflow)
        places = positions(text, sum(1 for _ in actions(workflow)))
        told = [d for d in located(check(workflow), places) if str(d.place.path) == path and d.rule == rule]
        print(f"\n=== {row['key']}\n{row['message']}. {told[0].advice if told else ''}")
        if told and told[0].span is not None:
            line = told[0].span.line
            rows = text.split("\n")
            for number in range(max(1, line - context), min(len(rows), line + context) + 1):
                print(f"{'>' if number == line else ' '}{number:5} {rows[number - 1][:200]}")


if __name__ == "__main__":
    result = run()
    if "--show" in sys.argv:
        show(result)
    else:
        made = corpus.provenance(seed=SEED, drawn=DRAWN)
        corpus.save("check", "What the checker says of real shortcuts", explained(result), {"made": made, **result})
