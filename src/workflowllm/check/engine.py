"""Runs the rules over a workflow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module

from workflowllm.catalogue.collection import Catalogue
from workflowllm.check.diagnostic import WHOLE, Diagnostic, Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.check.rules import NAMES
from workflowllm.workflow.nodes import Workflow

__all__ = ["check", "rules"]

_MOST = 2000
"""Findings of one rule in one workflow: a hostile file cannot make more."""


def check(
    workflow: Workflow, *, catalogue: Catalogue | None = None, target: int | None = None, only: Sequence[Rule] | None = None
) -> list[Diagnostic]:
    """What is wrong with a workflow, in the order of its actions. It never raises.

    Args:
        workflow: The workflow.
        catalogue: What is known of actions; by default the standard one.
        target: The version of iOS that it is for, such as 17; by default the newest, so that nothing is too new.
        only: The rules; by default all.

    Returns:
        Diagnostics without a place in a text; `spans.located` adds it.
    """
    chosen = rules() if only is None else only
    try:
        program = Program(workflow, _standard() if catalogue is None else catalogue, target)
    except Exception as error:  # noqa: BLE001  (a fault of ours is told and never thrown at who asked for a check)
        return [_fault("the program", error)]
    found: list[Diagnostic] = []
    for rule in chosen:
        try:
            found += _of(rule, rule.find(program))
        except Exception as error:  # noqa: BLE001
            found.append(_fault(f"the rule {rule.name}", error))
    return sorted(found, key=lambda diagnostic: (diagnostic.place.action, diagnostic.code, diagnostic.place.key))


def _of(rule: Rule, found: Iterable[Found]) -> list[Diagnostic]:
    made: list[Diagnostic] = []
    told: set[tuple[Place, str]] = set()
    for place, message, advice, fix, severity in found:
        if (place, message) in told:
            continue  # a text that names a thing twice
        told.add((place, message))
        made.append(Diagnostic(rule.code, rule.name, severity or rule.severity, message, advice, place, None, fix))
        if len(made) == _MOST:
            break
    return made


def _fault(what: str, error: Exception) -> Diagnostic:
    message = f"{what} could not be checked: a fault of this program, {type(error).__name__} {error}"[:300]
    return Diagnostic("N999", "fault", "note", message, "Please report it with the file", WHOLE)


def _standard() -> Catalogue:
    from workflowllm.catalogue.standard import standard

    return standard()


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    modules = [import_module(f"workflowllm.check.rules.{name}") for name in NAMES]
    return tuple(sorted((module.RULE for module in modules), key=lambda rule: rule.code[1:]))
