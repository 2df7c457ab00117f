"""The catalogue that commands use: what ships with this project, and what the user imported or learnt."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any, Final

from workflowllm.catalogue import facts
from workflowllm.catalogue.builtin import builtin
from workflowllm.catalogue.categories import SOURCE as CATEGORIES
from workflowllm.catalogue.categories import categories_of
from workflowllm.catalogue.collection import Catalogue, merged
from workflowllm.catalogue.definition import Definition
from workflowllm.catalogue.overlay import overlay
from workflowllm.catalogue.twins import twins

__all__ = ["FACTS", "shipped", "standard"]

FACTS: Final = "facts"


@cache
def shipped() -> Catalogue:
    """What is known without the user: the overlay before the package, since it knows better where they differ.

    Of the flow of values `facts` has the last word, so that no two tables of this project disagree.
    """
    known = merged(overlay(), builtin(), twins(builtin()))
    return Catalogue.made_when_asked(known, lambda identifier: _with_category(_with_facts(known[identifier])))


@cache
def standard() -> Catalogue:
    """Everything that is known here: what ships, and the files of the user's folder in the order of their names.

    Raises:
        DatasetError: One of these files is damaged; the place names it.
    """
    from workflowllm.catalogue.store import load_all, user_folder

    own = load_all(user_folder())
    return merged(shipped(), *own) if own else shipped()


def _with_category(definition: Definition) -> Definition:
    if definition.categories:
        return definition
    return replace(definition, categories=categories_of(definition), sources={**definition.sources, "categories": CATEGORIES})


def _with_facts(definition: Definition) -> Definition:
    identifier = definition.identifier
    if identifier not in facts.identifiers():
        return definition
    key, passes, output = facts.flow(identifier)
    said: dict[str, Any] = {"input": key, "passes_through": passes, "output": output, "output_name": facts.output_name(identifier)}
    changes = {name: value for name, value in said.items() if value != getattr(definition, name) and (value is not None or name == "input")}
    return replace(definition, **changes, sources={**definition.sources, **dict.fromkeys(changes, FACTS)})
