"""What goes on without anybody: effects before which nobody is surely asked, switched-off confirmations, and repetition."""

from __future__ import annotations

from typing import Final

from workflowllm.explain.build import Program
from workflowllm.explain.report import Finding, Level
from workflowllm.explain.sinks import Way
from workflowllm.explain.sources import OWN
from workflowllm.workflow.nodes import Action

__all__ = ["alone"]

_OUTWARD: Final = frozenset({"network", "message", "mail", "social", "call", "script far", "script", "home", "cloud"})
_SWITCHES: Final[dict[str, tuple[str, str]]] = {
    "ShowWhenRun": ("hidden", "Show When Run is off"),
    "WFSendEmailActionShowComposeSheet": ("unconfirmed", "the mail is not shown before it is sent"),
    "WFSocialActionShowComposeSheet": ("unconfirmed", "the post is not shown before it is sent"),
    "WFDeleteFileConfirmDeletion": ("unconfirmed", "the confirmation of the deletion is off"),
}
"""Parameters that keep an action from showing what it does, where they are false."""


def alone(program: Program, ways: list[Way], changed: list[Finding]) -> list[Finding]:
    """Findings about what goes on alone."""
    found = _silent(program, ways, changed)
    found += _repeated(program, ways)
    hidden: dict[tuple[str, str], list[int]] = {}
    for place, action in enumerate(program.actions):
        if type(action) is Action:
            for key, told in _SWITCHES.items():
                if action.parameters.get(key) is False:
                    hidden.setdefault(told, []).append(place)
    found += [Finding("unattended", rule, "low", text[:1].upper() + text[1:], tuple(places)) for (rule, text), places in hidden.items()]
    return found + _again(program)


def _silent(program: Program, ways: list[Way], changed: list[Finding]) -> list[Finding]:
    """Effects to which nobody is surely asked first, together: the actions, not the effects, are what somebody looks up."""
    out = {way.action for way in ways if way.channel in _OUTWARD and not way.asks and not program.asked[way.action]}
    lasting = {f.actions[0] for f in changed if f.rule in ("deletes", "deletes-unconfirmed", "overwrites", "edits", "pays", "sends-alone")}
    kept = {place for place in lasting if not program.asked[place]}
    found = []
    if out:
        found.append(Finding("unattended", "sends-unasked", "low", "Goes out before anybody was surely asked", tuple(sorted(out))))
    if kept:
        message = "Changes or sends things before anybody was surely asked"
        found.append(Finding("unattended", "changes-unasked", "medium", message, tuple(sorted(kept))))
    return found


def _repeated(program: Program, ways: list[Way]) -> list[Finding]:
    out = sorted({way.action for way in ways if way.channel in _OUTWARD and program.loops[way.action] and not way.asks})
    waits = [
        place
        for place, action in enumerate(program.actions)
        if type(action) is Action and action.identifier == OWN + "delay" and program.loops[place]
    ]
    if out and waits:
        return [Finding("unattended", "repeats-with-waits", "medium", "Goes out again and again, with waits", (*out, *waits))]
    return [Finding("unattended", "repeats", "low", "Goes out in a loop", tuple(out))] if out else []


def _again(program: Program) -> list[Finding]:
    """Runs of itself."""
    places = []
    for place, action in enumerate(program.actions):
        if type(action) is Action and action.identifier == OWN + "runworkflow":
            workflow = action.parameters.get("WFWorkflow")
            if isinstance(workflow, dict) and workflow.get("isSelf") is True:
                places.append(place)
    unasked = [place for place in places if not program.asked[place]]
    level: Level = "medium" if unasked else "low"
    return [Finding("unattended", "runs-itself", level, "Runs itself again", tuple(places))] if places else []
