r"""Translates an ICU pattern to a pattern of the package `regex`.

Rests on the ICU User Guide, "Regular Expressions": metacharacters, operators, flag options; and on what ICU's own public parser
accepts. The flags s, m, w, x and d are worked out here, so that `.`, `^`, `$` and `\b` mean what they mean to ICU; only i is
left to the other engine; u changes nothing.

Left out: a set under (?i) may match one character that folds to several (`[ß]` matches `SS`), where ICU's set matches one code
point; (?w) word boundaries are those of `regex`, not of ICU's dictionaries.
"""

from __future__ import annotations

from typing import NamedTuple

from workflowllm.simulate.icu_escapes import CLASSES, LINE_ENDS, Cursor, literal, property_set, quoted
from workflowllm.simulate.icu_sets import read_set

__all__ = ["Translation", "translate"]

DEEPEST = 100
"""How deep groups may stand in each other here."""
HEAVIEST = 50_000
"""How many steps a pattern may have once its counted repetitions are written out."""
MOST_REPEATS = 0x00FFFFFF
"""ICU's own bound of a counted repetition."""

_IGNORED = r"[\p{Grapheme_Extend}\p{Cf}]"
_BASE = rf"[\w--{_IGNORED}]"
_BOUNDARY = rf"(?!{_IGNORED})(?:(?=\w)(?<!{_BASE}{_IGNORED}*)|(?!\w)(?<={_BASE}{_IGNORED}*))"
_END = {
    False: rf"(?:(?![^{LINE_ENDS}])(?:\Z|(?=\r\n\Z)|(?=[{LINE_ENDS}]\Z)(?!(?<=\r)\n)))",
    True: r"(?:(?=\n?\Z))",
}
_END_ALONE = r"(?:\Z)"
_LINE_END = {False: rf"(?:\Z|(?=[{LINE_ENDS}])(?!(?<=\r)\n))", True: r"(?:\Z|(?=\n))"}
_LINE_START = {False: rf"(?:\A|(?<=[{LINE_ENDS}])(?!\Z)(?!(?<=\r)\n))", True: r"(?:\A|(?<=\n)(?!\Z))"}
_DOT = {False: rf"[^{LINE_ENDS}]", True: r"[^\n]"}
_ANY = {False: r"(?>\r\n|[\x00-\U0010ffff])", True: r"[\x00-\U0010ffff]"}
_NEW_LINE = rf"(?>\r\n|[{LINE_ENDS}])"


class Translation(NamedTuple):
    """A pattern for `regex`, with the groups it captures."""

    text: str
    groups: int
    names: dict[str, int]


class _Term(NamedTuple):
    text: str
    weight: int = 0
    """How much a compiled repetition copies; 0 where only the text says it."""
    repeatable: bool = True


def translate(pattern: str, *, ignore_case: bool = False, ended: bool = True) -> Translation:
    """The pattern in the syntax of `regex`, version 1.

    Args:
        pattern: As ICU reads it.
        ignore_case: As if it began with (?i).
        ended: The text may end with a line end. In one that does not, `$` is the end alone, which the engine finds much faster.
    """
    groups = _Translator(pattern, ignore_case, None, ended).run().groups
    return _Translator(pattern, ignore_case, groups, ended).run()


