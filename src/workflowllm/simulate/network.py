"""What the network answers in a run: what is recorded, what is made up, or the real network where the user said so.

- `off`: a recorded answer, or else one that is made up and named in the Trace.
- `replay`: a recorded answer, or else the device's error for a request that fails.
- `live`: a recorded answer, or else the real network: http and https to public addresses only, so that a shortcut cannot look around in the
  network that the simulator stands in.

Every request is an effect, whoever answers it.
"""

from __future__ import annotations

import base64
import ipaddress
import re
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, unquote_to_bytes, urlsplit

from workflowllm.simulate.outcome import LimitReached, RunError
from workflowllm.simulate.shown import shown_text

if TYPE_CHECKING:
    from workflowllm.simulate.call import Call
    from workflowllm.simulate.device.model import Response

__all__ = ["Answer", "host_of", "request"]

MAX_REQUESTS: Final = 200
"""Requests that one run may make of the real network."""
_TIMEOUT: Final = 15.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    Attributes:
        status: Status code.
        headers: Header fields.
        data: The body.
        url: Where it came from at last.
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    data: bytes = b""
    url: str = ""

    @property
    def text(self) -> str:
        """The body as text, in the encoding that the server names, otherwise UTF-8."""
        _, _, charset = self.mime.partition("charset=")
        try:
            return self.data.decode(charset.partition(";")[0].strip("\"' ") or "utf-8", "replace")
        except LookupError:
            return self.data.decode("utf-8", "replace")

    @property
    def mime(self) -> str:
        """Its media type; empty where it says none."""
        return next((value for name, value in self.headers.items() if name.lower() == "content-type"), "")


def host_of(url: str) -> str:
    """The host of an address; empty if it has none or is none."""
    try:
        return urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""


def request(call: Call, url: str, *, method: str = "GET", headers: Mapping[str, str] | None = None, body: bytes = b"") -> Answer | None:
    """Ask the network; None where the answer has to be made up.

    Args:
        call: The action that asks.
        url: The address.
        method: As GET.
        headers: Header fields.
        body: What is sent.

    Raises:
        RunError: The request fails, or nothing is recorded for it and only what is recorded counts.
        LimitReached: There were too many requests, or the answer is too large.
    """
    address = url.strip()
    if address[:5].lower() == "data:":
        return _of_data(call, address)
    details: dict[str, Any] = {"method": method, "url": shown_text(address), "headers": dict(headers or {})}
    if body:
        details["body"] = shown_text(body.decode("utf-8", "backslashreplace"))
    call.run.charge(len(body))
    call.effect("sent", f"network:{host_of(address)}", **details)
    network = call.world.device.network
    for response in network.responses:
        if _answers(response, address, method):
            if response.failure:
                raise RunError(response.failure)
            call.run.charge(len(response.content))
            return Answer(response.status, response.headers, response.content, address)
    if network.mode == "replay":
        raise RunError(f"{call.name} failed because no answer is recorded for {address[:200]}.")
    if network.mode == "live":
        return _ask(call, address, method, dict(headers or {}), body)
    call.run.made_up.append(f"the answer of {host_of(address) or address[:80] or 'an empty address'}")
    return None


def _of_data(call: Call, address: str) -> Answer:
    """What an address holds itself: nobody is asked (RFC 2397)."""
    head, _, body = address[5:].partition(",")
    mime, _, coding = head.rpartition(";") if head.lower().endswith(";base64") else (head, "", "")
    data = unquote_to_bytes(body)
    if coding:
        data = base64.b64decode(re.sub(rb"[^A-Za-z0-9+/]", b"", data) + b"==")
    call.run.charge(len(data))
    return Answer(200, {"Content-Type": mime or "text/plain"}, data, address)


def _answers(response: Response, url: str, method: str) -> bool:
    if response.method and response.method.upper() != method.upper():
        return False
    match response.match:
        case "exact":
            return url == response.url
        case "prefix":
            return url.startswith(response.url)
        case _:
            return _place(url) == _place(response.url)


def _place(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
        return parts.hostname or "", parts.path.rstrip("/")
    except ValueError:
        return url, ""


# --- the real network ---


def _ask(call: Call, url: str, method: str, headers: dict[str, str], body: bytes) -> Answer:
    """Ask a real server. Its certificate is checked, redirects are followed only to where a request may go, and it has one time for all."""
    from http.client import HTTPException
    from urllib.error import HTTPError
    from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

    class Redirects(HTTPRedirectHandler):
        def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
            _check(newurl)
            new = super().redirect_request(req, fp, code, msg, headers, newurl)
            if new is not None and _origin(newurl) != _origin(req.full_url):
                for name in _SECRET:
                    new.remove_header(name)
            return new

    count = call.world.part(_requests)
    count[0] += 1
    if count[0] > MAX_REQUESTS:
        raise LimitReached("requests", f"more than {MAX_REQUESTS} requests were made")
    address = quote(url, safe=_SAFE, errors="replace")
    _check(address)
    most, end = call.run.limits.characters, time.monotonic() + _TIMEOUT
    try:
        asked = Request(address, data=body or None, headers={"User-Agent": "workflowllm", **headers}, method=method)  # noqa: S310 - checked
        try:
            # No proxy of the environment: it would look names up itself, and the check of the address would say nothing.
            reply: Any = build_opener(ProxyHandler({}), Redirects).open(asked, timeout=_TIMEOUT)
        except HTTPError as error:
            # An error page is an answer too (claim: the action hands on what the server says).
            reply = error
        with reply:
            data = _read(reply, most, end)
            answer = Answer(reply.status, dict(reply.headers.items()), data, reply.url)
    except (OSError, ValueError, HTTPException) as error:
        raise RunError(f"{call.name} failed because the network did not answer: {error}"[:300]) from None
    call.run.charge(len(data))
    return answer


_SECRET: Final = ("Authorization", "Cookie", "Proxy-authorization")
_SAFE: Final = "%:/?#[]@!$&'()*+,;=-._~"
"""What an address may have as it is (RFC 3986); everything else is escaped."""


def _read(reply: Any, most: int, end: float) -> bytes:
    """A body, at most one byte more than may be, and no longer than there is time."""
    parts: list[bytes] = []
    size = 0
    while size <= most:
        if time.monotonic() > end:
            raise TimeoutError("it took too long")
        part = reply.read1(min(65_536, most + 1 - size)) if hasattr(reply, "read1") else reply.read(min(65_536, most + 1 - size))
        if not part:
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _origin(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port


def _requests(world: object) -> list[int]:
    return [0]


def _check(url: str) -> None:
    """Refuse an address that is no public place of the web. Left out: a name that changes between this look and the request."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise RunError("The URL is not valid.") from None
    if parts.scheme not in ("http", "https") or not host:
        raise RunError(f"A dry run asks only http and https addresses, not {url[:100]}.")
    try:
        places = {row[4][0] for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        raise RunError(f"A server with the specified hostname could not be found: {host[:100]}.") from None
    if not all(_public(str(place)) for place in places):
        raise RunError(f"A dry run does not ask addresses that are not public: {host[:100]}.")


def _public(place: str) -> bool:
    """Whether an address is one of the public network; addresses of version 4 inside of version 6 count as what they hold."""
    address = ipaddress.ip_address(place.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return address.is_global and not address.is_multicast


_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
"""RFC 6052: addresses of version 4 as a translator writes them."""
