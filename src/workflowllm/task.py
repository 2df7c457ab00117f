"""The task: how a question becomes a prompt and how a completion becomes a program.

Synthesis, training and evaluation all go through `render` and `extract`, so that a model is asked in the words it was trained
on. The paper gives the model the question and the interfaces of the right actions and wants the plan and the program (section
3.1, appendix B.1); here the interfaces are the actions' names alone, since a small model has room for no more, and the plan is
a setting. A question that the prompt holds is data: nothing in it can end the prompt (see `llm.chat`).
"""

from __future__ import annotations

import io
import re
import tokenize
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from workflowllm.dataset.sample import Sample
from workflowllm.llm.model import Message

__all__ = ["TaskSettings", "extract", "reference", "render", "render_answer"]

SYSTEM = "You write Apple Shortcuts as Python programs."
_FENCE = re.compile(r"^[ \t]*(`{3,})[^\n`]*\n(.*?)(?:^[ \t]*\1`*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_HEAD = re.compile(r"\A# /// shortcut\n(?:#[^\n]*\n)*?# ///(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class TaskSettings:
    """What is asked for.

    Attributes:
        actions: Name the right actions in the prompt, as the paper does.
        plan: Have the task plan written before the program.
        head: Have the head block written; without it a program has the language's defaults for name, icon and the like.
        comments: `statement`: every comment of the sample, as in the paper. `block`: those above a block and above the first
            statement of one, so that a program fits the length of a small model's answer.
    """

    actions: bool = True
    plan: bool = False
    head: bool = False
    comments: Literal["statement", "block"] = "statement"


def render(sample: Sample, settings: TaskSettings = TaskSettings()) -> tuple[Message, ...]:
    """The prompt for a sample's question; it depends on the question and, if set, on the set of its actions."""
    lines = [sample.question]
    if settings.actions:
        lines.append("Actions: " + ", ".join(sorted(set(sample.actions))))
    return Message("system", SYSTEM), Message("user", "\n".join(lines))


def render_answer(sample: Sample, settings: TaskSettings = TaskSettings()) -> str:
    """The answer that training teaches: the program, after the plan if that is set; `extract` gives `reference` back."""
    program = reference(sample, settings)
    if not settings.plan:
        return program
    # A fence in the plan would be taken for the program's, and one in the program for its end.
    plan = sample.plan.strip().replace("```", "'''")
    fence = max([*re.findall("`+", program), "``"], key=len) + "`"
    return f"{plan}\n\n{fence}python\n{program}{fence}"


def reference(sample: Sample, settings: TaskSettings = TaskSettings()) -> str:
    """The program that an answer is compared with: the sample's, ending in one line end."""
    program = sample.program if settings.head else _HEAD.sub("", sample.program, count=1)
    if settings.comments == "block":
        program = _thinned(program)
    return program.strip("\n") + "\n"


class _Line(NamedTuple):
    """One logical line of a program, or the comments above one."""

    row: int
    column: int
    opens: bool


def _thinned(program: str) -> str:
    """A program without the comments that stand inside a run of plain statements; as it is, if it is no Python."""
    comments: list[int] = []
    lines: list[_Line] = []
    begun: tokenize.TokenInfo | None = None
    last = ""
    try:
        for token in tokenize.generate_tokens(io.StringIO(program).readline):
            if token.type == tokenize.COMMENT and begun is None:
                comments.append(token.start[0])
            elif token.type == tokenize.NEWLINE and begun is not None:
                lines.append(_Line(begun.start[0], begun.start[1], last == ":"))
                begun = None
            elif token.type not in (tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER, tokenize.COMMENT):
                begun, last = begun or token, token.string
    except (tokenize.TokenError, SyntaxError):
        return program
    inside = {line.row for before, line in pairwise(lines) if not (before.opens or line.opens or before.column != line.column)}
    rows = sorted(line.row for line in lines)
    dropped = {row for row in comments if (below := next((other for other in rows if other > row), None)) in inside and below}
    kept = [text for row, text in enumerate(program.splitlines(keepends=True), start=1) if row not in dropped]
    return "".join(kept)


def extract(completion: str) -> str:
    """The program in a completion: its first fenced block, closed or cut off, or else all of it.

    Returns:
        The text, ending in one line end; "" where there is nothing. It is model text: to be parsed, never run.
    """
    text = completion.replace("\r\n", "\n")
    fenced = _FENCE.search(text)
    program = (fenced.group(2) if fenced else text).strip("\n")
    return program + "\n" if program.strip() else ""