class _Translator:
    """Reads a pattern once. How many groups there are decides how long a back reference is, so it is read twice."""

    def __init__(self, pattern: str, ignore_case: bool, total: int | None, ended: bool) -> None:
        self.cursor = Cursor(pattern)
        self.flags = frozenset("i" if ignore_case else "")
        self.total = total
        self.end = _END if ended else {False: _END_ALONE, True: _END_ALONE}
        self.groups = 0
        self.names: dict[str, int] = {}
        self.depth = 0
        self.behind = False

    def run(self) -> Translation:
        body, weight = self._expression()
        if self.cursor.peek():
            raise self.cursor.fail("a closing parenthesis has no opening one")
        start = "(?i)" if "i" in self._first_flags else ""
        if weight > HEAVIEST:
            raise self.cursor.fail("the pattern is too large")
        return Translation(start + body, self.groups, self.names)

    def _expression(self) -> tuple[str, int]:
        """Alternatives up to a closing parenthesis or the end."""
        pieces: list[str] = []
        weight = 1
        if not self.depth:
            self._first_flags = self.flags
        while True:
            self._skip()
            char = self.cursor.peek()
            if char in ("", ")"):
                return "".join(pieces), weight
            if self.cursor.take("|"):
                pieces.append("|")
                continue
            term = self._term(char)
            self._skip()
            term = term._replace(weight=term.weight or 1 + len(term.text) // 8)
            if term.repeatable:
                term = self._repeated(term)
            pieces.append(term.text)
            weight += term.weight

    def _skip(self) -> None:
        """Step over comments, and over white space where it has no meaning."""
        while self.cursor.match(r"\s+|#[^\n\r\x0b\x0c\x85\u2028\u2029]*") if "x" in self.flags else False:
            pass
        while self.cursor.peek(3) == "(?#":
            if not self.cursor.match(r"\(\?#[^)]*\)"):
                raise self.cursor.fail("a comment has no end")
            self._skip()

    def _term(self, char: str) -> _Term:
        if char == "[":
            return _Term(read_set(self.cursor, spaced="x" in self.flags))
        if char == "(":
            return self._group()
        if char in "*+?{}":
            raise self.cursor.fail(f"{char} repeats nothing; for the character itself write \\{char}")
        self.cursor.next()
        unix = "d" in self.flags
        if char == ".":
            return _Term((_ANY if "s" in self.flags else _DOT)[unix])
        if char == "^":
            return _Term(_LINE_START[unix] if "m" in self.flags else r"(?:\A)")
        if char == "$":
            return _Term((_LINE_END if "m" in self.flags else self.end)[unix])
        return self._escape() if char == "\\" else _Term(quoted(char))

    def _escape(self) -> _Term:
        kind = self.cursor.peek()
        if kind in ("p", "P"):
            self.cursor.next()
            return _Term(property_set(self.cursor, kind == "P"))
        if kind and kind in "123456789":
            return self._back_reference()
        if kind == "k":
            return self._named_reference()
        if kind == "Q":
            return self._quotation()
        place = self._place(kind)
        if place is not None or kind in ("E", "R", "X") or kind in CLASSES:
            self.cursor.next()
        if place is not None:
            return _Term(place, repeatable=False)
        if kind == "X":
            self._must_be_bounded()
        known = {"R": _NEW_LINE, "X": r"\X", **CLASSES}.get(kind)
        return _Term(known) if known else _Term("", repeatable=False) if kind == "E" else _Term(quoted(literal(self.cursor)))

    def _place(self, kind: str) -> str | None:
        """An escape that matches a place and no character. ICU lets none of them be repeated."""
        unix = "d" in self.flags
        boundary = r"(?w:\b)" if "w" in self.flags else rf"(?:{_BOUNDARY})"
        places = {"A": r"\A", "G": r"\G", "Z": self.end[unix], "z": r"\Z", "b": boundary, "B": rf"(?!{boundary})"}
        return places.get(kind)

    def _quotation(self) -> _Term:
        r"""`\Q...\E`: what follows it repeats its last character, so that one is read for itself."""
        found = self.cursor.match(r"(?s)Q(.*?)(?:\\E|\Z)")
        text = found[1] if found else ""
        start, last = text[:-1], text[-1:]
        if not last:
            return _Term("", repeatable=False)
        term = self._repeated(_Term(quoted(last), 1))
        return _Term("".join(map(quoted, start)) + term.text, term.weight + len(start), repeatable=False)

    def _back_reference(self) -> _Term:
        number = int(self.cursor.next())
        while self.cursor.peek() in tuple("0123456789"):
            longer = number * 10 + int(self.cursor.peek())
            if self.total is not None and longer > self.total:
                break
            number = min(longer, 1_000_000)
            self.cursor.next()
        if self.total is not None and number > self.total:
            raise self.cursor.fail(f"there is no group {number}")
        self._must_be_bounded()
        return _Term(rf"(?:\g<{number}>)" if self.total else "")

    def _named_reference(self) -> _Term:
        found = self.cursor.match(r"k<([A-Za-z][A-Za-z0-9]*)>")
        if not found or found[1] not in self.names:
            raise self.cursor.fail("a back reference names no group that stands before it")
        self._must_be_bounded()
        return _Term(rf"(?:\g<{self.names[found[1]]}>)")

    def _group(self) -> _Term:
        self.cursor.next()
        flags = self.cursor.match(r"\?(?=[imsxwdu-])([imsxwdu]*)(?:-([imsxwdu]*))?([:)])")
        if flags:
            return self._flagged(flags[1], flags[2] or "", flags[3])
        for opening, around in (("?:", None), ("?>", None), ("?=", False), ("?!", False), ("?<=", True), ("?<!", True)):
            if self.cursor.take(opening):
                return self._inside(f"({opening}", behind=around, repeatable=around is None)
        if self.cursor.peek() == "?":
            self._name()
        self.groups += 1
        return self._inside("(")

    def _name(self) -> None:
        found = self.cursor.match(r"\?<([A-Za-z][A-Za-z0-9]*)>")
        if not found:
            raise self.cursor.fail("a group begins as no group does")
        if found[1] in self.names:
            raise self.cursor.fail(f"two groups are called {found[1]}")
        self.names[found[1]] = self.groups + 1

    def _flagged(self, on: str, off: str, end: str) -> _Term:
        before = self.flags
        after = (before | set(on)) - set(off)
        case = ("i" if "i" in after else "-i") if ("i" in after) != ("i" in before) else ""
        self.flags = after
        if end == ")":
            return _Term(f"(?{case})" if case else "", repeatable=False)
        return self._inside(f"(?{case}:", flags=before)

    def _inside(self, opening: str, *, behind: bool | None = None, repeatable: bool = True, flags: frozenset[str] | None = None) -> _Term:
        """What stands in a group, up to and with its closing parenthesis. Flags set inside end with it."""
        before = self.flags if flags is None else flags
        outer, self.behind = self.behind, self.behind if behind is None else behind
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.cursor.fail("groups stand too deep in each other")
        body, weight = self._expression()
        if not self.cursor.take(")"):
            raise self.cursor.fail("a group has no closing parenthesis")
        self.depth -= 1
        self.flags, self.behind = before, outer
        return _Term(f"{opening}{body})", weight, repeatable)

    def _must_be_bounded(self) -> None:
        if self.behind:
            raise self.cursor.fail("a look-behind can match texts of any length")

    def _repeated(self, term: _Term) -> _Term:
        """A term with the quantifier that follows it, if one does."""
        interval = self.cursor.match(r"\{\s*([0-9]+)(?:(,)([0-9]*))?\}")
        if interval:
            least = int(interval[1])
            most = interval[1] if interval[2] is None else interval[3]
            quantifier = self._interval(least, most)
        else:
            sign = self.cursor.match(r"[*+?]")
            if not sign:
                if self.cursor.peek() == "{":
                    raise self.cursor.fail("a brace begins no counted repetition; for the character itself write \\{")
                return term
            least, quantifier = int(sign[0] == "+"), sign[0]
            if quantifier != "?":
                self._must_be_bounded()
        greed = self.cursor.match(r"[?+]")
        weight = term.weight * max(least, 1) + 1
        if weight > HEAVIEST:
            raise self.cursor.fail("a repetition is too large")
        return _Term(term.text + quantifier + (greed[0] if greed else ""), weight, repeatable=False)

    def _interval(self, least: int, most: str) -> str:
        if not most:
            self._must_be_bounded()
        upper = int(most) if most else least
        if max(least, upper) > MOST_REPEATS:
            raise self.cursor.fail("a repetition counts too far")
        if upper < least:
            raise self.cursor.fail("a repetition ends before it begins")
        return f"{{{least},{most}}}"
