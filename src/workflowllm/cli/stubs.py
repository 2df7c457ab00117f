"""`workflowllm stubs`: stubs by which an editor and a type checker know every action."""

from __future__ import annotations

from pathlib import Path

import click

from workflowllm.catalogue.builtin import properties
from workflowllm.catalogue.standard import standard
from workflowllm.catalogue.stubs.package import write
from workflowllm.cli import inputs, output
from workflowllm.errors import FileError

__all__ = ["command"]


@click.command("stubs", epilog="Exit status: 0, they were written; 2, they could not be.")
@click.option("--out", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="Where to write. Default: here.")
@click.option("--app", "apps", metavar="BUNDLE", multiple=True, help="Of other apps than Shortcuts, only this one; may be repeated.")
def command(out: Path, apps: tuple[str, ...]) -> None:
    """Write stubs, so that an editor completes and checks workflows.

    Writes the package shortcut_actions and the file __builtins__.pyi into DIR. Pyright and Pylance then know every
    action without an import; for mypy put the line `from shortcut_actions import *` at the top of a program.
    """
    names = {name for group in properties().values() for name in group}
    try:
        written = write(out, standard(), apps, names)
    except OSError as error:
        raise FileError(f"it cannot be written: {error.strerror}", where=inputs.shown(str(out)), advice="Name another with --out") from None
    output.print_text(f"Written: {written[0].parent}, {output.plural(len(written) - 1, 'file')}, and {written[-1]}\n")
