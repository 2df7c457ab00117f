"""Regular expressions with ICU's meaning, as NSRegularExpression gives them to Match Text and Replace Text.

Rests on the ICU User Guide, "Regular Expressions", and on Apple's documentation of NSRegularExpression (templates). What the
translation leaves out stands in `icu_syntax`. A search ends at a deadline: that alone depends on the speed of the machine.

`RegexError` and `RegexTimeout` are plain classes, not errors of the package: the interpreter catches them and ends the action.
"""

from __future__ import annotations

import importlib
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from workflowllm.errors import MissingExtraError
from workflowllm.simulate.icu_escapes import RegexError
from workflowllm.simulate.icu_syntax import translate

__all__ = [
    "Match",
    "Pattern",
    "RegexError",
    "RegexTimeout",
    "compile_pattern",
    "find_all",
    "replace_all",
    "replace_literal",
]

LONGEST_PATTERN = 20_000
"""How many characters a pattern may have here."""
LONGEST_RESULT = 10_000_000
"""How many characters a replaced text may have here."""
REMEMBERED = 256
"""How many compiled patterns are kept."""
_LINE_ENDS = ("\n", "\x0b", "\x0c", "\r", "\x85", "\u2028", "\u2029")
_OFFERED = re.compile(r"\\(.)|\$(?:([0-9]+)|\{([A-Za-z][A-Za-z0-9]*)\})", re.DOTALL)


class RegexTimeout(Exception):  # noqa: N818
    """A search takes too long, finds too much, or its result is too long. The interpreter catches it."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern.

    Args:
        source: The pattern as it was given.
        groups: How many groups it captures.
        names: The number of each named group.
        engine: What searches texts that do not end with a line end.
        ended: What searches the others.
    """

    source: str
    groups: int
    names: Mapping[str, int]
    engine: Any = field(repr=False, compare=False)
    ended: Any = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Match:
    """One place where a pattern matches.

    Args:
        start: Where it begins, in characters from 0.
        end: Where it ends.
        groups: The text of the whole match and of each group; None for a group that took no part.
    """

    start: int
    end: int
    groups: tuple[str | None, ...]

    @property
    def text(self) -> str:
        """The whole match."""
        return self.groups[0] or ""


def compile_pattern(pattern: str, *, ignore_case: bool = False) -> Pattern:
    """The pattern, ready to be searched for.

    Args:
        pattern: As ICU reads it.
        ignore_case: Upper and lower case are the same, as where Case Sensitive is off.

    Raises:
        RegexError: ICU would not compile it, or it is too large.
    """
    if len(pattern) > LONGEST_PATTERN:
        raise RegexError("the pattern is too long", LONGEST_PATTERN)
    return _compiled(pattern, ignore_case)


@lru_cache(REMEMBERED)
def _compiled(pattern: str, ignore_case: bool) -> Pattern:
    translated = translate(pattern, ignore_case=ignore_case, ended=False)
    ended = translate(pattern, ignore_case=ignore_case)
    engine = _engine(translated.text)
    other = engine if ended == translated else _engine(ended.text)
    return Pattern(pattern, translated.groups, MappingProxyType(translated.names), engine, other)


def _engine(text: str) -> Any:  # the package has no types
    regex = _regex()
    try:
        return regex.compile(text, regex.V1, cache_pattern=False)
    except (regex.error, OverflowError, RecursionError, MemoryError, ValueError) as error:
        raise RegexError(f"the pattern does not compile: {str(error)[:100]}", 0) from None


def _regex() -> Any:
    try:
        return importlib.import_module("regex")
    except ImportError:
        raise MissingExtraError("Running a shortcut", "simulate") from None


def find_all(pattern: Pattern, text: str, *, deadline_seconds: float = 0.2, most: int = 100_000) -> list[Match]:
    """Every match, from the left, none over another. Behind an empty match the search goes on one character further.

    Args:
        pattern: From `compile_pattern`.
        text: Where to look.
        deadline_seconds: How long the whole search may take.
        most: How many matches there may be.

    Raises:
        RegexTimeout: It took longer, or there are more.
    """
    found: list[Match] = []
    for match in _matches(pattern, text, deadline_seconds):
        if len(found) == most:
            raise RegexTimeout(f"the pattern matches more than {most} times")
        found.append(Match(match.start(), match.end(), (match.group(), *match.groups())))
    return found


