"""Think: the three layers of language over a program (paper, section 3.1, thought generation): comments, a task plan, a question.

The paper has a language model write them, from the comments up. Here rules write them (`pipeline.rules`), which needs no model: they
are the default and the baseline. They look at the readable text alone, so each layer says what the program says.
"""

from __future__ import annotations

from typing import NamedTuple

from workflowllm.pipeline.rules import Density, Outline, outline, write_comments, write_plan, write_question
from workflowllm.workflow.nodes import Workflow

__all__ = ["Thought", "think", "write_comments", "write_plan", "write_question"]


class Thought(NamedTuple):
    """The layers of one program.

    Attributes:
        question: What a user would ask for.
        plan: The task plan.
        program: The program with its comments.
    """

    question: str
    plan: str
    program: str


def think(program: Workflow | str | Outline, *, title: str = "", description: str = "", comments: Density = "statement") -> Thought:
    """Write the three layers by rule.

    Args:
        program: The program, as a workflow or as its readable text.
        title: What it is called.
        description: What it is for.
        comments: How dense the comments are, see `rules.write_comments`.
    """
    written = outline(program)
    return Thought(
        write_question(written, title=title, description=description),
        write_plan(written),
        write_comments(written, density=comments),
    )
