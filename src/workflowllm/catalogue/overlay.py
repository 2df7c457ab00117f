"""The overlay: what real files use and no package lists, and what is known to be otherwise than the packages say.

Found by going over real shortcuts; kinds and choices are facts of the format, known from its versions, and nothing is copied from a
shared file. Where the overlay says something it counts before the packages.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from workflowllm.catalogue.collection import Catalogue, attributed
from workflowllm.catalogue.definition import KINDS, Definition, Kind, Parameter
from workflowllm.catalogue.overlay_rows import ACTIONS, EVERY_FIND, FINDS, PARAMETERS

__all__ = ["SOURCE", "overlay", "parsed"]

SOURCE: Final = "overlay"
_FINDS: Final = frozenset(f"is.workflow.actions.filter.{name}" for name in FINDS.split())


@cache
def overlay() -> Catalogue:
    """What this project says of its own, with little for each action."""
    return Catalogue(attributed(_definition(identifier), SOURCE) for identifier in dict.fromkeys([*PARAMETERS, *ACTIONS, *sorted(_FINDS)]))


def _definition(identifier: str) -> Definition:
    rows = {**(EVERY_FIND if identifier in _FINDS else {}), **PARAMETERS.get(identifier, {})}
    return Definition(identifier, parameters={key: parsed(key, row) for key, row in rows.items()}, **ACTIONS.get(identifier, {}))


def parsed(key: str, row: str) -> Parameter:
    """A parameter from its row.

    Args:
        key: The parameter.
        row: Its kind, and after a colon its choices; `...` as the last of them means that there are more.

    Raises:
        ValueError: There is no such kind.
    """
    name, _, listed = row.partition(": ")
    choices = [choice.strip() for choice in listed.split("|") if choice.strip()]
    more = choices[-1:] == ["..."]
    return Parameter(key, _kind(name), choices=tuple(choices[: len(choices) - more]), open=more)


def _kind(name: str) -> Kind:
    for kind in KINDS:
        if kind == name:
            return kind
    raise ValueError(f"no kind: {name}")
