"""Feeds. Sources: the RSS 2.0 specification, RSS 1.0, Atom (RFC 4287), and XML 1.0 for what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflowllm.errors import DocumentError
from workflowllm.simulate.documents import feeds, xml

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rss>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>News &amp; more</title><link>http://example.com/</link>
<item><title>One &lt;b&gt;bold&lt;/b&gt;</title><link>http://example.com/1</link><pubDate>Tue, 10 Jun 2003 04:00:00 GMT</pubDate>
<author>a@example.com (Ann)</author><description><![CDATA[<p>Some <i>text</i></p>]]></description></item>
<item><guid>http://example.com/2</guid><dc:creator>Bo</dc:creator><content:encoded>&lt;p&gt;whole&lt;/p&gt;</content:encoded></item>
<item><guid isPermaLink="false">x</guid><title>no link</title></item>
</channel></rss>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://a/"><title>C</title></channel>
<item rdf:about="http://a/1"><title>T</title><link>http://a/1</link><description>D</description><dc:date>2001-02-03</dc:date></item></rdf:RDF>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Feed</title><entry>
<title type="html">Less: &lt;em> &amp;lt; &lt;/em></title><link rel="self" href="http://example.org/no"/><link href="/2005/04"/>
<updated>2005-07-31T12:29:29Z</updated><published>2003-12-13T08:29:29-04:00</published><author><name>Mark</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p><i>Update</i></p></div></content></entry>
<entry><title>a &lt; b &amp; c</title><updated>2003-12-13T18:30:02Z</updated><summary>Some text.</summary></entry></feed>"""


def test_rss_2() -> None:
    one, two, three = feeds.read_feed(RSS)
    assert (one.title, one.link, one.summary) == ("One bold", "http://example.com/1", "Some text")
    assert (one.date, one.author) == ("Tue, 10 Jun 2003 04:00:00 GMT", "a@example.com (Ann)")
    assert (two.link, two.author, two.body, two.summary) == ("http://example.com/2", "Bo", "<p>whole</p>", "whole")
    assert (three.title, three.link) == ("no link", "")
    assert feeds.feed_title(RSS) == "News & more"


def test_rss_1() -> None:
    (item,) = feeds.read_feed(RDF.encode())
    assert (item.title, item.link, item.date, item.summary) == ("T", "http://a/1", "2001-02-03", "D")


def test_atom() -> None:
    one, two = feeds.read_feed(ATOM, "http://example.org/feed")
    assert (one.title, one.link, one.author) == ("Less: <", "http://example.org/2005/04", "Mark")
    assert (one.date, one.body) == ("2003-12-13T08:29:29-04:00", "<div><p><i>Update</i></p></div>")
    assert one.summary == "Update"
    assert (two.title, two.date, two.summary) == ("a < b & c", "2003-12-13T18:30:02Z", "Some text.")


def test_bytes_say_their_encoding() -> None:
    data = '<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><item><title>é</title></item></channel></rss>'.encode("latin-1")
    assert feeds.read_feed(data)[0].title == "é"


BILLION = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><rss><channel><item><title>&c;</title></item></channel></rss>'


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (BILLION, "document type of its own"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd" []><a/>', "document type of its own"),
        ("<rss>&unknown;</rss>", "no XML"),
        ("<html><body>x</body></html>", "no feed"),
        ("", "no XML"),
        ("<a>", "no XML"),
        ("<a>" * 200 + "</a>" * 200, "inside each other"),
        ("<rss>" + "<item/>" * 10_001 + "</rss>", "items"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "no XML"),
        ("<a>\ud800</a>", "no XML"),
    ],
)
def test_what_is_no_feed_is_refused(data: str | bytes, problem: str) -> None:
    with pytest.raises(DocumentError, match=problem):
        feeds.read_feed(data)


@given(st.binary(max_size=60) | st.lists(st.sampled_from(["<a", ">", "</a>", "<!", "[", "&", ";", "x", "<rss>", "<?xml "])).map("".join))
def test_anything_is_read_or_refused(data: bytes | str) -> None:
    try:
        xml.parse(data)
    except DocumentError:
        return


def test_feeds_that_a_page_names() -> None:
    page = """<link rel="alternate" type="application/rss+xml" href="/feed"><link rel=stylesheet href=x>
        <LINK REL="Alternate home" TYPE="application/atom+xml; charset=utf-8" HREF="atom.xml"><link rel=alternate hreflang=de href=de>"""
    assert feeds.feed_links(page, "https://a.b/c/d") == ["https://a.b/feed", "https://a.b/c/atom.xml"]
