"""CodeBLEU after Ren et al. 2020 ("CodeBLEU: a method for automatic evaluation of code synthesis", arXiv 2009.10297).

    CodeBLEU = 0.1 BLEU + 0.1 weighted BLEU + 0.4 AST match + 0.4 data-flow match

One tolerant parse (tree-sitter) gives all four their material, so a text that Python refuses is scored as far as it goes.

- Tokens are the leaves of the syntax tree, comments left out; the text between two quotes is one token.
- BLEU: clipped precisions of 1- to 4-grams, their geometric mean, the brevity penalty. An order without a match counts as 0.1
  matches (Chen and Cherry 2014, method 1), unless no token at all matches, which gives 0.
- Weighted BLEU: the same, with Python's keywords weighing five times the other tokens in the 1-grams.
- AST match: the subtrees of the reference (every node with children; node kinds, not names) that the answer has too, over all.
- Data-flow match: the edges of the reference that the answer has too, over all. An edge says that a variable's value is
  computed from another variable, or comes from an earlier binding of the same one; variables are renamed by order of
  first appearance.
  Functions called and keywords of arguments are not variables. Branches and loops are read straight through.

A reference without any data flow has no data-flow match: it is `None`, and the other three make up the score with their weights
scaled up to one. So an answer equal to the reference scores 1 and an empty one scores 0, always. The widely used implementation
(`codebleu` up to 0.7.0) instead counts a data-flow match of zero as one, which gives an empty answer 0.40 with these weights.
"""

from __future__ import annotations

import keyword
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from workflowllm.errors import MissingExtraError

__all__ = [
    "WEIGHTS",
    "CodeBleu",
    "Counts",
    "codebleu",
    "combine",
    "corpus_codebleu",
    "count",
    "data_flow",
    "in_order",
    "parse",
    "subtrees",
    "tokens",
]

WEIGHTS = (0.1, 0.1, 0.4, 0.4)
KEYWORDS = frozenset(keyword.kwlist) | {"match", "case"}
KEYWORD_WEIGHT = 5
ORDERS = 4
SMOOTHING = 0.1

Edge = tuple[str, str, str]


class CodeBleu(NamedTuple):
    """The score and its four parts, each from 0 to 1; `data_flow` is None where the reference has none."""

    score: float
    bleu: float
    weighted: float
    syntax: float
    data_flow: float | None


class Counts(NamedTuple):
    """What a comparison counts; the counts of a corpus are the sums.

    Attributes:
        lengths: Tokens of the answer and of the reference.
        ngrams: For each order, matched and all n-grams of the answer.
        weighted: The same for 1-grams with keyword weights.
        syntax: Matched and all subtrees of the reference.
        data_flow: Matched and all edges of the reference.
    """

    lengths: tuple[int, int]
    ngrams: tuple[tuple[int, int], ...]
    weighted: tuple[int, int]
    syntax: tuple[int, int]
    data_flow: tuple[int, int]


def codebleu(answer: str, reference: str) -> CodeBleu:
    """CodeBLEU of one answer.

    Raises:
        MissingExtraError: The extra `evaluate` is not installed.
    """
    return combine(count(answer, reference))


def corpus_codebleu(pairs: Iterable[tuple[str, str]]) -> CodeBleu:
    """CodeBLEU of a corpus of answers and references: counts are summed before they are divided."""
    return combine(_sum([count(answer, reference) for answer, reference in pairs]))


def count(answer: str, reference: str) -> Counts:
    """Compare an answer with its reference."""
    said, meant = parse(answer), parse(reference)
    words, wanted = tokens(said), tokens(meant)
    ngrams = tuple(_overlap(_ngrams(words, order), _ngrams(wanted, order)) for order in range(1, ORDERS + 1))
    return Counts(
        (len(words), len(wanted)),
        ngrams,
        _overlap(_weigh(words), _weigh(wanted)),
        _overlap(subtrees(meant), subtrees(said)),
        _overlap(Counter(data_flow(meant)), Counter(data_flow(said))),
    )


def combine(counts: Counts) -> CodeBleu:
    """The score that counts amount to."""
    bleu = _bleu(counts.lengths, counts.ngrams)
    weighted = _bleu(counts.lengths, (counts.weighted, *counts.ngrams[1:]))
    syntax = counts.syntax[0] / counts.syntax[1] if counts.syntax[1] else float(counts.lengths == (0, 0))
    flow = counts.data_flow[0] / counts.data_flow[1] if counts.data_flow[1] else None
    parts = list(zip(WEIGHTS, (bleu, weighted, syntax, flow), strict=True))
    known = [(weight, part) for weight, part in parts if part is not None]
    score = math.fsum(weight * part for weight, part in known) / math.fsum(weight for weight, _ in known)
    return CodeBleu(score, bleu, weighted, syntax, flow)


def _sum(all_counts: Sequence[Counts]) -> Counts:
    def pairs(values: Iterable[tuple[int, int]]) -> tuple[int, int]:
        matched, whole = 0, 0
        for one, other in values:
            matched, whole = matched + one, whole + other
        return matched, whole

    return Counts(
        pairs(counts.lengths for counts in all_counts),
        tuple(pairs(counts.ngrams[order] for counts in all_counts) for order in range(ORDERS)),
        pairs(counts.weighted for counts in all_counts),
        pairs(counts.syntax for counts in all_counts),
        pairs(counts.data_flow for counts in all_counts),
    )


