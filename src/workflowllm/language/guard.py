"""Text is refused before Python's parser sees it, where that parser would take too long or fall over.

`ast.parse` takes seconds on 249 kB of `{a}` in one f-string, fails beyond 100 levels of indentation, and can exhaust the stack on deep
chains. The limits are far above anything the emitter prints. Strings follow the rules of Python 3.11 on every version.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable

from workflowllm.errors import Span, TextError

__all__ = [
    "MAX_BRACES",
    "MAX_CHAIN",
    "MAX_NESTING",
    "MAX_STATEMENTS",
    "MAX_TEXT",
    "check_printed",
    "fits",
    "marks",
    "parse_source",
    "plain",
]

MAX_TEXT = 4 << 20
"""Characters in a text."""
MAX_TOKENS = 100_000
"""Strings, brackets, operators and lines in a text: bounds the time and memory that reading takes. The longest real text has 10,000."""
MAX_STATEMENTS = 15_000
"""Statements in a text: bounds the time that reading takes. A file may have half as many actions."""
MAX_NESTING = 190
"""Brackets inside brackets."""
MAX_CHAIN = 160
"""Steps in one chain of attributes, keys, calls and operators."""
MAX_BRACES = 400
"""Opening braces in one f-string."""
_MAX_BRACE_WORK = 200_000_000
"""Sum over f-strings of length times braces: what Python 3.11 spends on finding the expressions."""

_QUOTED = r"""
        "{3} (?: [^"\\]++ | \\. | "(?!"") )*+ "{3}
      | '{3} (?: [^'\\]++ | \\. | '(?!'') )*+ '{3}
      | " (?: [^"\\\n]++ | \\. )*+ "
      | ' (?: [^'\\\n]++ | \\. )*+ '
