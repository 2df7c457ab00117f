"""The single comparisons of a program, whichever dialect they are written in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from workflowllm.check.known import UNKNOWN, Known
from workflowllm.check.program import Program, Use
from workflowllm.workflow.nodes import CONDITIONAL, Action
from workflowllm.workflow.values import Attachment, Field, Record, Value, WrappedReference

__all__ = ["LITERALS", "ORDER", "Comparison", "comparisons"]

ORDER: Final = frozenset({0, 1, 2, 3, 1003})
"""Operators that ask which is greater."""

LITERALS: Final = ("WFConditionalActionString", "WFNumberValue", "WFDate", "WFDuration", "WFMeasurement", "WFBooleanValue", "WFEnumeration")

_WORDS: Final = {"Is Less Than": 0, "Is Greater Than": 2, "Equals": 4, "Contains": 99}
_TABLE: Final = "WFContentPredicateTableTemplate"


class Comparison(NamedTuple):
    """One comparison of an If.

    Attributes:
        action: The number of the marker.
        key: The parameter that it stands in: `WFCondition`, or `WFConditions` where there are several.
        code: The operator, as the file counts them; None for the one that counts where nothing is stored.
        fields: Its subject and its literals.
        known: What is known of the subject.
        reference: The subject, if it is a name.
    """

    action: int
    key: str
    code: Value | None
    fields: Record
    known: Known
    reference: Attachment | None

    def literal(self, name: str) -> Value | None:
        """A literal of the comparison."""
        return self.fields.get(name)


def comparisons(program: Program) -> Iterator[Comparison]:
    """Every comparison, in order."""
    places = program.groups.get(CONDITIONAL, ())
    if not places:
        return
    wanted = set(places)
    uses: dict[tuple[int, str], list[Use]] = {}
    for use in program.uses:
        if use.action in wanted:
            uses.setdefault((use.action, use.key), []).append(use)
    for place in places:
        action = program.actions[place]
        assert type(action) is Action
        parameters = action.parameters
        if "WFCondition" in parameters:
            yield _one(place, "WFCondition", parameters, uses.get((place, "WFInput"), []))
        elif "WFConditions" in parameters:
            for row in _rows(parameters["WFConditions"]):
                yield _one(place, "WFConditions", row, uses.get((place, "WFConditions"), []))


def _rows(value: Value) -> Iterator[Record]:
    inner = value.value if type(value) is Field and value.kind == _TABLE else None
    rows = inner.get("WFActionParameterFilterTemplates") if type(inner) is Record else None
    for row in rows if type(rows) is tuple else ():
        if type(row) is Record:
            yield row


def _one(place: int, key: str, fields: Record, uses: list[Use]) -> Comparison:
    subject = fields.get("WFInput")
    reference = subject.reference if type(subject) is WrappedReference else subject
    found = reference if type(reference) is Attachment else None
    known = next((use.known for use in uses if use.reference is found), UNKNOWN)
    code = fields.get("WFCondition")
    if type(code) is str:
        code = _WORDS.get(code, code)
    return Comparison(place, key, code, fields, known, found)
