"""Whether `normalise` sees every change: the closed list of law 3 forgives what it says and nothing else.

Every leaf of a file is changed, every leaf is stored as another type of the same value, and every key and list element is deleted, one
at a time. Both files are read and normalised. A change that does not show must be explained: switching off one rule (or two that forgive
the same thing) makes it show. What no rule explains is a failure.
"""

from __future__ import annotations

import plistlib
import random
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from copy import deepcopy
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any, NamedTuple

from bench import corpus
from workflowllm.errors import WorkflowError
from workflowllm.language.normalise import RULES, normalise
from workflowllm.shortcut.tree import from_tree
from workflowllm.workflow import Workflow
from workflowllm.workflow.equality import difference

__all__ = ["Change", "Verdict", "changes", "examine", "run"]

UNEXPLAINED = "no rule"


class Change(NamedTuple):
    """One change: what was done, where, and what undoes it."""

    kind: str
    path: tuple[str | int, ...]
    undo: Callable[[], None]


class Verdict(NamedTuple):
    """What became of the changes of one file.

    Attributes:
        seen: Changes that show.
        forgiven: Changes that do not, by rules, kind and key.
        unexplained: Descriptions of those that no rule explains.
    """

    seen: int
    forgiven: Counter[tuple[str, str, str]]
    unexplained: list[str]


def changes(tree: Any) -> Iterator[Change]:
    """Make every change in place, one after another; each is undone before the next is asked for."""
    stack: list[tuple[Any, tuple[str | int, ...]]] = [(tree, ())]
    while stack:
        holder, path = stack.pop()
        places = list(holder) if isinstance(holder, dict) else range(len(holder))
        for place in places:
            value, here = holder[place], (*path, place)
            if isinstance(value, dict | list):
                stack.append((value, here))
            else:
                for kind, other in (("change", _changed(value)), ("retype", _retyped(value))):
                    if other is not None:
                        holder[place] = other
                        yield Change(kind, here, lambda: None)
                        holder[place] = value
            yield from _deletion(holder, place, here)


def _deletion(holder: Any, place: Any, path: tuple[str | int, ...]) -> Iterator[Change]:
    if isinstance(holder, dict):
        kept = dict(holder)
        del holder[place]
        yield Change("delete", path, lambda: None)
        holder.clear()
        holder.update(kept)
    else:
        value = holder.pop(place)
        yield Change("delete", path, lambda: None)
        holder.insert(place, value)


def _changed(value: Any) -> Any:
    """Another value of the same type."""
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1 if abs(value) < 1 << 52 else value // 2
        case str():
            return f"{value}x"
        case bytes():
            return value + b"x"
        case datetime():
            return value + timedelta(seconds=1)
    return None


def _retyped(value: Any) -> Any:
    """The same value as another type."""
    match value:
        case bool():
            return int(value)
        case int():
            return float(value) if abs(value) < 1 << 52 else None
        case float():
            return int(value) if value.is_integer() else str(value)
        case str():
            return int(value) if value.isascii() and value.isdigit() and len(value) < 15 else value.encode("utf-8", "surrogatepass")
    return None


def _seen(left: Workflow, right: Workflow) -> bool:
    """Whether two normalised workflows differ; the layout is no part of what is compared."""
    return difference((left.body, left.properties), (right.body, right.properties), ordered=False) is not None


class _Judge:
    """Compares changed trees with one original."""

    def __init__(self, tree: Any) -> None:
        self.original = from_tree(deepcopy(tree))
        self.plain: dict[Collection[str], Workflow] = {}

    def shows(self, workflow: Workflow, rules: Collection[str]) -> bool:
        rules = frozenset(rules)
        if rules not in self.plain:
            self.plain[rules] = normalise(self.original, rules)
        return _seen(self.plain[rules], normalise(workflow, rules))

    def judge(self, tree: Any) -> str | None:
        """None if the change shows, otherwise the rules that forgave it."""
        try:
            workflow = from_tree(tree)
        except WorkflowError:
            return None
        if self.shows(workflow, RULES):
            return None
        for count in (1, 2, 3):
            guilty = [rules for rules in combinations(RULES, count) if self.shows(workflow, RULES.keys() - set(rules))]
            if guilty:
                return " or ".join(" and ".join(rules) for rules in guilty)
        return UNEXPLAINED


