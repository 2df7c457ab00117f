"""How far an answer keeps to actions that exist, as far as the training split shows them."""

from __future__ import annotations

from collections.abc import Set

from workflowllm.evaluate.metrics.codebleu import parse, tokens

__all__ = ["called_actions", "known_actions"]


def called_actions(text: str) -> list[str]:
    """The names of actions that a program calls, in order, with repeats, found in text that need not be valid.

    A name with two underscores before an opening parenthesis is taken for an action (`is_workflow_actions_alert`,
    `com_example_Intent`), unless it is a method or a word of the language. Names inside texts do not count.
    """
    words = ["", *tokens(parse(text)), ""]
    names = [name for before, name, after in zip(words, words[1:], words[2:], strict=False) if after == "(" and before != "."]
    return [name for name in names if name.isidentifier() and name.count("_") >= 2 and name not in WORDS]


WORDS = frozenset({"result_of_if", "result_of_menu", "results_of_repeat"})
"""Words of the surface language that look like action names."""


def known_actions(answer: str, known: Set[str]) -> float:
    """The share of an answer's called actions that are known, from 0 to 1; an answer that calls none scores 0.

    Args:
        answer: Model text.
        known: Names of actions as they stand in programs of the training split.
    """
    called = called_actions(answer)
    return sum(name in known for name in called) / len(called) if called else 0.0
