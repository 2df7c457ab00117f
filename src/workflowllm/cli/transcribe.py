"""`workflowllm transcribe`: shortcuts as Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from workflowllm import WorkflowError, read, to_python
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
@click.option("--resume", is_flag=True, help="Leave out what already has its text in DIR.")
@output.format_option
def command(paths: tuple[str, ...], out: Path | None, exact: bool, jobs: int | None, resume: bool, form: str) -> None:
    """Print shortcuts as Python.

    PATH is a file, an iCloud link, a folder, a zip archive, or - for standard input. One file without --out is printed on
    standard output; anything more needs --out. Texts have the names and folders of their files.
    """
    if out is None:
        _print_one(list(inputs.sources(paths)), exact, form)
        return
    items = list(_with_targets(list(inputs.sources(paths)), out))
    chosen = [(source, (target, exact)) for source, target in items if not (resume and source.kind != "broken" and target.exists())]
    _summary(paths, out, run(_transcribe, chosen, jobs=jobs, label="transcribing"), len(items) - len(chosen), exact, form)


def _print_one(found: list[Source], exact: bool, form: str) -> None:
    if len(found) != 1:
        raise click.UsageError(f"{len(found)} shortcuts: name a folder for their texts with --out DIR")
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
    text = to_python(read(inputs.load(source)), exact=exact)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"the folder cannot be made: {error.strerror}", where=inputs.shown(target.parent)) from None
    write_atomically(target, text.encode("utf-8"))
    return {"file": source.name, "text": inputs.shown(target)}


def _summary(paths: tuple[str, ...], out: Path, outcomes: list[Outcome], skipped: int, exact: bool, form: str) -> None:
    written = [result for result, _ in outcomes if result is not None]
    failures = [failure for _, failure in outcomes if failure is not None]
    options = {"paths": [inputs.shown(path) for path in paths], "out": inputs.shown(out), "exact": exact}
    counts = {"files": len(outcomes) + skipped, "written": len(written), "skipped": skipped, "failed": len(failures)}
    content = output.report("transcribe", options, {**counts, "texts": written}, failures)
    for failure in failures:
        output.say(f"{failure['file']}: {sentence(failure)}")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"the folder cannot be made: {error.strerror}", where=inputs.shown(out), advice="Check --out") from None
    output.write_report(out / REPORT, content)
    if form == "json":
        output.print_json(content)
    else:
        kept = f", {skipped} already there" if skipped else ""
        output.print_text(f"{output.plural(len(written), 'text')} written to {inputs.shown(out)}{kept}, {len(failures)} failed\n")
    output.finish(good=len(written) + skipped, failed=len(failures))


def sentence(failure: dict[str, str]) -> str:
    """A failure as one line."""
    return str(WorkflowError(failure["problem"], where=failure["where"] or None, advice=failure["advice"]))
