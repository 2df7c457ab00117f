"""The one interface to a language model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, Protocol

__all__ = ["Completion", "Message", "Model", "Progress"]

Progress = Callable[[int, int], None]
"""Called with what is done and what there is to do."""


class Message(NamedTuple):
    """One turn of a conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


class Completion(NamedTuple):
    """What a model answered.

    Attributes:
        text: The answer, without the model's own marks.
        finished: Whether the model ended by itself; false where the limit cut it.
        tokens: How many tokens the model wrote, its end mark included.
    """

    text: str
    finished: bool
    tokens: int


class Model(Protocol):
    """Something that answers conversations."""

    @property
    def name(self) -> str:
        """Which model this is, for records."""

    def complete(
        self, conversations: Sequence[Sequence[Message]], *, max_tokens: int, progress: Progress | None = None
    ) -> list[Completion]:
        """Answer each conversation, in order.

        Args:
            conversations: What to answer; a backend may answer them as one batch.
            max_tokens: The most tokens of one answer.
            progress: Called with written tokens of the longest answer and `max_tokens`.

        Raises:
            BackendError: The model cannot be asked.
        """
