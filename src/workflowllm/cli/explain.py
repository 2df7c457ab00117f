"""`workflowllm explain`: what a shortcut does, needs, sends, changes and runs, before it is installed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from workflowllm import read
from workflowllm.cli import inputs, output
from workflowllm.explain import LEVELS, Finding, Flow, Report, explain

__all__ = ["command", "lines_of"]

_MOST_STEPS = 24
_MOST_ROWS = 12
_MOST_LINES = 6
_MOST_NAMES = 5
_SECTIONS = (
    ("change", "Lasting changes"),
    ("code", "Code and other shortcuts"),
    ("unattended", "Goes on alone"),
    ("unknown", "Not understood"),
)


@click.command("explain", epilog="Exit status: 0, nothing as grave as --fail-on; 1, something is; 2, it could not be read.")
@click.argument("path", metavar="FILE")
@click.option(
    "--fail-on", type=click.Choice(["none", *LEVELS]), default="high", show_default=True, help="The least level that makes the status 1."
)
@click.option("--all", "whole", is_flag=True, help="Print every line of long sections.")
@output.format_option
def command(path: str, fail_on: str, whole: bool, form: str) -> None:
    """Say in plain language what a shortcut does.

    FILE is a shortcut, a text as `transcribe` prints it, an iCloud link, or - for standard input. Says what it does, what it may
    ask to use, what leaves the device and where to, what it changes for good, what code it runs, and what goes on without anybody.
    Lines are those of the text that `transcribe` prints. Nothing is run. docs/explain.md says how the levels come about.
    """
    with output.about(inputs.shown(path)):
        name, report = _report(path)
    if form == "json":
        output.print_json({"file": name, **report.to_json()})
    else:
        output.print_text(output.printable("\n".join(lines_of(name, report, whole=whole))) + "\n")
    grave = [] if fail_on == "none" else [f for f in report.findings if LEVELS.index(f.level) >= LEVELS.index(fail_on)]
    output.finish(good=1, findings=len(grave))


def _report(path: str) -> tuple[str, Report]:
    if path.lower().endswith(".py") and Path(path).is_file():
        from workflowllm.cli.compile import text_of

        return inputs.shown(path), _of_text(text_of(path))
    source = inputs.one(path)
    if source.kind == "data" and not inputs.is_shortcut(source.data):
        return source.name, _of_text(source.data.decode("utf-8", "replace").replace("\r\n", "\n"))
    return source.name, explain(read(inputs.load(source)))


def _of_text(text: str) -> Report:
    from workflowllm.language.residue import parse_exact

    return explain(parse_exact(text)[0], text=text)


def lines_of(name: str, report: Report, *, whole: bool = False) -> list[str]:
    """A report as a terminal shows it.

    Args:
        name: What the input is called.
        report: What is said of it.
        whole: Whether long sections are printed to their end.
    """
    rows = [f"{name}: {report.risk} risk"]
    reasons = [f for f in report.findings if f.level == report.risk] if report.risk != "low" else []
    rows += _cut([f"  - {_sentence(report, finding)}" for finding in reasons], _MOST_LINES, whole)
    rows += _section("What it does", _steps(report), _MOST_STEPS, whole)
    permissions = [f"{p.words} ({_places(report, p.actions)})" for p in report.permissions]
    rows += _section("May ask to use", permissions, _MOST_ROWS, whole)
    rows += _section("What leaves", _flows(report), 2 * _MOST_ROWS, whole)
    servers = [f"{c.host} ({_places(report, c.actions)})" for c in report.contacts if not c.carries]
    rows += _section("Contacts without sending anything of yours", servers, _MOST_ROWS, whole)
    for section, title in _SECTIONS:
        found = [f"[{f.level}] {_sentence(report, f)}" for f in report.findings if f.section == section]
        rows += _section(title, found, _MOST_ROWS, whole)
    return rows


def _section(title: str, rows: Sequence[str], most: int, whole: bool) -> list[str]:
    return ["", f"{title}:", *_cut([f"  {row}" for row in rows], most, whole)] if rows else []


def _cut(rows: list[str], most: int, whole: bool) -> list[str]:
    return rows if whole or len(rows) <= most else [*rows[: most - 1], f"  … {len(rows) - most + 1} more (--all shows them)"]


def _sentence(report: Report, finding: Finding) -> str:
    if finding.section == "flow" and len(finding.actions) > 1:
        sink, origin = _places(report, finding.actions[:1]), _places(report, finding.actions[1:])
        return f"{finding.message} ({sink}; from {origin})" if sink != origin else f"{finding.message} ({sink})"
    return f"{finding.message} ({_places(report, finding.actions)})" if finding.actions else finding.message


def _places(report: Report, actions: Sequence[int]) -> str:
    """The lines of some actions; their numbers in the file where there is no text."""
    lines = report.lines_of(actions)
    word, numbers = ("line", lines) if lines else ("action", [action + 1 for action in actions])
    more = f" and {len(numbers) - _MOST_LINES} more" if len(numbers) > _MOST_LINES else ""
    return f"{word}{'' if len(numbers) == 1 else 's'} {', '.join(map(str, numbers[:_MOST_LINES]))}{more}"


def _steps(report: Report) -> list[str]:
    return [f"{'  ' * step.depth}{step.text} ({_places(report, (step.first,))})" for step in report.outline]


def _flows(report: Report) -> list[str]:
    """A line for each way out, and under it what may go there; the gravest ways first."""
    groups: dict[tuple[int, str], list[Flow]] = {}
    for flow in report.flows:
        groups.setdefault((flow.sink, flow.to), []).append(flow)
    ordered = sorted(groups.items(), key=lambda group: -max(LEVELS.index(flow.level) for flow in group[1]))
    return [_way_out(report, sink, to, flows) for (sink, to), flows in ordered]


def _way_out(report: Report, sink: int, to: str, flows: list[Flow]) -> str:
    level = max((flow.level for flow in flows), key=LEVELS.index)
    asked = ", if you agree" if flows[0].asks else ""
    return f"[{level}] to {to}{asked} ({_places(report, (sink,))}): {'; '.join(_carried(report, flow) for flow in flows)}"


def _carried(report: Report, flow: Flow) -> str:
    from workflowllm.explain.flows import what_of

    names = flow.way if len(flow.way) <= _MOST_NAMES else (*flow.way[:2], "…", *flow.way[-2:])
    way = f" by {' → '.join(names)}" if names else ""
    return f"{what_of(flow)} ({_places(report, flow.sources)}{way})"