"""
_SILENT = re.compile(rf"\#[^\n]* | {_QUOTED}", re.VERBOSE | re.DOTALL)
_TOKEN = re.compile(
    rf"""
    \#[^\n]*
  | (?P<string> [A-Za-z]{{0,3}} (?: {_QUOTED} ))
  | (?P<bad>["'])
  | (?P<open>[\[({{])
  | (?P<close>[\])}}])
  | (?P<line>[;\n])
  | (?P<reset>[,:]|(?<![=!<>])=(?!=))
  | (?P<step>[.+\-*/%@&|^~<>!]|==|\b(?:and|or|not|if|else|in|is|lambda|await|yield)\b)
""",
    re.VERBOSE | re.DOTALL,
)
_LINKS = b".+-*/%@&|^~<>!=([{"
_LINK_WORDS = ("and", "or", "not", "if", "else", "in", "is", "lambda", "await", "yield")
"""What can make a chain longer or a nesting deeper. Inside strings and words it does not: there is at least as much of it as counts."""
_NO_LINKS = bytes(set(range(256)) - set(_LINKS))
_WORD = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"


def plain(text: str) -> str:
    """A text as Python reads it: without a byte order mark, every line ended by a line feed. No printed text holds a carriage return."""
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def marks(text: str, mark: str) -> list[int]:
    """Where a comment stands as a line of its own, outside of strings."""
    found = []
    place = text.find(mark)
    while place >= 0:
        end = text.find("\n", place)
        line = text[place : end if end >= 0 else len(text)]
        if (place == 0 or text[place - 1] == "\n") and line.rstrip() == mark:
            found.append(place)
        place = text.find(mark, place + len(line))
    if found and ('"""' in text or "'''" in text or "\\\n" in text):
        wanted = set(found)
        found = [start for match in _SILENT.finditer(text) if (start := match.start()) in wanted]
    return found


def _refuse(text: str, place: int, problem: str, advice: str) -> TextError:
    line, column = text.count("\n", 0, place) + 1, place - (text.rfind("\n", 0, place) + 1) + 1
    return TextError(problem, where=Span(line, column, line, column + 1), advice=advice)


def _check(text: str) -> None:
    if len(text) > MAX_TEXT:
        raise _refuse(text, 0, f"the text is longer than {MAX_TEXT} characters", "Split the workflow")
    chains, count, work, statements, last = [0], 0, 0, 0, 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        count += 1
        if kind == "reset":
            chains[-1] = 0
        elif kind == "line":
            chains[-1] = 0
            if len(chains) == 1 and match.start() > last:
                statements += 1
            last = match.end()
        elif kind == "step":
            chains[-1] += 1
        elif kind == "open":
            chains[-1] += 1
            chains.append(0)
        elif kind == "close":
            if len(chains) > 1:
                chains.pop()
        elif kind == "string":
            work += _brace_work(text, match)
        elif kind == "bad":
            raise _refuse(text, match.start(), "this string does not end", "Close it with the same quotes")
        if len(chains) > MAX_NESTING or chains[-1] > MAX_CHAIN or work > _MAX_BRACE_WORK:
            raise _refuse(text, match.start(), "this is nested or chained too deeply", "Give the parts names of their own")
    if statements > MAX_STATEMENTS:
        raise _refuse(text, 0, f"the text has more than {MAX_STATEMENTS} statements", "Split the workflow")
    if count > MAX_TOKENS:
        raise _refuse(text, 0, f"the text has more than {MAX_TOKENS} parts", "Split the workflow")


def fits(statement: str) -> bool:
    """Whether a printed statement is within the limits of chains and nesting. Few are long enough to be looked at closely."""
    if len(statement) <= MAX_CHAIN:
        return True
    links = len(statement.encode("utf-8", "replace").translate(None, _NO_LINKS)) + sum(map(statement.count, _LINK_WORDS))
    if links <= MAX_CHAIN:
        return True
    try:
        _check(statement)
    except TextError:
        return False
    return True


def _is_small(text: str) -> bool:
    """Whether a text is seen to be within the limits of a whole text: no part is without a character that words do not have."""
    if len(text) > _MAX_BRACE_WORK // MAX_BRACES or text.count("\n") > MAX_STATEMENTS:
        return False
    return len(text) <= MAX_TOKENS or len(text.encode("utf-8", "replace").translate(None, _WORD)) <= MAX_TOKENS


def check_printed(text: str, statements: Iterable[str]) -> None:
    """Refuse to print a text that `parse_source` would refuse, in a fraction of its time.

    Args:
        text: What was printed.
        statements: Its statements, each on its own.

    Raises:
        TextError: The text is beyond a limit of this module; the place is a line of the text that is not printed.
    """
    if _is_small(text) and all(map(fits, statements)):
        return
    try:
        _check(text)
    except TextError as error:
        line = error.where.line if isinstance(error.where, Span) else 1
        problem = f"this shortcut is not printed, since nothing could read its text back: {error.problem}"
        raise TextError(problem, where=f"line {line} of the text", advice="Split the shortcut, or keep long data in a file") from None


def _brace_work(text: str, match: re.Match[str]) -> int:
    start, end = match.span()
    if text[start] in "\"'" or "f" not in text[start : start + 3].lower():
        return 0
    braces = text[start:end].replace("{{", "").count("{")
    if braces > MAX_BRACES:
        raise _refuse(text, start, f"an f-string has more than {MAX_BRACES} values", 'Write "".join([...])')
    return braces * (end - start)


def parse_source(text: str) -> ast.Module:
    """The syntax tree of a text.

    Raises:
        TextError: It is not Python, or beyond the limits of this module.
    """
    _check(text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except SyntaxError as error:
        line, column = error.lineno or 1, error.offset or 1
        where = Span(line, column, error.end_lineno or line, error.end_offset or column + 1)
        raise TextError(f"this is not Python: {error.msg}", where=where, advice="Mend the syntax at this place") from None
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        where = Span(1, 1, 1, 2)
        problem = f"Python cannot read this text: {error}" if str(error) else "this text is nested too deeply for Python to read"
        raise TextError(problem, where=where, advice="Give the inner parts names of their own, or split the workflow") from None
