"""The task: how a question becomes a prompt and how a completion becomes a program.

Synthesis, training and evaluation all go through `render` and `extract`, so that a model is asked in the words it was trained
on. The paper gives the model the question and the interfaces of the right actions and wants the plan and the program (section
3.1, appendix B.1); here the interfaces are the actions' names alone, since a small model has room for no more, and the plan is
a setting. A question that the prompt holds is data: nothing in it can end the prompt (see `llm.chat`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    """

    actions: bool = True
    plan: bool = False
    head: bool = False


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
    return program.strip("\n") + "\n"


def extract(completion: str) -> str:
    """The program in a completion: its first fenced block, closed or cut off, or else all of it.

    Returns:
        The text, ending in one line end; "" where there is nothing. It is model text: to be parsed, never run.
    """
    text = completion.replace("\r\n", "\n")
    fenced = _FENCE.search(text)
    program = (fenced.group(2) if fenced else text).strip("\n")
    return program + "\n" if program.strip() else ""
