"""`workflowllm stubs`: typed stubs of the actions, for editors and type checkers."""

from __future__ import annotations

from pathlib import Path

import click

from workflowllm.cli import inputs, output

__all__ = ["command"]


@click.command("stubs", epilog="Exit status: 0, written; 2, it cannot be written.")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("typings"),
    show_default=True,
    help="Where they go.",
)
@click.option("--app", "apps", metavar="BUNDLE", multiple=True, help="Only Shortcuts itself and this app, by its bundle identifier.")
@output.format_option
def command(out: Path, apps: tuple[str, ...], form: str) -> None:
    """Write typed stubs of every action, so that an editor completes and checks a program.

    The folder gets the package shortcut_actions and a __builtins__.pyi. Pyright and editors built on it read typings/__builtins__.pyi as
    it is. For mypy, put the line `from shortcut_actions import *` at the top of the program, which the language ignores, and run
    `MYPYPATH=typings mypy program.py`.
    """
    from workflowllm.catalogue.standard import standard
    from workflowllm.catalogue.stubs import write

    catalogue = standard()
    written = write(out, catalogue, apps)
    if form == "json":
        output.print_json({"written": [inputs.shown(path) for path in written], "actions": len(catalogue)})
    else:
        output.print_text(f"{output.plural(len(written), 'file')} written to {inputs.shown(out)}\n")
