"""The question (paper, section 3.1): what a user would ask for, covering the whole program, without code and action names."""

from __future__ import annotations

import ast
import hashlib
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workflowllm.pipeline.rules.outline import Outline, Step, outline, walk
from workflowllm.pipeline.rules.plain import plain_description, plain_name, plain_text, plain_title
from workflowllm.pipeline.rules.sentences import action_call, arguments_of, fill
from workflowllm.pipeline.rules.wishes import WISHES, Wish
from workflowllm.pipeline.rules.words import BUILT_IN, app_of, kind_of, series, split_words, title_of
from workflowllm.workflow.nodes import Workflow

__all__ = ["LEAST_WORDS", "MOST_WORDS", "write_question"]

LEAST_WORDS: Final = 20
MOST_WORDS: Final = 70
"""The paper's questions have 20 to 69 words, 44 on average."""
ROOM: Final = 58
"""Words up to which parts are added."""
SPREAD: Final = 18
"""By how many words questions differ in that, so that they are not all as long as they may be."""
PARTS_ROOM: Final = 18
"""Words that the parts have at least, beside a long description."""
MOST_PARTS: Final = 8

VERBS: Final = frozenset(
    [
        "add",
        "append",
        "build",
        "check",
        "choose",
        "clear",
        "compare",
        "convert",
        "copy",
        "create",
        "delete",
        "download",
        "edit",
        "export",
        "extract",
        "filter",
        "find",
        "format",
        "generate",
        "get",
        "import",
        "list",
        "load",
        "log",
        "make",
        "merge",
        "move",
        "open",
        "parse",
        "pause",
        "perform",
        "pick",
        "play",
        "post",
        "read",
        "refresh",
        "remove",
        "rename",
        "reset",
        "resume",
        "run",
        "save",
        "search",
        "send",
        "set",
        "share",
        "show",
        "skip",
        "sort",
        "start",
        "stop",
        "switch",
        "toggle",
        "transform",
        "translate",
        "turn",
        "update",
        "upload",
        "use",
        "view",
        "write",
    ]
)
"""First words of actions that can follow "to"."""
UNKNOWN: Final = "what it finds"
"""What a condition is about that has no name."""

DESCRIBED: Final = (
    "I'd like a shortcut that {wanted}. Could it {parts}?",
    "Could you build me a shortcut that {wanted}? Step by step, can it {parts}?",
    "I'm looking for a shortcut that {wanted}. How do I get it to {parts}?",
    "How do I make a shortcut that {wanted}, and have it {parts}?",
    "Is there a good way to set up a shortcut that {wanted}? I want it to {parts}, so what would it look like?",
)
PLAIN: Final = (
    "Could you make me a shortcut{named} that can {parts}?",
    "How can I build a shortcut{named} to {parts}?",
    "I want one tap to do all of this for me: {parts}. How do I set up such a shortcut{named}?",
    "Is it possible to have a single shortcut{named} that will {parts}?",
    "What does a shortcut{named} have to look like so that it can {parts}?",
)
OPENINGS: Final = (
    "I keep doing this by hand and would much rather start it with a single tap.",
    "I do this again and again, and it would be nice not to do it by hand any more.",
    "I would like my phone to take care of a small thing for me whenever I ask for it.",
)
"""Put before a question that would be too short."""


@dataclass(frozen=True, slots=True)
class Part:
    """A clause of the question: `verb` and what it is about, at its place in the program."""

    place: float
    role: str
    weight: float
    verb: str
    objects: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.verb} {series(list(self.objects))}".strip()


def write_question(program: Workflow | str | Outline, *, title: str = "", description: str = "") -> str:
    """What a user would ask for: 20 to 70 words that cover what the program takes, gets, decides and gives.

    Args:
        program: The program.
        title: What it is called; said where there is no description.
        description: What it is for; its first sentences stand in the question, and the parts of the program follow.
    """
    written = outline(program)
    pick = int.from_bytes(hashlib.sha256(written.text.encode("utf-8", "replace")).digest()[:4], "big")
    wanted = _wanted(plain_description(description))
    template = DESCRIBED[pick % len(DESCRIBED)] if wanted else PLAIN[pick % len(PLAIN)]
    name = plain_title(title)
    frame = template.format(wanted=wanted, named=f' called "{name}"' if name else "", parts="{parts}")
    used = len(frame.replace("{parts}", "").split())
    room = max(min(PARTS_ROOM, ROOM - used), ROOM - pick % SPREAD - used)
    said = _listed(_chosen(list(_parts(written)), room)) or "do what I have in mind"
    question = frame.replace("{parts}", said)
    if len(question.split()) < LEAST_WORDS:
        question = f"{OPENINGS[pick % len(OPENINGS)]} {question}"
    return question


