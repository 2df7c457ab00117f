r"""Escapes and properties of ICU patterns, written for the package `regex`.

Rests on the ICU User Guide, "Regular Expressions", table of metacharacters, and on UTS 18, annex C, for the POSIX names.
Left out: the `java...` properties, and `\N{...}` for the names that Python's own Unicode data lacks (hangul syllables are there).
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["CLASSES", "LINE_ENDS", "Cursor", "RegexError", "literal", "posix", "property_set", "quoted"]

LINE_ENDS = r"\n\x0b\x0c\r\x85\u2028\u2029"
"""The inside of a set of all characters that end a line for ICU."""

CLASSES = {
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "w": r"\w",
    "W": r"\W",
    "s": r"\s",
    "S": r"\S",
    "h": r"[\t\p{Zs}]",
    "H": r"[^\t\p{Zs}]",
    "v": rf"[{LINE_ENDS}]",
    "V": rf"[^{LINE_ENDS}]",
}
r"""Classes that stand inside and outside of sets.

`\w` is the same set of code points in both engines. The guide gives `\s` as `[\t\n\f\r\p{Z}]`; the library's public source has
White_Space, which adds U+000B and U+0085: that is used here.
"""

SIMPLE = {"a": "\x07", "e": "\x1b", "f": "\x0c", "n": "\n", "r": "\r", "t": "\t"}
HEX = {"x": (1, 2), "u": (4, 4), "U": (8, 8)}
POSIX = {
    "alpha": r"\p{Alphabetic}",
    "lower": r"\p{Lowercase}",
    "upper": r"\p{Uppercase}",
    "punct": r"\p{P}",
    "digit": r"\p{Nd}",
    "xdigit": r"[\p{Nd}\p{Hex_Digit}]",
    "alnum": r"[\p{Alphabetic}\p{Nd}]",
    "space": r"\p{White_Space}",
    "blank": rf"[\p{{White_Space}}--[{LINE_ENDS}]]",
    "cntrl": r"\p{Cc}",
    "graph": r"[^\p{White_Space}\p{Cc}\p{Cs}\p{Cn}]",
    "print": r"[[[^\p{White_Space}\p{Cc}\p{Cs}\p{Cn}]\p{Zs}]--\p{Cc}]",
    "word": r"\w",
    "any": r"[\x00-\U0010ffff]",
    "all": r"[\x00-\U0010ffff]",
    "ascii": r"[\x00-\x7f]",
    "assigned": r"\P{Cn}",
}
PROPERTY = re.compile(r"\^?[A-Za-z][A-Za-z0-9_ .\-]*(?:[=:][A-Za-z0-9_ ./\-]+)?\Z")


class RegexError(ValueError):
    """A pattern is not one that ICU compiles, or is larger than this package allows. The interpreter catches it.

    Args:
        problem: What is wrong, as one sentence without a full stop.
        place: The position in the pattern, from 0.
    """

    def __init__(self, problem: str, place: int) -> None:
        super().__init__(f"{problem} (at position {place} of the pattern)")
        self.problem = problem
        self.place = place


class Cursor:
    """A place in a pattern.

    Args:
        text: The pattern.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def peek(self, length: int = 1) -> str:
        """The next characters, fewer at the end."""
        return self.text[self.at : self.at + length]

    def take(self, wanted: str) -> bool:
        """Step over a text if it comes next."""
        found = self.text.startswith(wanted, self.at)
        self.at += len(wanted) if found else 0
        return found

    def next(self) -> str:
        """Step over one character; empty at the end."""
        char = self.peek()
        self.at += len(char)
        return char

    def match(self, pattern: str) -> re.Match[str] | None:
        """Step over what a pattern matches here."""
        found = re.compile(pattern).match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def fail(self, problem: str) -> RegexError:
        """An error at this place."""
        return RegexError(problem, self.at)


def quoted(char: str) -> str:
    """A character so that `regex` takes it for itself, inside and outside of a set."""
    if char.isascii() and not char.isalnum():
        return f"\\x{ord(char):02x}"
    return f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char


def literal(cursor: Cursor) -> str:
    """The character an escape stands for; the cursor stands behind the backslash.

    A letter without a meaning stands for itself, as it does without UREGEX_ERROR_ON_UNKNOWN_ESCAPES. Two escapes that are the
    halves of a surrogate pair are one character.
    """
    kind = cursor.next()
    if not kind:
        raise cursor.fail("a backslash ends the pattern")
    if kind in SIMPLE:
        return SIMPLE[kind]
    if kind == "c":
        return chr(ord(cursor.next() or "@") & 0x1F)
    if kind == "0":
        return _octal(cursor)
    if kind == "N":
        return _named(cursor)
    return _paired(_hexadecimal(cursor, kind), cursor) if kind in HEX else kind


def _octal(cursor: Cursor) -> str:
    digits = cursor.match(r"[0-3]?[0-7]{1,2}")
    if not digits:
        raise cursor.fail(r"\0 needs octal digits")
    return chr(int(digits[0], 8))


def _named(cursor: Cursor) -> str:
    name = cursor.match(r"\{([^{}]{1,100})\}")
    if not name:
        raise cursor.fail(r"\N needs the name of a character in braces")
    try:
        return unicodedata.lookup(name[1])
    except KeyError:
        raise cursor.fail(f"no character is called {name[1]}") from None


def _hexadecimal(cursor: Cursor, kind: str) -> str:
    least, most = HEX[kind]
    digits = cursor.match(r"\{([0-9A-Fa-f]{1,6})\}") if kind == "x" else None
    digits = digits or cursor.match(rf"([0-9A-Fa-f]{{{least},{most}}})")
    if not digits or int(digits[1], 16) > 0x10FFFF:
        raise cursor.fail(rf"\{kind} needs the number of a character")
    return chr(int(digits[1], 16))


def _paired(char: str, cursor: Cursor) -> str:
    """A first half of a surrogate pair with the second half that follows it as an escape."""
    second = cursor.match(r"\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})") if "\ud800" <= char <= "\udbff" else None
    return chr(0x10000 + ((ord(char) - 0xD800) << 10) + int(second[1], 16) - 0xDC00) if second else char


def property_set(cursor: Cursor, negated: bool) -> str:
    r"""What `\p{...}` stands for; the cursor stands behind the p. `\P` is negated."""
    found = cursor.match(r"\{([^{}]{1,100})\}|([A-Za-z])")
    if not found:
        raise cursor.fail(r"\p needs a property in braces")
    return _property(found[1] or found[2], negated, cursor)


def posix(cursor: Cursor) -> str | None:
    """What `[:...:]` stands for, if it comes next."""
    found = cursor.match(r"\[:(\^?[A-Za-z0-9_ =.\-]{1,100}):\]")
    return _property(found[1], False, cursor) if found else None


def _property(name: str, negated: bool, cursor: Cursor) -> str:
    if not PROPERTY.match(name):
        raise cursor.fail(f"no property is written {name}")
    if name.startswith("^"):
        name, negated = name[1:], not negated
    known = POSIX.get(re.sub(r"[ _-]", "", name.lower()))
    if known:
        return f"[^{known}]" if negated else f"[{known}]"
    return rf"\P{{{name}}}" if negated else rf"\p{{{name}}}"
