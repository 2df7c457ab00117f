"""Drawing a program that compiles: what a model writes is judged line by line, and what can become no program is dropped at once."""

from __future__ import annotations

import codeop
import warnings
from collections.abc import Callable, Collection
from dataclasses import dataclass

import workflowllm
from workflowllm.language.names import call_name
from workflowllm.llm import LocalModel, Message
from workflowllm.task import extract
from workflowllm.workflow import Action, actions

__all__ = ["DraftSettings", "draft", "viable"]

LONGEST = 20_000
"""Characters of a draft: Python's own parser looks at it before the language's limits do."""

MOST_ALIKE = 2
"""Lines in a row that may be the same: a small model is soon stuck in one."""

CONSTRUCTS = frozenset(
    f"is.workflow.actions.{name}"
    for name in [
        "appendvariable",
        "choosefrommenu",
        "comment",
        "conditional",
        "dictionary",
        "gettext",
        "list",
        "number",
        "repeat.count",
        "repeat.each",
        "setvariable",
    ]
)
"""Actions that the language has words or literals of its own for; they may stand in any program."""


@dataclass(frozen=True, slots=True)
class DraftSettings:
    """How a draft is drawn.

    Attributes:
        count: Answers drawn side by side.
        max_tokens: The most tokens of a draft, and the most steps of drawing it.
        temperature: Below 1, likely tokens come more often than the model says.
        seed: Of the draw.
    """

    count: int = 8
    max_tokens: int = 320
    temperature: float = 0.7
    seed: int = 0


def draft(
    model: LocalModel,
    conversation: tuple[Message, ...],
    *,
    known: Collection[str] = (),
    settings: DraftSettings = DraftSettings(),
    progress: Callable[[int, int], None] | None = None,
) -> str | None:
    """A program that compiles, calls at least one action and only known ones; it need not do what was asked.

    Args:
        model: Who writes.
        conversation: The task, as `task.render` puts it.
        known: The names of the actions that may be called; all if there are none.
        settings: See `DraftSettings`.
        progress: Called with steps taken and the most there may be.

    Returns:
        The program, or None if none came in the steps there were.

    Raises:
        BackendError: The model cannot be asked.
    """
    names = frozenset(known)
    completion = model.draw(
        conversation,
        viable=lambda text, ended: viable(text, ended, names),
        count=settings.count,
        max_tokens=settings.max_tokens,
        temperature=settings.temperature,
        seed=settings.seed,
        progress=progress,
    )
    return completion and extract(completion.text)


def viable(text: str, ended: bool, known: frozenset[str] = frozenset()) -> bool:
    """Whether a text can still become a program of the language, or is one if it has ended.

    A line that stands in the middle of a call or of a string is not judged before that ends.
    """
    if ended:
        return bool(_called(text, known))
    lines = text[: text.rfind("\n") + 1]
    if len(lines) > LONGEST or _stuck(lines):
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # What it compiles is thrown away; it tells a text that is wrong from one that is not finished.
            unfinished = codeop.compile_command(lines, symbol="exec") is None
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError):
        return False
    return unfinished or _called(lines, known) is not None


def _called(program: str, known: frozenset[str]) -> set[str] | None:
    """The actions that a program calls; None if it is no program, or calls one that is not known."""
    try:
        found = {action.identifier for action in actions(workflowllm.from_python(program)) if isinstance(action, Action)}
    except workflowllm.WorkflowError:
        return None
    names = {call_name(identifier) for identifier in found - CONSTRUCTS}
    return names if not known or names <= known else None


def _stuck(lines: str) -> bool:
    """Whether the last line stands more often in a row than `MOST_ALIKE`, comments aside."""
    said = [line for line in lines.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return len(said) > MOST_ALIKE and len(set(said[-MOST_ALIKE - 1 :])) == 1
