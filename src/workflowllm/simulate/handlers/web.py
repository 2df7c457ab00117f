"""Actions that ask the network, and those on addresses."""

from __future__ import annotations

import json
import re
from typing import Final
from urllib.parse import quote_plus, unquote, urlencode, urljoin, urlsplit

from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import as_kind, plain_json, text_of, to_text
from workflowllm.simulate.content import NOTHING, Blob, Content, Item
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.library.documents import bytes_of, file_item, mime_of, type_of_mime
from workflowllm.simulate.madeup import made_up
from workflowllm.simulate.network import Answer, host_of, request

__all__ = [
    "component",
    "contents_of_url",
    "expand",
    "headers_of_url",
    "ip_address",
    "make_url",
    "open_urls",
    "search_web",
    "show_web_page",
    "urls_from_input",
    "x_callback",
]


@runs("url")
def make_url(call: Call) -> Content:
    """URL: its addresses, one for each row or line (action definition)."""
    found = [text_of(item, call.region) for item in call.content("WFURLActionURL")]
    rows = [[text] if text.strip()[:5].lower() == "data:" else text.split("\n") for text in found]
    return tuple([contents.url(line.strip()) for row in rows for line in row if line.strip()])


@runs("detect.link")
def urls_from_input(call: Call) -> Content:
    """Get URLs from Input: every address in its input (action definition)."""
    return call.input_as("url")


@runs("geturlcomponent")
def component(call: Call) -> Content:
    """Get Component of URL: one part, the scheme by default (action definition)."""
    from workflowllm.simulate.encoding import url_component

    wanted = call.choice("WFURLComponent", "Scheme")
    return contents.texts([found for item in call.input if (found := url_component(text_of(item, call.region), wanted))])


@runs("url.expand")
def expand(call: Call) -> Content:
    """Expand URL: where an address leads that was shortened, without what tracks; or the address itself (action definition). Unanswered,
    it leads to itself (Choice).
    """
    found = []
    for item in _meant(call):
        answer = request(call, item.value, method="HEAD")
        place = "" if answer is None else _header(answer, "Location") or answer.url
        found.append(contents.url(_TRACKING.sub("", urljoin(item.value, place) if place else item.value).rstrip("?&")))
    return tuple(found)


_TRACKING: Final = re.compile(r"(?<=[?&])utm_[a-z_]+=[^&#]*&?")


def _header(answer: Answer, name: str) -> str:
    return next((value for key, value in answer.headers.items() if key.lower() == name.lower()), "")


@runs("url.getheaders")
def headers_of_url(call: Call) -> Content:
    """Get Headers of URL: the header fields of the answer, as a dictionary (action definition)."""
    found = []
    for item in call.input_as("url"):
        answer = request(call, item.value, method="HEAD")
        made = made_up("dictionary", "Headers of URL", call.region)
        found.append(made if answer is None else contents.dictionary(dict(answer.headers)))
    return tuple(found)


# --- Get Contents of URL ---

_TYPES: Final = {"JSON": "application/json", "Form": "application/x-www-form-urlencoded", "File": "application/octet-stream"}


@runs("downloadurl")
def contents_of_url(call: Call) -> Content:
    """Get Contents of URL: asks with a method, headers and a body, by default GET; what comes back is a file of the type that the server
    says (action definition; Apple's guide, "Request your first API"). A body goes with every method but GET, as JSON by default.

    Choice: a form is sent URL-encoded unless a file is in it; an answer that is recorded with a redirect is handed on as it is.
    Left out: cookies.
    """
    method = call.choice("WFHTTPMethod", "GET").upper()
    headers = {key: str(value) for key, value in call.dictionary("WFHTTPHeaders").items()}
    body, kind = _body(call) if method != "GET" else (b"", "")
    if kind and not any(name.lower() == "content-type" for name in headers):
        headers["Content-Type"] = kind
    found = []
    for item in _meant(call):
        answer = request(call, item.value, method=method, headers=headers, body=body)
        found.append(made_up("text", "Contents of URL", call.region) if answer is None else _content(item.value, answer))
    return tuple(found)


def _body(call: Call) -> tuple[bytes, str]:
    """What is sent, and its media type."""
    kind = call.choice("WFHTTPBodyType", "JSON")
    if kind == "File":
        given = call.content("WFRequestVariable")
        if given and isinstance(given[0].value, Blob):
            return bytes_of(given[0], call.region), mime_of(given[0].value.uti) or _TYPES[kind]
        return to_text(given, call.region).encode("utf-8", "replace"), _TYPES[kind]
    values = call.dictionary("WFJSONValues" if kind == "JSON" else "WFFormValues")
    if kind != "JSON" and any(_is_file(value) for value in values.values()):
        return _parts(call, values)
    plain = plain_json(values, call.region)
    if kind == "JSON":
        return json.dumps(plain, ensure_ascii=False, default=str).encode("utf-8", "replace"), _TYPES[kind]
    rows = {key: value if isinstance(value, str) else json.dumps(value, default=str) for key, value in plain.items()}
    return urlencode(rows, errors="replace").encode(), _TYPES.get(kind, _TYPES["Form"])


def _is_file(value: object) -> bool:
    return isinstance(value, Item) and isinstance(value.value, Blob)


