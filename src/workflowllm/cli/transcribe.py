"""`workflowllm transcribe`: shortcuts as Python."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import click

from workflowllm import WorkflowError, __version__, read, to_python
from workflowllm.cli import inputs, output
from workflowllm.cli.batch import Outcome, run
from workflowllm.cli.inputs import Source
from workflowllm.errors import FileError

__all__ = ["command"]

REPORT = "report.json"


@click.command("transcribe", epilog="Exit status: 0, all were printed; 1, some could not be read; 2, none could.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--out", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="Where the texts go, with a report.json.")
@click.option("--exact", is_flag=True, help="Add what is needed to write the very same file again.")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 256), help="Processes. Default: as many as are worth it.")
@click.option("--resume", is_flag=True, help="Leave out what DIR has already, made from the same file in the same way.")
@output.format_option
def command(paths: tuple[str, ...], out: Path | None, exact: bool, jobs: int | None, resume: bool, form: str) -> None:
    """Print shortcuts as Python.

    PATH is a file, an iCloud link, a folder, a zip archive, or - for standard input. One file without --out is printed on
    standard output; anything more needs --out. Texts have the names and folders of their files.
    """
    if out is None:
        if resume:
            raise click.UsageError("--resume needs the folder that has the texts: name it with --out DIR")
        _print_one(list(inputs.sources(paths)), exact, form)
        return
    options = {"paths": [inputs.shown(path) for path in paths], "out": inputs.shown(out), "exact": exact}
    items = list(_with_targets(list(inputs.sources(paths)), out))
    before = _texts_there(out, exact=exact) if resume else None
    kept = [] if before is None else [row for source, target in items if (row := _unchanged(source, target, out, before))]
    there = {row["text"] for row in kept}
    chosen = [(source, (target, exact)) for source, target in items if source.kind == "broken" or inputs.shown(target) not in there]
    _write(out, output.report("transcribe", options, {"finished": False, "texts": [], "kept": kept}, []))
    _summary(out, options, run(_transcribe, chosen, jobs=jobs, label="transcribing"), kept, form)


def _texts_there(out: Path, *, exact: bool) -> dict[str, str] | None:
    """What the last run left in a folder: each text, named from there, with the digest of its source.

    Returns:
        None if it made its texts in another way: readable or exact, or by another version; or if nothing says how.
    """
    try:
        last = json.loads((out / REPORT).read_text(encoding="utf-8"))
        options = last["options"]
        if (last["version"], options["exact"]) != (__version__, exact):
            return None
        return {os.path.relpath(row["text"], options["out"]): row["digest"] for row in [*last["texts"], *last["kept"]]}
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _unchanged(source: Source, target: Path, out: Path, before: dict[str, str]) -> dict[str, Any] | None:
    """The row of a text that need not be made again, for the report.

    The digest of its source says so, as the report has it. A run that was killed left no digests: there the text must be
    younger than its source. What is behind a link is taken to be the same.
    """
    if source.kind == "broken" or not target.exists():
        return None
    known = before.get(os.path.relpath(inputs.shown(target), inputs.shown(out)))
    if source.kind == "link":
        return _row(source, target, known or "")
    try:
        digest = _digest(inputs.load(source))
        younger = source.place != "" and target.stat().st_mtime_ns > Path(source.place).stat().st_mtime_ns
    except (WorkflowError, OSError):
        return None
    return _row(source, target, digest) if (digest == known if known else younger) else None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _row(source: Source, target: Path, digest: str) -> dict[str, Any]:
    return {"file": source.name, "text": inputs.shown(target), "digest": digest}


def _print_one(found: list[Source], exact: bool, form: str) -> None:
    if len(found) != 1:
        raise click.UsageError(f"{len(found)} shortcuts: name a folder for their texts with --out DIR")
    with output.about(found[0].name):
        text = to_python(read(inputs.load(found[0])), exact=exact)
    if form == "json":
        output.print_json({"file": found[0].name, "text": text})
    else:
        output.print_text(text)


def _with_targets(found: list[Source], out: Path) -> list[tuple[Source, Path]]:
    """Where each text goes: never one name for two, on file systems that ignore case too."""
    taken: set[str] = set()
    items = []
    for source in found:
        stem, number = source.stem, 1
        while source.kind != "broken" and stem.casefold() in taken:
            number += 1
            stem = f"{source.stem} ({number})"
        if source.kind != "broken":
            taken.add(stem.casefold())
        items.append((source, out / f"{stem}.py"))
    return items


def _transcribe(source: Source, argument: tuple[Path, bool]) -> dict[str, Any]:
    """Write one text; in a worker."""
    from workflowllm.shortcut.files import write_atomically

    target, exact = argument
    content = inputs.load(source)
    text = to_python(read(content), exact=exact)
    _folder(target.parent)
    write_atomically(target, text.encode("utf-8"))
    return _row(source, target, _digest(content))


def _folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"the folder cannot be made: {error.strerror}", where=inputs.shown(path), advice="Check --out") from None


def _write(out: Path, content: dict[str, Any]) -> None:
    _folder(out)
    output.write_report(out / REPORT, content)


def _summary(out: Path, options: dict[str, Any], outcomes: list[Outcome], kept: list[dict[str, Any]], form: str) -> None:
    written = [result for result, _ in outcomes if result is not None]
    failures = [failure for _, failure in outcomes if failure is not None]
    counts = {"files": len(outcomes) + len(kept), "written": len(written), "skipped": len(kept), "failed": len(failures)}
    content = output.report("transcribe", options, {"finished": True, **counts, "texts": written, "kept": kept}, failures)
    for failure in failures:
        output.say(output.sentence(failure))
    _write(out, content)
    if form == "json":
        output.print_json(content)
    else:
        said = f", {len(kept)} already there" if kept else ""
        output.print_text(f"{output.plural(len(written), 'text')} written to {inputs.shown(out)}{said}, {len(failures)} failed\n")
    output.finish(good=len(written) + len(kept), failed=len(failures))
