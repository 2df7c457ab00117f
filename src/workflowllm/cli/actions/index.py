"""`workflowllm actions index`: learns from shortcuts which actions go with which words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from workflowllm import read, storage
from workflowllm.catalogue.search import Wish, build, save
from workflowllm.catalogue.store import user_folder
from workflowllm.cli import inputs, output
from workflowllm.cli.actions.search import INDEX
from workflowllm.cli.batch import run
from workflowllm.cli.inputs import Source
from workflowllm.errors import FileError
from workflowllm.pipeline.finding import wish

__all__ = ["command"]


@click.command("index", epilog="Exit status: 0, all were read; 1, some could not be; 2, none could.")
@click.argument("folders", metavar="FOLDER...", nargs=-1, required=True)
@click.option("--out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Where to write. Default: among your data.")
@output.format_option
def command(folders: tuple[str, ...], out: Path | None, form: str) -> None:
    """Learn from shortcuts which actions go with which words, for `actions search`.

    FOLDER is a folder, a zip archive or a file. The names of the files, and what the shortcuts say to people, are the words. The index
    keeps words and numbers, and none of your texts; it replaces the one that was there.
    """
    items = [(source, None) for source in inputs.sources(folders)]
    outcomes = run(_wish, items, jobs=None, label="reading")
    failures = [failure for _, failure in outcomes if failure is not None]
    wishes = [Wish(result["text"], tuple(result["actions"])) for result, _ in outcomes if result is not None]
    path = out or user_folder() / INDEX
    if wishes:
        configuration = {"command": "actions index", "folders": [inputs.shown(folder) for folder in folders], "files": len(wishes)}
        try:
            save(path, build(wishes), storage.stamp(configuration, 0))
        except OSError as error:
            problem = f"it cannot be written: {error.strerror}"
            raise FileError(problem, where=inputs.shown(str(path)), advice="Name another with --out") from None
    for failure in failures:
        output.say(output.sentence(failure))
    counts: dict[str, Any] = {"files": len(items), "failed": len(failures), "out": str(path) if wishes else ""}
    if form == "json":
        output.print_json(output.report("actions index", {"folders": list(map(inputs.shown, folders))}, counts, failures))
    else:
        output.print_text(f"{output.plural(len(wishes), 'shortcut')} read\n" + (f"Written: {path}\n" if wishes else ""))
    output.finish(good=len(wishes), failed=len(failures))


def _wish(source: Source, argument: None) -> dict[str, Any]:
    """Read one shortcut; in a worker."""
    found = wish(read(inputs.load(source)), title=source.stem.rsplit("/", 1)[-1])
    return {"text": found.text, "actions": list(found.actions)}
