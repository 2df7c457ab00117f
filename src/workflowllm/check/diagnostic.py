"""What the checker says: a code, a severity, a message, a place, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

from workflowllm.errors import PropertyPath, Span
from workflowllm.workflow.values import Value

__all__ = ["WHOLE", "Diagnostic", "Edit", "Fix", "Place", "Severity"]

Severity: TypeAlias = Literal["error", "warning", "note"]
"""`error`: importing or running it surely fails. `warning`: most likely not meant. `note`: worth knowing."""


class Place(NamedTuple):
    """Where in a workflow something stands, whether or not there is a text of it.

    Attributes:
        action: The number of the action in the file, from 0, markers of blocks included; -1 is the workflow as a whole.
        key: The parameter; empty if it is the whole action.
        steps: Further in, as the property list has it.
    """

    action: int = -1
    key: str = ""
    steps: tuple[str | int, ...] = ()

    @property
    def path(self) -> PropertyPath:
        """The place in the property list."""
        if self.action < 0:
            return PropertyPath(self.steps)
        below: tuple[str | int, ...] = ("WFWorkflowActionParameters", self.key, *self.steps) if self.key else ()
        return PropertyPath(("WFWorkflowActions", self.action, *below))


WHOLE = Place()


class Edit(NamedTuple):
    """One change of a parameter, or of an action's identifier.

    Attributes:
        action: The number of the action in the file, from 0.
        key: The parameter; empty for the identifier.
        value: What it is set to; None takes the parameter away.
        rename: What the parameter, or the identifier, is called from now on; empty if the name stays.
    """

    action: int
    key: str = ""
    value: Value | None = None
    rename: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that is safe: it makes the workflow do what it plainly was meant to do.

    Attributes:
        what: What it does, as a sentence without a full stop.
        edits: The changes, none of which counts on another.
    """

    what: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    Attributes:
        code: The rule, such as `W101`: the letter is that of the severity it usually has.
        rule: The name of the rule, which is that of its file: `unknown-action`.
        severity: How bad it is.
        message: What is wrong, as a sentence without a full stop.
        advice: What to do about it.
        place: Where in the workflow.
        span: Where in the text, if there is one.
        fix: A change that mends it, where one is safe.
    """

    code: str
    rule: str
    severity: Severity
    message: str
    advice: str = ""
    place: Place = WHOLE
    span: Span | None = None
    fix: Fix | None = None

    def record(self) -> dict[str, Any]:
        """As JSON can hold it."""
        span = {} if self.span is None else self.span._asdict()
        fix = {} if self.fix is None else {"fix": self.fix.what}
        where = {"action": self.place.action, "path": str(self.place.path), **span}
        return {
            "code": self.code,
            "rule": self.rule,
            "severity": self.severity,
            "message": self.message,
            "advice": self.advice,
            **where,
            **fix,
        }