def _wanted(description: str) -> str:
    """A description as what follows "a shortcut that": most begin with a verb such as "Shows"."""
    first = description.split(" ", 1)[0]
    if re.fullmatch(r"[A-Z][a-z]+s", first) and first not in {"This", "Its", "Always", "Sometimes", "Shortcuts", "News"}:
        return description[:1].lower() + description[1:]
    return f"does the following: {description}" if description else ""


# --- the parts of a program ---


def _parts(written: Outline) -> Iterator[Part]:
    """Every part worth a mention, in order of the text; equal verbs are not yet joined."""
    steps = list(walk(written.steps))
    if re.search(r"\b(shortcut|workflow)_input\(\)", written.text):
        yield Part(0, "input", 4, "take what I share with it")
    for number, (depth, step) in enumerate(steps):
        for part in _of_step(step, (number + 1) / (len(steps) + 1)):
            # What stands deep inside happens in some cases only.
            yield replace(part, weight=part.weight - 0.4 * depth)


def _of_step(step: Step, place: float) -> Iterator[Part]:
    size = math.log2(1 + sum(1 for _ in walk(step.inner)))
    match step.kind, step.node:
        case "menu", ast.Match() as node:
            yield _menu(node, place, 3 + size)
        case "if", ast.If(test=test):
            about = _subject(test)
            yield Part(place, "decide", (1.5 if about else 0) + size / 2, "act according to", (about or UNKNOWN,))
        case "repeat", ast.For(iter=source):
            yield _loop(source, place, 1 + size / 2)
        case "action", node:
            yield from _action(node, place)


def _menu(node: ast.Match, place: float, weight: float) -> Part:
    titles = [case.pattern.value if isinstance(case.pattern, ast.MatchValue) else None for case in node.cases]
    plain = [found for found in (title and plain_text(title, characters=28, words=4) for title in titles) if found]
    if len(plain) < 2:
        return Part(place, "menu", weight - 1, "let me choose from a menu")
    return Part(place, "menu", weight, "let me choose between", tuple(f'"{title}"' for title in plain))


def _loop(source: ast.expr, place: float, weight: float) -> Part:
    match source:
        case ast.Call(func=ast.Name(id="range")):
            return Part(place, "repeat", weight, "do the same several times")
        case ast.Call(func=ast.Name(id="enumerate"), args=[inner, *_]):
            source = inner
    name = plain_name(source)
    return Part(place, "repeat", weight, f"go through {name} one by one" if name else "go through everything one by one")


def _subject(test: ast.expr) -> str | None:
    """What a condition is about, by name."""
    match test:
        case ast.BoolOp(values=[first, *_]) | ast.UnaryOp(operand=first):
            return _subject(first)
        case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[subject]):
            return plain_name(subject)
        case ast.Compare(ops=[ast.LtE(), ast.LtE()], comparators=[subject, _]):
            return plain_name(subject)
        case ast.Compare(left=subject):
            return plain_name(subject)
        case ast.Call(func=ast.Attribute(value=subject)):
            return plain_name(subject)
        case _:
            return None


def _action(node: ast.stmt, place: float) -> Iterator[Part]:
    called = action_call(node)
    if called is None:
        return
    name, call = called
    wish = _wish(name)
    given: Mapping[str, ast.expr] = arguments_of(call)
    said = next((found for found in (fill(words, given, plain_text) for words in wish.phrases) if found), "")
    if said:
        verb, _, thing = said.partition(" | ")
        yield Part(place, wish.role, wish.weight, verb, (thing,) if thing else ())


def _wish(name: str) -> Wish:
    own = name.removeprefix(BUILT_IN)
    if own in WISHES:
        return WISHES[own]
    if name.startswith(BUILT_IN):
        return _family(own)
    app = app_of(name)
    doing = title_of(name).lower()
    if doing.split()[0] not in VERBS:
        return Wish("end", 3, (f'use | {app or "another app"} for "{doing}"',))
    return Wish("end", 3, (f"use | {app} to {doing}" if app else doing,))


