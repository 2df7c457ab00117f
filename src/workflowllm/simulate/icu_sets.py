"""Set expressions of ICU patterns, written for the package `regex`.

Rests on the ICU User Guide, "Set Expressions (Character Classes)", and on the notes in ICU's published test data: `&&` and `--`
group from the left and bind less than standing side by side; `-[` and `&[` behind a set are the older way to write difference and
intersection, and bind as standing side by side does. A `]` that comes first is itself.
"""

from __future__ import annotations

from workflowllm.simulate.icu_escapes import CLASSES, Cursor, literal, posix, property_set, quoted

__all__ = ["read_set"]

DEEPEST = 30
"""How deep sets may stand in each other here."""


def read_set(cursor: Cursor, *, spaced: bool = False, depth: int = 0) -> str:
    """One set, from its bracket on.

    Args:
        cursor: Stands before the opening bracket.
        spaced: White space has no meaning, as under `(?x)`.
        depth: How many sets stand around this one.
    """
    named = posix(cursor)
    if named:
        return named
    if depth > DEEPEST:
        raise cursor.fail("sets stand too deep in each other")
    cursor.take("[")
    return _SetReader(cursor, spaced, depth).read()


class _SetReader:
    """Reads the inside of one set: unions, joined by operators from the left."""

    def __init__(self, cursor: Cursor, spaced: bool, depth: int) -> None:
        self.cursor = cursor
        self.spaced = spaced
        self.depth = depth
        self.union: list[str] = []
        self.joined = ""
        self.after_set = False

    def read(self) -> str:
        cursor = self.cursor
        self._skip()
        negated = cursor.take("^")
        self._skip()
        if cursor.take("]"):
            self._char("]")
        elif cursor.peek(2) in ("--", "&&"):
            raise cursor.fail("a set operator has nothing before it")
        while True:
            self._skip()
            if not cursor.peek():
                raise cursor.fail("a set has no closing bracket")
            if cursor.take("]"):
                break
            self._item()
        inside = self._close_union()
        return f"[^{inside}]" if negated else f"[{inside}]"

    def _skip(self) -> None:
        while self.spaced and self.cursor.match(r"\s+|#[^\n\r]*"):
            pass

    def _item(self) -> None:
        cursor = self.cursor
        if cursor.peek(2) in ("&&", "--"):
            self.joined = self._close_union() + cursor.peek(2)
            cursor.at += 2
        elif self.after_set and cursor.peek(2) in ("-[", "&["):
            operator = cursor.next() * 2
            self.union = [f"[[{''.join(self.union)}]{operator}{self._inner()}]"]
        elif cursor.peek() == "[":
            self._set(self._inner())
        elif cursor.peek() == "\\" and self._escaped_set():
            pass
        else:
            self._char(self._one())

    def _inner(self) -> str:
        return read_set(self.cursor, spaced=self.spaced, depth=self.depth + 1)

    def _escaped_set(self) -> bool:
        r"""A class or a property behind a backslash; not `\n` and the like."""
        kind = self.cursor.peek(2)[1:]
        if kind in ("p", "P") or kind in CLASSES:
            self.cursor.at += 2
            self._set(property_set(self.cursor, kind == "P") if kind in "pP" else CLASSES[kind])
            return True
        if kind == "Q":
            self.cursor.at += 2
            self._quotation()
            return True
        return kind == "E" and self.cursor.take("\\E")

    def _quotation(self) -> None:
        found = self.cursor.match(r"(?s)(.*?)(?:\\E|\Z)")
        for char in found[1] if found else "":
            self._char(char, ranges=False)

    def _one(self) -> str:
        if self.cursor.take("\\"):
            return "\b" if self.cursor.take("b") else literal(self.cursor)
        return self.cursor.next()

    def _set(self, text: str) -> None:
        self.union.append(text)
        self.after_set = True

    def _char(self, first: str, *, ranges: bool = True) -> None:
        """A character, or a range that begins with it."""
        self.after_set = False
        if not (ranges and self._range_follows()):
            self.union.append(quoted(first))
            return
        self.cursor.take("-")
        self._skip()
        last = self._one()
        if last < first:
            raise self.cursor.fail("a range ends before it begins")
        self.union.append(f"{quoted(first)}-{quoted(last)}")

    def _range_follows(self) -> bool:
        self._skip()
        ahead = self.cursor.peek(3)
        if len(ahead) < 2 or ahead[0] != "-" or ahead[1] in "-[]":
            return False
        return not (ahead[1] == "\\" and (ahead[2:] in ("p", "P", "Q") or ahead[2:] in CLASSES))

    def _close_union(self) -> str:
        """What was read, with the operator before it and what stands before that."""
        if not self.union:
            raise self.cursor.fail("a set operator has nothing beside it")
        union = f"[{''.join(self.union)}]"
        self.union = []
        self.after_set = False
        return f"[{self.joined}{union}]" if self.joined else union
