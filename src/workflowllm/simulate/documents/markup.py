"""HTML as a balanced stream of tags and texts, in one pass and in linear time.

The tokens follow the HTML standard (WHATWG, 13.2.5): comments, attributes with and without quotes, raw text in scripts, and a
tag that never ends takes the rest with it. Left out: the tree rules of tables and of misnested formatting (13.2.6), and the
rare escapes inside of scripts. The standard library's parser takes quadratic time on some input, and this one does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape

from workflowllm.errors import DocumentError
from workflowllm.simulate.documents.bounds import MAX_DEPTH, MAX_TOKENS, check_text

__all__ = ["BLOCKS", "HIDDEN", "VOID", "Token", "tidy", "tokens", "visible"]

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"})
"""Elements that have no content (HTML standard, 13.1.2)."""

HIDDEN = frozenset({"script", "style", "template", "noscript", "iframe", "object"})
"""Elements whose content no reader sees."""

# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html",
    "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "summary", "table",
    "tbody", "tfoot", "thead", "tr", "ul",
})
# fmt: on
"""Elements that stand on lines of their own (HTML standard, 15.3)."""

_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noembed", "noframes", "iframe"})
"""Elements in which nothing but their end is a tag."""

_DECODED = frozenset({"textarea", "title"})
_CELLS = frozenset({"td", "th"})
_ITEMS = frozenset({"dd", "dt"})
_BARS: dict[str, frozenset[str]] = {
    "li": frozenset({"ol", "ul", "menu"}),
    "dd": frozenset({"dl"}),
    "dt": frozenset({"dl"}),
    "td": frozenset({"tr", "table"}),
    "th": frozenset({"tr", "table"}),
    "tr": frozenset({"table"}),
    "option": frozenset({"select"}),
}
"""Elements that end the one of their kind before them, and what they do not look beyond (HTML standard, 13.1.2.4)."""

_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:(?P<quote>[\"'])|([^\s>\"'][^\s>]*))?)?")
_END = re.compile(r"[\s/]*>")


@dataclass(frozen=True, slots=True)
class Token:
    """A start tag, an end tag or a text.

    Args:
        kind: `start`, `end` or `text`.
        name: The element in small letters, or the text with its entities resolved.
        attributes: Of a start tag, the first of each name.
    """

    kind: str
    name: str
    attributes: dict[str, str] = field(default_factory=dict)


def tokens(source: str) -> Iterator[Token]:
    """The balanced tokens of a page: every element that starts ends, and comments are gone.

    Args:
        source: The page, whole or a part.
    """
    check_text(source, "The HTML")
    balance = _Balance()
    for count, token in enumerate(_raw_tokens(source)):
        if count >= MAX_TOKENS:
            raise DocumentError(f"The HTML has over {MAX_TOKENS} tags and texts")
        yield from balance.feed(token)
    yield from balance.close_all()


def tidy(source: str, *, drop: frozenset[str] = HIDDEN) -> str:
    """The page as balanced HTML of bounded depth, so that no tree that is built from it can hurt.

    Args:
        source: The page, whole or a part.
        drop: Elements that are left out with all they hold.
    """
    return "".join(_written(token) for token in visible(source, drop))


def visible(source: str, drop: frozenset[str] = HIDDEN) -> Iterator[Token]:
    """The tokens that stand outside of certain elements.

    Args:
        source: The page, whole or a part.
        drop: Elements that are left out with all they hold.
    """
    inside = 0
    for token in tokens(source):
        if token.kind != "text" and token.name in drop:
            inside += 1 if token.kind == "start" else -1
        elif not inside:
            yield token


def _written(token: Token) -> str:
    if token.kind == "text":
        return escape(token.name, quote=False)
    if token.kind == "end":
        return "" if token.name in VOID else f"</{token.name}>"
    words = [token.name, *(f'{key}="{escape(value)}"' for key, value in token.attributes.items())]
    return f"<{' '.join(words)}>"


class _Balance:
    """Open elements: ends what is left open, forgets ends of nothing, and keeps the depth bounded."""

    def __init__(self) -> None:
        self.stack: list[str] = []
        self.open: Counter[str] = Counter()

    def feed(self, token: Token) -> Iterator[Token]:
        if token.kind == "start":
            yield from self._start(token)
        elif token.kind == "end":
            yield from self._end(token.name)
        else:
            yield token

    def _start(self, token: Token) -> Iterator[Token]:
        name = token.name
        if name in VOID:
            yield token
            yield Token("end", name)
            return
        if name in BLOCKS and self.stack and self.stack[-1] == "p":
            yield from self._end("p")
        yield from self._end_sibling(name)
        self.stack.append(name)
        self.open[name] += 1
        if len(self.stack) <= MAX_DEPTH:
            yield token

    def _end_sibling(self, name: str) -> Iterator[Token]:
        bars = _BARS.get(name)
        kinds = _CELLS if name in _CELLS else _ITEMS if name in _ITEMS else frozenset({name})
        for other in reversed(self.stack[-MAX_DEPTH:] if bars else []):
            if other in kinds:
                yield from self._end(other)
                return
            if bars and other in bars:
                return

    def _end(self, name: str) -> Iterator[Token]:
        if not self.open[name]:
            return
        while self.stack:
            last = self.stack.pop()
            self.open[last] -= 1
            if len(self.stack) < MAX_DEPTH:
                yield Token("end", last)
            if last == name:
                return

    def close_all(self) -> Iterator[Token]:
        while self.stack:
            yield from self._end(self.stack[-1])


def _raw_tokens(source: str) -> Iterator[Token]:
    place = 0
    while place < len(source):
        start = source.find("<", place)
        if start < 0:
            start = len(source)
        if start > place:
            yield Token("text", unescape(source[place:start]))
        place = start
        if place < len(source):
            found, place = _markup(source, place)
            yield from found


def _markup(source: str, place: int) -> tuple[list[Token], int]:
    """What begins with a `<`, and where it ends."""
    if source.startswith("<!--", place):
        return [], _after(source, "-->", place + 4)
    if source.startswith(("<!", "<?"), place):
        return [], _after(source, ">", place)
    ends = source.startswith("</", place)
    name = _NAME.match(source, place + 1 + ends)
    if name is None:
        return ([], _after(source, ">", place)) if ends else ([Token("text", "<")], place + 1)
    attributes, after = _attributes(source, name.end())
    if after < 0:
        return [], len(source)
    word = name[0].lower()
    if ends:
        return [Token("end", word)], after
    start = Token("start", word, attributes)
    return _raw_element(source, start, after) if word in _RAW else ([start], after)


def _raw_element(source: str, start: Token, place: int) -> tuple[list[Token], int]:
    end = re.compile(rf"</{start.name}(?=[\s/>])", re.IGNORECASE).search(source, place)
    stop = end.start() if end else len(source)
    text = source[place:stop]
    return [start, Token("text", unescape(text) if start.name in _DECODED else text)], stop


def _attributes(source: str, place: int) -> tuple[dict[str, str], int]:
    """The attributes of a tag and where the tag ends; -1 if it never does."""
    found: dict[str, str] = {}
    while not (end := _END.match(source, place)):
        item = _ATTRIBUTE.match(source, place)
        if item is None:
            place += 1  # a stray `=` or quote
            if place >= len(source):
                return found, -1
            continue
        value, place = item[3] or "", item.end()
        if item["quote"]:
            close = source.find(item["quote"], place)
            if close < 0:
                return found, -1
            value, place = source[place:close], close + 1
        found.setdefault(item[1].lower(), unescape(value))
    return found, end.end()


def _after(source: str, mark: str, place: int) -> int:
    found = source.find(mark, place)
    return len(source) if found < 0 else found + len(mark)