def _matches(pattern: Pattern, text: str, seconds: float) -> Iterator[Any]:
    deadline = time.monotonic() + seconds
    engine = pattern.ended if text.endswith(_LINE_ENDS) else pattern.engine
    at = 0
    while at <= len(text):
        left = deadline - time.monotonic()
        if left <= 0:
            raise RegexTimeout(f"the search takes longer than {seconds} seconds")
        try:
            match = engine.search(text, at, timeout=left)
        except (TimeoutError, MemoryError, RecursionError):
            raise RegexTimeout(f"the search takes longer than {seconds} seconds") from None
        if match is None:
            return
        yield match
        at = match.end() + (match.end() == match.start())


def replace_all(
    pattern: Pattern,
    text: str,
    template: str,
    *,
    deadline_seconds: float = 0.2,
    most: int = 100_000,
    longest: int = LONGEST_RESULT,
) -> str:
    r"""The text with every match replaced.

    Args:
        pattern: From `compile_pattern`.
        text: Where to look.
        template: What to put there: `$1` is a group, with the most digits that name one; `${name}` a named group; a backslash
            makes the next character ordinary. A `$` before anything else is itself.
        deadline_seconds: How long the whole search may take.
        most: How many matches there may be.
        longest: How long the result may be.

    Raises:
        RegexTimeout: It took longer, there are more, or the result is longer.
    """
    parts = _template(pattern, template)
    pieces: list[str] = []
    at = length = 0
    for match in find_all(pattern, text, deadline_seconds=deadline_seconds, most=most):
        filled = "".join(part if isinstance(part, str) else match.groups[part] or "" for part in parts)
        pieces += [text[at : match.start], filled]
        length += match.start - at + len(filled)
        at = match.end
        if length > longest:
            raise RegexTimeout(f"the result is longer than {longest} characters")
    return "".join(pieces) + text[at:]


def _template(pattern: Pattern, template: str) -> list[str | int]:
    """The template as texts and numbers of groups."""
    parts: list[str | int] = []
    at = 0
    for found in _OFFERED.finditer(template):
        parts.append(template[at : found.start()])
        at = found.end()
        if found[1] is not None:
            parts.append(found[1])
        elif found[2] is not None:
            parts += _numbered(found[2], pattern.groups)
        else:
            parts.append(pattern.names.get(found[3], found[0]))
    return [part for part in (*parts, template[at:]) if part != ""]


def _numbered(digits: str, groups: int) -> list[str | int]:
    for length in range(min(len(digits), 6), 0, -1):
        if int(digits[:length]) <= groups:
            return [int(digits[:length]), digits[length:]]
    return absent_group(digits)


def absent_group(digits: str) -> list[str | int]:
    """Choice: a template that names a group the pattern does not have puts nothing there; later digits stay.

    ICU refuses such a template; Apple's documentation says only that the number must not be greater than the count of groups.
    """
    return [digits[1:]]


def replace_literal(text: str, find: str, replacement: str, *, ignore_case: bool = False, longest: int = LONGEST_RESULT) -> str:
    """The text with every occurrence of another replaced: Replace Text without Regular Expression.

    Choice: texts are compared code point by code point, so a letter and its accent in one character or in two are different.
    Nothing to find leaves the text as it is.

    Args:
        text: Where to look.
        find: What to look for.
        replacement: What to put there, as it is.
        ignore_case: Upper and lower case are the same.
        longest: How long the result may be.

    Raises:
        RegexTimeout: The result is longer.
    """
    if not find:
        return text
    if ignore_case:
        pattern = _regex().compile(_regex().escape(find), _regex().V1 | _regex().IGNORECASE)
        count = sum(1 for _ in pattern.finditer(text))
    else:
        count = text.count(find)
    if len(text) + count * (len(replacement) - (0 if ignore_case else len(find))) > longest:
        raise RegexTimeout(f"the result is longer than {longest} characters")
    return str(pattern.sub(lambda _: replacement, text)) if ignore_case else text.replace(find, replacement)
