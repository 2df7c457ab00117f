"""`workflowllm actions search`: the actions that a wish needs."""

from __future__ import annotations

from typing import Any

import click

from workflowllm.catalogue.definition import python_name
from workflowllm.catalogue.search import Hit, Index, build, load
from workflowllm.catalogue.standard import standard
from workflowllm.catalogue.store import user_folder
from workflowllm.cli import output

__all__ = ["INDEX", "command"]

INDEX = "search.index"
"""The file of the user's own index, beside what was learnt and imported."""


@click.command("search", epilog="Exit status: 0, some were found; 2, the index is damaged.")
@click.argument("text", metavar="TEXT...", nargs=-1, required=True)
@click.option("-k", "k", metavar="N", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many at most.")
@output.format_option
def command(text: tuple[str, ...], k: int, form: str) -> None:
    """Find the actions that a wish needs, the likeliest first: those that its words speak for, then those that are used most.

    TEXT says what the shortcut should do. The search knows how often actions are used, and their names and descriptions; with
    `workflowllm actions index FOLDER` it learns from your own shortcuts which actions go with which words.
    """
    catalogue = standard()
    rows: list[dict[str, Any]] = []
    for rank, hit in enumerate(_found(" ".join(text), k), start=1):
        definition = catalogue.get(hit.identifier)
        name, says = (definition.name, definition.description) if definition is not None else ("", "")
        called = python_name(hit.identifier)
        rows.append({"rank": rank, "action": hit.identifier, "call": called, "name": name, "says": says, "because": list(hit.because)})
    if form == "json":
        output.print_json({"query": " ".join(text), "found": rows})
        return
    for row in rows:
        because = f"  [{', '.join(row['because'])}]" if row["because"] else ""
        output.print_text(output.printable(f"{row['rank']:>3}  {row['call']}  {row['name']}{because}") + "\n")


def _found(query: str, k: int) -> list[Hit]:
    """The hits, those that a word of the query speaks for first: a person looks for one action, and knows the usual ones."""
    hits = _index().search(query, max(200, k))
    return sorted(hits, key=lambda hit: not hit.because)[:k]


def _index() -> Index:
    path = user_folder() / INDEX
    return load(path) if path.is_file() else build([])
