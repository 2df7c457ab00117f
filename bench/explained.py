"""`explain` on real shortcuts, judged by eye: `python -m bench.explained`.

Core files with network, message or script actions are drawn by a seed, whatever their length; only those whose actions are just those of a
file before them are left out. The verdicts are in `explained.json`, one with its reason for every flow; a drawn file whose flows are not
those that were judged is an error.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from random import Random
from typing import Any

from bench import corpus
from workflowllm import read, to_python
from workflowllm.explain import Flow, Report, explain
from workflowllm.workflow import Action, Workflow, actions

__all__ = ["VERDICTS", "drawn", "flow_row", "judged"]

VERDICTS = Path(__file__).with_name("explained.json")
OUTWARD = frozenset(
    f"is.workflow.actions.{name}"
    for name in (
        "downloadurl", "getwebpagecontents", "url.expand", "url.getheaders", "rss", "sendmessage", "sendemail", "runsshscript", "runshellscript",
        "runapplescript", "runjavascriptonwebpage", "openurl", "showwebpage", "openxcallbackurl", "share", "airdropdocument", "getarticle",
        "runjavascriptforautomation", "rss.extract", "searchweb", "imgur.upload", "cloudapp.upload", "tweet", "postonfacebook",
    )
) | {
    "com.apple.mobilephone.call", "com.apple.facetime.facetime", "net.whatsapp.WhatsApp.send", "dk.simonbs.Scriptable.ParameterizedRunScriptIntent",
    "dk.simonbs.Scriptable.RunScriptInlineIntent", "com.omz-software.Pythonista.runscript",
}  # fmt: skip


def drawn(count: int = 34, seed: int = 11) -> list[tuple[dict[str, Any], Workflow]]:
    """The files, with their records."""
    records = [record for record in corpus.manifest() if record["core"] and not record["format"].startswith("aea")]
    Random(seed).shuffle(records)  # noqa: S311
    found: list[tuple[dict[str, Any], Workflow]] = []
    seen: set[tuple[str, ...]] = set()
    for record in records:
        workflow = read(corpus.load(record))
        names = tuple(action.identifier for action in actions(workflow) if isinstance(action, Action))
        if OUTWARD & set(names) and names not in seen:
            found.append((record, workflow))
        seen.add(names)
        if len(found) == count:
            break
    return found


def flow_row(report: Report, flow: Flow) -> dict[str, Any]:
    """A flow as a verdict speaks of it."""
    lines = report.lines_of([flow.sink])
    return {"what": flow.what, "to": flow.to, "line": lines[0] if lines else 0, "indirect": flow.indirect}


def judged(verdict: dict[str, Any]) -> list[dict[str, Any]]:
    """The flows that a verdict is on, as `flow_row` has them."""
    return [{key: one[key] for key in ("what", "to", "line", "indirect")} for one in verdict["flows"]]


def _side_by_side(record: dict[str, Any], workflow: Workflow) -> str:
    report = explain(workflow)
    text = "\n".join(f"{number:>4} {line}" for number, line in enumerate(to_python(workflow).splitlines(), start=1))
    flows = "\n".join(f"  {flow_row(report, flow)} by {' → '.join(flow.way)} [{flow.level}]" for flow in report.flows)
    contacts = ", ".join(str(contact.host) for contact in report.contacts)
    return f"==== {record['file']} (risk {report.risk})\n{text}\n-- flows:\n{flows or '  none'}\n-- servers: {contacts}\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", metavar="FROM:TO", help="print these files beside their reports, to be judged")
    options = parser.parse_args()
    files = drawn()
    if not files:
        print(f"no corpus at {corpus.root()}: set CORPUS to a folder with a manifest.jsonl", file=sys.stderr)
        return 2
    if options.show:
        first, _, last = options.show.partition(":")
        print("\n".join(_side_by_side(*file) for file in files[int(first) : int(last)]))
        return 0
    return _report(files)


def _report(files: list[tuple[dict[str, Any], Workflow]]) -> int:
    verdicts = json.loads(VERDICTS.read_text(encoding="utf-8"))
    lines = [
        "| file | actions | flows | right | possible | invented | missed | remark |",
        "|---|--:|--:|--:|--:|--:|--:|---|",
    ]
    totals = {"right": 0, "possible": 0, "invented": 0, "missed": 0}
    bad = []
    for record, workflow in files:
        name = Path(record["file"]).stem
        report, verdict = explain(workflow), verdicts.get(name)
        rows = [flow_row(report, flow) for flow in report.flows]
        if verdict is None or judged(verdict) != rows:
            bad.append(f"{name}: there is no verdict on what is found now")
            continue
        counts = {kind: sum(one["verdict"] == kind for one in verdict["flows"]) for kind in ("right", "possible", "invented")}
        counts["missed"] = len(verdict["missed"])
        totals = {kind: totals[kind] + counts[kind] for kind in totals}
        cells = [counts[kind] for kind in totals]
        lines.append(
            f"| {name} | {sum(1 for _ in actions(workflow))} | {len(rows)} | {' | '.join(map(str, cells))} | {verdict['remark']} |"
        )
    total = ", ".join(f"{count} {kind}" for kind, count in totals.items())
    flows = sum(totals[kind] for kind in ("right", "possible", "invented"))
    text = "\n".join([*lines, "", f"{len(files)} files, {flows} flows: {total}.", "", _MEANING])
    print(text, *bad, sep="\n")
    if not bad:
        corpus.save(
            "explain",
            "What leaves a shortcut, judged by eye",
            text,
            {"made": corpus.provenance(files=len(files), seed=11), "totals": totals, "verdicts": verdicts},
        )
    return 1 if bad or totals["invented"] or totals["missed"] else 0


_MEANING = """*Right*: the text shows that this data goes there; where the report says "something got with", that what was asked of a server or looked up with
it goes there. *Possible*: the text does not show it, and does not rule it out either, as where another shortcut may hand on what it was
given. *Invented*: it cannot go there. *Missed*: a flow of the person's own data that the text shows and the report does not. The reason for
every verdict stands in `explain.json`.

Drawn with seed 11 among core files that hold a network, message, script or sharing action, whatever their length. Earlier readings, of files
of at most 100 actions, found four that the report missed: where a travel time is asked for from here, and where what a server answered
about a given page was stored in a cloud, shared by its link, and handed to an app. A reading of the longer files found one more: an action of another app, in a
file of iOS 12, that takes the message without a parameter. The report finds all five since."""


if __name__ == "__main__":
    sys.exit(main())
