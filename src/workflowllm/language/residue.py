"""The residue: what an exact text carries beyond the readable one.

A readable text determines a property list: the one it compiles to. The residue is the difference from there to the real file, an
entry an action: its identifiers, the display name of its output, and a patch of whatever else differs; then the order of keys.
It stands in a block of comments at the end, compressed.

Edits win. Every entry is tied to its action by a hash of what the text says there, so an entry whose action was edited or removed is
dropped and reported, never applied. An entry can also hang on what stands before its action: a file may leave out an input that the text
writes, and means another one once a statement comes between. So whenever a text was edited, the result is held against the text
alone, but for what `normalise` forgets, and entries that make a difference go too. An unedited text is held
against it as well: what is compiled is what can be read, whoever wrote the residue. The order of keys, which says nothing, is kept
for unedited texts only.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any

from workflowllm.errors import WorkflowError
from workflowllm.language import align, patch
from workflowllm.language.coding import Residue, decode, encode
from workflowllm.language.context import Parsed
from workflowllm.language.emit import emit_named
from workflowllm.language.fitting import MOST_TOLD, Fitting, says_the_same
from workflowllm.language.guard import marks, plain
from workflowllm.language.parse import MISSING, parse_named
from workflowllm.shortcut.layout import apply_layout, mappings
from workflowllm.shortcut.tree import ACTIONS, PARAMETERS, from_tree, to_tree
from workflowllm.workflow.nodes import GROUP, Workflow

__all__ = ["emit_exact", "parse_exact", "seal"]

OPEN, CLOSE = "# /// residue", "# ///"
_WIDTH = 150
_DIGEST = 3
_ROUNDS, _WORK = 10, 60_000
"""Times that an edited text is held against its residue, at most, and times the values in its actions. The longest real file has 24,600."""


def emit_exact(workflow: Workflow) -> str:
    """The readable text of a workflow, and behind it the residue that makes it exact."""
    text, names = emit_named(workflow)
    coded = encode(_difference(text, names, workflow))
    lines = [f"# {coded[start : start + _WIDTH]}" for start in range(0, len(coded), _WIDTH)]
    return f"{text}{OPEN}\n" + "".join([line + "\n" for line in lines]) + CLOSE + "\n"


def parse_exact(text: str) -> tuple[Workflow, list[str]]:
    """The workflow of a text with its residue applied, and what of the residue was dropped.

    Raises:
        TextError: The text is not a program of the language. A damaged residue is no error: it is dropped and reported.
    """
    body, coded, dropped = _split(plain(text))
    parsed = parse_named(body)
    if coded is None:
        return parsed.workflow, dropped
    try:
        workflow, more = _apply(body, parsed, decode(coded))
        return workflow, dropped + more
    except WorkflowError as error:
        problem = f"the residue no longer gives a shortcut and was dropped: {error}"
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        problem = f"the residue cannot be read and was dropped: {type(error).__name__} {error}"[:200]
    return parsed.workflow, [*dropped, problem]


def _split(text: str) -> tuple[str, str | None, list[str]]:
    """The readable text, the coded residue, and what is wrong with it.

    Statements below the residue belong to the text: the residue, which consists of comments, then stays where it is.
    """
    coded: str | None = None
    body = text
    dropped = []
    for start in reversed(marks(text, OPEN)):
        line = text.count("\n", 0, start) + 1
        block, end = _block(text, start)
        if block is None:
            dropped.append(f"the residue at line {line} has no end, a line {CLOSE}, and was dropped")
        elif coded is not None:
            dropped.append(f"there is another residue below the one at line {line}, which was dropped")
        else:
            coded = block
            if not text[end:].strip():
                body = text[:start]
        if len(dropped) == MOST_TOLD:
            break
    return body, coded, dropped[::-1]


def _block(text: str, start: int) -> tuple[str | None, int]:
    """What a block that begins here holds, and where it ends; None if it does not."""
    rows: list[str] = []
    place = text.find("\n", start) + 1
    while place:
        end = text.find("\n", place)
        row = (text[place:end] if end >= 0 else text[place:]).rstrip()
        if row == CLOSE:
            return "".join(rows), end + 1 if end >= 0 else len(text)
        if row[:1] not in ("", "#") or row == OPEN:
            break
        rows.append(row[2:].strip())
        place = end + 1
    return None, start


# --- identifiers and labels ---


def _parameters(raw: Any) -> dict[str, Any]:
    found = raw.get(PARAMETERS) if isinstance(raw, dict) else None
    return found if isinstance(found, dict) else {}


def _uuid(raw: Any) -> str | None:
    found = _parameters(raw).get("UUID")
    return found if isinstance(found, str) else None


def _group(raw: Any) -> str | None:
    parameters = _parameters(raw)
    found = parameters.get(GROUP)
    return found if isinstance(found, str) else None


def _labels(tree: Any) -> dict[str, str]:
    """The usual display name of each output, by the identifier that references use."""
    seen: dict[str, Counter[str]] = {}
    for mapping in mappings(tree):
        uuid, label = mapping.get("OutputUUID"), mapping.get("OutputName")
        if isinstance(uuid, str) and isinstance(label, str):
            seen.setdefault(uuid, Counter())[label] += 1
    return {uuid: min(counts, key=lambda label: (-counts[label], label)) for uuid, counts in seen.items()}


def _renamed(raw: Any, identifiers: dict[str, str], labels: dict[str, str]) -> Any:
    """A compiled value with real identifiers and labels in place of the compiler's."""
    if isinstance(raw, dict):
        new = {key: _renamed(value, identifiers, labels) for key, value in raw.items()}
        uuid = new.get("OutputUUID")
        if isinstance(uuid, str) and "OutputName" in new and uuid in labels:
            new["OutputName"] = labels[uuid]
        return new
    if isinstance(raw, list):
        return [_renamed(value, identifiers, labels) for value in raw]
    return identifiers.get(raw, raw) if isinstance(raw, str) else raw


