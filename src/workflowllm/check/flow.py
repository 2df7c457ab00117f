"""What is known of the variables where ways come together."""

from __future__ import annotations

from typing import Literal, TypeAlias

from workflowllm.check.known import Known, joined
from workflowllm.workflow.nodes import CONDITIONAL, MENU, REPEAT_COUNT, REPEAT_EACH, Block

__all__ = ["Names", "When", "after"]

When: TypeAlias = Literal["always", "sometimes", "never"]
"""Whether something has a value at a place: on every way to it, on some, on none."""

Names: TypeAlias = "dict[str, tuple[Known, When]] | None"
"""What is known of each variable at a place; None where nothing reaches it."""


def after(entry: Names, results: list[Names], block: Block) -> Names:
    """What is known after a block, whichever of its arms ran."""
    kind = block.kind
    arms = results[1:] if kind == MENU and len(results) > 1 else results
    ways = [names for names in arms if names is not None]
    last = block.arms[-1].marker.parameters
    skipped = kind == CONDITIONAL and (len(block.arms) == 1 or "WFCondition" in last or "WFConditions" in last)
    if (skipped or kind in (REPEAT_EACH, REPEAT_COUNT)) and entry is not None:
        ways.append(entry)
    if not ways:
        return None
    found = dict(ways[0])
    for other in ways[1:]:
        for name in found.keys() | other.keys():
            found[name] = _either(found.get(name), other.get(name))
    return found


def _either(first: tuple[Known, When] | None, second: tuple[Known, When] | None) -> tuple[Known, When]:
    if first is None or second is None:
        known = first or second
        assert known is not None
        return known[0], "sometimes" if known[1] != "never" else "never"
    if first == second:
        return first
    return joined(first[0], second[0]), first[1] if first[1] == second[1] else "sometimes"
