"""Actions that end a shortcut, or wait."""

from __future__ import annotations

from workflowllm.simulate.call import Call
from workflowllm.simulate.content import Content
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.outcome import Stopped

__all__ = ["delay", "output", "stop"]


@runs("exit")
def stop(call: Call) -> Content:
    """Stop This Shortcut: ends at once, without output (action definition; device report)."""
    raise Stopped("exit")


@runs("output")
def output(call: Call) -> Content:
    """Stop and Output: ends and hands its content on (action definition). Where there is nowhere to hand it to is left out."""
    raise Stopped("output", call.content("WFOutput"))


@runs("delay")
def delay(call: Call) -> Content:
    """Wait: so many seconds, 1 by default; hands its input on (action definition)."""
    seconds = max(0.0, float(call.number("WFDelayTime", 1)))
    call.world.wait(min(seconds, 1e9))
    call.effect("waited", "screen:", seconds=seconds)
    return call.input
