"""`workflowllm actions stats`: how much is known, and where it is from."""

from __future__ import annotations

from collections import Counter
from typing import Any

import click

from workflowllm.catalogue.collection import Catalogue
from workflowllm.catalogue.standard import standard
from workflowllm.cli import output

__all__ = ["command", "counted"]

_TOP = 15


@click.command("stats")
@output.format_option
def command(form: str) -> None:
    """Count what is known, and where it is from."""
    found = counted(standard())
    if form == "json":
        output.print_json(found)
        return
    lines = [f"{output.plural(found['actions'], 'action')}, {found['with_output']} with an output, {found['find']} that find things"]
    share = 100 * found["typed"] / max(1, found["parameters"])
    lines.append(f"{output.plural(found['parameters'], 'parameter')}, of a known kind {found['typed']} ({share:.1f} %)")
    for name in ("sources", "kinds", "apps", "needs"):
        lines += ["", f"{name.capitalize()}:", *(f"{number:8,}  {output.printable(word)}" for word, number in found[name].items())]
    output.print_text("".join(f"{line}\n" for line in lines))


def counted(catalogue: Catalogue) -> dict[str, Any]:
    """The counts, as JSON can hold them.

    `sources` counts actions of which a source says something; an action may have several.
    """
    sources, kinds, apps, needs = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for definition in catalogue.values():
        said = set(definition.sources.values())
        for parameter in definition.parameters.values():
            kinds[parameter.kind] += 1
            said |= set(parameter.sources.values())
        sources.update(said)
        apps[definition.app or "Shortcuts"] += 1
        needs.update({*definition.needs, *definition.needs_when})
    return {
        "actions": len(catalogue),
        "with_output": sum(bool(definition.output) for definition in catalogue.values()),
        "find": sum(bool(definition.filters) for definition in catalogue.values()),
        "parameters": kinds.total(),
        "typed": kinds.total() - kinds["unknown"],
        "sources": dict(sources.most_common()),
        "kinds": dict(kinds.most_common()),
        "apps": dict(apps.most_common(_TOP)),
        "needs": dict(needs.most_common()),
    }
