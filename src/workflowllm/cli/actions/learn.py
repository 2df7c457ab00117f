"""`workflowllm actions learn`: actions and their parameters, from shortcuts that use them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from workflowllm import storage
from workflowllm.catalogue.learn import concluded
from workflowllm.catalogue.observations import Observations
from workflowllm.catalogue.store import save, user_folder
from workflowllm.cli import inputs, output
from workflowllm.cli.batch import run
from workflowllm.cli.inputs import Source
from workflowllm.errors import FileError
from workflowllm.shortcut.container import unpack
from workflowllm.shortcut.tree import from_tree

__all__ = ["command"]

_FILE = "learnt.json"


@click.command("learn", epilog="Exit status: 0, all were read; 1, some could not be; 2, none could.")
@click.argument("folders", metavar="FOLDER...", nargs=-1, required=True)
@click.option("--out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Where to write. Default: among your data.")
@output.format_option
def command(folders: tuple[str, ...], out: Path | None, form: str) -> None:
    """Learn actions from shortcuts: their parameters, what these hold, their outputs and apps.

    FOLDER is a folder, a zip archive or a file. What is learnt counts from then on in every command, and replaces what
    was learnt before. No text of yours is kept: a text becomes a choice only where shortcuts of two owners
    hold it, and each FOLDER is an owner, or each folder in it.
    """
    seen = Observations()

    def look(source: Source, owner: str) -> dict[str, Any]:
        tree, _ = unpack(inputs.load(source))
        seen.add(owner, from_tree(tree))
        return {}

    items = list(_owned(folders))
    outcomes = run(look, items, jobs=1, label="learning")
    failures = [failure for _, failure in outcomes if failure is not None]
    read = len(items) - len(failures)
    catalogue, path = concluded(seen), out or user_folder() / _FILE
    if read:
        configuration = {"command": "actions learn", "folders": [inputs.shown(folder) for folder in folders], "files": read}
        try:
            save(path, catalogue, storage.stamp(configuration, 0))
        except OSError as error:
            raise FileError(
                f"it cannot be written: {error.strerror}", where=inputs.shown(str(path)), advice="Name another with --out"
            ) from None
    for failure in failures:
        output.say(output.sentence(failure))
    counts: dict[str, Any] = {
        "files": len(items),
        "failed": len(failures),
        "actions": len(catalogue),
        "parameters": sum(len(definition.parameters) for definition in catalogue.values()),
        "out": str(path) if read else "",
    }
    if form == "json":
        output.print_json(output.report("actions learn", {"folders": list(map(inputs.shown, folders))}, counts, failures))
    else:
        said = f"{output.plural(read, 'file')}: {output.plural(counts['actions'], 'action')}"
        output.print_text(f"{said}, {output.plural(counts['parameters'], 'parameter')}\n" + (f"Written: {path}\n" if read else ""))
    output.finish(good=read, failed=len(failures))


def _owned(folders: tuple[str, ...]) -> Iterator[tuple[Source, str]]:
    """Every shortcut with whose it is."""
    for folder in folders:
        for source in inputs.sources([folder]):
            inside, below, _ = source.stem.partition("/")
            yield source, f"{folder}/{inside}" if below else folder
