"""The index: how often an action is used, which words go with it, and the words of its definition.

The weight of a word for an action is the change of the action's log odds where the word is there, shrunk towards no change where the
word is rare (naive Bayes, with its usual assumption). A word that never stood with an action counts against it, as much for every such
action, so only the others are kept. The index holds words and numbers, and none of the texts that it was built from.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from heapq import nsmallest
from pathlib import Path
from typing import Any, Final, NamedTuple

from workflowllm import storage
from workflowllm.catalogue.collection import Catalogue
from workflowllm.catalogue.search.usage_rows import ROWS
from workflowllm.catalogue.search.words import words
from workflowllm.errors import DatasetError

__all__ = ["CONSTRUCTS", "Hit", "Index", "Settings", "Wish", "build", "load", "save"]

_FORMAT: Final = 1
_COMPANY: Final = 15
"""How many actions speak for others."""
_KEPT: Final = 60
"""How many others are kept of each."""
_NOTHING: Final[Mapping[int, float]] = {}

CONSTRUCTS: Final = frozenset(
    f"is.workflow.actions.{name}"
    for name in (
        "appendvariable",
        "choosefrommenu",
        "comment",
        "conditional",
        "getvariable",
        "nothing",
        "repeat.count",
        "repeat.each",
        "setvariable",
    )
)
"""What a program says by Python's own words: nobody looks for these."""


class Wish(NamedTuple):
    """A text, and the actions of a shortcut that does what it says."""

    text: str
    actions: tuple[str, ...]


