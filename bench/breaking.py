"""Whether the checker finds programs that were broken in known ways: a new diagnostic at the broken place."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import corpus
from bench.breakages import KINDS, Broken, Kind, Victim
from workflowllm import from_python, read
from workflowllm.catalogue.standard import standard
from workflowllm.check import Diagnostic, check
from workflowllm.check.program import Program
from workflowllm.workflow import Workflow
from workflowllm.workflow.walk import actions

__all__ = ["measure", "report", "victims"]

Check = Callable[..., list[Diagnostic]]

SEED = 11
MUST, LEGAL = 2000, 240
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def victims(core: int | None = None) -> Iterator[tuple[str, Workflow]]:
    """The project's examples, and the core files of 8 to 200 actions; at most so many of these."""
    for path in sorted(EXAMPLES.glob("*.py")):
        yield path.name, from_python(path.read_text("utf-8"))
    rows = [record for record in corpus.manifest() if record["core"] and 8 <= record["n_actions"] <= 200]
    for record in random.Random(SEED).sample(rows, len(rows) if core is None else min(core, len(rows))):  # noqa: S311
        yield str(record["file"]), read(corpus.load(record))


def measure(programs: Sequence[tuple[str, Workflow]], must: int = MUST, legal: int = LEGAL, checker: Check = check) -> dict[str, Any]:
    """Break programs in every way, equally often, and check them."""
    found: dict[str, Any] = {}
    for kind in KINDS:
        wanted = (must if kind.must else legal) // sum(other.must == kind.must for other in KINDS)
        found[kind.name] = _measure(kind, programs, wanted, checker)
        corpus.progress(len(found), len(KINDS), kind.name)
    return found


def _measure(kind: Kind, programs: Sequence[tuple[str, Workflow]], wanted: int, checker: Check) -> dict[str, Any]:
    total, hit = 0, 0
    rules: Counter[str] = Counter()
    missed: list[str] = []
    for name, broken, victim in _made(kind, programs, wanted):
        total += 1
        new = _new(broken, victim, checker)
        hit += bool(new)
        rules.update({diagnostic.rule for diagnostic in new})
        if not new and len(missed) < 4:
            missed.append(f"{name}: {broken.words}")
    does = (kind.make.__doc__ or "").strip().rstrip(".")
    return {"does": does, "must": kind.must, "programs": total, "found": hit, "rules": dict(rules.most_common(3)), "missed": missed}


def _made(kind: Kind, programs: Sequence[tuple[str, Workflow]], wanted: int) -> Iterator[tuple[str, Broken, Victim]]:
    """So many broken programs, each of another victim as long as there are any."""
    rng = random.Random(f"{SEED} {kind.name}")  # noqa: S311
    catalogue, made = standard(), 0
    for _ in range(3):
        for place in rng.sample(range(len(programs)), len(programs)):
            name, workflow = programs[place]
            program = Program(workflow, catalogue)
            victim = Victim(rng, workflow, program, catalogue, tuple(enumerate(actions(workflow))))
            broken = kind.make(victim)
            if broken is not None and broken.places:
                yield name, broken, victim
                made += 1
                if made == wanted:
                    return


def _new(broken: Broken, victim: Victim, checker: Check) -> list[Diagnostic]:
    """The diagnostics at the broken place that the unbroken program does not have there."""
    before = Counter((d.rule, d.place.action, d.place.key, d.message) for d in checker(victim.workflow, target=broken.target))
    new = []
    for diagnostic in checker(broken.workflow, target=broken.target):
        at = diagnostic.place.action
        if at in broken.places:
            origin = broken.origins[at] if at >= 0 else -1
            key = (diagnostic.rule, origin, diagnostic.place.key, diagnostic.message)
            if origin is None or not before[key]:  # type: ignore[index]
                new.append(diagnostic)
    return new


def report(found: dict[str, Any]) -> str:
    """The table."""
    lines = ["| kind | what is done | programs | found | share | by |", "|---|---|---:|---:|---:|---|"]
    must = {name: row for name, row in found.items() if row["must"]}
    for name, row in must.items():
        lines.append(_row(name, row))
    programs, hit = sum(row["programs"] for row in must.values()), sum(row["found"] for row in must.values())
    low = [name for name, row in must.items() if row["found"] < 0.9 * row["programs"]]
    lines += [
        "",
        f"All: {hit} of {programs}, {hit / max(1, programs):.1%} (bar: 95 %). {len(must)} kinds; below 90 %: {', '.join(low) or 'none'}.",
    ]
    lines += ["", "Changes that leave a program right, reported apart: how often something new is said at the place.", ""]
    lines += lines[:2]
    lines += [_row(name, row) for name, row in found.items() if not row["must"]]
    lines += ["", "Missed:", ""]
    lines += [f"- {name}: {text[:160]}" for name, row in must.items() for text in row["missed"][:2]]
    return "\n".join(lines)


def _row(name: str, row: dict[str, Any]) -> str:
    by = ", ".join(f"{rule} {count}" for rule, count in row["rules"].items())
    share = row["found"] / max(1, row["programs"])
    return f"| {name} | {row['does']} | {row['programs']} | {row['found']} | {share:.0%} | {by} |"


def main(arguments: Iterable[str]) -> None:
    """Measure, and write the result; `--limit N` takes at most N core files and prints only."""
    words = list(arguments)
    limit = int(words[words.index("--limit") + 1]) if "--limit" in words else None
    found = measure(list(victims(limit)), MUST if limit is None else 400, LEGAL if limit is None else 60)
    text = report(found)
    if limit is None:
        made = corpus.provenance(seed=SEED, programs=MUST)
        corpus.save("breaking", "Programs broken in known ways", text, {"made": made, "kinds": found})
    print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
