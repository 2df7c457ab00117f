"""`workflowllm compile`: a Python text as a shortcut."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import click

from workflowllm import WorkflowError, write
from workflowllm.cli import inputs, output
from workflowllm.errors import FileError, Span, TextError
from workflowllm.shortcut.plain import MAX_BYTES
from workflowllm.workflow.nodes import Workflow

__all__ = ["command"]

Form = Literal["binary", "xml", "json"]
_FORMS: dict[str, Form] = {".json": "json", ".xml": "xml"}
_SYSTEM = re.compile(r"(?:ios|ipados|macos)?[ -]?(\d{1,2})(?:\.\d+)*", re.IGNORECASE)


def _system(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """The version in `26`, `ios18.4` or `macos15`."""
    match = None if value is None else _SYSTEM.fullmatch(value.strip())
    if value is not None and match is None:
        raise click.BadParameter(f"{value!r} is not a system: write 26, ios18 or macos15", ctx, param)
    return None if match is None else int(match[1])


@dataclass(slots=True)
class _Made:
    """What was compiled, and what there is to say about it."""

    content: bytes
    lowered: list[str]
    dropped: list[str]
    written: list[str] = field(default_factory=list)
    next_steps: str = ""


@click.command("compile", epilog="Exit status: 0, compiled; 1, compiled but not signed; 2, the text is refused or cannot be read.")
@click.argument("path", metavar="FILE.py")
@click.option("-o", "--out", metavar="X.shortcut", required=True, help="The shortcut to write; - for standard output.")
@click.option("--target", metavar="OS", callback=_system, help="The oldest system that must run it, such as ios18, macos15 or 26.")
@click.option(
    "--as",
    "kind",
    type=click.Choice(["binary", "xml", "json"]),
    help="The kind of property list. Default: by the suffix, else binary.",
)
@click.option("--sign", "mode", type=click.Choice(["anyone", "people-who-know-me"]), help="Sign it for them, on a Mac.")
@output.format_option
def command(path: str, out: str, target: int | None, kind: Form | None, mode: str | None, form: str) -> None:
    """Make a shortcut of a Python text.

    FILE.py is a text as `transcribe` prints it, or - for standard input. It is parsed and never run. For systems before 27,
    which have no Otherwise If, --target turns each one into an If inside Otherwise, and says so.
    """
    if mode is not None and out == "-":
        raise click.UsageError("--sign needs a file: name one with -o")
    workflow, dropped = _parse(path)
    workflow, lowered = _lower(workflow, target)
    made = _Made(write(workflow, format=kind or _FORMS.get(Path(out).suffix.lower(), "binary")), lowered, dropped)
    failed = _deliver(made, out, mode)
    _print(made, out, form)
    if failed is not None:
        output.say(f"Error: {failed}")
    output.finish(good=1, failed=failed is not None)


def _parse(path: str) -> tuple[Workflow, list[str]]:
    from workflowllm.language.residue import parse_exact

    data = sys.stdin.buffer.read(MAX_BYTES + 1) if path == "-" else inputs.load(inputs.Source("file", path, "", path))
    if len(data) > MAX_BYTES:
        raise FileError(f"the text has more than {MAX_BYTES} bytes", where=inputs.shown(path), advice="Texts of shortcuts are far smaller")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise TextError("the text is not UTF-8", where=Span(line, column, line, column + 1), advice="Save it as UTF-8") from None
    return parse_exact(text)


def _lower(workflow: Workflow, target: int | None) -> tuple[Workflow, list[str]]:
    from workflowllm.shortcut.lower import lower

    return (workflow, []) if target is None else lower(workflow, target)


def _deliver(made: _Made, out: str, mode: str | None) -> WorkflowError | None:
    """Write the file, and sign it if that was asked for; the error, if only the signing failed."""
    from workflowllm.shortcut import sign
    from workflowllm.shortcut.files import write_atomically

    if out == "-":
        return None
    write_atomically(Path(out), made.content)
    made.written.append(inputs.shown(out))
    if mode is None:
        made.next_steps = sign.next_steps(out) if Path(out).suffix.lower() in (".shortcut", ".wflow") else ""
        return None
    target = Path(out).with_name(f"{Path(out).stem} signed.shortcut")
    try:
        signed = sign.sign(out, target, "anyone" if mode == "anyone" else "people-who-know-me")
    except WorkflowError as error:
        return error
    made.written.append(inputs.shown(signed))
    return None


def _print(made: _Made, out: str, form: str) -> None:
    if out == "-":
        sys.stdout.buffer.write(made.content)
        for line in made.lowered + made.dropped:
            output.say(line)
        return
    if form == "json":
        said = {"lowered": made.lowered, "dropped": made.dropped, "next_steps": made.next_steps}
        output.print_json({"written": made.written, "bytes": len(made.content), **said})
        return
    lines = [f"lowered: {line}" for line in made.lowered] + [f"dropped: {line}" for line in made.dropped]
    lines += [f"written: {path}" for path in made.written] + ([made.next_steps] if made.next_steps else [])
    output.print_text(output.printable("\n".join(lines)) + "\n")
