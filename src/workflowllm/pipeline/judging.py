"""A judge of answers by what they do: programs are run on pretend devices, and what onlookers could observe is compared."""

from __future__ import annotations

from functools import lru_cache

from workflowllm.errors import WorkflowError
from workflowllm.evaluate.metrics.behaves import Behaviour
from workflowllm.simulate.device.variants import variant
from workflowllm.simulate.engine import simulate
from workflowllm.simulate.equivalence import equivalent
from workflowllm.simulate.trace import Trace

__all__ = ["DEVICES", "judge"]

DEVICES = (0, 1, 2)
"""The devices on which a program is tried, by their seeds (`simulate.device.variants`)."""


def judge(answer: str, reference: str) -> Behaviour:
    """Whether an answer runs to an end on every device, and does there what the reference does.

    Args:
        answer: A program in the readable language.
        reference: Another one.
    """
    mine, wanted = _runs(answer), _runs(reference)
    if mine is None or wanted is None:
        return Behaviour(0.0, 0.0)
    runs = all(trace.outcome in ("finished", "stopped") and trace.steps for trace in mine)
    same = all(equivalent(one, other) for one, other in zip(mine, wanted, strict=True))
    return Behaviour(float(runs), float(same))


@lru_cache(maxsize=64)
def _runs(program: str) -> tuple[Trace, ...] | None:
    from workflowllm import from_python

    try:
        workflow = from_python(program)
    except (WorkflowError, SyntaxError, ValueError):
        return None
    return tuple(simulate(workflow, variant(seed), seed=seed) for seed in DEVICES)
