"""Where the real files are, what is known of them, and what every result file says of its making."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import workflowllm

__all__ = ["ERAS", "REPOSITORY", "RESULTS", "era", "load", "manifest", "progress", "provenance", "root", "save"]

REPOSITORY = Path(__file__).resolve().parents[1]
RESULTS = REPOSITORY / "docs" / "results"

ERAS = ("iOS 12 and earlier", "iOS 13 and 14", "iOS 15 and 16", "iOS 17 and later")
"""By client version: below 800, below 1100, below 2000, and above."""


def root() -> Path:
    """The folder of the corpus: what `CORPUS` names, or `shared/corpus` beside the repository."""
    return Path(os.environ.get("CORPUS") or REPOSITORY.parent / "shared" / "corpus").resolve()


@cache
def manifest() -> tuple[dict[str, Any], ...]:
    """A record a file, in order; empty where the corpus is absent."""
    path = root() / "manifest.jsonl"
    return tuple(json.loads(line) for line in path.read_text("utf-8").splitlines()) if path.is_file() else ()


def load(record: dict[str, Any]) -> bytes:
    """The file of a record."""
    path = root() / str(record["file"])
    return path.read_bytes()


def era(record: dict[str, Any]) -> str:
    """The era of a record, by its client version."""
    digits = str(record.get("client_version") or "").split(".")[0]
    version = int(digits) if digits.isdigit() else 0
    return ERAS[(version >= 800) + (version >= 1100) + (version >= 2000)]


def provenance(**configuration: Any) -> dict[str, Any]:
    """What a result was made with: command, configuration, version, revision, interpreter, date."""
    revision = _git("describe", "--always") or "unknown"
    if _git("status", "--porcelain", "--untracked-files=no", "--", ".", ":!docs/results"):
        revision += "-dirty"  # results that were just written are no change of the code
    return {
        "command": " ".join([f"python -m bench.{Path(sys.argv[0]).stem}", *sys.argv[1:]]),
        "configuration": configuration,
        "version": workflowllm.__version__,
        "revision": revision,
        "python": platform.python_version(),
        "date": datetime.now(UTC).strftime("%Y-%m-%d"),
    }


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=REPOSITORY, capture_output=True, text=True, check=False)  # noqa: S603, S607
    return done.stdout.strip()


def save(name: str, title: str, body: str, result: dict[str, Any]) -> None:
    """Write `docs/results/NAME.md` for people and `NAME.json` for programs; each appears whole or not at all."""
    made = result["made"]
    settings = ", ".join(f"{key} {value}" for key, value in made["configuration"].items())
    foot = (
        f"Made by `{made['command']}` ({settings}), version {made['version']}, revision {made['revision']}, "
        f"Python {made['python']}, {made['date']}.\n"
    )
    RESULTS.mkdir(parents=True, exist_ok=True)
    for suffix, text in (
        ("md", f"# {title}\n\n{body}\n\n{foot}"),
        ("json", json.dumps(result, indent=1, ensure_ascii=False) + "\n"),
    ):
        path = RESULTS / f"{name}.{suffix}"
        temporary = path.with_suffix(f".{suffix}.part")
        temporary.write_text(text, "utf-8")
        temporary.replace(path)


def progress(done: int, total: int, note: str = "") -> None:
    """One line on standard error that overwrites itself."""
    end = "\n" if done >= total else ""
    if sys.stderr.isatty() or end or done % max(1, total // 20) == 0:
        print(f"\r{done}/{total} {note}", end=end if sys.stderr.isatty() else "\n", file=sys.stderr, flush=True)
