"""Actions on variables."""

from __future__ import annotations

from workflowllm.simulate.call import Call
from workflowllm.simulate.content import NOTHING, Content
from workflowllm.simulate.handlers.marking import runs

__all__ = ["append_variable", "comment", "get_variable", "nothing", "set_variable"]


@runs("setvariable")
def set_variable(call: Call) -> Content:
    """Set Variable: creates or overwrites (Apple's guide); with nothing passed it holds nothing (Choice)."""
    call.frame.variables[call.text("WFVariableName")] = call.input
    return call.input


@runs("appendvariable")
def append_variable(call: Call) -> Content:
    """Add to Variable: appends, creates it if it is missing, and hands on all of it (Apple's guide)."""
    name = call.text("WFVariableName")
    found = call.frame.variables.get(name, NOTHING) + call.input
    call.run.bound_items(len(found))
    call.frame.variables[name] = found
    return found


@runs("getvariable")
def get_variable(call: Call) -> Content:
    """Get Variable: its items; Choice: what nothing has set is nothing; one page says it can be an error."""
    return call.content("WFVariable")


@runs("nothing")
def nothing(call: Call) -> Content:
    """Nothing: hands on nothing (action definition)."""
    return NOTHING


@runs("comment")
def comment(call: Call) -> Content:
    """Comment: does nothing (action definition)."""
    return NOTHING
