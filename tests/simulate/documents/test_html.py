"""HTML: what a reader sees of it, and that no page hurts. Sources: the HTML standard (WHATWG), CommonMark 0.31.2."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflowllm.errors import DocumentError
from workflowllm.simulate.documents import html, markdown
from workflowllm.simulate.documents.article import read_article
from workflowllm.simulate.documents.bounds import MAX_DEPTH, MAX_TOKENS
from workflowllm.simulate.documents.markup import tidy, tokens


@pytest.mark.parametrize(
    ("source", "text", "rests_on"),
    [
        ("a  b\n c", "a b c", "CSS white space, normal"),
        ("<div>a</div><div>b</div>", "a\nb", "15.3: div is a block"),
        ("a<br>b<br/>c", "a\nb\nc", "innerText: br is a line break"),
        ("a<br><br>b", "a\n\nb", "innerText: br is a line break"),
        ("<b>a</b> <i>b</i>", "a b", "15.3: b and i are in line"),
        ("<pre>a\n  b</pre>", "a\n  b", "15.3.2: pre keeps white space"),
        ("<script>a<b</script>x<style>p{}</style>", "x", "13.2.5.4: script is raw text and not rendered"),
        ("<title>t</title><p>x", "x", "15.3.1: head is not rendered"),
        ("<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>", "a\tb\nc", "innerText: tab between cells, break between rows"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a\tb\nc", "13.1.2.4: ends of td and tr may be left out"),
        ("<ul><li>a<li>b</ul>c", "a\nb\nc", "13.1.2.4: the end of li may be left out"),
        ("<p>a<p>b", "a\nb", "13.1.2.4: the end of p may be left out"),
        ("&lt;&amp;&eacute;&#233;&#xE9;", "<&ééé", "13.5: named and numeric character references"),
        ("a<!-- b -->c", "ac", "13.1.6: comments"),
        ("a < b", "a < b", "13.2.5.6: a less-than sign that begins no tag is a character"),
        ("<p title='>'>a", "a", "13.1.2.3: a quoted value may hold >"),
        ("<a href=x>y</a", "y", "13.2.5: a tag that does not end is dropped"),
        ("", "", "nothing"),
    ],
)
def test_the_text_of_a_page(source: str, text: str, rests_on: str) -> None:
    assert html.html_to_text(source) == text, rests_on


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("<title>a &amp;\n b</title>", "a & b"),
        ("<TITLE>a<b></TITLE>x", "a<b>"),
        ("<svg><title>no</title></svg><title>yes</title>", "yes"),
        ("<p>none", ""),
        ("<title></title>x", ""),
    ],
)
def test_the_title_of_a_page(source: str, title: str) -> None:
    assert html.title(source) == title


def test_links_and_images_of_a_page() -> None:
    page = """<a href="/a?x=1&amp;y=2">One <b>link</b></a><a href="#top">up</a><a name=x>no</a><img src=p.png><img src='p.png'>
        <area href=b alt=B><a href=" c ">"""
    address = "https://example.com/d/e"
    assert html.links(page, address) == [
        ("https://example.com/a?x=1&y=2", "One link"),
        ("https://example.com/d/b", "B"),
        ("https://example.com/d/c", ""),
    ]
    assert html.images(page, address) == ["https://example.com/d/p.png"]
    assert html.images('<base href="//other.org/q/"><img src=r>', address) == ["https://other.org/q/r"]


@pytest.mark.parametrize(
    ("base", "place", "whole"),
    [  # RFC 3986, 5.4.1
        ("http://a/b/c/d;p?q", "g", "http://a/b/c/g"),
        ("http://a/b/c/d;p?q", "/g", "http://a/g"),
        ("http://a/b/c/d;p?q", "../g", "http://a/b/g"),
        ("http://a/b/c/d;p?q", "?y", "http://a/b/c/d;p?y"),
        ("http://a", "http://[", "http://["),  # no address: stays as it is
    ],
)
def test_an_address_as_seen_from_a_page(base: str, place: str, whole: str) -> None:
    assert html.join(base, place) == whole


def test_a_text_becomes_paragraphs() -> None:
    assert html.text_to_html("a < b\nc\n\nd") == "<p>a &lt; b<br>c</p>\n<p>d</p>"


def test_a_part_and_a_whole_page() -> None:
    whole = html.full_document("<p>a</p>", "T & U")
    assert whole.startswith("<!DOCTYPE html>\n<html>")
    assert html.title(whole) == "T & U"
    assert html.full_document(whole) == whole
    assert html.partial_document(whole) == "<p>a</p>"
    assert html.partial_document("<html lang='a>b'><body class=x><p>a<script>b</script>") == "<p>a</p>"


@given(st.text(st.sampled_from("ab \n\t<>&\"'é\x00"), max_size=60))
def test_a_text_survives_html(text: str) -> None:
    wanted = [line for line in (" ".join(line.split(" ")) for line in text.replace("\t", " ").split("\n")) if line.strip()]
    seen = html.html_to_text(html.text_to_html(text)).split("\n")
    assert [" ".join(line.split()) for line in seen if line.strip()] == [" ".join(line.split()) for line in wanted]


PIECES = [
    "<",
    ">",
    "</",
    "<p>",
    "<b",
    "</b>",
    "<li>",
    "<td>",
    "=",
    '"',
    "'",
    " ",
    "a",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "&amp",
    "<title>",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_every_element_ends_and_a_tidy_page_stays_as_it_is(source: str) -> None:
    stack: list[str] = []
    for token in tokens(source):
        if token.kind == "start":
            stack.append(token.name)
        elif token.kind == "end":
            assert stack.pop() == token.name
    assert stack == []
    once = tidy(source)
    assert tidy(once) == once
    for function in (html.html_to_text, html.title, html.links, html.images, markdown.html_to_markdown, read_article):
        function(source)


def test_what_stands_too_deep_keeps_its_text() -> None:
    page = "<div>" * 300 + "deep" + "</div>" * 300 + "<p>after"
    assert html.html_to_text(page) == "deep\nafter"
    assert tidy(page).count("<div>") == MAX_DEPTH
    assert "deep" in markdown.html_to_markdown(page)


@pytest.mark.parametrize(
    "piece", ["</", "<a ", "<!--", "<", "&", '<a x="', "<a x='\"", "<![CDATA[", "<script>", "=\"'", "&#", "<a" + " " * 50]
)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    started = time.monotonic()
    try:
        html.html_to_text(piece * (200_000 // len(piece)))
    except DocumentError as error:
        assert str(MAX_TOKENS) in error.problem  # noqa: PT017
    assert time.monotonic() - started < 5


def test_a_page_of_too_many_tags_is_refused() -> None:
    assert "br" not in html.html_to_text("<br>" * (MAX_TOKENS - 1))
    with pytest.raises(DocumentError, match=str(MAX_TOKENS)):
        html.html_to_text("<br>" * (MAX_TOKENS + 1))
    with pytest.raises(DocumentError, match="characters"):
        html.html_to_text("a" * 4_000_001)


@pytest.mark.parametrize(
    ("example", "source", "result"),
    [  # examples of the CommonMark specification 0.31.2, by number
        (1, "\tfoo\tbaz\t\tbim\n", "<pre><code>foo\tbaz\t\tbim\n</code></pre>\n"),
        (43, "***\n---\n___\n", "<hr />\n<hr />\n<hr />\n"),
        (
            62,
            "".join(f"{'#' * level} foo\n" for level in range(1, 7)),
            "".join(f"<h{level}>foo</h{level}>\n" for level in range(1, 7)),
        ),
        (80, "Foo *bar*\n=========\n\nFoo *bar*\n---------\n", "<h1>Foo <em>bar</em></h1>\n<h2>Foo <em>bar</em></h2>\n"),
        (119, "```\n<\n >\n```\n", "<pre><code>&lt;\n &gt;\n</code></pre>\n"),
        (228, "> # Foo\n> bar\n> baz\n", "<blockquote>\n<h1>Foo</h1>\n<p>bar\nbaz</p>\n</blockquote>\n"),
        (301, "- foo\n- bar\n+ baz\n", "<ul>\n<li>foo</li>\n<li>bar</li>\n</ul>\n<ul>\n<li>baz</li>\n</ul>\n"),
        (328, "`foo`\n", "<p><code>foo</code></p>\n"),
        (350, "*foo bar*\n", "<p><em>foo bar</em></p>\n"),
        (482, '[link](/uri "title")\n', '<p><a href="/uri" title="title">link</a></p>\n'),
        (594, "<http://foo.bar.baz>\n", '<p><a href="http://foo.bar.baz">http://foo.bar.baz</a></p>\n'),
    ],
)
def test_markdown_as_the_standard_has_it(example: int, source: str, result: str) -> None:
    assert markdown.markdown_to_html(source) == result, f"example {example}"


def test_our_choice_html_inside_of_markdown_is_text() -> None:
    assert markdown.markdown_to_html("a <script>b</script>") == "<p>a &lt;script&gt;b&lt;/script&gt;</p>\n"
    assert markdown.markdown_to_html("a <b>b</b>", raw_html=True) == "<p>a <b>b</b></p>\n"


@pytest.mark.parametrize(
    "source", ["# a", "a **b** *c*", "- a\n- b", "1. a\n2. b", "[a](http://b.c)", "`a`", "> a", "a\n\nb", "![a](b.png)"]
)
def test_markdown_survives_html(source: str) -> None:
    page = markdown.markdown_to_html(source)
    assert markdown.markdown_to_html(markdown.html_to_markdown(page)) == page


def test_markdown_has_limits() -> None:
    with pytest.raises(DocumentError, match="characters"):
        markdown.markdown_to_html("a" * 200_001)
    assert "deep" in markdown.markdown_to_html("> " * 40 + "deep")
    assert "deep" not in markdown.markdown_to_html("> " * 3000 + "deep")


def test_the_article_of_a_page() -> None:
    page = """<html><head><title>Site: Head</title><meta property="og:title" content="Head"><meta name="author" content="Ann Ex">
        <meta property="article:published_time" content="2024-05-06"><meta property="og:image" content="/i.png"></head>
        <body><nav><p>Menu with very many words that are not the article at all, and some more of them</p></nav>
        <article><h1>Head</h1><p>First words.</p><p>And more.</p></article><footer><p>Foot</p></footer></body></html>"""
    found = read_article(page, "https://example.com/a")
    assert (found.title, found.author, found.published, found.image) == ("Head", "Ann Ex", "2024-05-06", "https://example.com/i.png")
    assert found.body == "Head\nFirst words.\nAnd more."
    assert found.words == 5
    assert found.excerpt == "Head First words. And more."


def test_an_article_without_its_element_is_where_the_paragraphs_are() -> None:
    page = "<title>T</title><div><p>short</p></div><div>" + "<p>a long paragraph of words</p>" * 20 + "</div>"
    found = read_article(page)
    assert (found.title, found.author) == ("T", "")
    assert "short" not in found.body
    assert found.words == 100
    assert found.excerpt.endswith("…")
    assert read_article("plain").body == "plain"