def _parts(call: Call, values: dict[str, object]) -> tuple[bytes, str]:
    """A form with files (RFC 7578). Choice: the boundary is always the same."""
    lines: list[bytes] = []
    for key, value in values.items():
        name = key.replace('"', "%22").replace("\r", "").replace("\n", "")
        head, data = f'form-data; name="{name}"', b""
        if isinstance(value, Item) and isinstance(value.value, Blob):
            file_name = value.name.replace('"', "%22").replace("\r", "").replace("\n", "")
            head += f'; filename="{file_name}"\r\nContent-Type: {mime_of(value.value.uti) or _TYPES["File"]}'
            data = bytes_of(value, call.region)
        else:
            data = str(plain_json(value, call.region)).encode("utf-8", "replace")
        call.run.charge(len(data))
        lines.append(f"--{_BOUNDARY}\r\nContent-Disposition: {head}\r\n\r\n".encode("utf-8", "replace") + data + b"\r\n")
    return b"".join([*lines, f"--{_BOUNDARY}--\r\n".encode()]), f"multipart/form-data; boundary={_BOUNDARY}"


_BOUNDARY: Final = "form-boundary-of-workflowllm"


def _content(url: str, answer: Answer) -> Item:
    try:
        name = unquote(urlsplit(url).path.rpartition("/")[2]) or host_of(url)
    except ValueError:
        name = ""
    return file_item(answer.data, name or "Contents of URL", type_of_mime(answer.mime))


# --- what is opened ---


def _place(url: str) -> str:
    """Whom opening an address reaches: a host, or the app of its scheme."""
    host, scheme = host_of(url), url.partition(":")[0].lower()
    return f"network:{host}" if scheme in ("http", "https") else f"app:{scheme}"


_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_BARE: Final = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){3}|localhost|[\w-]+\.local)(?::\d+)?(?:/\S*)?")


def _meant(call: Call) -> Content:
    """The addresses that an action is to open or ask: in a text without white space, any scheme counts (`prefs:root=WIFI`).

    Choice: a computer near by is asked by HTTP where no scheme is said.
    """
    found: list[Item] = []
    for item in call.input:
        text = text_of(item, call.region).strip() if item.kind == "text" and not item.made_up else ""
        if text[:5].lower() == "data:":
            found.append(contents.url(text))
            continue
        if _SCHEME.fullmatch(text) or _BARE.fullmatch(text):
            found.append(contents.url(text if _SCHEME.fullmatch(text) and not _BARE.fullmatch(text) else f"http://{text}"))
        else:
            found += as_kind(item, "url", call.region, call.name)
    return tuple(found)


@runs("openurl")
def open_urls(call: Call) -> Content:
    """Open URLs: each address opens, in Safari or the app whose scheme it has; its input is handed on (action definition)."""
    for item in _meant(call):
        call.effect("opened", _place(item.value), url=item.value)
    return call.input


@runs("showwebpage")
def show_web_page(call: Call) -> Content:
    """Show Web View: shows the page of each address, and hands it on (action definition)."""
    for item in _meant(call):
        call.effect("shown", "screen:", url=item.value, host=host_of(item.value), reader=call.boolean("WFEnterSafariReader", False))
    return call.input


_SEARCHES: Final = {
    "Amazon": "https://www.amazon.com/s?k=",
    "Bing": "https://www.bing.com/search?q=",
    "DuckDuckGo": "https://duckduckgo.com/?q=",
    "eBay": "https://www.ebay.com/sch/?_nkw=",
    "Google": "https://www.google.com/search?q=",
    "Reddit": "https://www.reddit.com/search?q=",
    "Twitter": "https://twitter.com/search?q=",
    "Yahoo!": "https://search.yahoo.com/search?p=",
    "YouTube": "https://www.youtube.com/results?search_query=",
}


@runs("searchweb")
def search_web(call: Call) -> Content:
    """Search Web: opens the search of a website, Google by default, and hands its input on (action definition)."""
    where = call.choice("WFSearchWebDestination", "Google")
    for item in call.input:
        words = text_of(item, call.region)
        url = _SEARCHES.get(where, _SEARCHES["Google"]) + quote_plus(words, errors="replace")
        call.effect("opened", _place(url), url=url, words=words, where=where)
    return call.input


@runs("openxcallbackurl")
def x_callback(call: Call) -> Content:
    """Open X-Callback URL: opens an address of an app with the ways back, waits, and hands on what the app gives back (Apple's guide;
    action definition). What it gives back is made up, and a dictionary.
    """
    found = []
    for item in _meant(call):
        call.effect("opened", _place(item.value), url=item.value, ways_back="x-success, x-cancel, x-error")
        call.run.made_up.append(f"what the app of {item.value.partition(':')[0][:40]}: gives back")
        found.append(made_up("dictionary", "X-Callback Result", call.region))
    return tuple(found)


@runs("getipaddress")
def ip_address(call: Call) -> Content:
    """Get Current IP Address: the address seen from outside by default, or the local one, of version 4 by default (action definition)."""
    hardware = call.world.device.hardware
    six = call.choice("WFIPAddressTypeOption", "IPv4") == "IPv6"
    if call.choice("WFIPAddressSourceOption", "External") == "Local":
        found = hardware.local_ip6 if six else hardware.local_ip
    else:
        found = hardware.external_ip6 if six else hardware.external_ip
    return (contents.text(found),) if found else NOTHING
