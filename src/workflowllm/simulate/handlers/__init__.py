"""What actions do: one function each, in a file for each family. A handler is found by the identifier that it is marked with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from workflowllm.simulate.call import Call
from workflowllm.simulate.content import Content
from workflowllm.simulate.handlers.marking import identifiers_of
from workflowllm.simulate.others import run_other

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
    """The behaviour of an action; of one without any of its own, the general one."""
    return handlers().get(identifier, run_other)
