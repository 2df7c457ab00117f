"""What a page holds: its text, its title, its links and its images; and a page around a plain text."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import urljoin

from workflowllm.simulate.documents.bounds import check_text
from workflowllm.simulate.documents.markup import BLOCKS, HIDDEN, Token, tidy, tokens, visible

__all__ = [
    "PARAGRAPH_BREAK",
    "base_of",
    "full_document",
    "html_to_text",
    "images",
    "join",
    "links",
    "partial_document",
    "text_to_html",
    "title",
]

PARAGRAPH_BREAK = "\n"
"""Choice: what stands between two paragraphs of a page's text. One line break, as between other blocks."""

_UNREAD = HIDDEN | {"head", "title", "datalist", "select", "textarea"}
_SPACE = re.compile(r"[ \t\n\r\f]+")
_HEADINGS = frozenset({"head", "title", "meta", "link", "base"})


def html_to_text(source: str) -> str:
    """The text that a reader of a page sees.

    Blocks stand on lines of their own, `br` breaks the line, cells of a table row are parted by a tab, white space is
    one space but in `pre` (HTML standard, "the innerText getter"). Left out: what style sheets hide or show, bullets of
    lists, and the second line break around paragraphs (`PARAGRAPH_BREAK`).

    Args:
        source: The page, whole or a part.
    """
    lines = _Lines()
    for token in visible(source, _UNREAD):
        lines.feed(token)
    return lines.text()


class _Lines:
    """Text on lines: breaks are held back until text follows, so that none stands at the ends."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pending = ""
        self.pre = 0

    def feed(self, token: Token) -> None:
        if token.kind == "text":
            self._words(token.name)
        elif token.name == "br":
            self.pending = self.pending.rstrip(" ") + ("\n" if token.kind == "start" else "")
        elif token.name == "p":
            self._break(PARAGRAPH_BREAK)
        elif token.name in BLOCKS:
            self.pre += (token.name == "pre") * (1 if token.kind == "start" else -1)
            self._break("\n")
        elif token.name in ("td", "th") and token.kind == "end":
            self.pending = self.pending.rstrip(" ") + "\t"

    def _break(self, mark: str) -> None:
        kept = self.pending.strip(" \t")
        self.pending = kept if len(kept) >= len(mark) else mark

    def _words(self, text: str) -> None:
        if self.pre:
            self._add(text)
            return
        text = _SPACE.sub(" ", text)
        if text.startswith(" "):
            text = text[1:]
            self.pending = self.pending or " "
        if text.strip(" "):
            self._add(text.rstrip(" "))
            self.pending = " " if text.endswith(" ") else ""

    def _add(self, text: str) -> None:
        if self.parts:
            self.parts.append(self.pending)
        self.parts.append(text)
        self.pending = ""

    def text(self) -> str:
        return "".join(self.parts).strip("\n")


def title(source: str) -> str:
    """The title of a page: the first `title` element outside of a picture, with its white space as one space; else nothing.

    Args:
        source: The page, whole or a part.
    """
    inside = False
    drawing = 0
    for token in tokens(source):
        if token.name == "svg" and token.kind != "text":
            drawing += 1 if token.kind == "start" else -1
        elif token.kind == "start":
            inside = token.name == "title" and not drawing
        elif inside:
            return _SPACE.sub(" ", token.name).strip() if token.kind == "text" else ""
    return ""


def base_of(source: str, address: str = "") -> str:
    """What the relative addresses of a page are relative to: its `base` element, else its own address.

    Args:
        source: The page, whole or a part.
        address: Where the page is from.
    """
    for token in tokens(source):
        if token.kind == "start" and token.name == "base" and token.attributes.get("href"):
            return join(address, token.attributes["href"])
    return address


def links(source: str, address: str = "") -> list[tuple[str, str]]:
    """The links of a page in their order, as address and text; links inside of the page are left out.

    Args:
        source: The page, whole or a part.
        address: Where the page is from, for relative addresses.
    """
    base = base_of(source, address)
    found: list[tuple[str, str]] = []
    target, words = "", list[str]()
    for token in visible(source):
        if token.kind == "text":
            words.append(token.name)
        elif token.name == "a" or (token.name == "area" and token.kind == "start"):
            if target:
                found.append((join(base, target), _SPACE.sub(" ", "".join(words)).strip()))
            href = token.attributes.get("href", "").strip() if token.kind == "start" else ""
            target, words = "" if href.startswith("#") else href, []
            if target and token.name == "area":
                found.append((join(base, target), token.attributes.get("alt", "")))
                target = ""
    return found


def images(source: str, address: str = "") -> list[str]:
    """The addresses of the images that a page shows, each once, in their order.

    Left out: images of style sheets, and the choices of `srcset`.

    Args:
        source: The page, whole or a part.
        address: Where the page is from, for relative addresses.
    """
    base = base_of(source, address)
    shown = (token.attributes.get("src", "").strip() for token in visible(source) if token.kind == "start" and token.name == "img")
    return list(dict.fromkeys(join(base, place) for place in shown if place))


def join(base: str, place: str) -> str:
    """An address as it is seen from a page; one that is no address stays as it is (RFC 3986, 5.2).

    Args:
        base: The address of the page.
        place: The address in the page.
    """
    try:
        return urljoin(base, place)
    except ValueError:
        return place


def text_to_html(text: str) -> str:
    """A plain text as HTML: a paragraph for each stretch between empty lines, `br` for single line breaks.

    Args:
        text: The text.
    """
    check_text(text, "The text")
    blocks = re.split(r"\n[ \t]*\n\s*", text.replace("\r\n", "\n").strip("\n"))
    return "\n".join(f"<p>{escape(block, quote=False).replace(chr(10), '<br>')}</p>" for block in blocks if block)


def full_document(source: str, name: str = "") -> str:
    """A whole page around HTML: document type, character set and title; a page that is whole stays as it is.

    Rests on the action's definition ("an entire HTML document"). Choice: the frame is the least that the HTML standard allows.

    Args:
        source: The HTML.
        name: The title.
    """
    if re.match(r"\s*(<!doctype\s+html|<html[\s>])", source, re.IGNORECASE):
        return source
    head = f'<head>\n<meta charset="utf-8">\n<title>{escape(name, quote=False)}</title>\n</head>'
    return f"<!DOCTYPE html>\n<html>\n{head}\n<body>\n{source}\n</body>\n</html>\n"


def partial_document(source: str) -> str:
    """What stands in the body of a page, as balanced HTML without scripts and styles.

    Args:
        source: The HTML, whole or a part.
    """
    page = tidy(source, drop=HIDDEN | _HEADINGS)
    return re.sub(r"</?(html|body)(\s[^>]*)?>", "", page).strip()
