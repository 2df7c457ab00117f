"""Feeds: the items of RSS 2.0, RSS 1.0 and Atom, and the feeds that a page names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workflowllm.errors import DocumentError
from workflowllm.simulate.documents.bounds import MAX_ITEMS
from workflowllm.simulate.documents.html import base_of, html_to_text, join
from workflowllm.simulate.documents.markup import tokens
from workflowllm.simulate.documents.xml import Element, parse

__all__ = ["FEED_TYPES", "FeedItem", "feed_links", "feed_title", "read_feed"]

FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"})
"""Types by which a page's `link` elements name feeds (RSS autodiscovery; RFC 4287, 7)."""

_ATOM = "http://www.w3.org/2005/Atom"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DC = "http://purl.org/dc/elements/1.1/"


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a feed, its parts as texts; empty where the feed says nothing.

    Args:
        title: The title, without tags.
        link: The address.
        date: When it was published, else changed, as the feed writes it.
        author: Who wrote it.
        summary: What it is about, without tags.
        body: The whole of it as the feed has it, with tags.
    """

    title: str = ""
    link: str = ""
    date: str = ""
    author: str = ""
    summary: str = ""
    body: str = ""


def read_feed(data: bytes | str, address: str = "") -> list[FeedItem]:
    """The items of a feed in the feed's order (RSS 2.0 specification; RSS 1.0; Atom, RFC 4287).

    Left out: enclosures, categories, and JSON feeds.

    Args:
        data: The feed.
        address: Where it is from, for relative addresses.
    """
    root = parse(data)
    if root.name == "feed":
        return [_entry(item, address) for item in _some(root.all("entry"))]
    if root.name not in ("rss", "RDF"):
        raise DocumentError(f"This is no feed: it begins with the element {root.name[:50]}")
    channel = root.first("channel")
    parents = [root, *([channel] if channel else [])]
    return [_item(item, address) for item in _some(found for parent in parents for found in parent.all("item"))]


def feed_title(data: bytes | str) -> str:
    """The title of a feed.

    Args:
        data: The feed.
    """
    root = parse(data)
    owner = root.first("channel") or root
    return html_to_text(owner.text_of("title"))


def _some(items: Iterator[Element]) -> Iterator[Element]:
    for place, item in enumerate(items):
        if place >= MAX_ITEMS:
            raise DocumentError(f"The feed has over {MAX_ITEMS} items")
        yield item


def _item(item: Element, address: str) -> FeedItem:
    body = item.text_of("encoded", _CONTENT)
    summary = item.text_of("description")
    link = item.text_of("link") or _permalink(item) or item.attributes.get("about", "")
    return FeedItem(
        title=html_to_text(item.text_of("title")),
        link=join(address, link) if link else "",
        date=item.text_of("pubDate") or item.text_of("date", _DC),
        author=item.text_of("creator", _DC) or item.text_of("author"),
        summary=html_to_text(summary or body),
        body=body or summary,
    )


def _permalink(item: Element) -> str:
    """A `guid` is an address unless it says that it is none (RSS 2.0 specification)."""
    guid = item.first("guid")
    return guid.text.strip() if guid and guid.attributes.get("isPermaLink", "true") == "true" else ""


def _entry(entry: Element, address: str) -> FeedItem:
    author = entry.first("author")
    base = join(address, entry.attributes.get("base", "")) if entry.attributes.get("base") else address
    summary, content = _construct(entry, "summary"), _construct(entry, "content")
    link = _link(entry)
    return FeedItem(
        title=html_to_text(_construct(entry, "title")),
        link=join(base, link) if link else "",
        date=entry.text_of("published") or entry.text_of("updated"),
        author=author.text_of("name") if author else "",
        summary=html_to_text(summary or content),
        body=content or summary,
    )


def _link(entry: Element) -> str:
    """The `alternate` link; a link without a relation is one (RFC 4287, 4.2.7.2)."""
    for link in entry.all("link"):
        if link.attributes.get("rel", "alternate") == "alternate":
            return link.attributes.get("href", "").strip()
    return ""


def _construct(entry: Element, name: str) -> str:
    """A text construct as HTML (RFC 4287, 3.1): `text` is escaped, `html` is HTML already, `xhtml` has elements."""
    found = entry.first(name, _ATOM) or entry.first(name)
    if found is None:
        return ""
    kind = found.attributes.get("type", "text")
    if kind == "xhtml":
        return found.markup()
    return found.text.strip() if kind in ("html", "text/html") else found.text.strip().replace("&", "&amp;").replace("<", "&lt;")


def feed_links(source: str, address: str = "") -> list[str]:
    """The feeds that a page names with `<link rel="alternate">`, each once.

    Args:
        source: The page.
        address: Where it is from, for relative addresses.
    """
    base = base_of(source, address)
    found = []
    for token in tokens(source):
        if token.kind == "start" and token.name == "link":
            given = token.attributes
            kind = given.get("type", "").split(";")[0].strip().lower()
            if "alternate" in given.get("rel", "").lower().split() and kind in FEED_TYPES and given.get("href"):
                found.append(join(base, given["href"].strip()))
    return list(dict.fromkeys(found))
