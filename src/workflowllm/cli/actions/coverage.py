"""`workflowllm actions coverage`: how much of real shortcuts the pretend device runs."""

from __future__ import annotations

from collections import Counter
from typing import Any

import click

from workflowllm import read
from workflowllm.catalogue.standard import standard
from workflowllm.cli import inputs, output
from workflowllm.cli.batch import run
from workflowllm.cli.inputs import Source
from workflowllm.shortcut.container import unpack

__all__ = ["command"]

_ERAS = ((800, "iOS 12 and earlier"), (1100, "iOS 13 and 14"), (2000, "iOS 15 and 16"), (1 << 60, "iOS 17 and later"))
"""The versions of the app below which a shortcut is of an era (format fact)."""

_APPS = 25
_WITHOUT = 20


@click.command("coverage", epilog="Exit status: 0, all were read; 1, some could not be; 2, none could.")
@click.argument("folders", metavar="FOLDER...", nargs=-1, required=True)
@click.option("--jobs", metavar="N", type=click.IntRange(1, 256), help="Processes. Default: as many as are worth it.")
@output.format_option
def command(folders: tuple[str, ...], jobs: int | None, form: str) -> None:
    """Count how much of shortcuts a dry run really runs.

    FOLDER is a folder, a zip archive or a file. `share` is the part of the actions that have a behaviour of their own on the pretend
    device; `files_whole` counts the shortcuts of which all have one. Actions of other apps whose types are declared run on a general
    model of an app, all others as stand-ins.
    """
    items = [(source, None) for folder in folders for source in inputs.sources([folder])]
    outcomes = run(_count, items, jobs=jobs, label="counting")
    rows = [row for row, _ in outcomes if row is not None]
    failures = [failure for _, failure in outcomes if failure is not None]
    for failure in failures:
        output.say(output.sentence(failure))
    result = {
        **_totals(rows),
        "groups": [{"container": key[0], "era": key[1], **_totals(group)} for key, group in sorted(_groups(rows).items())],
        "apps": _apps(rows),
        "without": _most(rows),
    }
    if form == "json":
        output.print_json(output.report("actions coverage", {"folders": list(map(inputs.shown, folders))}, result, failures))
    elif rows:
        output.print_text(output.printable("\n".join(_lines(result))) + "\n")
    output.finish(good=len(rows), failed=len(failures))


def _count(source: Source, argument: None) -> dict[str, Any]:
    """One shortcut; in a worker."""
    from workflowllm.simulate.coverage import coverage

    data = inputs.load(source)
    workflow = read(data)
    found = coverage(workflow, standard())
    version = str(workflow.properties.get("WFWorkflowClientVersion", "")).split(".")[0]
    number = int(version) if version.isdigit() and len(version) < 9 else 0
    return {
        "container": unpack(data)[1].format,
        "era": next(name for below, name in _ERAS if number < below),
        "counts": dict(found.counts),
        "without": dict(found.without),
        "apps": [[app, way, count] for (app, way), count in found.apps.items()],
    }


def _groups(rows: list[dict[str, Any]]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault((row["container"], row["era"]), []).append(row)
    return groups


def _totals(rows: list[dict[str, Any]]) -> dict[str, Any]:
    counts: Counter[str] = sum((Counter(row["counts"]) for row in rows), Counter())
    occurrences = sum(counts.values())
    return {
        "files": len(rows),
        "files_whole": sum(not row["without"] for row in rows),
        "occurrences": occurrences,
        "own": counts["own"],
        "share": round(counts["own"] / occurrences, 5) if occurrences else 1.0,
        "model": counts["model"],
        "stand_ins": counts["stand_in"],
    }


def _apps(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: dict[str, Counter[str]] = {}
    for row in rows:
        for app, way, count in row["apps"]:
            found.setdefault(app, Counter())[way] += count
    ordered = sorted(found.items(), key=lambda pair: (-sum(pair[1].values()), pair[0]))
    return [
        {"app": app, "occurrences": sum(ways.values()), "own": ways["own"], "model": ways["model"], "stand_ins": ways["stand_in"]}
        for app, ways in ordered
    ]


def _most(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    occurrences: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for row in rows:
        occurrences.update(row["without"])
        files.update(row["without"].keys())
    ordered = sorted(occurrences, key=lambda name: (-occurrences[name], name))
    return [{"action": name, "occurrences": occurrences[name], "files": files[name]} for name in ordered]


def _lines(result: dict[str, Any]) -> list[str]:
    def line(row: dict[str, Any]) -> str:
        files = f"{row['files_whole']}/{row['files']} files whole ({row['files_whole'] / max(1, row['files']):.1%})"
        return f"{row['occurrences']} occurrences, share {row['share']:.2%}, {files}, model {row['model']}, stand-ins {row['stand_ins']}"

    lines = [line(result), ""]
    lines += [f"{row['container']}, {row['era']}: {line(row)}" for row in result["groups"]]
    lines += ["", "By app:"]
    for row in result["apps"][:_APPS]:
        lines.append(
            f"  {row['app'] or '(unread)'}: {row['occurrences']}, own {row['own']}, model {row['model']}, stand-ins {row['stand_ins']}"
        )
    lines += ["", "Most used without a behaviour of their own:"]
    lines += [f"  {row['occurrences']:>5} in {row['files']} files  {row['action']}" for row in result["without"][:_WITHOUT]]
    return lines
