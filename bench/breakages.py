"""Ways to break a program, each a small function, and ways to change one that leave it right.

A function takes a `Victim` and gives what it made of it, or None where the program has no place for it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from workflowllm.catalogue.collection import Catalogue
from workflowllm.catalogue.definition import structural
from workflowllm.check.literals import number_of, plain, text_of
from workflowllm.check.program import Argument, Program, Use
from workflowllm.shortcut.flow import nest
from workflowllm.workflow.nodes import (
    BLOCK_KINDS,
    CONDITIONAL,
    GROUP,
    MENU,
    MODE,
    REPEAT_COUNT,
    REPEAT_EACH,
    Action,
    OpaqueAction,
    Workflow,
)
from workflowllm.workflow.values import (
    Attachment,
    Dictionary,
    Entry,
    Output,
    Overlay,
    Record,
    Text,
    Value,
    Variable,
    WrappedReference,
)

__all__ = ["KINDS", "Broken", "Kind", "Victim"]

Row = tuple[int | None, Action | OpaqueAction]
"""An action with its number in the unbroken program, if it stood there."""

P: Final = "is.workflow.actions."
_SILENT: Final = f"{P}lockscreen"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


class Broken(NamedTuple):
    """A broken program.

    Attributes:
        workflow: The program.
        origins: The number of each of its actions in the unbroken one.
        places: The actions at any of which a finding counts; -1 is the workflow as a whole.
        words: What was changed.
        target: The system it is checked for.
    """

    workflow: Workflow
    origins: tuple[int | None, ...]
    places: frozenset[int]
    words: str
    target: int | None = None


@dataclass(frozen=True)
class Victim:
    """A program to be broken.

    Attributes:
        random: Of every choice.
        workflow: The program.
        program: The same, as the rules see it.
        catalogue: What is known of actions.
    """

    random: random.Random
    workflow: Workflow
    program: Program
    catalogue: Catalogue
    rows: tuple[Row, ...] = field(default=())

    def pick(self, among: Iterable[object]) -> object | None:
        """One of several, or None of none."""
        several = list(among)
        return self.random.choice(several) if several else None

    def action(self, place: int) -> Action:
        """The action at a place, as the file has it."""
        found = self.program.given[place]
        assert isinstance(found, Action)
        return found

    def broken(self, rows: Iterable[Row], places: Iterable[Action | int], words: str, target: int | None = None) -> Broken:
        """The program of these rows; places are actions of it, or numbers in the unbroken program."""
        made = list(rows)
        wanted = {id(place) for place in places if not isinstance(place, int)}
        numbers = {place for place in places if isinstance(place, int)}
        found = {at for at, (origin, action) in enumerate(made) if id(action) in wanted or origin in numbers}
        if -1 in numbers:
            found.add(-1)
        workflow = Workflow(nest([action for _, action in made]), self.workflow.properties)
        return Broken(workflow, tuple(origin for origin, _ in made), frozenset(found), words, target)

    def with_parameter(self, place: int, key: str, value: Value | None, words: str, also: Iterable[int] = ()) -> Broken:
        """The program with one parameter set, or taken away."""
        action = self.action(place)
        parameters = action.parameters.without(key) if value is None else action.parameters.with_fields({key: value})
        changed = Action(action.identifier, parameters, action.extra)
        rows = [(at, changed if at == place else row) for at, row in self.rows]
        return self.broken(rows, [changed, *also], f"{action.identifier} {key}: {words}")

    def arguments(self) -> list[Argument]:
        """The parameters with a definition, as the file gives them."""
        return [one for one in self.program.arguments if one.parameter is not None and one.key in self.action(one.action).parameters]

    def uses(self) -> list[Use]:
        """The references that are whole parameters and that the file writes out."""
        return [use for use in self.program.uses if use.alone and use.key in self.action(use.action).parameters]


class Kind(NamedTuple):
    """A kind of change: what it is called, what it does, whether it must be found."""

    name: str
    make: Callable[[Victim], Broken | None]
    must: bool = True


def _misspelt(rng: random.Random, word: str) -> str:
    at = rng.randrange(len(word))
    how = rng.randrange(3)
    if how == 0 and len(word) > 3:
        return word[:at] + word[at + 1 :]
    if how == 1:
        return word[:at] + rng.choice(_LETTERS) + word[at:]
    return word[:at] + rng.choice(_LETTERS) + word[at + 1 :]


def _renamed(victim: Victim, own: bool) -> Broken | None:
    places = [at for at, row in victim.rows if isinstance(row, Action) and at is not None and victim.program.definitions[at] is not None]
    places = [at for at in places if victim.action(at).identifier.startswith(P) == own and victim.action(at).identifier not in BLOCK_KINDS]
    place = victim.pick(places)
    if not isinstance(place, int):
        return None
    action = victim.action(place)
    head, _, tail = action.identifier.rpartition(".")
    name = f"{head}.{_misspelt(victim.random, tail)}"
    if name in victim.catalogue:
        return None
    changed = Action(name, action.parameters, action.extra)
    return victim.broken(
        [(at, changed if at == place else row) for at, row in victim.rows], [changed], f"{action.identifier} called {name}"
    )


def own_action(victim: Victim) -> Broken | None:
    """An action of Shortcuts with one letter wrong."""
    return _renamed(victim, own=True)


def app_action(victim: Victim) -> Broken | None:
    """An action of an app with one letter wrong."""
    return _renamed(victim, own=False)


def parameter_misspelt(victim: Victim) -> Broken | None:
    """The name of a parameter with one letter wrong."""
    one = victim.pick(one for one in victim.arguments() if one.action not in _markers(victim))
    if not isinstance(one, Argument):
        return None
    key = _misspelt(victim.random, one.key)
    action = victim.action(one.action)
    if key in one.definition.parameters or key in action.parameters:
        return None
    fields = Record({key if name == one.key else name: value for name, value in action.parameters.items()})
    changed = Action(action.identifier, fields, action.extra)
    rows = [(at, changed if at == one.action else row) for at, row in victim.rows]
    return victim.broken(rows, [changed], f"{action.identifier} {one.key} called {key}")


def parameter_of_another(victim: Victim) -> Broken | None:
    """A parameter that another action has."""
    one, other = victim.pick(victim.arguments()), victim.pick(victim.catalogue)
    if not isinstance(one, Argument) or not isinstance(other, str):
        return None
    key = victim.pick(victim.catalogue[other].parameters)
    if not isinstance(key, str) or structural(key) or key in one.definition.parameters or one.action in _markers(victim):
        return None
    return victim.with_parameter(one.action, key, "something", f"added, of {other}")


def _closed(victim: Victim) -> list[Argument]:
    found = []
    for one in victim.arguments():
        parameter = one.parameter
        if parameter is not None and parameter.choices and not parameter.open and text_of(one.value) in parameter.choices:
            found.append(one)
    return found


def choice_misspelt(victim: Victim) -> Broken | None:
    """A choice of an enumeration with one letter wrong."""
    one = victim.pick(_closed(victim))
    if not isinstance(one, Argument) or one.parameter is None:
        return None
    word = _misspelt(victim.random, text_of(one.value) or "x")
    return None if word in one.parameter.choices else victim.with_parameter(one.action, one.key, word, f"written {word!r}")


def choice_of_another(victim: Victim) -> Broken | None:
    """A choice of another enumeration."""
    one, other = victim.pick(_closed(victim)), victim.pick(_closed(victim))
    if not isinstance(one, Argument) or not isinstance(other, Argument) or one.parameter is None or other.parameter is None:
        return None
    word = victim.random.choice(other.parameter.choices)
    return None if word in one.parameter.choices else victim.with_parameter(one.action, one.key, word, f"written {word!r}")


def _of_kind(victim: Victim, kind: str, fits: Callable[[Value], bool]) -> Argument | None:
    found = victim.pick(
        one for one in victim.arguments() if one.parameter is not None and one.parameter.kind == kind and fits(plain(one.value))
    )
    return found if isinstance(found, Argument) else None


def number_words(victim: Victim) -> Broken | None:
    """Words in a number field."""
    one = _of_kind(victim, "number", lambda value: number_of(value) is not None)
    return one and victim.with_parameter(one.action, one.key, "as many as there are", "words")


def boolean_text(victim: Victim) -> Broken | None:
    """Text in a switch."""
    one = _of_kind(victim, "boolean", lambda value: type(value) is bool)
    return one and victim.with_parameter(one.action, one.key, "maybe", "text")


def text_dictionary(victim: Victim) -> Broken | None:
    """A dictionary in a text field."""
    one = _of_kind(victim, "text", lambda value: bool(text_of(value)))
    return one and victim.with_parameter(one.action, one.key, Dictionary((Entry(0, "a", "b"),)), "a dictionary")


def dictionary_number(victim: Victim) -> Broken | None:
    """A number in a dictionary field."""
    one = _of_kind(victim, "dictionary", lambda value: type(value) is Dictionary)
    return one and victim.with_parameter(one.action, one.key, 5, "a number")


def name_literal(victim: Victim) -> Broken | None:
    """A literal in a field that picks a variable."""
    one = _of_kind(victim, "reference", lambda value: type(value) is Attachment)
    return one and victim.with_parameter(one.action, one.key, "a literal", "a literal text")


def date_words(victim: Victim) -> Broken | None:
    """A date that names no time."""
    fields = Record(WFDateActionMode="Specified Date", WFDateActionDate="whenever you like")
    return _inserted(victim, Action(f"{P}date", fields), "a date in words")


# --- names ---


def _uuid(victim: Victim) -> str:
    return f"{victim.random.getrandbits(32):08X}-0000-4000-8000-{victim.random.getrandbits(48):012X}"


def _pointed(victim: Victim, use: Use, reference: Attachment, words: str) -> Broken:
    wrapped = isinstance(victim.action(use.action).parameters[use.key], WrappedReference)
    return victim.with_parameter(use.action, use.key, WrappedReference(reference) if wrapped else reference, words)


def output_missing(victim: Victim) -> Broken | None:
    """A reference to an output that no action makes."""
    use = victim.pick(use for use in victim.uses() if type(use.reference.source) is Output)
    return _pointed(victim, use, Attachment(Output(_uuid(victim), "Gone")), "an output that is not there") if isinstance(use, Use) else None


def output_later(victim: Victim) -> Broken | None:
    """A reference to the output of an action further down."""
    use = victim.pick(use for use in victim.uses() if type(use.reference.source) is Output)
    if not isinstance(use, Use):
        return None
    loops = victim.program.loops
    later = [u for u, places in victim.program.makers.items() if len(places) == 1 and places[0] > use.action and not loops[places[0]]]
    uuid = victim.pick(sorted(u for u in later if not u.startswith("\0")))
    return _pointed(victim, use, Attachment(Output(uuid, "Later")), "an output made later") if isinstance(uuid, str) else None


def output_of_none(victim: Victim) -> Broken | None:
    """The output of an action that has none."""
    use = victim.pick(use for use in victim.uses() if type(use.reference.source) is Output)
    if not isinstance(use, Use):
        return None
    uuid = _uuid(victim)
    return _before(victim, use, Action(_SILENT, Record(UUID=uuid)), Attachment(Output(uuid, "Nothing")), "an output of Lock Screen")


def variable_misspelt(victim: Victim) -> Broken | None:
    """A variable read under a name with one letter wrong."""
    use = victim.pick(
        use for use in victim.uses() if type(use.reference.source) is Variable and use.reference.source.name in victim.program.setters
    )
    if not isinstance(use, Use) or type(use.reference.source) is not Variable:
        return None
    name = _misspelt(victim.random, use.reference.source.name)
    return None if name in victim.program.setters else _pointed(victim, use, Attachment(Variable(name)), f"variable {name}")


def _once_set(victim: Victim) -> tuple[str, int, list[int]] | None:
    """A variable with one setter and reads behind it."""
    reads: dict[str, list[int]] = {}
    for use in victim.program.uses:
        if type(use.reference.source) is Variable and use.set == "always":
            reads.setdefault(use.reference.source.name, []).append(use.action)
    names = [
        name for name, places in victim.program.setters.items() if len(places) == 1 and any(r > places[0] for r in reads.get(name, ()))
    ]
    name = victim.pick(names)
    return (name, victim.program.setters[name][0], reads[name]) if isinstance(name, str) else None


def setter_removed(victim: Victim) -> Broken | None:
    """A variable that nothing sets any more."""
    found = _once_set(victim)
    if found is None:
        return None
    name, place, reads = found
    return victim.broken([row for row in victim.rows if row[0] != place], reads, f"nothing sets {name}")


def set_in_one_branch(victim: Victim) -> Broken | None:
    """A variable that is set under a condition only."""
    found = _once_set(victim)
    if found is None or victim.program.flat:
        return None
    name, place, reads = found
    group = _uuid(victim)
    clipboard = _uuid(victim)
    get = Action(f"{P}getclipboard", Record(UUID=clipboard))
    subject = WrappedReference(Attachment(Output(clipboard, "Clipboard")))
    start = Action(CONDITIONAL, Record({GROUP: group, MODE: 0, "WFCondition": 100, "WFInput": subject}))
    end = Action(CONDITIONAL, Record({GROUP: group, MODE: 2}))
    rows: list[Row] = []
    for row in victim.rows:
        rows += [(None, get), (None, start), row, (None, end)] if row[0] == place else [row]
    return victim.broken(rows, reads, f"{name} is set under a condition only")


def uuid_twice(victim: Victim) -> Broken | None:
    """Two actions with the identifier of one that is referred to."""
    used = {use.reference.source.uuid for use in victim.program.uses if type(use.reference.source) is Output}
    places = sorted(p[0] for u, p in victim.program.makers.items() if u in used and len(p) == 1 and not u.startswith("\0"))
    if len(places) < 2:
        return None
    first, second = sorted(victim.random.sample(places, 2))
    return victim.with_parameter(second, "UUID", victim.action(first).parameters["UUID"], "that of another", [first])


def text_range(victim: Victim) -> Broken | None:
    """A name behind the end of a text."""
    found = []
    for at, row in victim.rows:
        for key, value in row.parameters.items() if isinstance(row, Action) else ():
            parts = value.parts if type(value) is Text else ()
            if any(type(part) is Attachment for part in parts):
                found.append((at, key, next(part for part in parts if type(part) is Attachment)))
    chosen = victim.pick(found)
    if not isinstance(chosen, tuple):
        return None
    place, key, reference = chosen
    return victim.with_parameter(place, key, Overlay("Hello", ((9, 1, reference),)), "a range behind the end")


# --- blocks ---


def _markers(victim: Victim) -> set[int]:
    return {at for at, row in victim.rows if at is not None and isinstance(row, Action) and row.identifier in BLOCK_KINDS}


def _groups(victim: Victim, kinds: Iterable[str] = BLOCK_KINDS) -> list[list[int]]:
    """The markers of every block that nests."""
    wanted = set(kinds)
    found: dict[int, list[int]] = {}
    for scope in victim.program.all_scopes:
        if scope.block is not None and scope.block.kind in wanted and scope.arm == 0:
            block = scope.block
            found[scope.start] = [victim.program.place(arm.marker) for arm in block.arms] + [victim.program.place(block.end)]
    return list(found.values())


def _group(victim: Victim, kinds: Iterable[str] = BLOCK_KINDS) -> list[int] | None:
    found = victim.pick(_groups(victim, kinds))
    return found if isinstance(found, list) else None


def end_lost(victim: Victim) -> Broken | None:
    """A block without its end."""
    markers = _group(victim)
    return (
        None if markers is None else victim.broken([row for row in victim.rows if row[0] != markers[-1]], markers[:-1], "its end is gone")
    )


def start_lost(victim: Victim) -> Broken | None:
    """A block without its start."""
    markers = _group(victim)
    return (
        None if markers is None else victim.broken([row for row in victim.rows if row[0] != markers[0]], markers[1:], "its start is gone")
    )


def end_of_another(victim: Victim) -> Broken | None:
    """An end with the group of no block."""
    markers = _group(victim)
    return None if markers is None else victim.with_parameter(markers[-1], GROUP, _uuid(victim), "another group", markers)


def _menu(victim: Victim) -> tuple[list[int], tuple[Value, ...]] | None:
    markers = _group(victim, [MENU])
    items = victim.action(markers[0]).parameters.get("WFMenuItems") if markers else None
    plain_titles = all("WFMenuItemAttributedTitle" not in victim.action(at).parameters for at in (markers or [])[1:-1])
    titles = [text_of(victim.action(at).parameters.get("WFMenuItemTitle", 0)) for at in (markers or [])[1:-1]]
    if (
        markers is None
        or type(items) is not tuple
        or not plain_titles
        or len(markers) < 4
        or None in titles
        or len(set(titles)) < len(titles)
    ):
        return None
    return (markers, items) if [text_of(item) for item in items] == titles else None


def case_lost(victim: Victim) -> Broken | None:
    """A menu with an item that has no case."""
    found = _menu(victim)
    if found is None:
        return None
    markers, _ = found
    at = victim.random.randrange(1, len(markers) - 1)
    gone = range(markers[at], markers[at + 1])
    return victim.broken([row for row in victim.rows if row[0] not in gone], [markers[0]], "one of its cases is gone")


def item_lost(victim: Victim) -> Broken | None:
    """A menu with a case that is not among its items."""
    found = _menu(victim)
    if found is None:
        return None
    markers, items = found
    at = victim.random.randrange(len(items))
    return victim.with_parameter(markers[0], "WFMenuItems", items[:at] + items[at + 1 :], "one item is gone", markers)


def case_twice(victim: Victim) -> Broken | None:
    """A menu with two cases of one title."""
    found = _menu(victim)
    if found is None:
        return None
    markers, _ = found
    title = victim.action(markers[1]).parameters["WFMenuItemTitle"]
    return victim.with_parameter(markers[2], "WFMenuItemTitle", title, "the title of another case", markers)


def if_empty(victim: Victim) -> Broken | None:
    """An If without statements."""
    read = {use.reference.source.uuid for use in victim.program.uses if type(use.reference.source) is Output}
    ifs = [one for one in _groups(victim, [CONDITIONAL]) if len(one) == 2 and one[1] > one[0] + 1]
    ifs = [one for one in ifs if victim.action(one[1]).parameters.get("UUID") not in read and not victim.program.flat]
    markers = victim.pick(ifs)
    if not isinstance(markers, list):
        return None
    inside = range(markers[0] + 1, markers[1])
    return victim.broken([row for row in victim.rows if row[0] not in inside], [markers[0]], "its statements are gone")


def unreachable(victim: Victim) -> Broken | None:
    """Stop This Shortcut before other statements."""
    whole = victim.program.all_scopes[0].items
    if len(whole) < 3 or victim.program.flat:
        return None
    place = whole[victim.random.randrange(1, len(whole))][0]
    if victim.action(place).identifier == f"{P}comment":
        return None
    stop = Action(f"{P}exit")
    rows: list[Row] = []
    for row in victim.rows:
        rows += [(None, stop), row] if row[0] == place else [row]
    return victim.broken(rows, [place, stop], "stopped before it")


def repeat_never(victim: Victim) -> Broken | None:
    """Repeat with a count that is none."""
    markers = _group(victim, [REPEAT_COUNT])
    if markers is None:
        return None
    return victim.with_parameter(markers[0], "WFRepeatCount", victim.random.choice([0, -2, "often"]), "no number of times")


# --- comparisons and kinds ---


def _before(victim: Victim, use: Use, action: Action, reference: Attachment, words: str) -> Broken:
    """The program with an action put before a use, and the use made one of its output."""
    changed = _pointed(victim, use, reference, words)
    made = list(victim.program.given)
    target = victim.action(use.action)
    value = target.parameters[use.key]
    new = Action(
        target.identifier,
        target.parameters.with_fields({use.key: WrappedReference(reference) if isinstance(value, WrappedReference) else reference}),
        target.extra,
    )
    rows: list[Row] = []
    for at, row in enumerate(made):
        rows += [(None, action), (at, new)] if at == use.action else [(at, row)]
    return victim.broken(rows, [new, action], changed.words)


def _ifs(victim: Victim, codes: set[object]) -> list[int]:
    places = victim.program.groups.get(CONDITIONAL, [])
    return [
        at for at in places if victim.action(at).parameters.get("WFCondition", None) in codes and "WFInput" in victim.action(at).parameters
    ]


def order_words(victim: Victim) -> Broken | None:
    """More than, or less than, a word."""
    place = victim.pick(
        at for at in _ifs(victim, {0, 1, 2, 3}) if number_of(victim.action(at).parameters.get("WFNumberValue", "x")) is not None
    )
    return victim.with_parameter(place, "WFNumberValue", "plenty", "a word") if isinstance(place, int) else None


def order_dictionary(victim: Victim) -> Broken | None:
    """A dictionary compared by order."""
    places = set(_ifs(victim, {0, 1, 2, 3}))
    use = victim.pick(use for use in victim.uses() if use.action in places and use.key == "WFInput")
    uuid = _uuid(victim)
    made = Action(f"{P}dictionary", Record(UUID=uuid, WFItems=Dictionary((Entry(0, "a", "b"),))))
    return _before(victim, use, made, Attachment(Output(uuid, "Dictionary")), "a dictionary") if isinstance(use, Use) else None


def literal_lost(victim: Victim) -> Broken | None:
    """A comparison with nothing."""
    place = victim.pick(_ifs(victim, {0, 1, 2, 3, 8, 9, 99, 999}))
    if not isinstance(place, int):
        return None
    action = victim.action(place)
    kept = Record({key: value for key, value in action.parameters.items() if key in (GROUP, MODE, "WFInput", "WFCondition", "UUID")})
    changed = Action(action.identifier, kept, action.extra)
    return victim.broken([(at, changed if at == place else row) for at, row in victim.rows], [changed], "compared with nothing")


def _numbered(victim: Victim, use: Use | None, words: str) -> Broken | None:
    uuid = _uuid(victim)
    number = Action(f"{P}number", Record(UUID=uuid, WFNumberActionNumber=7))
    return None if use is None else _before(victim, use, number, Attachment(Output(uuid, "Number")), words)


def loop_number(victim: Victim) -> Broken | None:
    """A loop over one number."""
    places = {at for at in victim.program.groups.get(REPEAT_EACH, []) if victim.action(at).parameters.get(MODE) == 0}
    use = victim.pick(use for use in victim.uses() if use.action in places and use.key == "WFInput")
    return _numbered(victim, use if isinstance(use, Use) else None, "a number")


def key_of_number(victim: Victim) -> Broken | None:
    """A key asked of a number."""
    places = set(victim.program.groups.get(f"{P}getvalueforkey", []))
    use = victim.pick(use for use in victim.uses() if use.action in places and use.key == "WFInput")
    return _numbered(victim, use if isinstance(use, Use) else None, "a number")


def input_lost(victim: Victim) -> Broken | None:
    """An action without the input that it cannot do without."""
    found = []
    for one in victim.arguments():
        alone = one.definition.identifier in (f"{P}documentpicker.open", f"{P}runworkflow")
        if one.parameter is not None and one.parameter.required and one.definition.input == one.key and not alone:
            found.append(one)
    one_of = victim.pick(found)
    if not isinstance(one_of, Argument):
        return None
    action = victim.action(one_of.action)
    changed = Action(action.identifier, action.parameters.without(one_of.key), action.extra)
    rows: list[Row] = []
    for row in victim.rows:
        rows += [(None, Action(_SILENT)), (row[0], changed)] if row[0] == one_of.action else [row]
    return victim.broken(rows, [changed], f"{action.identifier} without {one_of.key}")


def parameter_idle(victim: Victim) -> Broken | None:
    """A parameter beside another with which it means nothing."""
    found = []
    for one in victim.arguments():
        for when in one.parameter.when if one.parameter is not None else ():
            other = one.definition.parameters.get(when.key)
            if when.relation == "is" and other is not None and other.choices and len(other.choices) > len(when.values):
                found.append((one, when, other))
    chosen = victim.pick(found)
    if not isinstance(chosen, tuple):
        return None
    one, when, other = chosen
    left = victim.pick(choice for choice in other.choices if choice not in when.values)
    return (
        victim.with_parameter(one.action, when.key, left, f"{left!r}, with which {one.key} means nothing")
        if isinstance(left, str)
        else None
    )


# --- the whole ---


def _inserted(victim: Victim, action: Action, words: str, target: int | None = None) -> Broken | None:
    place = victim.random.choice(victim.program.all_scopes[0].items)[0]
    rows: list[Row] = []
    for row in victim.rows:
        rows += [(None, action), row] if row[0] == place else [row]
    return victim.broken(rows, [action], words, target)


def too_new(victim: Victim) -> Broken | None:
    """An action that the system does not have."""
    newer = sorted(name for name in victim.catalogue if (victim.catalogue[name].since or 0) > 18)
    return _inserted(victim, Action(victim.random.choice(newer)), "an action of a newer system", 18)


def question_lost(victim: Victim) -> Broken | None:
    """An import question about an action that is not there."""
    question = Record(ActionIndex=len(victim.rows) + 3, Category="Parameter", ParameterKey="WFTextActionText", Text="Which?")
    properties = victim.workflow.properties.with_fields({"WFWorkflowImportQuestions": (question,)})
    workflow = Workflow(victim.workflow.body, properties)
    return Broken(workflow, tuple(origin for origin, _ in victim.rows), frozenset({-1}), "a question about an action that is not there")


# --- what stays right ---


def variable_swapped(victim: Victim) -> Broken | None:
    """Another variable that is set."""
    use = victim.pick(use for use in victim.uses() if type(use.reference.source) is Variable and use.set == "always")
    name = victim.pick(sorted(victim.program.setters))
    return _pointed(victim, use, Attachment(Variable(name)), f"variable {name}") if isinstance(use, Use) and isinstance(name, str) else None


def optional_dropped(victim: Victim) -> Broken | None:
    """A parameter left out that has a default."""
    one = victim.pick(
        one for one in victim.arguments() if one.parameter is not None and not one.parameter.required and one.action not in _markers(victim)
    )
    return victim.with_parameter(one.action, one.key, None, "left out") if isinstance(one, Argument) else None


def text_changed(victim: Victim) -> Broken | None:
    """Another text in a text field."""
    one = _of_kind(victim, "text", lambda value: bool(text_of(value)))
    return one and victim.with_parameter(one.action, one.key, f"{text_of(one.value)} and more", "another text")


def comment_changed(victim: Victim) -> Broken | None:
    """Another comment."""
    place = victim.pick(victim.program.groups.get(f"{P}comment", []))
    return victim.with_parameter(place, "WFCommentActionText", "Another comment", "another comment") if isinstance(place, int) else None


_MUST = (
    own_action, app_action, parameter_misspelt, parameter_of_another, choice_misspelt, choice_of_another, number_words, boolean_text,
    text_dictionary, dictionary_number, name_literal, date_words, output_missing, output_later, output_of_none, variable_misspelt,
    setter_removed, set_in_one_branch, uuid_twice, text_range, end_lost, start_lost, end_of_another, case_lost, item_lost, case_twice,
    if_empty, unreachable, repeat_never, order_words, order_dictionary, literal_lost, loop_number, key_of_number, input_lost,
    parameter_idle, too_new, question_lost,
)  # fmt: skip
_LEGAL = (variable_swapped, optional_dropped, text_changed, comment_changed)

KINDS: Final[tuple[Kind, ...]] = (
    *(Kind(make.__name__.replace("_", " "), make) for make in _MUST),
    *(Kind(make.__name__.replace("_", " "), make, must=False) for make in _LEGAL),
)
