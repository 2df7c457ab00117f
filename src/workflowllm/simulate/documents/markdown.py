"""Markdown to HTML and HTML to Markdown."""

from __future__ import annotations

from workflowllm.errors import MissingExtraError
from workflowllm.simulate.documents.bounds import MAX_DEPTH, MAX_MARKDOWN, check_text, reading
from workflowllm.simulate.documents.markup import HIDDEN, tidy

__all__ = ["html_to_markdown", "markdown_to_html"]

_UNREAD = HIDDEN | {"head", "title"}


def markdown_to_html(source: str, *, raw_html: bool = False) -> str:
    """HTML of a Markdown text (CommonMark, with tables and struck text of GitHub's dialect).

    Choice: HTML inside of Markdown is shown as text, not passed through. Left out: what is nested deeper than `MAX_DEPTH`.

    Args:
        source: The Markdown text.
        raw_html: Whether HTML inside of it is passed through.
    """
    try:
        from markdown_it import MarkdownIt
    except ImportError as error:
        raise MissingExtraError("Running a shortcut", "simulate") from error
    check_text(source, "The Markdown", MAX_MARKDOWN)
    with reading("The Markdown"):
        return str(MarkdownIt("commonmark", {"html": raw_html, "maxNesting": MAX_DEPTH}).enable(["table", "strikethrough"]).render(source))


def html_to_markdown(source: str) -> str:
    """Markdown of a page: headings with `#`, lists with `-`, links in line, code in backticks.

    The action's definition says "comparable to Aaron Swartz's html2text script". Choice: no line is wrapped.

    Args:
        source: The page, whole or a part.
    """
    try:
        from bs4 import BeautifulSoup
        from markdownify import MarkdownConverter
    except ImportError as error:
        raise MissingExtraError("Running a shortcut", "simulate") from error
    with reading("The HTML"):
        page = BeautifulSoup(tidy(source, drop=_UNREAD), "html.parser")
        return str(MarkdownConverter(heading_style="ATX", bullets="-").convert_soup(page)).strip()