class Hit(NamedTuple):
    """An action that was found.

    Attributes:
        identifier: The action.
        score: Its log odds, by which hits are ordered.
        because: The words of the query that speak for it, the strongest first.
    """

    identifier: str
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the parts are weighed. The defaults were chosen on owners of the corpus that were held out, with questions written by rule.

    Attributes:
        shrink: How many shortcuts a word must be in before it counts for half.
        learnt: The weight of what words go with.
        defined: The weight of the words of definitions.
        together: The weight of what else shortcuts use that use the likeliest actions.
        many: In a wish of so many words each counts as given; in a shorter one for more, since it says less of the same.
        few: At most this many times as much.
        usual: For how many shortcuts the table of usage stands.
        rare: A word in fewer shortcuts is not kept.
    """

    shrink: float = 20.0
    learnt: float = 0.2
    defined: float = 0.6
    together: float = 0.5
    many: float = 20.0
    few: float = 4.0
    usual: float = 200.0
    rare: int = 3


class Index:
    """What `build` makes and `load` reads.

    Args:
        actions: Identifiers; the other parts speak of them by their place.
        prior: The log odds of each.
        learnt: For each word the places of actions with their weights.
        defined: The same, of definitions (BM25).
        together: For each action those that stand with it in more shortcuts than chance, by place, with their weights.
        settings: How the parts are weighed.
    """

    def __init__(
        self,
        actions: list[str],
        prior: list[float],
        learnt: Mapping[str, Mapping[int, float]],
        defined: Mapping[str, Mapping[int, float]],
        together: Mapping[int, Mapping[int, float]],
        settings: Settings,
    ) -> None:
        self.actions, self.prior, self.settings = actions, prior, settings
        self.learnt, self.defined, self.together = learnt, defined, together

    def search(self, query: str, k: int = 20) -> list[Hit]:
        """The actions that a wish needs most likely, the likeliest first."""
        scores = list(self.prior)
        said = list(dict.fromkeys(words(query)))
        few = min(self.settings.few, max(1.0, self.settings.many / max(1, len(said))))
        for word in said:
            for place, weight in self.learnt.get(word, _NOTHING).items():
                scores[place] += few * self.settings.learnt * weight
        for place, weight in self._by_definition(said).items():
            scores[place] += few * self.settings.defined * weight
        for place, weight in self._by_company(scores).items():
            scores[place] += self.settings.together * weight
        best = nsmallest(max(0, k), range(len(scores)), key=lambda place: (-scores[place], place))
        return [Hit(self.actions[place], round(scores[place], 4), self._because(place, said)) for place in best]

    def _by_definition(self, said: list[str]) -> dict[int, float]:
        """How well definitions fit, from 0 to 3."""
        found: dict[int, float] = {}
        for word in said:
            for place, weight in self.defined.get(word, _NOTHING).items():
                found[place] = found.get(place, 0.0) + weight
        most = max(found.values(), default=1.0)
        return {place: 3 * weight / most for place, weight in found.items()}

    def _by_company(self, scores: list[float]) -> dict[int, float]:
        """How much the actions that the wish speaks for most speak for others: the mean over them, by how likely they are."""
        most = nsmallest(_COMPANY, self.together, key=lambda place: 0.7 * self.prior[place] - scores[place])
        odds = {place: 1 / (1 + math.exp(-scores[place])) for place in most}
        whole, found = sum(odds.values()) or 1.0, dict[int, float]()
        for place in most:
            for other, weight in self.together[place].items():
                found[other] = found.get(other, 0.0) + weight * odds[place] / whole
        return found

    def _because(self, place: int, said: list[str]) -> tuple[str, ...]:
        found = []
        for word in said:
            for part, share in ((self.learnt, self.settings.learnt), (self.defined, self.settings.defined)):
                weight = part.get(word, _NOTHING).get(place, 0.0)
                if weight > 0:
                    found.append((share * weight, word))
        return tuple(dict.fromkeys(word for _, word in sorted(found, reverse=True)))[:4]


def build(wishes: Iterable[Wish], *, catalogue: Catalogue | None = None, settings: Settings = Settings()) -> Index:
    """An index of shortcuts: their texts with their actions.

    Args:
        wishes: The texts and actions; of two with one sequence of actions the first counts.
        catalogue: The definitions; by default the standard ones.
        settings: How the parts are weighed.
    """
    known = _standard() if catalogue is None else catalogue
    kept_wishes = list(wishes)
    texts, uses, together, count = _counted(kept_wishes)
    actions = sorted({*known, *uses, *ROWS} - CONSTRUCTS)
    places = {identifier: place for place, identifier in enumerate(actions)}
    shares = [(uses[name] + settings.usual * ROWS.get(name, 0) / 10_000 + 0.01) / (count + settings.usual + 1) for name in actions]
    prior = [round(math.log(share / (1 - share)), 4) for share in shares]
    learnt = {
        word: _weighed(pairs, texts[word], shares, places, settings)
        for word, pairs in sorted(together.items())
        if texts[word] >= settings.rare
    }
    company = _company(kept_wishes, uses, places, count, settings)
    return Index(actions, prior, learnt, _definitions(known, places), company, settings)


def _counted(wishes: Iterable[Wish]) -> tuple[Counter[str], Counter[str], dict[str, Counter[str]], int]:
    """In how many shortcuts each word stands, each action, and each of both together."""
    texts: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    together: dict[str, Counter[str]] = {}
    seen: set[tuple[str, ...]] = set()
    for text, actions in wishes:
        if actions in seen:
            continue
        seen.add(actions)
        chosen, said = set(actions) - CONSTRUCTS, set(words(text))
        uses.update(chosen)
        texts.update(said)
        for word in said:
            together.setdefault(word, Counter()).update(chosen)
    return texts, uses, together, len(seen)


def _weighed(pairs: Counter[str], there: int, shares: list[float], places: dict[str, int], settings: Settings) -> dict[int, float]:
    """The weight of a word for the actions it stood with, over that for those it never stood with."""
    found: dict[int, float] = {}
    none = math.log(settings.shrink / (there + settings.shrink))
    for name, count in sorted(pairs.items()):
        share = min(shares[places[name]], 0.99)
        given = min((count + settings.shrink * share) / (there + settings.shrink), 0.99)
        weight = math.log(given / (1 - given)) - math.log(share / (1 - share)) - none
        if count > 1 or there < 10:
            found[places[name]] = round(weight, 3)
    return found


def _company(wishes: list[Wish], uses: Counter[str], places: dict[str, int], count: int, settings: Settings) -> dict[int, dict[int, float]]:
    """For each action that is used often enough, the actions that stand with it more than chance says, the strongest first."""
    common = {name for name, times in uses.items() if times >= settings.rare}
    pairs: dict[str, Counter[str]] = {name: Counter() for name in sorted(common)}
    seen: set[tuple[str, ...]] = set()
    for _, actions in wishes:
        if actions in seen:
            continue
        seen.add(actions)
        chosen = set(actions) & common
        for name in chosen:
            pairs[name].update(chosen)
    found: dict[int, dict[int, float]] = {}
    for name, others in pairs.items():
        weights: dict[int, float] = {}
        for other, times in others.items():
            share = min(uses[other] / count, 0.99)
            given = min((times + 8 * share) / (uses[name] + 8), 0.99)
            lift = math.log(given / (1 - given)) - math.log(share / (1 - share))
            if other != name and lift > 0.2 and times > 1:
                weights[places[other]] = round(lift, 3)
        kept = sorted(weights, key=lambda place: (-weights[place], place))[:_KEPT]
        found[places[name]] = {place: weights[place] for place in sorted(kept)}
    return found


_FIELDS: Final = (("name", 3), ("keywords", 2), ("description", 1), ("returns", 1), ("output_name", 1))


def _definitions(catalogue: Catalogue, places: dict[str, int]) -> dict[str, dict[int, float]]:
    """BM25 over what definitions say of actions and their parameters (k1 1.2, b 0.75, as usual)."""
    counts: dict[int, Counter[str]] = {}
    for identifier, place in places.items():
        said: Counter[str] = Counter()
        definition = catalogue.get(identifier)
        for field, weight in _FIELDS if definition is not None else ():
            value = getattr(definition, field)
            for word in words(" ".join(value) if isinstance(value, tuple) else value):
                said[word] += weight
        if definition is not None:
            said.update(words(" ".join(f"{one.label} {' '.join(one.choices[:12])}" for one in definition.parameters.values())))
        counts[place] = said
    lengths = {place: sum(said.values()) for place, said in counts.items()}
    mean = sum(lengths.values()) / max(1, len(lengths)) or 1.0
    among = Counter(word for said in counts.values() for word in said)
    found: dict[str, dict[int, float]] = {}
    for place, said in counts.items():
        for word, times in said.items():
            rarity = math.log(1 + (len(counts) - among[word] + 0.5) / (among[word] + 0.5))
            bm25 = rarity * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * lengths[place] / mean))
            found.setdefault(word, {})[place] = round(bm25, 3)
    return dict(sorted(found.items()))


def _standard() -> Catalogue:
    from workflowllm.catalogue.standard import standard

    return standard()


def save(path: Path, index: Index, stamp: Mapping[str, Any]) -> None:
    """Write an index as JSON; it appears whole or not at all."""
    record = {
        "format": _FORMAT,
        "made": dict(stamp),
        "settings": asdict(index.settings),
        "actions": index.actions,
        "prior": index.prior,
        "learnt": {word: [list(part), list(part.values())] for word, part in index.learnt.items()},
        "defined": {word: [list(part), list(part.values())] for word, part in index.defined.items()},
        "together": {str(place): [list(part), list(part.values())] for place, part in index.together.items()},
    }
    storage.write_text(path, storage.canonical(record) + "\n")


def load(path: Path) -> Index:
    """Read an index.

    Raises:
        DatasetError: The file cannot be read, or is no index of this version.
    """
    record = storage.read_json(path)
    try:
        if record["format"] != _FORMAT:
            raise ValueError(f"format {record['format']}")
        parts = [_postings(record[name]) for name in ("learnt", "defined", "together")]
        actions, prior = [str(name) for name in record["actions"]], [float(value) for value in record["prior"]]
        if len(actions) != len(prior) or any(not 0 <= at < len(actions) for part in parts for posting in part.values() for at in posting):
            raise ValueError("its parts do not fit")
        together = {int(place): part for place, part in parts[2].items()}
        if any(not 0 <= place < len(actions) for place in together):
            raise ValueError("its parts do not fit")
        return Index(actions, prior, parts[0], parts[1], together, Settings(**record["settings"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        advice = "Build it again with: workflowllm actions index FOLDER"
        raise DatasetError(f"this is no index of actions: {error}", where=str(path), advice=advice) from None


def _postings(record: Mapping[str, Any]) -> dict[str, dict[int, float]]:
    found = {}
    for word, (places, weights) in record.items():
        if (
            len(places) != len(weights)
            or not all(type(at) is int for at in places)
            or not all(type(one) in (int, float) for one in weights)
        ):
            raise ValueError(f"the postings of {word[:40]!r}")
        found[word] = dict(zip(places, weights, strict=True))
    return found
