"""Finding the actions that a wish needs: from its words to actions, by what shortcuts with such words use.

The paper gives the model the right actions as an oracle; a person cannot. An index weighs three things: how often an action is used at
all, which words go with it in shortcuts that the index was built from, and the words of its own definition.
"""

from __future__ import annotations

from workflowllm.catalogue.search.index import CONSTRUCTS, Hit, Index, Settings, Wish, build, load, save
from workflowllm.catalogue.search.words import words

__all__ = ["CONSTRUCTS", "Hit", "Index", "Settings", "Wish", "build", "load", "save", "search", "words"]


def search(query: str, k: int = 20, *, index: Index | None = None) -> list[Hit]:
    """The actions that a wish needs most likely, the likeliest first.

    Args:
        query: What is wanted, in words.
        k: How many actions at most.
        index: Where to look; by default one of usage and definitions alone.
    """
    return (build([]) if index is None else index).search(query, k)
