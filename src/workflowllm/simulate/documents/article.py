"""The main article of a page, by a plain guess that says how it was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workflowllm.errors import MissingExtraError
from workflowllm.simulate.documents.bounds import reading
from workflowllm.simulate.documents.html import base_of, html_to_text, join, title
from workflowllm.simulate.documents.markup import HIDDEN, tidy, tokens

if TYPE_CHECKING:
    from bs4 import Tag

__all__ = ["EXCERPT_LENGTH", "Article", "read_article"]

EXCERPT_LENGTH = 200
"""Choice: characters of an excerpt that is cut from the body, where the page has no description."""

_ASIDE = HIDDEN | {"head", "nav", "aside", "footer", "form", "button", "select", "menu", "dialog"}
_PARTS = ["article", "main", "section", "div", "body", "td"]


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of an article; empty where the page says nothing (the details of the action "Get Details of Article").

    Args:
        title: The title.
        author: Who wrote it.
        excerpt: The page's own description, else the beginning of the body.
        body: The text.
        published: When it was published, as the page writes it.
        image: The address of its main image.
        words: How many words the body has.
    """

    title: str
    author: str
    excerpt: str
    body: str
    published: str
    image: str
    words: int


def read_article(source: str, address: str = "") -> Article:
    """The main article of a page.

    Choice: the body is the first `article` element with most text in paragraphs, else `main`, else the element whose own
    paragraphs hold most text. Title, author, date and image are what the page's `meta` elements say (Open Graph, and the
    names of the HTML standard), else its `title`. Safari's reader weighs much more than this.

    Args:
        source: The page.
        address: Where it is from, for relative addresses.
    """
    about = _about(source)
    body = _body(source)
    image = about.get("og:image", "")
    return Article(
        title=about.get("og:title") or title(source),
        author=about.get("author") or about.get("article:author", ""),
        excerpt=about.get("description") or about.get("og:description") or _beginning(body),
        body=body,
        published=about.get("article:published_time") or about.get("date", ""),
        image=join(base_of(source, address), image) if image else "",
        words=len(body.split()),
    )


def _about(source: str) -> dict[str, str]:
    """What the `meta` elements of a page say, the first of each name."""
    found: dict[str, str] = {}
    for token in tokens(source):
        if token.kind == "start" and token.name == "meta":
            name = (token.attributes.get("property") or token.attributes.get("name", "")).strip().lower()
            content = token.attributes.get("content", "").strip()
            if name and content:
                found.setdefault(name, content)
    return found


def _beginning(body: str) -> str:
    text = " ".join(body.split())
    if len(text) <= EXCERPT_LENGTH:
        return text
    return text[:EXCERPT_LENGTH].rsplit(" ", 1)[0] + "…"


def _body(source: str) -> str:
    try:
        from bs4 import BeautifulSoup
    except ImportError as error:
        raise MissingExtraError("Running a shortcut", "simulate") from error
    with reading("The HTML"):
        page = BeautifulSoup(tidy(source, drop=_ASIDE), "html.parser")
        parts = [part for part in page.find_all(_PARTS) if part.name in ("article", "main")] or page.find_all(_PARTS)
        best = max(parts, key=_weight, default=None)
        return html_to_text(str(best if best is not None and _weight(best) else page))


def _weight(part: Tag) -> int:
    """How much text stands in the paragraphs that are children of a part or of its children."""
    weight = 0
    for child in part.find_all(True, recursive=False):
        found = [child] if child.name == "p" else child.find_all("p", recursive=False)
        weight += sum(len(paragraph.get_text()) for paragraph in found)
    return weight
