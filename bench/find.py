"""How well the actions that a wish needs are found, on published questions and on shortcuts of owners that were held out.

Recall at 20, 50 and 100: the share of a sample's actions among the first so many found, the mean over samples. What a program says by
Python's own words (variables, comments, blocks) is left out. For the published questions, shortcuts that are near-duplicates of a sample
are taken out of the index; weights were chosen on held-out owners and never on them.

    CORPUS=/path/to/corpus python -m bench.find
"""

from __future__ import annotations

import hashlib
import json
import math
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bench import corpus
from workflowllm import read
from workflowllm.catalogue.search import CONSTRUCTS, Index, Settings, Wish, build, load, save, words
from workflowllm.errors import WorkflowError
from workflowllm.pipeline.finding import wish

__all__ = ["descriptions", "duplicates", "recall", "run"]

DEPTHS = (20, 50, 100)
SEED = 5
FOLDS, HELD = 4, 400

Find = Callable[[str], list[str]]


class Known(NamedTuple):
    """One shortcut of the corpus: its wish, its title, its owner, and whether it is a core file."""

    wish: Wish
    title: str
    owner: str
    core: bool
    texts: frozenset[str]


def recall(find: Find, questions: Sequence[str], wanted: Sequence[set[str]]) -> dict[int, list[float]]:
    """The recall of every question at each depth."""
    found: dict[int, list[float]] = {depth: [] for depth in DEPTHS}
    for question, gold in zip(questions, wanted, strict=True):
        ranked = find(question)
        for depth in DEPTHS:
            found[depth].append(len(gold & set(ranked[:depth])) / len(gold))
    return found


def descriptions() -> dict[str, str]:
    """What published listings say of shortcuts, by their names: RoutineHub, and the lists and the descriptions of ShortcutsBench."""
    folder = corpus.root().parent / "bench"
    found: dict[str, str] = {}
    for name, fields in (("routinehub_meta.jsonl", ("tagline", "description")), ("shortcutsbench/users_dataset.jsonl", ("description",))):
        for line in (folder / name).read_text("utf-8").splitlines():
            row = json.loads(line) if line.strip() else {}
            found.setdefault(_plain(row.get("name")), " ".join(str(row.get(field) or "") for field in fields))
    for row in json.loads((folder / "shortcutsbench" / "generated_success_categories.json").read_text("utf-8")).values():
        found.setdefault(_plain(row.get("english_name")), str(row.get("english_functionality") or ""))
    return {name: text for name, text in found.items() if len(name) > 5 and text.strip()}


def _plain(name: object) -> str:
    return re.sub(r"[\W_]+", " ", str(name or "").lower()).strip()


def shortcuts() -> list[Known]:
    """Every readable shortcut of the corpus, each sequence of actions once, described where a listing has its name."""
    found: dict[tuple[str, ...], Known] = {}
    described = descriptions()
    rows = corpus.manifest()
    for number, record in enumerate(rows):
        corpus.progress(number + 1, len(rows), "files")
        try:
            title = str(record.get("name") or "")
            made = wish(read(corpus.load(record)), title=title, description=described.get(_plain(title), ""))
        except WorkflowError:
            continue
        texts = frozenset(re.findall(r"[^\s'\"]{16,}", made.text))
        known = Known(made, str(record.get("name") or ""), record["repo"].split("/")[0], bool(record["core"]), texts)
        found.setdefault(made.actions, known)
    return list(found.values())


def duplicates(known: Sequence[Known], samples: Sequence[dict[str, Any]]) -> set[int]:
    """Shortcuts that are as good as a sample: three quarters of their actions together are common, or half and a long text of it."""
    found: set[int] = set()
    for sample in samples:
        gold, code = set(sample["apis"]) - CONSTRUCTS, str(sample["annotated_code"])
        for place, one in enumerate(known):
            actions = set(one.wish.actions) - CONSTRUCTS
            share = len(actions & gold) / max(1, len(actions | gold))
            if len(gold) > 4 and (share >= 0.75 or (share >= 0.5 and any(text in code for text in one.texts))):
                found.add(place)
    return found


