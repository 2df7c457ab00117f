"""Names in a text that stand at the wrong place."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.values import Overlay, Text
from workflowllm.workflow.walk import values

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """Ranges that are not at a placeholder, and placeholders without a range."""
    for place, key, value in program.compound:
        for inner in values(value):
            if type(inner) is Overlay:
                yield from _overlay(Place(place, key), inner)
            elif type(inner) is Text and any(type(part) is str and "\ufffc" in part for part in inner.parts):
                message = "this text keeps a place for a name and has none there"
                yield Found(Place(place, key), message, "Put the name in, or remove the character U+FFFC")


def _overlay(place: Place, overlay: Overlay) -> Iterator[Found]:
    length = len(overlay.string.encode("utf-16-le", "surrogatepass")) // 2
    if any(start + count > length or start < 0 or count < 0 for start, count, _ in overlay.spots):
        yield Found(place, "a name stands behind the end of this text", 'Write it as f"...{name}..."')
    else:
        yield Found(place, "names cover characters of this text, and not the places kept for them", 'Write it as f"...{name}..."')


RULE = Rule(
    code="W301",
    name="text-places",
    severity="warning",
    says="A text whose names are not where their places are.",
    why="Ranges count UTF-16 units and stand at U+FFFC; programs that count otherwise put the names somewhere else.",
    bad='x = is_workflow_actions_getclipboard()\nis_workflow_actions_showresult(Text=overlay("Hi", (7, 1, x)))',
    good='x = is_workflow_actions_getclipboard()\nis_workflow_actions_showresult(Text=f"Hi {x}")',
    find=find,
)
