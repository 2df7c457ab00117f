"""Statements in words: `x = is_workflow_actions_count(Input=y)` is "Count y (as x)"."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from typing import Final

from workflowllm.pipeline.rules.conditions import condition
from workflowllm.pipeline.rules.phrases import FAMILIES, PHRASES
from workflowllm.pipeline.rules.words import BUILT_IN, UNNAMED, app_of, constant, kind_of, name_in_words, say, title_of

__all__ = ["action_call", "arguments_of", "case_title", "fill", "phrase", "sentence"]

GUARD: Final = re.compile(r"\[(\w+)=([^\]]*)\] ")
HOLE: Final = re.compile(r"\{(\w+)(\|plain)?\}")
RESULTS: Final = frozenset({"result_of_if", "result_of_menu", "results_of_repeat"})


def sentence(node: ast.stmt) -> str:
    """What a statement does, without what stands inside it."""
    match node:
        case ast.If(test=test):
            return f"Check whether {condition(test, say)}"
        case ast.For(iter=source):
            return _repeat(source)
        case ast.Match(subject=ast.Call(args=[prompt, *_])):
            return f"Let the user choose: {say(prompt)}"
        case ast.Match():
            return "Let the user choose"
        case ast.Pass():
            return "Do nothing here"
        case ast.Assign(targets=[target], value=value):
            return _assigned(target, value)
        case ast.Expr(value=ast.Call() as call):
            return _called(call)
        case _:
            return "Take a value"


def case_title(case: ast.match_case) -> str:
    """The title of a menu's item in words; "" for statements before the first item."""
    match case:
        case ast.match_case(pattern=ast.MatchValue(value=title)):
            return say(title)
        case ast.match_case(guard=ast.Compare(comparators=[title])):
            return say(title)
        case ast.match_case(guard=ast.Call(func=ast.Name(id="preamble"))):
            return ""
        case _:
            return "an item without a title"


def action_call(node: ast.AST) -> tuple[str, ast.Call] | None:
    """The action that a statement calls, with its name; none where it calls none."""
    value = getattr(node, "value", None)
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Name):
        return None
    name = value.func.id
    # A name with two underscores is an action of some app (see evaluate.metrics.called_actions); results look like one.
    is_action = name.startswith(BUILT_IN) or (name.count("_") >= 2 and name not in RESULTS)
    return (name, value) if is_action else None


def arguments_of(call: ast.Call) -> dict[str, ast.expr]:
    """The arguments of a call by their keys."""
    return {word.arg: word.value for word in call.keywords if word.arg}


def _repeat(source: ast.expr) -> str:
    match source:
        case ast.Call(func=ast.Name(id="range"), args=[*_, ast.Constant(value=int() as end)]):
            return f"Repeat {end - 1} times"
        case ast.Call(func=ast.Name(id="range"), args=[*_, ast.BinOp(left=end)]):
            return f"Repeat as many times as {say(end)} says"
        case ast.Call(func=ast.Name(id="enumerate"), args=[inner, *_]):
            return f"Go through each item of {say(inner)}, counting"
        case _:
            return f"Go through each item of {say(source)}"


def _assigned(target: ast.expr, value: ast.expr) -> str:
    name = name_in_words(target.id) if isinstance(target, ast.Name) else "a value"
    match value:
        case ast.Call(func=ast.Name(id=called)) if called in RESULTS:
            return f"Keep {say(value)} (as {name})"
        case ast.Call(func=ast.Name(id=called)) if value.keywords or called.count("_") >= 2:
            said = _called(value)
            # The usual name of an output repeats what the action is; a name of its own says something new.
            return said if name.lower() in said.lower() else f"{said} (as {name})"
    return f"Set {name} to {say(value)}"


def _called(call: ast.Call) -> str:
    match call:
        case ast.Call(func=ast.Attribute(attr="append", value=target)):
            return f"Add {say(call.args[0]) if call.args else 'nothing'} to {say(target)}"
        case ast.Call(func=ast.Name(id="comment")):
            return f"Note of the author: {say(call.args[0])}" if call.args else "Note of the author"
        case ast.Call(func=ast.Name(id="beside" | "duplicate" | "marker"), args=[*_, ast.Call() as inner]):
            return _called(inner)
        case ast.Call(func=ast.Name(id="leftover" | "opaque_action")):
            return "Keep what is not understood"
        case ast.Call(func=ast.Name(id=name)):
            return phrase(name, arguments_of(call))
        case _:
            return "Take a value"


def phrase(name: str, arguments: Mapping[str, ast.expr]) -> str:
    """An action in words: by its phrase as far as the arguments for it are there, else by its name and first argument.

    Args:
        name: The action as a program calls it.
        arguments: Its arguments by their keys.
    """
    own = name.removeprefix(BUILT_IN) if name.startswith(BUILT_IN) else ""
    family = next((start for start in FAMILIES if own.startswith(start)), "")
    kind = kind_of(own.removeprefix(family))
    for template in PHRASES.get(own or name, FAMILIES.get(family, ())):
        said = fill(template, arguments, _told)
        if said is not None:
            return said.replace("{}", kind)
    app = app_of(name)
    about = next((f" with {say(value)}" for key, value in arguments.items() if _telling(key, value)), "")
    return f"{title_of(name)}{f' in {app}' if app else ''}{about}"


def _told(value: ast.expr) -> str | None:
    """An argument in words, unless those would say nothing."""
    return None if (words := say(value)) in ("", UNNAMED, "stored data") else words


def _telling(key: str, value: ast.expr) -> bool:
    """Whether an argument says what an action without a phrase is about: switches and stored records do not."""
    switch = isinstance(value, ast.Constant) and isinstance(value.value, bool)
    return not switch and not key.endswith(("Descriptor", "Definition")) and _told(value) is not None


def fill(template: str, arguments: Mapping[str, ast.expr], said: Callable[[ast.expr], str | None]) -> str | None:
    """A phrase with its arguments filled in; none where it does not fit them (see `phrases`).

    Args:
        template: The phrase.
        arguments: The arguments of the call.
        said: How an argument is said; none where it is not to be said.
    """
    rest = template
    while guard := GUARD.match(rest):
        if constant(arguments.get(guard[1])) != guard[2]:
            return None
        rest = rest[guard.end() :]
    found: dict[str, str] = {}
    for key, plain in HOLE.findall(rest):
        value = arguments.get(key)
        words = None if value is None else ((constant(value) or "").lower() or None) if plain else said(value)
        if words is None:
            return None
        found[key] = words
    return HOLE.sub(lambda hole: found[hole[1]], rest)