def _family(own: str) -> Wish:
    start, _, rest = own.partition("_")
    kind = kind_of(rest)
    match start:
        case "filter":
            return Wish("get", 4, (f"find | the right {kind}",))
        case "setters":
            return Wish("end", 4, (f"update | the {kind}",))
        case "properties":
            return Wish("work", 1, (f"look up details of | the {kind}",))
        case _:
            return Wish("work", 0.5, (f'use | "{split_words(own).lower()}"',))


# --- choosing and joining ---


def _chosen(parts: Sequence[Part], room: int) -> list[Part]:
    """The parts that fit the room, in order of the program: what must be said first, then by weight."""
    joined = _joined(_raised(parts))
    chosen: list[Part] = []
    for part in sorted(joined, key=lambda part: (-part.weight, part.place)):
        fitting = _fitted(part, room - _words(chosen), needed=not chosen)
        if fitting is not None and len(chosen) < MOST_PARTS:
            chosen.append(fitting)
    return sorted(chosen, key=lambda part: part.place)


def _raised(parts: Sequence[Part]) -> list[Part]:
    """Parts with weight added to those a question must not lack: the first input, the main menu, what is got, and the end."""
    musts = [
        (12, next((part for part in parts if part.role == "input"), None)),
        (11, next((part for part in reversed(parts) if part.role == "end"), None)),
        (10, max((part for part in parts if part.role == "menu"), key=lambda part: part.weight, default=None)),
        (9, max((part for part in parts if part.role == "get"), key=lambda part: part.weight, default=None)),
        (5, max((part for part in parts if part.role in ("decide", "repeat")), key=lambda part: part.weight, default=None)),
        *((4, _best(parts, third / 3, (third + 1) / 3)) for third in range(3)),
    ]
    more = {id(part): plus for plus, part in reversed(musts) if part is not None}
    return [replace(part, weight=part.weight + more.get(id(part), 0)) for part in parts]


def _best(parts: Sequence[Part], low: float, high: float) -> Part | None:
    return max((part for part in parts if low <= part.place < high), key=lambda part: part.weight, default=None)


def _joined(parts: Iterable[Part]) -> list[Part]:
    """Parts with one verb as one part, at the place of the first, or of the last where it is how the program ends.

    A part that another one says more exactly is left out: "notify me" beside "notify me with ...".
    """
    found: dict[str, Part] = {}
    for part in parts:
        before = found.get(part.verb)
        if before is None or part.role == "menu":
            # The choices of two menus are no choices of one: the heavier menu stands for both.
            found[part.verb] = max(before or part, part, key=lambda one: one.weight)
            continue
        heaviest = max(before, part, key=lambda one: one.weight)
        place = part.place if part.role == "end" and part.weight > before.weight else before.place
        objects = tuple(dict.fromkeys([*before.objects, *part.objects]))
        objects = tuple(thing for thing in objects if thing != UNKNOWN) or objects
        found[part.verb] = replace(before, place=place, weight=heaviest.weight + 0.1, objects=objects)
    verbs = [part.verb for part in found.values()]
    return [part for part in found.values() if not any(verb.startswith(f"{part} ") for verb in verbs)]


def _fitted(part: Part, room: int, *, needed: bool) -> Part | None:
    """The part, with fewer objects where it is too long; none where even that is, unless it is needed."""
    objects = part.objects
    while True:
        shorter = replace(part, objects=objects)
        if len(str(shorter).split()) <= room:
            return shorter
        if len(objects) <= (2 if part.role == "menu" else 1):
            return shorter if needed else None
        objects = objects[: len(objects) - 1]


def _words(parts: Sequence[Part]) -> int:
    return sum(len(str(part).split()) for part in parts)


def _listed(parts: Sequence[Part]) -> str:
    """Parts as one sentence; what ends the program is said to."""
    said = [str(part) for part in parts]
    if len(said) < 2:
        return "".join(said)
    last = "and finally" if len(said) > 3 and parts[-1].role == "end" else "and"
    return f"{', '.join(said[:-1])}{',' if len(said) > 2 else ''} {last} {said[-1]}"
