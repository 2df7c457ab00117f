"""`workflowllm actions import`: actions from what describes them: apps, databases, documents."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from workflowllm import storage
from workflowllm.catalogue.collection import Catalogue, merged
from workflowllm.catalogue.importers.formats import Imported, import_file, importable
from workflowllm.catalogue.standard import standard
from workflowllm.catalogue.store import load, save, user_folder
from workflowllm.cli import inputs, output
from workflowllm.errors import FileError, WorkflowError

__all__ = ["command"]

_FILE = "imported.json"


@click.command("import", epilog="Exit status: 0, all were read; 1, some could not be; 2, none could.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--app", metavar="BUNDLE", default="", help="The app's bundle identifier, where the file neither names it nor stands in it.")
@click.option("--out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Where to write. Default: among your data.")
@output.format_option
def command(paths: tuple[str, ...], app: str, out: Path | None, form: str) -> None:
    """Import actions from what describes them.

    PATH is a file, or a folder such as an app: metadata of App Intents (extract.actionsdata), SiriKit intents
    (.intentdefinition), WFActions.plist, the ToolKit database of macOS, published API documents as JSON or pickle,
    or a catalogue that was saved. What is imported counts from then on in every command, beside what was imported before.
    """
    found, failures = _read(paths, app)
    fresh = merged(*(each.catalogue for each in found))
    new = sum(identifier not in standard() for identifier in fresh)
    path = out or user_folder() / _FILE
    if found:
        _write(path, fresh if out else _with_former(path, fresh), paths, app)
    for failure in failures:
        output.say(output.sentence(failure))
    left_out = sum((Counter(each.left_out) for each in found), Counter[str]())
    counts = {**_counts(fresh), "new": new, "left_out": dict(left_out.most_common()), "out": inputs.shown(str(path)) if found else ""}
    if form == "json":
        files = [{"file": inputs.shown(str(each.path)), "format": each.source, **_counts(each.catalogue)} for each in found]
        options = {"paths": list(map(inputs.shown, paths)), "app": app}
        output.print_json(output.report("actions import", options, {"files": files, **counts}, failures))
    else:
        output.print_text("".join(f"{line}\n" for line in _lines(found, counts)))
    output.finish(good=len(found), failed=len(failures))


def _read(paths: tuple[str, ...], app: str) -> tuple[list[Imported], list[dict[str, Any]]]:
    found: list[Imported] = []
    failures = []
    for path in paths:
        try:
            files = list(importable(Path(path)))
        except WorkflowError as error:
            failures.append(output.failure(inputs.shown(path), error))
            continue
        for file in files:
            try:
                found.append(import_file(file, app))
            except WorkflowError as error:
                failures.append(output.failure(inputs.shown(str(file)), error))
    return found, failures


def _with_former(path: Path, fresh: Catalogue) -> Catalogue:
    """What is imported now before what was imported before."""
    return merged(fresh, load(path)) if path.is_file() else fresh


def _write(path: Path, catalogue: Catalogue, paths: tuple[str, ...], app: str) -> None:
    configuration = {"command": "actions import", "paths": [inputs.shown(each) for each in paths], "app": app}
    try:
        save(path, catalogue, storage.stamp(configuration, 0))
    except OSError as error:
        advice = "Name another with --out"
        raise FileError(f"it cannot be written: {error.strerror}", where=inputs.shown(str(path)), advice=advice) from None


def _counts(catalogue: Catalogue) -> dict[str, Any]:
    return {"actions": len(catalogue), "parameters": sum(len(action.parameters) for action in catalogue.values())}


def _lines(found: list[Imported], counts: dict[str, Any]) -> list[str]:
    lines = []
    for each in found:
        told = _counts(each.catalogue)
        said = f"{output.plural(told['actions'], 'action')}, {output.plural(told['parameters'], 'parameter')}"
        lines.append(f"{output.printable(inputs.shown(str(each.path)))}: {each.source}: {said}")
    if not found:
        return lines
    lines.append(f"Together {output.plural(counts['actions'], 'action')}, {counts['new']:,} of them new")
    if counts["left_out"]:
        lines += ["Left out:", *(f"{number:8,}  {reason}" for reason, number in counts["left_out"].items())]
    return [*lines, f"Written: {output.printable(counts['out'])}"]
