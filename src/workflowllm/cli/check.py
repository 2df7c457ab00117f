"""`workflowllm check`: what is wrong with shortcuts and texts, and safe fixes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from workflowllm import read, to_python, write
from workflowllm.check import Diagnostic, check, located, mended, mended_text, positions
from workflowllm.cli import inputs, output
from workflowllm.cli.batch import run
from workflowllm.cli.inputs import Source
from workflowllm.cli.sarif import sarif
from workflowllm.cli.systems import system
from workflowllm.errors import FileError, Span, TextError
from workflowllm.language.residue import parse_exact
from workflowllm.shortcut.container import unpack
from workflowllm.workflow.nodes import Workflow
from workflowllm.workflow.walk import actions

__all__ = ["command"]

_RANK = {"error": 0, "warning": 1, "note": 2}


@click.command("check", epilog="Exit status: 0, no errors and no warnings; 1, some, or some could not be read; 2, none could.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--fix", is_flag=True, help="Make the changes that are safe, in the files themselves.")
@click.option("--target", metavar="OS", callback=system, help="The system it is for, such as ios17, macos14 or 26.")
@click.option("--notes/--no-notes", default=None, help="Show notes too. Default: for a single input.")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 256), help="Processes. Default: as many as are worth it.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True, help="How results are printed."
)
def command(paths: tuple[str, ...], fix: bool, target: int | None, notes: bool | None, jobs: int | None, form: str) -> None:
    """Say what is wrong with a shortcut or a text, and mend what is safe.

    PATH is a shortcut, a text as `transcribe` prints it, an iCloud link, a folder, a zip archive, or - for standard input. An error
    is what surely fails when it is imported or run; a warning is most likely not meant; a note is worth knowing. Places are those
    in the text, which for a shortcut is the one that `transcribe` prints. Nothing is run.
    """
    items = [(source, (fix, target)) for path in paths for source in _sources(path)]
    outcomes = run(_check, items, jobs=jobs, label="checking")
    results = [result for result, _ in outcomes if result is not None]
    failures = [failure for _, failure in outcomes if failure is not None]
    shown = len(items) == 1 if notes is None else notes
    counts = Counter(found["severity"] for result in results for found in result["findings"])
    for failure in failures:
        output.say(output.sentence(failure))
    if form == "sarif":
        output.print_json(sarif(results, [output.sentence(failure) for failure in failures]))
    elif form == "json":
        totals = {f"{severity}s": counts[severity] for severity in _RANK}
        rows = [{key: value for key, value in result.items() if key != "excerpts"} for result in results]
        options = {"paths": [inputs.shown(path) for path in paths], "fix": fix, "target": target}
        output.print_json(output.report("check", options, {"files": len(items), **totals, "results": rows}, failures))
    else:
        _print(results, counts, shown)
    output.finish(good=len(results), failed=len(failures), findings=counts["error"] + counts["warning"])


def _sources(path: str) -> list[Source]:
    """A text is an input of its own; everything else is what every command reads."""
    if path.lower().endswith(".py") and Path(path).is_file():
        return [Source("file", inputs.shown(path), Path(path).stem, path)]
    if Path(path).is_dir():
        texts = sorted(str(found) for found in Path(path).rglob("*.py") if not found.name.startswith(".") and inputs.is_program(found))
        found = list(inputs.sources([path])) if not texts else [s for s in inputs.sources([path]) if s.kind != "broken"]
        return [*found, *(source for text in texts for source in _sources(text))]
    return list(inputs.sources([path]))


def _check(source: Source, argument: tuple[bool, int | None]) -> dict[str, Any]:
    """Check one input; in a worker."""
    fix, target = argument
    if source.kind == "data" and not inputs.is_shortcut(source.data):
        return _check_text(source, source.data.decode("utf-8", "replace").replace("\r\n", "\n"), False, target)
    if source.kind == "file" and source.place.lower().endswith(".py"):
        from workflowllm.cli.compile import text_of

        return _check_text(source, text_of(source.place), fix, target)
    data = inputs.load(source)
    workflow = read(data)
    fixed: list[Diagnostic] = []
    if fix:
        workflow, fixed = _mend_file(source, data, workflow, target)
    found = check(workflow, target=target)
    text = to_python(workflow) if found else ""
    return _result(source, text, found, fixed, workflow)


def _mend_file(source: Source, data: bytes, workflow: Workflow, target: int | None) -> tuple[Workflow, list[Diagnostic]]:
    better, fixed = mended(workflow, check(workflow, target=target))
    if not fixed:
        return workflow, []
    if source.kind != "file":
        raise FileError("this input is no file of its own, so it cannot be mended", where=source.name, advice="Name the file itself")
    container = unpack(data)[1]
    if container.signature is not None:
        advice = "Make a text of it with transcribe, mend that, and compile it"
        raise FileError("a signed shortcut cannot be changed", where=source.name, advice=advice)
    write(better, source.place, format=container.format)
    return better, fixed


def _check_text(source: Source, text: str, fix: bool, target: int | None) -> dict[str, Any]:
    from workflowllm.shortcut.files import write_atomically

    try:
        workflow = parse_exact(text)[0]
    except TextError as error:
        return _result(source, text, [_refused(error)], [], None)
    fixed: list[Diagnostic] = []
    places = positions(text, sum(1 for _ in actions(workflow)))
    if fix and places is not None:
        better, fixed = mended_text(text, places, check(workflow, target=target))
        if fixed:
            write_atomically(Path(source.place), better.encode("utf-8"))
            text, workflow = better, parse_exact(better)[0]
    return _result(source, text, check(workflow, target=target), fixed, workflow)


def _refused(error: TextError) -> Diagnostic:
    span = error.where if isinstance(error.where, Span) else None
    return Diagnostic("E001", "text", "error", error.problem, error.advice, span=span)


def _result(source: Source, text: str, found: list[Diagnostic], fixed: list[Diagnostic], workflow: Workflow | None) -> dict[str, Any]:
    """What an input comes to, as JSON can hold it; the lines of the text that findings stand on are kept for the terminal."""
    if workflow is not None and found:
        found = located(found, positions(text, sum(1 for _ in actions(workflow))))
    lines = text.split("\n")
    wanted = {diagnostic.span.line for diagnostic in found if diagnostic.span is not None}
    excerpts = {line: lines[line - 1] for line in wanted if 0 < line <= len(lines)}
    is_text = source.place.lower().endswith(".py") or (source.kind == "data" and not inputs.is_shortcut(source.data))
    rows = [diagnostic.record() for diagnostic in found]
    return {
        "file": source.name,
        "text": is_text,
        "findings": rows,
        "fixed": [diagnostic.record() for diagnostic in fixed],
        "excerpts": excerpts,
    }


def _print(results: list[dict[str, Any]], counts: Counter[str], notes: bool) -> None:
    lines: list[str] = []
    for result in results:
        for row in result["fixed"]:
            lines.append(f"{result['file']}: fixed {row['code']} {row['rule']}: {row['message']}: {row.get('fix', '')}")
        for row in result["findings"]:
            if notes or row["severity"] != "note":
                lines += _shown(result["file"], row, result["excerpts"])
    said = [output.plural(counts[severity], severity) for severity in _RANK if counts[severity] or severity != "note"]
    hidden = "" if notes or not counts["note"] else " (--notes shows the notes)"
    lines.append(f"{output.plural(len(results), 'file')}: {', '.join(said)}{hidden}")
    output.print_text(output.printable("\n".join(lines)) + "\n")


def _shown(name: str, row: dict[str, Any], excerpts: dict[int, str]) -> list[str]:
    """A finding as a terminal shows it: the place, what is wrong, what to do, and the line with carets under it."""
    line, column = row.get("line"), row.get("column")
    place = f"{name}:{line}:{column}" if line is not None else f"{name}: {row['path']}"
    advice = f". {row['advice']}" if row["advice"] else ""
    fixable = " [--fix]" if "fix" in row else ""
    found = [f"{place}: {row['severity']} {row['code']} {row['rule']}: {row['message']}{advice}{fixable}"]
    text = excerpts.get(line) if line is not None else None
    if text is not None and column is not None and row["end_column"] > 1:
        start, end = column - 1, row["end_column"] - 1 if row["end_line"] == line else len(text)
        window = max(0, start - 60)
        shown = text[window : window + 120]
        number = f"{line:>5} | "
        found += [number + shown, " " * (len(number) - 2) + "| " + " " * (start - window) + "^" * max(1, min(end, window + 120) - start)]
    return found