def examine(tree: Any) -> Verdict:
    """Make every change of a property list and see what becomes of it. The tree is the same afterwards."""
    judge = _Judge(tree)
    seen, forgiven, unexplained = 0, Counter[tuple[str, str, str]](), []
    for change in changes(tree):
        rules = judge.judge(tree)
        if rules is None:
            seen += 1
            continue
        forgiven[rules, change.kind, _key(change.path)] += 1
        if rules == UNEXPLAINED:
            unexplained.append(f"{change.kind} {'.'.join(map(str, change.path))}")
    return Verdict(seen, forgiven, unexplained)


def _key(path: tuple[str | int, ...]) -> str:
    """The key that a path ends in, for counting."""
    found = next((step for step in reversed(path) if isinstance(step, str)), "")
    return "Show-*" if found.startswith("Show-") else "{range}" if found.startswith("{") else found


def _examine_file(name: str) -> tuple[str, Verdict]:
    return name, examine(plistlib.loads((corpus.root() / name).read_bytes()))


def chosen(count: int, *, largest: int = 16_000, seed: int = 3) -> list[str]:
    """The same files every time: property lists of 400 to 16,000 bytes, since every change reads the whole file again."""
    names = [record["file"] for record in corpus.manifest() if record["format"] in ("xml", "bplist") and 400 < record["bytes"] < largest]
    return random.Random(seed).sample(names, min(count, len(names)))  # noqa: S311


def run(pool: Executor, count: int, *, full: bool = True) -> int:
    """Examine some files of the corpus and write `docs/results/sensitivity.md`; returns how many changes stay unexplained."""
    names = chosen(count)
    seen, forgiven, unexplained = 0, Counter[tuple[str, str, str]](), []
    for done, (name, verdict) in enumerate(pool.map(_examine_file, names), 1):
        seen += verdict.seen
        forgiven += verdict.forgiven
        unexplained += [f"{name}: {what}" for what in verdict.unexplained]
        corpus.progress(done, len(names), "files changed leaf by leaf")
    body = _report(len(names), seen, forgiven, unexplained)
    print(body)
    if full:
        rows = [[*key, number] for key, number in forgiven.most_common()]
        result = {
            "made": corpus.provenance(files=len(names), seed=3),
            "seen": seen,
            "forgiven": rows,
            "unexplained": unexplained,
        }
        corpus.save("sensitivity", "What `normalise` sees and forgives", body, result)
    return len(unexplained)


def _report(files: int, seen: int, forgiven: Counter[tuple[str, str, str]], unexplained: list[str]) -> str:
    total = seen + forgiven.total()
    lines = [
        f"Every leaf and every key of {files} property lists of 400 to 16,000 bytes, drawn once.",
        "",
        f"{total} changes: {seen} show, {forgiven.total() - len(unexplained)} are forgiven by a rule, {len(unexplained)} by none.",
        "",
        *(f"- `{rule}`: {reason}" for rule, reason in RULES.items()),
        "",
        "| rules | what was done | key | times |",
        "|---|---|---|---:|",
        *(
            f"| {rules} | {kind} | `{key}` | {number} |"
            for (rules, kind, key), number in sorted(forgiven.items(), key=lambda row: (row[0][0], -row[1]))
        ),
    ]
    return "\n".join(lines + [f"\nUnexplained: {what}" for what in unexplained[:20]])


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as workers:
        sys.exit(1 if run(workers, int(sys.argv[1]) if len(sys.argv) > 1 else 200) else 0)
