"""`workflowllm compile`: a Python text as a shortcut."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import click

from workflowllm import WorkflowError, write
from workflowllm.cli import inputs, output
from workflowllm.cli.doubts import Doubt, doubts, if_lines
from workflowllm.cli.systems import system
from workflowllm.errors import FileError, Span, TextError
from workflowllm.language.residue import parse_exact
from workflowllm.shortcut import files
from workflowllm.shortcut.lower import lower
from workflowllm.shortcut.plain import MAX_BYTES
from workflowllm.workflow.nodes import Workflow

__all__ = ["command", "text_of"]

Form = Literal["binary", "xml", "json"]
_FORMS: dict[str, Form] = {".json": "json", ".xml": "xml"}


@dataclass(slots=True)
class _Made:
    """What was compiled, and what there is to say about it."""

    content: bytes
    lowered: list[str]
    dropped: list[str]
    warnings: list[Doubt]
    written: list[str] = field(default_factory=list)
    next_steps: str = ""


@click.command("compile", epilog="Exit status: 0, compiled; 1, compiled but not signed; 2, the text is refused or cannot be read.")
@click.argument("path", metavar="FILE.py")
@click.option("-o", "--out", metavar="X.shortcut", required=True, help="The shortcut to write; - for standard output.")
@click.option("--target", metavar="OS", callback=system, help="Rewrite for this system what it does not know of If: see above.")
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

    FILE.py is a text as `transcribe` prints it, or - for standard input. It is parsed and never run. Warnings of what is most
    likely not meant, as `check` finds it, go to standard error and stop nothing.

    --target OS, such as ios17, macos14 or 26, rewrites two forms of If for older systems: before 27, Otherwise If becomes an If
    inside Otherwise; before iOS 18 and macOS 15, conditions joined by `and` become Ifs inside each other. What cannot be
    rewritten without repeating a branch is left and warned of, and so are actions that came after that system.
    """
    if mode is not None and out == "-":
        raise click.UsageError("--sign needs a file: name one with -o")
    _check_output(path, out)
    name = inputs.shown(path)
    with output.about(name):
        text = text_of(path)
        workflow, dropped = parse_exact(text)
        found = doubts(text, workflow, target)
        workflow, lowered, left = _lower(text, workflow, target)
        content = write(workflow, format=kind or _FORMS.get(Path(out).suffix.lower(), "binary"))
    made = _Made(content, lowered, dropped, sorted(found + left, key=lambda doubt: (doubt.line, doubt.column)))
    for doubt in made.warnings:
        output.say(doubt.sentence(name))
    failed = _deliver(made, out, mode)
    told = None if failed is None else output.failure(inputs.shown(out), failed)
    _print(made, out, form, told)
    if told is not None:
        output.say(output.sentence(told))
    output.finish(good=1, failed=failed is not None)


def _check_output(path: str, out: str) -> None:
    """Refuse to write a shortcut over the text that it is made of, or over another text."""
    if path != "-" and out != "-" and Path(path).exists() and Path(out).exists() and Path(path).samefile(out):
        raise click.UsageError(f"{inputs.shown(out)} is the text itself: name another file with -o")
    if Path(out).suffix.lower() == ".py":
        raise click.UsageError(f"{inputs.shown(out)} would be a shortcut, and is called like a text: name it .shortcut, .xml or .json")


def text_of(path: str) -> str:
    """The text in a file, or on standard input.

    Raises:
        WorkflowError: It is none, or cannot be read.
    """
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if path == "-" else files.content(path)
    if inputs.is_shortcut(data):
        advice = f"Print it as Python with: workflowllm transcribe {inputs.shown(path)}"
        raise FileError("this is a shortcut, not a Python text", where=inputs.shown(path), advice=advice)
    if len(data) > MAX_BYTES:
        raise FileError(f"the text has more than {MAX_BYTES} bytes", where=inputs.shown(path), advice="Texts of shortcuts are far smaller")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise TextError("the text is not UTF-8", where=Span(line, column, line, column + 1), advice="Save it as UTF-8") from None
    return text.replace("\r\n", "\n")


def _lower(text: str, workflow: Workflow, target: int | None) -> tuple[Workflow, list[str], list[Doubt]]:
    """The workflow for a system, what was rewritten, and what was left, which that system does not know."""
    if target is None:
        return workflow, [], []
    lowered, changes = lower(workflow, target)
    lines = if_lines(text, workflow) if changes else {}
    advice = "Write it as Ifs of one condition each, or leave out --target"
    left = [Doubt(f"{change}", advice, lines.get(change.action, 0)) for change in changes if not change.done]
    return lowered, [str(change) for change in changes if change.done], left


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


def _print(made: _Made, out: str, form: str, failed: dict[str, Any] | None) -> None:
    if out == "-":
        output.print_bytes(made.content)
        for line in made.lowered + made.dropped:
            output.say(line)
        return
    if form == "json":
        said = {
            "lowered": made.lowered,
            "dropped": made.dropped,
            "warnings": [doubt.record() for doubt in made.warnings],
            "next_steps": made.next_steps,
        }
        output.print_json({"written": made.written, "bytes": len(made.content), **said, **({"error": failed} if failed else {})})
        return
    lines = [f"lowered: {line}" for line in made.lowered] + [f"dropped: {line}" for line in made.dropped]
    lines += [f"written: {path}" for path in made.written] + ([made.next_steps] if made.next_steps else [])
    output.print_text(output.printable("\n".join(lines)) + "\n")