def _digests(flat: list[Any], names: dict[str, str]) -> list[bytes]:
    """What the text says of each action, hashed; identifiers are replaced by names, since any edit changes their characters."""
    neutral = dict(names)
    for raw in flat:
        for made in (_uuid(raw), _group(raw)):
            if made is not None:
                neutral.setdefault(made, "")
    data = (json.dumps(_renamed(_jsonable(raw), neutral, {}), sort_keys=True) for raw in flat)
    return [hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:_DIGEST] for text in data]


def _jsonable(raw: Any) -> Any:
    if isinstance(raw, dict):
        return {key: _jsonable(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [_jsonable(value) for value in raw]
    return raw if isinstance(raw, str | int | float) else repr(raw)


def seal(text: str) -> str:
    """Tells an untouched text from an edited one."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


# --- what differs ---


def _difference(text: str, outputs: dict[str, str], workflow: Workflow) -> Residue:
    """Everything that the compiled text lacks of the real file; `outputs` names the real identifiers."""
    parsed = parse_named(text)
    compiled, names = parsed.workflow, parsed.names
    made_tree, real = to_tree(compiled), to_tree(workflow)
    here, there = made_tree.pop(ACTIONS), real[ACTIONS]
    by_name = {name: uuid for uuid, name in outputs.items()}
    identifiers = {made: by_name[name.removeprefix(MISSING)] for made, name in names.items()}
    labels = _labels(real)
    made_labels = _labels([here, made_tree])
    wanted = {uuid: label for made, uuid in identifiers.items() if (label := labels.get(uuid)) and label != made_labels.get(made)}
    entries = []
    told: set[str] = set()
    for mine, raw in zip(here, there, strict=True):
        entry: dict[str, Any] = {}
        uuid, group = _uuid(raw), _group(mine)
        if uuid is not None:
            entry["u"] = uuid
            if uuid in wanted and uuid not in told:
                told.add(uuid)
                entry["n"] = wanted[uuid]
        if group is not None and group not in identifiers and (stored := _parameters(raw).get(GROUP)) is not None:
            identifiers[group] = entry["g"] = stored
        entries.append(entry)
    for entry, mine, raw in zip(entries, here, there, strict=True):
        changed = patch.difference(_identified(mine, entry, identifiers, wanted), raw)
        if changed is not None:
            entry["p"] = changed
    missing: dict[str, list[Any]] = {}
    for made, name in names.items():
        if name.startswith(MISSING):
            missing[name] = [identifiers[made], wanted.get(identifiers[made])]
    properties = patch.difference(_renamed(made_tree, identifiers, wanted), {key: real[key] for key in real if key != ACTIONS})
    return Residue(seal(text), entries, _digests(here, names), missing, properties, _orders(real, workflow))


def _identified(raw: Any, entry: dict[str, Any], identifiers: dict[str, str], labels: dict[str, str]) -> Any:
    """A compiled action with the identifiers and labels of the real one."""
    new = _renamed(raw, identifiers, labels)
    if "u" in entry and isinstance(new, dict) and isinstance(new.get(PARAMETERS), dict):
        new[PARAMETERS]["UUID"] = entry["u"]
    return new


def _apply(text: str, parsed: Parsed, residue: Residue) -> tuple[Workflow, list[str]]:
    """The real workflow, as far as the text still says what the residue was made for."""
    tree = to_tree(parsed.workflow)
    here = tree.pop(ACTIONS)
    if residue.seal == seal(text):
        pairs = {place: place for place in range(len(residue.entries))}
        result = _applied(tree, here, parsed.names, residue, _placed(residue, pairs), residue.properties)
        apply_layout(result, _layout(result, residue.orders))
        workflow = from_tree(result)
        if says_the_same(workflow, parsed.workflow):
            return workflow, _dropped(residue, pairs)
        # Nobody edited the text, and still its residue says something else: it was made to deceive whoever reads the text.
    rounds = min(_ROUNDS, _WORK // _size(here))
    if rounds < 2:
        return parsed.workflow, [
            "the residue says something else than the text, which is too long to tell what of it still fits, and was dropped"
        ]
    pairs = align.align(residue.digests, _digests(here, parsed.names))

    def applied(placed: dict[int, dict[str, Any]], top: Any) -> Workflow:
        return from_tree(_applied(tree, here, parsed.names, residue, placed, top))

    fitting = Fitting(parsed, _placed(residue, pairs), residue.properties, applied)
    workflow = fitting.fit(rounds)
    return workflow, _dropped(residue, pairs) + fitting.report()


def _size(tree: Any) -> int:
    """Values in a property list."""
    count, stack = 0, [tree]
    while stack:
        current = stack.pop()
        count += 1
        if type(current) is dict:
            stack += current.values()
        elif type(current) is list:
            stack += current
    return count


def _placed(residue: Residue, pairs: dict[int, int]) -> dict[int, dict[str, Any]]:
    """The entries by the place in the file that they are for."""
    return {new: residue.entries[old] for old, new in pairs.items() if residue.entries[old]}


def _applied(
    tree: dict[str, Any], here: list[Any], names: dict[str, str], residue: Residue, placed: dict[int, dict[str, Any]], top: Any
) -> dict[str, Any]:
    """The property list that a compiled one and some entries give."""
    identifiers, labels = _known(here, placed, names, residue)
    found = []
    for place, raw in enumerate(here):
        entry = placed.get(place, {})
        new = _identified(raw, entry, identifiers, labels)
        found.append(patch.apply(new, entry["p"]) if "p" in entry else new)
    properties = _renamed(tree, identifiers, labels)
    if top is not None:
        properties = patch.apply(properties, top)
    return _sorted({**properties, ACTIONS: found})  # type: ignore[no-any-return]


def _sorted(tree: Any) -> Any:
    """The same tree with all keys in alphabetical order, from which a layout starts."""
    if isinstance(tree, dict):
        return {key: _sorted(tree[key]) for key in sorted(tree)}
    return [_sorted(value) for value in tree] if isinstance(tree, list) else tree


def _known(
    here: list[Any], placed: dict[int, dict[str, Any]], names: dict[str, str], residue: Residue
) -> tuple[dict[str, str], dict[str, str]]:
    """The real identifier of what the compiler numbered, and the labels of the real ones."""
    identifiers: dict[str, str] = {}
    labels: dict[str, str] = {}
    for place, entry in placed.items():
        uuid, group = _uuid(here[place]), _group(here[place])
        if "u" in entry and uuid is not None:
            identifiers[uuid] = entry["u"]
        if "g" in entry and group is not None:
            identifiers[group] = entry["g"]
        if "n" in entry and "u" in entry:
            labels[entry["u"]] = entry["n"]
    for made, name in names.items():
        if name in residue.missing:
            uuid, label = residue.missing[name]
            identifiers[made] = uuid
            if label is not None:
                labels[uuid] = label
    return identifiers, labels


def _dropped(residue: Residue, pairs: dict[int, int]) -> list[str]:
    lost = sum(1 for place, entry in enumerate(residue.entries) if entry and place not in pairs)
    return [f"the text was edited: what the residue kept of {lost} action{'' if lost == 1 else 's'} was dropped"] if lost else []


# --- the order of keys ---


def _orders(real: dict[str, Any], workflow: Workflow) -> list[Any]:
    """For each set of keys of the file, in alphabetical order of the sets, its usual order as a permutation; then the exceptions."""
    if not workflow.layout:
        return []
    usual = [_permutation(keys, workflow.layout.get(frozenset(keys))) for keys in _key_sets(real)]
    exceptions = {place: order for place, order in workflow.layout.items() if isinstance(place, int)}
    return [usual, [[place, _permutation(sorted(order), order)] for place, order in sorted(exceptions.items())]]


def _key_sets(tree: Any) -> list[list[str]]:
    return [list(keys) for keys in sorted({tuple(sorted(mapping)) for mapping in mappings(tree) if len(mapping) > 1})]


def _permutation(keys: list[str], order: tuple[str, ...] | None) -> list[int] | int:
    return 0 if order is None else [keys.index(key) for key in order]


def _layout(tree: dict[str, Any], orders: list[Any]) -> dict[frozenset[str] | int, tuple[str, ...]]:
    if not orders:
        return {}
    usual, exceptions = orders
    layout: dict[frozenset[str] | int, tuple[str, ...]] = {}
    for keys, places in zip(_key_sets(tree), usual, strict=True):
        if places:
            layout[frozenset(keys)] = tuple([keys[place] for place in places])
    found = list(mappings(tree)) if exceptions else []
    last = -1
    for place, places in exceptions:
        if place <= last:
            raise ValueError("exceptions to the order of keys out of order")
        last = place
        keys = sorted(found[place])
        layout[place] = tuple([keys[number] for number in places])
    return layout
