"""Laws 1 to 4 on every file of the corpus, and what the translation costs: `make laws CORPUS=FOLDER`."""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields, is_dataclass
from typing import Any

from bench import corpus, sensitivity
from workflowllm import read, to_python
from workflowllm.laws import LAWS, check
from workflowllm.workflow import Action, Opaque, OpaqueAction, actions

CAP = 384
"""Characters of one literal that count: the figure of the official converter, which cuts there."""

_LITERAL = re.compile(
    r"""\"{3}(?:[^"\\]++|\\.|\"(?!\"\"))*+\"{3}|'{3}(?:[^'\\]++|\\.|'(?!''))*+'{3}|\"(?:[^"\\\n]++|\\.)*+\"|'(?:[^'\\\n]++|\\.)*+'""",
    re.DOTALL,
)


def count_opaque(value: Any) -> int:
    """Opaque nodes in a tree."""
    found, stack = 0, [value]
    while stack:
        current = stack.pop()
        if type(current) is Opaque or type(current) is OpaqueAction:
            found += 1
        elif isinstance(current, dict):
            stack.extend(current.values())
        elif isinstance(current, tuple):
            stack.extend(current)
        elif is_dataclass(current):
            stack.extend(getattr(current, field.name) for field in fields(current))
    return found


def capped(text: str) -> int:
    """Characters of a text, counting at most `CAP` of any one literal."""
    return len(text) - sum(max(0, match.end() - match.start() - CAP) for match in _LITERAL.finditer(text))


def measure(record: dict[str, Any]) -> Counter[str]:
    """The figures of one file that reads."""
    workflow = read(corpus.load(record))
    text, exact = to_python(workflow), to_python(workflow, exact=True)
    flat = list(actions(workflow))
    return Counter(
        actions=len(flat),
        opaque=count_opaque((workflow.body, workflow.properties)),
        opaque_actions=sum(type(action) is not Action for action in flat),
        residue=len(exact.encode()) - len(text.encode()),
        capped=capped(text),
        characters=len(text),
    )


def examine(record: dict[str, Any]) -> tuple[dict[str, Any], Counter[str], list[tuple[int, str]]]:
    """One file: its record, figures and findings. Whatever goes wrong is a finding."""
    try:
        findings = [tuple(finding) for finding in check(corpus.load(record))]
        return record, measure(record), findings  # type: ignore[return-value]
    except Exception as error:
        return record, Counter(), [(law, f"{type(error).__name__}: {error}"[:300]) for law in LAWS]


def _rows(examined: list[tuple[dict[str, Any], Counter[str], list[tuple[int, str]]]]) -> Iterator[tuple[str, ...]]:
    """The table: a row for each container and era, then the core files and all files."""
    groups: dict[tuple[str, str], list[Any]] = {}
    for entry in examined:
        groups.setdefault((entry[0]["format"], corpus.era(entry[0])), []).append(entry)
    for key in sorted(groups, key=lambda key: (key[0], corpus.ERAS.index(key[1]))):
        yield _row(*key, groups[key])
    yield _row("core files", "all", [entry for entry in examined if entry[0]["core"]])
    yield _row("all files", "all", examined)


def _row(container: str, era: str, entries: list[Any]) -> tuple[str, ...]:
    total: Counter[str] = sum((figures for _, figures, _ in entries), Counter())
    broken = Counter(law for _, _, findings in entries for law in {law for law, _ in findings})
    count = max(1, total["actions"])
    held = [str(len(entries) - broken[law]) for law in LAWS]
    per = (total["residue"] / count, 1000 * total["opaque"] / count, total["capped"] / count)
    return container, era, str(len(entries)), str(total["actions"]), *held, *(f"{figure:.2f}" for figure in per)


HEADER = (
    "container",
    "era",
    "files",
    "actions",
    *(f"law {law}" for law in LAWS),
    "residue/action",
    "opaque/1000",
    "characters/action",
)


def table(rows: list[tuple[str, ...]]) -> str:
    """Rows as a Markdown table, columns in line."""
    widths = [max(len(row[column]) for row in [HEADER, *rows]) for column in range(len(HEADER))]
    lines = [
        "| "
        + " | ".join(cell.ljust(width) if n < 2 else cell.rjust(width) for n, (cell, width) in enumerate(zip(row, widths, strict=True)))
        + " |"
        for row in [HEADER, *rows]
    ]
    rule = "|" + "|".join("-" * (width + 1) + ("-" if n < 2 else ":") for n, width in enumerate(widths)) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


NOTE = f"""`law n` counts the files that hold it (1 read and write, 2 exact text, 3 readable text, 4 stable text).
`residue/action` is the UTF-8 bytes that an exact text has beyond the readable one; `opaque/1000` the nodes kept unread in 1,000
actions; `characters/action` the characters of the readable text, counting at most {CAP} of any one literal."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=int, default=0, help="only the first files, for trying out")
    parser.add_argument("--sensitivity", type=int, default=200, help="files of the sensitivity test")
    options = parser.parse_args()
    records = corpus.manifest()[: options.limit or None]
    if not records:
        print(f"no corpus at {corpus.root()}: set CORPUS to a folder with a manifest.jsonl", file=sys.stderr)
        return 2
    examined = []
    with ProcessPoolExecutor(options.jobs) as pool:
        for entry in pool.map(examine, records, chunksize=8):
            examined.append(entry)
            corpus.progress(len(examined), len(records), "files")
        blind = sensitivity.run(pool, options.sensitivity, full=not options.limit) if options.sensitivity else 0
    rows = list(_rows(examined))
    text = table(rows)
    findings = [{"file": record["file"], "law": law, "problem": problem} for record, _, found in examined for law, problem in found]
    print(text)
    for finding in findings[:20]:
        print(f"{finding['file']}: law {finding['law']}: {finding['problem']}")
    result = {
        "made": corpus.provenance(files=len(records), jobs=options.jobs),
        "columns": HEADER,
        "rows": rows,
        "findings": findings,
    }
    if not options.limit:
        corpus.save("laws", "Laws 1 to 4 on real files", f"{text}\n\n{NOTE}", result)
    return 1 if findings or blind else 0


if __name__ == "__main__":
    sys.exit(main())
