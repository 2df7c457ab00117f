"""What a run did: its effects in order, the way it took, and the values on it.

Everything in a Trace is plain JSON, so that two of them can be compared and stored. Identifiers of a file (UUIDs, groups) and what only
the editor shows never stand in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Final, Literal, TypeAlias

from workflowllm.simulate.content import Json

__all__ = ["VERBS", "Effect", "Outcome", "Step", "Trace", "Verb"]

Verb: TypeAlias = Literal[
    "shown", "asked", "sent", "opened", "created", "changed", "deleted", "spoken", "played", "set", "waited", "read", "ran"
]
"""What an effect is. `read`: private data was looked at; `ran`: another shortcut, or a script, was run."""

VERBS: Final[tuple[Verb, ...]] = (
    "shown",
    "asked",
    "sent",
    "opened",
    "created",
    "changed",
    "deleted",
    "spoken",
    "played",
    "set",
    "waited",
    "read",
    "ran",
)

Outcome: TypeAlias = Literal["finished", "stopped", "error", "limit", "fault"]
"""How a run ended. `stopped`: by Stop, by Stop and Output, or because the person cancelled. `fault`: by an error of this program."""


@dataclass(frozen=True, slots=True)
class Effect:
    """Something that a person or another system could notice.

    Attributes:
        verb: What happened.
        target: Whom or what it happened to, as `channel:name`: `screen:` (where what is shown waits for the person), `notification:`,
            `network:api.example.com`, `file:/Shortcuts/a.txt`,
            `contact:...`, `setting:brightness`, `app:com.example`.
        details: What is to be seen of it.
        place: The number of the action in its file, from 0; of a shortcut that another one ran, with the way there: `3/0`.
        action: The identifier of the action.
        parameters: Every parameter of the action, resolved.
        at: The device's time, ISO 8601.
        stand_in: Whether the action has no behaviour of its own here.
    """

    verb: Verb
    target: str
    details: Mapping[str, Json]
    place: str
    action: str
    parameters: Mapping[str, Json]
    at: str
    stand_in: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One action that ran.

    Attributes:
        place: As in `Effect`.
        action: The identifier.
        parameters: Its parameters, resolved; implicit input among them.
        output: What it handed on; for the start of a block, which arm was taken or how often it repeats.
    """

    place: str
    action: str
    parameters: Mapping[str, Json]
    output: Json


@dataclass(frozen=True, slots=True)
class Trace:
    """The account of one run.

    Attributes:
        outcome: How it ended.
        message: What the device or the simulator said then; empty where it just ended.
        output: What the shortcut handed on.
        effects: What could be noticed, in order.
        steps: The way it took.
        stand_ins: How often each action ran that has no behaviour of its own here.
        modelled: How often each action of another app ran on the general model of an app, by its declared types.
        made_up: What was made up for want of data: a missing shortcut, an answer of the network.
        started: The device's time at the beginning, ISO 8601.
        ended: The device's time at the end.
        seed: The seed of every random choice.
        configuration: Limits and modes, and the version that ran it.
    """

    outcome: Outcome
    message: str
    output: Json
    effects: tuple[Effect, ...]
    steps: tuple[Step, ...]
    stand_ins: Mapping[str, int]
    modelled: Mapping[str, int]
    made_up: tuple[str, ...]
    started: str
    ended: str
    seed: int
    configuration: Mapping[str, Json] = field(default_factory=dict)

    def to_json(self) -> dict[str, Json]:
        """The Trace as a value that `json` can write."""
        return asdict(self)
