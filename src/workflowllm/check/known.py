"""What is known of a value before anything runs: its kind, and whether it is several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from workflowllm.catalogue.definition import Definition, Kind
from workflowllm.workflow.nodes import Action
from workflowllm.workflow.values import Aggrandizement, Coerce, ConvertUnit, FormatDate, GetKey, GetProperty

__all__ = ["NOTHING", "UNKNOWN", "Known", "joined", "of_output", "of_steps"]


class Known(NamedTuple):
    """What is known of a value.

    Attributes:
        kind: Its kind, or that of each of several; `unknown` where that depends on the run.
        many: Whether it is several values; None where that depends on the run.
    """

    kind: Kind = "unknown"
    many: bool | None = None


UNKNOWN: Final = Known()
NOTHING: Final = Known("unknown", False)


def joined(first: Known, second: Known) -> Known:
    """What is known where either may be there."""
    if first == second:
        return first
    return Known(first.kind if first.kind == second.kind else "unknown", first.many if first.many == second.many else None)


def of_output(action: Action, definition: Definition | None) -> Known:
    """What is known of an action's output."""
    from workflowllm.catalogue.content import value_kind

    if definition is None:
        return UNKNOWN
    kind: Kind = value_kind(definition.output_types) if definition.output_types else "unknown"
    return Known(kind, None if definition.output_multiple or kind == "unknown" else False)


def of_steps(known: Known, steps: Sequence[Aggrandizement]) -> Known:
    """What is known of what is read from a value."""
    from workflowllm.catalogue.content import value_kind

    for step in steps:
        match step:
            case Coerce(item_class=name):
                known = Known(value_kind((name,)), known.many)
            case FormatDate():
                known = Known("text", known.many)
            case ConvertUnit():
                known = Known("quantity", known.many)
            case GetKey() | GetProperty():
                known = UNKNOWN
            case _:
                known = UNKNOWN
    return known
