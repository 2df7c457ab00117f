"""`workflowllm roundtrip`: the laws on the user's own files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from workflowllm import laws
from workflowllm.cli import inputs, output
from workflowllm.cli.batch import run
from workflowllm.cli.inputs import Source

__all__ = ["command"]


@click.command("roundtrip", epilog="Exit status: 0, nothing is lost; 1, something is, or some could not be read; 2, none could.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--jobs", metavar="N", type=click.IntRange(1, 256), help="Processes. Default: as many as are worth it.")
@click.option("--report", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write the findings there as JSON.")
@output.format_option
def command(paths: tuple[str, ...], jobs: int | None, report: Path | None, form: str) -> None:
    """Check on your own files that nothing is lost.

    PATH is a file, an iCloud link, a folder, a zip archive, or - for standard input. Four laws are
    checked: (1) written as binary, XML and JSON, the shortcut holds what was read; (2) its exact text gives the same shortcut
    again; (3) its readable text is valid Python and gives an equal shortcut; (4) printing that gives the same text. No
    shortcut is written, and nothing is run.
    """
    items = [(source, None) for source in inputs.sources(paths)]
    outcomes = run(_check, items, jobs=jobs, label="checking")
    results = [result for result, _ in outcomes if result is not None]
    failures = [failure for _, failure in outcomes if failure is not None]
    broken = [result for result in results if result["findings"]]
    counts = {"files": len(items), "held": len(results) - len(broken), "broken": len(broken), "failed": len(failures)}
    options = {"paths": [inputs.shown(path) for path in paths]}
    content = output.report("roundtrip", options, {**counts, "results": results}, failures)
    if report is not None:
        output.write_report(report, content)
    if form == "json":
        output.print_json(content)
    else:
        _print(broken, failures, counts)
    output.finish(good=len(results), failed=len(failures), findings=len(broken))


def _check(source: Source, argument: None) -> dict[str, Any]:
    """Check one file; in a worker."""
    found = laws.check(inputs.load(source))
    rows = [{"law": finding.law, "name": laws.LAWS.get(finding.law, ""), "problem": finding.problem} for finding in found]
    return {"file": source.name, "findings": rows}


def _print(broken: list[dict[str, Any]], failures: list[dict[str, Any]], counts: dict[str, int]) -> None:
    for failure in failures:
        output.say(output.sentence(failure))
    for result in broken:
        for row in result["findings"]:
            line = f"{result['file']}: law {row['law']}, {row['name']}: {row['problem']}"
            output.print_text(output.printable(line) + "\n")
    said = f"{output.plural(counts['files'], 'file')}: laws 1 to 4 hold on {counts['held']}"
    said += f", {counts['broken']} with findings" if counts["broken"] else ""
    said += f", {counts['failed']} could not be read" if counts["failed"] else ""
    output.print_text(said + "\n")