def _usual(known: Sequence[Known]) -> Find:
    counts = Counter(action for one in known for action in set(one.wish.actions))
    ranked = [action for action, _ in counts.most_common() if action not in CONSTRUCTS]
    return lambda _: ranked


def _usual_with_blocks(known: Sequence[Known]) -> Find:
    counts = Counter(action for one in known for action in set(one.wish.actions))
    gone = {f"is.workflow.actions.{name}" for name in ("setvariable", "appendvariable", "comment", "nothing")}
    ranked = [action for action, _ in counts.most_common() if action not in gone]
    return lambda _: ranked


def _with(index: Index) -> Find:
    return lambda question: [hit.identifier for hit in index.search(question, max(DEPTHS))]


def _apart(index: Index) -> Index:
    return Index(index.actions, index.prior, index.learnt, index.defined, {}, index.settings)


def _definitions_alone(index: Index) -> Find:
    settings = Settings(learnt=0.0, defined=1000.0, together=0.0)
    return _with(Index(index.actions, [0.0] * len(index.actions), {}, index.defined, {}, settings))


def _embedded(known: Sequence[Known], size: int = 128, nearest: int = 40) -> Find:
    """Latent semantic analysis: a text as a point among those of the shortcuts, whose nearest vote for their actions."""
    import numpy as np

    bags = [Counter(words(one.wish.text)) for one in known]
    among = Counter(word for bag in bags for word in bag)
    columns = {word: at for at, word in enumerate(sorted(word for word, count in among.items() if 3 <= count <= len(bags) / 3))}
    rarity = np.array([math.log(len(bags) / among[word]) for word in columns])

    def row(bag: Counter[str]) -> Any:
        found = np.zeros(len(columns), dtype=np.float32)
        for word, count in bag.items():
            if word in columns:
                found[columns[word]] = 1 + math.log(count)
        found *= rarity
        return found / (np.linalg.norm(found) or 1.0)

    matrix = np.stack([row(bag) for bag in bags])
    generator = np.random.default_rng(SEED)
    sketch = matrix @ generator.standard_normal((matrix.shape[1], size + 20)).astype(np.float32)
    basis = np.linalg.qr(matrix @ (matrix.T @ sketch))[0]
    _, _, right = np.linalg.svd(basis.T @ matrix, full_matrices=False)
    axes = right[:size]
    points = matrix @ axes.T
    points /= np.linalg.norm(points, axis=1, keepdims=True) + 1e-9

    def find(question: str) -> list[str]:
        point = axes @ row(Counter(words(question)))
        near = points @ (point / (np.linalg.norm(point) or 1.0))
        votes: dict[str, float] = {}
        for place in np.argsort(-near)[:nearest]:
            for action in set(known[int(place)].wish.actions) - CONSTRUCTS:
                votes[action] = votes.get(action, 0.0) + float(near[place])
        return sorted(votes, key=lambda action: (-votes[action], action))

    return find


def _methods(known: Sequence[Known], *, usual: float = Settings().usual) -> dict[str, Find]:
    index = build([one.wish for one in known], settings=Settings(usual=usual))
    return {
        "usage alone, blocks counted": _usual_with_blocks(known),
        "usage alone": _usual(known),
        "BM25 over definitions alone": _definitions_alone(index),
        "embeddings alone (LSA)": _embedded(known),
        "usage and definitions, nothing learnt": _with(build([])),
        "the index without what goes together": _with(_apart(index)),
        "the index": _with(index),
    }


