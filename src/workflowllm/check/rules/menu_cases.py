"""The items of a menu against its cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.literals import text_of
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import MENU, Action, Block
from workflowllm.workflow.values import Item, Value

__all__ = ["RULE"]


def _title(value: Value | None) -> str | None:
    return text_of(value.value if type(value) is Item else value) if value is not None else None


def find(program: Program) -> Iterator[Found]:
    """Items without a case, cases without an item, and titles that stand twice; titles with names in them are left alone."""
    for scope in program.all_scopes:
        for place, node in scope.items:
            if type(node) is Block and node.kind == MENU:
                yield from _of(program, place, node)


def _of(program: Program, place: int, block: Block) -> Iterator[Found]:
    items = block.arms[0].marker.parameters.get("WFMenuItems")
    cases = [(arm.marker, _title(arm.marker.parameters.get("WFMenuItemTitle"))) for arm in block.arms[1:]]
    plain = [marker for marker, _ in cases if "WFMenuItemAttributedTitle" not in marker.parameters]
    if not cases:
        yield Found(Place(place), "this menu has no case, so there is nothing to choose", "Give it a case for each item")
        return
    yield from _twice(program, cases)
    if type(items) is not tuple or len(plain) != len(cases):
        return
    wanted, there = [_title(item) for item in items], [title for _, title in cases]
    if None in wanted or None in there:
        return
    for title in wanted:
        if title not in there:
            message = f"the menu offers {title!r} and has no case for it"
            yield Found(Place(place, "WFMenuItems"), message, "Choosing it does nothing: add the case, or take the item out")
    for marker, title in cases:
        if title not in wanted:
            at = program.place(marker)
            yield Found(
                Place(at, "WFMenuItemTitle"), f"the menu does not offer {title!r}, so this case is never taken", "Add it to the items"
            )


def _twice(program: Program, cases: list[tuple[Action, str | None]]) -> Iterator[Found]:
    counts = Counter(title for _, title in cases if title is not None)
    seen: set[str] = set()
    for marker, title in cases:
        if title is not None and counts[title] > 1 and title in seen:
            at = program.place(marker)
            message = f"two cases are called {title!r}: nobody can tell which is meant"
            yield Found(Place(at, "WFMenuItemTitle"), message, "Give each case a title of its own")
        seen.add(title or "")


RULE = Rule(
    code="W105",
    name="menu-cases",
    severity="warning",
    says="A menu whose items and cases differ, or whose titles repeat.",
    why="The app matches a chosen item with a case by its title; other tools check the same (menu items against cases).",
    bad="""match menu("Which?", items=["Tea", "Coffee"]):
    case "Tea":
        is_workflow_actions_showresult(Text="tea")""",
    good="""match menu("Which?"):
    case "Tea":
        is_workflow_actions_showresult(Text="tea")
    case "Coffee":
        is_workflow_actions_showresult(Text="coffee")""",
    find=find,
)
