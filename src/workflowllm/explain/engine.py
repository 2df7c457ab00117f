"""Puts the report together. Nothing of it raises: a part that fails is named in the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from workflowllm.catalogue.collection import Catalogue
from workflowllm.check.located import positions
from workflowllm.errors import WorkflowError
from workflowllm.explain.alone import alone
from workflowllm.explain.build import Program
from workflowllm.explain.changes import changes
from workflowllm.explain.code import code
from workflowllm.explain.flows import contacts, findings_of, flows
from workflowllm.explain.outline import outline
from workflowllm.explain.permissions import permissions
from workflowllm.explain.report import LEVELS, Finding, Report
from workflowllm.explain.sinks import ways_out
from workflowllm.workflow.nodes import Action, OpaqueAction, Workflow
from workflowllm.workflow.values import Opaque
from workflowllm.workflow.walk import values

__all__ = ["explain"]

_T = TypeVar("_T")

_MOST: Final = 2000
"""Findings of one shortcut: a hostile file cannot make more."""


def explain(workflow: Workflow, *, catalogue: Catalogue | None = None, text: str | None = None) -> Report:
    """What a shortcut does, needs, sends, changes and runs, before it is run. It never raises, and runs nothing.

    Args:
        workflow: The shortcut.
        catalogue: What is known of actions; by default the standard one.
        text: Its text, in which the lines are counted; by default the readable one.
    """
    faults: list[str] = []
    try:
        program = Program(workflow, _standard() if catalogue is None else catalogue)
    except Exception as error:  # noqa: BLE001  (a fault of ours is told and never thrown at who asked)
        return Report("high", (_fault(error),), faults=(_told("the program", error),))

    def part(name: str, make: Callable[[], Sequence[_T]]) -> list[_T]:
        try:
            return list(make())
        except Exception as error:  # noqa: BLE001
            faults.append(_told(name, error))
            return []

    ways = part("the ways out", lambda: ways_out(program))
    found = part("the flows", lambda: flows(program, ways))
    changed = part("the changes", lambda: changes(program, ways))
    findings = [findings_of(flow) for flow in found] + changed
    findings += part("the code", lambda: code(program, ways))
    findings += part("what goes on alone", lambda: alone(program, ways, changed))
    findings += part("what is not understood", lambda: _unknown(program))
    findings += [Finding("unknown", "fault", "high", f"A part could not be read: {fault}") for fault in faults]
    ordered = sorted(dict.fromkeys(findings), key=lambda finding: (-LEVELS.index(finding.level), finding.actions[:1]))[:_MOST]
    return Report(
        risk=ordered[0].level if ordered else "low",
        findings=tuple(ordered),
        flows=tuple(found),
        contacts=tuple(part("the servers", lambda: contacts(ways, found))),
        permissions=tuple(part("the permissions", lambda: permissions(program))),
        outline=tuple(part("the outline", lambda: outline(program))),
        interactive=any(program.asked),
        lines=tuple(part("the lines", lambda: _lines(program, text))),
        faults=tuple(faults),
    )


def _lines(program: Program, text: str | None) -> tuple[int, ...]:
    """The line of each action in the text; none where there is no text that can be read back."""
    from workflowllm.language import to_python

    try:
        shown = to_python(program.workflow) if text is None else text
    except WorkflowError:
        return ()
    count = len(program.actions)
    places = positions(shown, count)
    return () if places is None else tuple(places.whole(number).line for number in range(count))


def _unknown(program: Program) -> list[Finding]:
    """Parts of the file that nothing here can read: whatever they do is missing from the report."""
    whole = [place for place, action in enumerate(program.actions) if type(action) is OpaqueAction]
    inner = [
        place
        for place, action in enumerate(program.actions)
        if type(action) is Action and any(type(value) is Opaque for value in values(action.parameters))
    ]
    found = (
        [Finding("unknown", "opaque-action", "medium", "An entry of the file is no action that can be read", tuple(whole))] if whole else []
    )
    if inner:
        found.append(Finding("unknown", "opaque-value", "low", "A value is kept in a form that is not understood", tuple(inner)))
    return found


def _fault(error: Exception) -> Finding:
    return Finding("unknown", "fault", "high", _told("the program", error))


def _told(name: str, error: Exception) -> str:
    return f"{name} could not be explained: a fault of this program, {type(error).__name__} {error}"[:300]


def _standard() -> Catalogue:
    from workflowllm.catalogue.standard import standard

    return standard()
