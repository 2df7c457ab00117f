"""Whether an answer is the reference."""

from __future__ import annotations

__all__ = ["exact"]


def exact(answer: str, reference: str) -> float:
    """1 if the texts are equal but for spaces at line ends, empty lines and comment lines, else 0; an empty answer scores 0."""
    lines = _lines(answer)
    return float(bool(lines) and lines == _lines(reference))


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
