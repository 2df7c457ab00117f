"""Actions on web pages, rich text, HTML, Markdown, articles and feeds."""

from __future__ import annotations

from datetime import datetime

from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import text_of
from workflowllm.simulate.content import NOTHING, Content, Item
from workflowllm.simulate.filtering import find
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.madeup import made_up
from workflowllm.simulate.network import request

__all__ = [
    "add_to_reading_list",
    "article",
    "feed_items",
    "feeds_of_page",
    "find_articles",
    "html_from_rich_text",
    "markdown_from_rich_text",
    "rich_text_from_html",
    "rich_text_from_markdown",
    "script_on_page",
    "web_page",
]


def _pages(call: Call) -> list[tuple[str, str | None]]:
    """The source of each page of the input, with its address; None where nothing answers."""
    found: list[tuple[str, str | None]] = []
    for item in call.input:
        if item.kind == "rich_text":
            found.append(("", item.value))
            continue
        for address in (item,) if item.kind == "url" else _addresses(call, item):
            answer = request(call, address.value)
            found.append((address.value, None if answer is None else answer.text))
    return found


def _addresses(call: Call, item: Item) -> Content:
    from workflowllm.simulate.coerce import as_kind

    return as_kind(item, "url", call.region, call.name)


@runs("getwebpagecontents")
def web_page(call: Call) -> Content:
    """Get Contents of Web Page: the page of an address as rich text (action definition). Left out: what its scripts change."""
    from workflowllm.simulate.documents.html import title

    name = "Contents of Web Page"
    return tuple(
        [
            made_up("rich_text", name, call.region) if source is None else Item("rich_text", source, title(source) or name)
            for _, source in _pages(call)
        ]
    )


@runs("gethtmlfromrichtext")
def html_from_rich_text(call: Call) -> Content:
    """Make HTML from Rich Text: its HTML, by default without head and body around it (action definition)."""
    from workflowllm.simulate.documents.html import full_document, partial_document

    whole = call.boolean("WFMakeFullDocument", False)
    items = call.input_as("rich_text")
    call.run.charge(sum(len(item.value) for item in items))
    return contents.texts([full_document(item.value, item.name) if whole else partial_document(item.value) for item in items])


@runs("getrichtextfromhtml")
def rich_text_from_html(call: Call) -> Content:
    """Make Rich Text from HTML: the text of its input read as HTML (action definition)."""
    from workflowllm.simulate.documents.html import title

    sources = [text_of(item, call.region) for item in call.input]
    return tuple([Item("rich_text", source, title(source)) for source in sources])


@runs("getrichtextfrommarkdown")
def rich_text_from_markdown(call: Call) -> Content:
    """Make Rich Text from Markdown: the text of its input read as Markdown (action definition; CommonMark)."""
    from workflowllm.simulate.documents.markdown import markdown_to_html

    return tuple([Item("rich_text", markdown_to_html(text_of(item, call.region))) for item in call.input])


@runs("getmarkdownfromrichtext")
def markdown_from_rich_text(call: Call) -> Content:
    """Make Markdown from Rich Text (action definition)."""
    from workflowllm.simulate.documents.markdown import html_to_markdown

    return contents.texts([html_to_markdown(item.value) for item in call.input_as("rich_text")])


@runs("getarticle")
def article(call: Call) -> Content:
    """Get Article using Safari Reader: what is known of the article of each page (action definition)."""
    from workflowllm.simulate.documents.article import read_article

    found = []
    for address, source in _pages(call):
        if source is None:
            found.append(made_up("article", "Article", call.region))
            continue
        read = read_article(source, address)
        properties = {
            "Title": read.title,
            "Author": read.author,
            "Excerpt": read.excerpt,
            "Body": read.body,
            "Published Date": _moment(call, read.published),
            "Main Image URL": contents.url(read.image) if read.image else None,
            "Word Count": read.words,
            "Number of Words": read.words,
            "URL": contents.url(address) if address else None,
        }
        found.append(Item("article", read.title or address, read.title, properties))
    return tuple(found)


def _moment(call: Call, text: str) -> datetime | None:
    from workflowllm.simulate.dates.parsing import parse_date

    return parse_date(text, now=call.region.now, zone=call.region.zone, locale="en_US") if text else None


@runs("filter.articles")
def find_articles(call: Call) -> Content:
    """Filter Articles: those of its input that fit (action definition)."""
    return find(call, None)


@runs("rss")
def feed_items(call: Call) -> Content:
    """Get Items from RSS Feed: the newest articles of each feed, 10 by default (action definition). Choice: in the feed's order."""
    from workflowllm.simulate.documents.feeds import read_feed

    most = max(0, call.whole("WFRSSItemQuantity", 10))
    found: list[Item] = []
    for address in call.input_as("url"):
        answer = request(call, address.value)
        if answer is None:
            found.append(made_up("article", "RSS Items", call.region))
            continue
        for row in read_feed(answer.data, address.value)[:most]:
            link = contents.url(row.link) if row.link else None
            own = {"Title": row.title, "Author": row.author, "Excerpt": row.summary, "Body": row.body, "URL": link}
            found.append(Item("article", row.link or row.title, row.title, {**own, "Published Date": _moment(call, row.date)}))
    return tuple(found)


@runs("rss.extract")
def feeds_of_page(call: Call) -> Content:
    """Get RSS Feeds from Page: the addresses of the feeds that a page names (action definition)."""
    from workflowllm.simulate.documents.feeds import feed_links

    found: list[Item] = []
    for address, source in _pages(call):
        if source is None:
            found.append(made_up("url", "RSS Feeds", call.region))
        else:
            found += [contents.url(link) for link in feed_links(source, address)]
    return tuple(found)


@runs("runjavascriptonwebpage")
def script_on_page(call: Call) -> Content:
    """Run JavaScript on Active Safari Tab: a script in a page (action definition). It is never run here: what it hands on is made up."""
    script = call.text("WFJavaScript")
    call.effect("ran", "script:javascript", script=script)
    call.run.made_up.append("what a script on a web page hands on")
    return (made_up("text", "JavaScript Result", call.region),) if script.strip() else NOTHING


@runs("readinglist")
def add_to_reading_list(call: Call) -> Content:
    """Add to Reading List: each address is added to Safari's list, and handed on (action definition)."""
    for item in call.input_as("url"):
        call.effect("created", "app:com.apple.mobilesafari", url=item.value, what="reading list item")
    return call.input
