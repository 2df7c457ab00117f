"""Actions that end a shortcut, or wait."""

from __future__ import annotations

from workflowllm.simulate.call import Call
from workflowllm.simulate.content import Content
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.outcome import Stopped
from workflowllm.simulate.shown import shown, shown_text

__all__ = ["delay", "output", "stop"]


@runs("exit")
def stop(call: Call) -> Content:
    """Stop This Shortcut: ends at once, without output (action definition; device report). Files of iOS 13 write a result into it (format
    fact). Choice: it is handed on.
    """
    raise Stopped("exit", call.content("WFResult"))


@runs("output")
def output(call: Call) -> Content:
    """Stop and Output: ends and hands its content on; where there is nowhere to hand it to, it is copied, or a response is shown, or
    nothing is done, as by default (action definition). Choice: a run that no other shortcut began has nowhere to hand it to.
    """
    found = call.content("WFOutput")
    wanted = call.choice("WFNoOutputSurfaceBehavior", "Do Nothing") if not call.frame.depth else "Do Nothing"
    if wanted == "Copy to Clipboard":
        call.world.clipboard = found
        call.effect("set", "clipboard:", content=shown(found))
    elif wanted == "Respond":
        call.effect("shown", "screen:", text=shown_text(call.text("WFResponse")))
    raise Stopped("output", found)


@runs("delay")
def delay(call: Call) -> Content:
    """Wait: so many seconds, 1 by default; hands its input on (action definition)."""
    seconds = max(0.0, float(call.number("WFDelayTime", 1)))
    call.effect("waited", "screen:", seconds=seconds)
    call.world.wait(seconds)
    return call.input
