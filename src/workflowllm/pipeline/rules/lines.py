"""Several sentences as one line: of many, the first and the last, and how many stand between."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from workflowllm.pipeline.rules.outline import Step
from workflowllm.pipeline.rules.words import cut, name_in_words

__all__ = ["joined", "lowered", "told"]

NAMED = re.compile(r" \(as [^()]*\)$")
LONGEST = 150
"""Characters of a line that says several steps."""


def told(run: Sequence[Step]) -> str:
    """A run of steps as a line; what is set to the output of the step before only gives that output its name."""
    said: list[str] = []
    bound = ""
    for step in run:
        match step.node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Name(id=source)) if said and source == bound:
                said[-1] = f"{NAMED.sub('', said[-1])} (as {name_in_words(name)})"
                continue
            case ast.Assign(targets=[ast.Name(id=name)]):
                bound = name
            case _:
                bound = ""
        said.append(step.said)
    return joined(said)


def joined(sentences: Sequence[str]) -> str:
    """Sentences as one, in their order; a repeated one once, and of more than three the middle is counted."""
    said = list(dict.fromkeys(sentences))
    if len(said) > 3:
        said = [said[0], said[1], f"{len(said) - 3} more steps" if len(said) > 4 else said[2], said[-1]]
    if len(said) < 2:
        return "".join(said)
    parts = [said[0], *(lowered(text) for text in said[1:])]
    return cut(", ".join(parts[:-1]) + f" and {parts[-1]}", LONGEST)


def lowered(text: str) -> str:
    """A sentence inside another: its first letter small, unless the word is all capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
