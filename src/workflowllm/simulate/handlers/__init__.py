"""What actions do: one function each, in a file for each family. A handler is found by the identifier that it is marked with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from workflowllm.simulate.call import Call
from workflowllm.simulate.content import NOTHING, Content
from workflowllm.simulate.handlers.marking import identifiers_of

__all__ = ["handler_of", "handlers"]

Handler = Callable[[Call], Content]


@cache
def handlers() -> Mapping[str, Handler]:
    """Every handler, by the identifier of its action."""
    found: dict[str, Handler] = {}
    for module in sorted(module.name for module in iter_modules(__path__)):
        for value in vars(import_module(f"{__name__}.{module}")).values():
            found.update(dict.fromkeys(identifiers_of(value), value))
    return found


def handler_of(identifier: str) -> Handler:
    """The handler of an action; of one without any, the stand-in."""
    return handlers().get(identifier, _stand_in)


def _stand_in(call: Call) -> Content:
    """An action without behaviour here: it is counted and named in the Trace, and hands on nothing yet."""
    call.run.stand_ins[call.action.identifier] += 1
    call.run.effect("ran", f"app:{call.action.identifier.rpartition('.')[0]}", {}, call.step, stand_in=True)
    return NOTHING