# --- n-grams ---


def _ngrams(words: Sequence[str], order: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(words[start : start + order]) for start in range(len(words) - order + 1))


def _weigh(words: Sequence[str]) -> Counter[str]:
    """Tokens counted with their weights, as whole numbers."""
    return Counter({word: times * (KEYWORD_WEIGHT if word in KEYWORDS else 1) for word, times in Counter(words).items()})


def _overlap(counted: Counter[Any], other: Counter[Any]) -> tuple[int, int]:
    """How many of the first are in the second too, each at most as often as there, and how many there are."""
    return sum((counted & other).values()), sum(counted.values())


def _bleu(lengths: tuple[int, int], ngrams: Sequence[tuple[int, int]]) -> float:
    answer, reference = lengths
    if not answer or not reference:
        return float(answer == reference)
    if not ngrams[0][0]:
        return 0.0
    # An order that the answer is too short for says nothing when the reference is as short.
    orders = [pair for order, pair in enumerate(ngrams, start=1) if min(answer, reference) >= order] or [ngrams[0]]
    logs = [math.log((matched or SMOOTHING) / max(whole, 1)) for matched, whole in orders]
    penalty = 1.0 if answer >= reference else math.exp(1 - reference / answer)
    return penalty * math.exp(math.fsum(logs) / len(logs))


# --- the tree ---


def parse(text: str) -> Any:
    """The root of a text's syntax tree; any text has one, with error nodes where it is not Python."""
    try:
        import tree_sitter_python
        from tree_sitter import Language, Parser
    except ImportError:
        raise MissingExtraError("CodeBLEU", "evaluate") from None
    return Parser(Language(tree_sitter_python.language())).parse(text.encode("utf-8", "replace")).root_node


def _children(node: Any) -> list[Any]:
    return [child for child in node.children if child.type != "comment"]


def tokens(root: Any) -> list[str]:
    """The leaves of a tree as texts, in order, without comments; the inside of a string is a leaf."""
    found, stack = [], [root]
    while stack:
        node = stack.pop()
        if node.children and node.type != "string_content":
            stack.extend(reversed(_children(node)))
        elif node.type != "comment":
            found.append(node.text.decode("utf-8", "replace"))
    return [text for text in found if text.strip()]


def subtrees(root: Any) -> Counter[int]:
    """Every subtree with children, as a number that equal shapes share within this process, with how often it stands.

    A shape is the kinds of named nodes, without names and values, as the reference implementation has it. It is worked out
    from the leaves upwards without recursion, in time linear in the tree.
    """
    shapes: dict[int, int] = {}
    counted: Counter[int] = Counter()
    for node in reversed(list(_walk(root))):
        children = [child for child in _children(node) if child.is_named]
        shape = hash((node.type, tuple(shapes[child.id] for child in children)))
        shapes[node.id] = shape
        if children:
            counted[shape] += 1
    return counted


def _walk(root: Any) -> Iterator[Any]:
    """All named nodes, parents before children."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(child for child in _children(node) if child.is_named)


# --- data flow ---

_TARGETS = {"assignment": ("left", "right"), "augmented_assignment": ("left", "right"), "for_statement": ("left", "right")}
_TARGETS |= {"named_expression": ("name", "value"), "for_in_clause": ("left", "right")}


def data_flow(root: Any) -> list[Edge]:
    """The edges of a program: (variable, how, from variable), variables renamed by order of first appearance."""
    edges: list[tuple[str, str, str]] = []
    bound: set[str] = set()
    skipped: set[int] = set()
    for node in in_order(root, variables_only=True):
        if node.type in _TARGETS:
            target, value = (node.child_by_field_name(name) for name in _TARGETS[node.type])
            sources = _variables(value)
            edges += [(name, "comesFrom", name) for name in sources if name in bound]
            targets = _variables(target)
            if node.type == "augmented_assignment":
                edges += [(name, "computedFrom", name) for name in targets]
            edges += [(name, "computedFrom", source) for name in targets for source in sources]
            bound.update(targets)
            skipped.update(inner.id for part in (target, value) if part is not None for inner in _walk(part))
        elif node.type == "identifier" and node.id not in skipped:
            name = node.text.decode("utf-8", "replace")
            edges += [(name, "comesFrom", name)] if name in bound else []
    names: dict[str, str] = {}
    for name, _, source in edges:
        for one in (name, source):
            names.setdefault(one, f"var_{len(names)}")
    return [(names[name], how, names[source]) for name, how, source in edges]


def in_order(root: Any, *, variables_only: bool = False) -> Iterator[Any]:
    """All named nodes in the order of the text, parents before children.

    Args:
        root: Where to start.
        variables_only: Leave out the names of called functions, keywords of arguments, and attributes.
    """
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        children = [child for child in reversed(_children(node)) if child.is_named]
        field = _NAMING.get(node.type) if variables_only else None
        if field is not None:
            naming = node.child_by_field_name(field)
            children = [child for child in children if child != naming or child.type != "identifier"]
        stack.extend(children)


_NAMING = {"call": "function", "keyword_argument": "name", "attribute": "attribute"}


def _variables(node: Any) -> list[str]:
    """The names of the variables in an expression, in order, with repeats."""
    if node is None:
        return []
    return [one.text.decode("utf-8", "replace") for one in in_order(node, variables_only=True) if one.type == "identifier"]