def run() -> dict[str, Any]:
    """Both judgements."""
    known = shortcuts()
    folder = corpus.root().parent / "bench" / "workflowbench"
    samples = json.loads((folder / "samples_50.json").read_text("utf-8"))
    gone = duplicates(known, samples)
    rest = [one for place, one in enumerate(known) if place not in gone]
    gold = [set(sample["apis"]) - CONSTRUCTS for sample in samples]
    questions = [str(sample["query"]) for sample in samples]
    published = {name: _told(recall(find, questions, gold)) for name, find in _methods(rest).items()}
    fold = {one.owner: int(hashlib.sha256(one.owner.encode()).hexdigest(), 16) % FOLDS for one in known}
    apart = [one for one in known if fold[one.owner] == 0 and one.core and len(one.wish.actions) >= 8]
    held = random.Random(SEED).sample(apart, min(HELD, len(apart)))  # noqa: S311
    held = [one for one in held if set(one.wish.actions) - CONSTRUCTS and one.title]
    others = [one for one in known if fold[one.owner]]
    wanted = [set(one.wish.actions) - CONSTRUCTS for one in held]
    methods = _methods(others, usual=0.0)  # the shipped table of usage was counted over all core files
    titles = {name: _told(recall(find, [one.title for one in held], wanted)) for name, find in methods.items()}
    return {
        "shortcuts": len(known),
        "near-duplicates": len(gone),
        "published": published,
        "held out": len(held),
        "titles": titles,
        "speed": _speed(rest, questions),
    }


def _told(found: dict[int, list[float]]) -> dict[str, list[float]]:
    """The mean at each depth, with a bootstrap interval of 95 %."""
    generator = random.Random(SEED)  # noqa: S311
    told = {}
    for depth, values in found.items():
        means = sorted(statistics.fmean(generator.choices(values, k=len(values))) for _ in range(500))
        told[str(depth)] = [round(value, 3) for value in (statistics.fmean(values), means[12], means[487])]
    return told


def _speed(known: Sequence[Known], questions: Sequence[str]) -> dict[str, float]:
    wishes = [one.wish for one in known]
    start = time.perf_counter()
    index = build(wishes)
    built = time.perf_counter() - start
    with TemporaryDirectory() as folder:
        path = Path(folder) / "search.index"
        save(path, index, {})
        size, start = path.stat().st_size, time.perf_counter()
        index = load(path)
        loaded = time.perf_counter() - start
    times = []
    for question in questions:
        start = time.perf_counter()
        index.search(question, 50)
        times.append(1000 * (time.perf_counter() - start))
    return {"build_s": built, "load_s": loaded, "bytes": size, "median_ms": statistics.median(times), "p95_ms": sorted(times)[-3]}


def _report(found: dict[str, Any]) -> str:
    lines = [
        f"## {50} published questions",
        "",
        f"{found['near-duplicates']} near-duplicates of {found['shortcuts']} shortcuts left out.",
        "",
    ]
    lines += _table(found["published"])
    lines += ["", f"## Titles of {found['held out']} shortcuts of owners that were held out", ""]
    lines += _table(found["titles"])
    lines += ["", "The row with nothing learnt uses the shipped table of usage, which was counted over these files too; the others do not."]
    pace = found["speed"]
    lines += [
        "",
        f"Built in {pace['build_s']:.1f} s from what was read, {pace['bytes'] / 1e6:.1f} MB, loaded in {pace['load_s']:.2f} s;",
        f"{pace['median_ms']:.1f} ms a question (median), {pace['p95_ms']:.1f} ms (95 of 100).",
    ]
    return "\n".join(lines)


def _table(rows: dict[str, Any]) -> list[str]:
    lines = ["| how | recall at 20 | at 50 | at 100 |", "|---|---|---|---|"]
    for name, row in rows.items():
        cells = " | ".join(f"{row[str(depth)][0]:.3f} ({row[str(depth)][1]:.2f} to {row[str(depth)][2]:.2f})" for depth in DEPTHS)
        lines.append(f"| {name} | {cells} |")
    return lines


if __name__ == "__main__":
    result = run()
    corpus.save("find", "Finding actions", _report(result), {"made": corpus.provenance(seed=SEED), **result})
    print(_report(result))
