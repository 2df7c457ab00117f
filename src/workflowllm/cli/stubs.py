"""`workflowllm stubs`: stubs by which an editor and a type checker know every action."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import click

from workflowllm.cli import inputs, output
from workflowllm.errors import FileError
from workflowllm.language.calls import statements
from workflowllm.language.guard import parse_source

__all__ = ["command", "unknown_to_python"]


@click.command("stubs", epilog="Exit status: 0, they were written; 2, they could not be.")
@click.argument("programs", metavar="[PROGRAM]...", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("typings"),
    show_default=True,
    help="Where they go.",
)
@click.option("--app", "apps", metavar="BUNDLE", multiple=True, help="Of other apps than Shortcuts, only this one; may be repeated.")
@output.format_option
def command(programs: tuple[Path, ...], out: Path, apps: tuple[str, ...], form: str) -> None:
    """Write typed stubs of every action, so that an editor completes and checks a program.

    The folder gets the package shortcut_actions and a __builtins__.pyi. Pyright and editors built on it read typings/__builtins__.pyi as
    it is. For mypy, put the line `from shortcut_actions import *` above all statements of the program, which the language ignores, and run
    `MYPYPATH=typings mypy --no-strict-optional program.py`: a branch for `x is None` is checked only so.

    A shortcut makes a variable by adding to it, and may use a name above the place that binds it; Python does neither. Such names of each
    PROGRAM are declared in the package too.
    """
    from workflowllm.catalogue.builtin import properties
    from workflowllm.catalogue.standard import standard
    from workflowllm.catalogue.stubs.package import Wanted, write

    catalogue = standard()
    variables = sorted({name for path in programs for name in _variables(path)})
    wanted = Wanted(apps, {name for group in properties().values() for name in group}, variables)
    try:
        written = write(out, catalogue, wanted)
    except OSError as error:
        raise FileError(f"it cannot be written: {error.strerror}", where=inputs.shown(str(out)), advice="Name another with --out") from None
    if form == "json":
        output.print_json({"written": [inputs.shown(str(path)) for path in written], "actions": len(catalogue), "variables": variables})
    else:
        output.print_text(f"{output.plural(len(written), 'file')} written to {inputs.shown(str(out))}\n")


def _variables(path: Path) -> list[str]:
    with output.about(inputs.shown(str(path))):
        try:
            return unknown_to_python(path.read_text("utf-8"))
        except UnicodeDecodeError:
            raise FileError("the program is no text in UTF-8", advice="Save it as UTF-8") from None


def unknown_to_python(text: str) -> list[str]:
    """The variables of a program that a shortcut knows and Python does not.

    It adds to them and no statement binds them, or it uses them above the first statement that does. A name that is only read is not
    among them: nothing sets it.

    Raises:
        TextError: It is not Python.
    """
    module = parse_source(text)
    found = list(statements(module.body))
    names = sorted((node.lineno, node.id) for node in ast.walk(module) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load))
    used: dict[str, int] = {}
    for line, name in names:
        used.setdefault(name, line)
    bound: dict[str, int] = {}
    for line, name in sorted(_bound(found)):
        bound.setdefault(name, line)
    return sorted(
        {name for name in _added(found) if name not in bound} | {name for name, line in bound.items() if used.get(name, line) < line}
    )


def _added(found: list[ast.stmt]) -> Iterable[str]:
    for node in found:
        match node:
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append"))):
                yield name


def _bound(found: list[ast.stmt]) -> Iterable[tuple[int, str]]:
    for node in found:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.For) else []
        for target in targets:
            yield from ((node.lineno, name.id) for name in ast.walk(target) if isinstance(name, ast.Name))
