"""Whether right programs pass mypy against the stubs: the examples, and the texts of real shortcuts, each with the import line.

Only what ships with this project is known, so that the actions of other apps are not; `workflowllm actions learn` would add them.

    CORPUS=/path/to/corpus python -m bench.stubs [FILES]
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from bench import corpus
from workflowllm import from_python, read, to_python
from workflowllm.catalogue.builtin import properties
from workflowllm.catalogue.standard import shipped
from workflowllm.catalogue.stubs import PACKAGE
from workflowllm.catalogue.stubs.package import Wanted, write
from workflowllm.cli.stubs import unknown_to_python
from workflowllm.errors import WorkflowError

__all__ = ["measure", "real_texts"]

SEED = 3
FILES = 700
_OPTIONS = ("--no-strict-optional", "--no-error-summary", "--hide-error-context", "--no-incremental")
_LINE = re.compile(r"(?P<file>\w+)\.py:(?P<line>\d+): error: (?P<text>.*?)  \[(?P<code>[\w-]+)\]")
_REASONS = {
    "used-before-def": "a name used above the place that binds it, which a shortcut may do",
    "has-type": "a name used above the place that binds it, which a shortcut may do",
    "call-arg": "a parameter that the action does not have",
    "arg-type": "a value of another type, or none of the choices",
}


def with_import(text: str) -> str:
    """A program with the import line below its head block."""
    head, mark, rest = text.partition("\n# ///\n") if text.startswith("# /// shortcut") else ("", "", text)
    return f"{head}{mark}from {PACKAGE} import *\n{rest}"


def real_texts(count: int) -> dict[str, str]:
    """The readable texts of core files of the corpus, drawn by the seed."""
    rows = [row for row in corpus.manifest() if row.get("core")]
    found = {}
    for number, row in enumerate(random.Random(SEED).sample(rows, min(count, len(rows)))):  # noqa: S311
        try:
            found[f"file_{number}"] = to_python(read(corpus.root() / str(row["file"])))
        except WorkflowError as error:
            print(f"passed over: {row['file']}: {error}", file=sys.stderr)
    return found


def measure(texts: dict[str, str]) -> dict[str, Any]:
    """How many programs pass, and why the others do not."""
    variables = {name for text in texts.values() for name in unknown_to_python(text)}
    wanted = Wanted(properties={name for group in properties().values() for name in group}, variables=variables)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write(folder, shipped(), wanted)
        for name, text in texts.items():
            if to_python(from_python(with_import(text))) != to_python(from_python(text)):
                raise AssertionError(f"{name}: the import line says something")
            (folder / f"{name}.py").write_text(with_import(text), encoding="utf-8")
        start = time.perf_counter()
        command = [sys.executable, "-m", "mypy", *_OPTIONS, *(f"{name}.py" for name in texts)]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
        seconds = time.perf_counter() - start
        lines = {name: (folder / f"{name}.py").read_text("utf-8").split("\n") for name in texts}
    if done.stderr:
        raise AssertionError(done.stderr)
    return {**_judged(done.stdout, lines), "programs": len(texts), "seconds": round(seconds, 1)}


def _judged(said: str, lines: dict[str, list[str]]) -> dict[str, Any]:
    reasons: dict[str, set[str]] = {}
    examples: dict[str, Counter[str]] = {}
    for line in said.splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        reason = _reason(match, lines)
        reasons.setdefault(reason, set()).add(match["file"])
        examples.setdefault(reason, Counter())[match["text"]] += 1
    failing = set().union(*reasons.values())
    rows = sorted(((reason, len(names)) for reason, names in reasons.items()), key=lambda row: -row[1])
    harder = {name for reason, names in reasons.items() if reason in list(_REASONS.values())[2:] for name in names}
    return {
        "pass": len(lines) - len(failing),
        "reasons": dict(rows),
        "own doing": len(harder),
        "most": {
            reason: [text for text, _ in counted.most_common(5)] for reason, counted in examples.items() if reason in _REASONS.values()
        },
    }


def _reason(match: re.Match[str], lines: dict[str, list[str]]) -> str:
    if match["code"] != "name-defined":
        return _REASONS.get(match["code"], "another")
    name = re.findall(r'"(\w+)"', match["text"])[0]
    called = re.search(rf"\b{re.escape(name)}\(", lines[match["file"]][int(match["line"]) - 1])
    return "an action of another app, which is not known" if called else "a variable that nothing sets"


def _report(found: dict[str, Any]) -> str:
    out = ["| programs | | pass | seconds of mypy |", "|---|---:|---:|---:|"]
    for which in ("examples", "real"):
        row = found[which]
        out.append(f"| {which} | {row['programs']} | {row['pass']} | {row['seconds']} |")
    real = found["real"]
    out += ["", "Why real programs do not pass; one may have several reasons.", "", "| reason | programs |", "|---|---:|"]
    out += [f"| {reason} | {count} |" for reason, count in real["reasons"].items()]
    out += ["", f"Because of the stubs of known actions, parameters and types, {real['own doing']} do not. The commonest messages:", ""]
    out += [f"- {reason}: {text}" for reason, texts in real["most"].items() for text in texts if reason in list(_REASONS.values())[2:]]
    return "\n".join(out)


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    folder = corpus.REPOSITORY / "examples"
    written = {path.stem.replace("-", "_"): path.read_text("utf-8") for path in sorted(folder.glob("*.py"))}
    result = {"examples": measure(written), "real": measure(real_texts(wanted))}
    made = corpus.provenance(seed=SEED, files=wanted, mypy=" ".join(_OPTIONS))
    corpus.save("stubs", "Programs against the stubs", _report(result), {"made": made, **result})
    print(_report(result))
