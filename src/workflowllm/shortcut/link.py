"""Shared iCloud links to the bytes of the shortcut behind them.

`https://www.icloud.com/shortcuts/<id>` has a public record, `https://www.icloud.com/shortcuts/api/records/<id>`: JSON whose
`fields.shortcut.value.downloadURL` is the plain property list and whose `fields.signedShortcut` holds the signed copy. The
interface is not documented by Apple; it is read as public tools have read it for years.

Nothing is fetched unless `fetch` is called; only https is spoken, on redirects too. A loopback address is allowed where
the endpoint itself is one, which is how this is tested.
"""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass
from http.client import HTTPException
from typing import IO, TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from workflowllm.errors import LinkError
from workflowllm.shortcut.plain import MAX_BYTES

if TYPE_CHECKING:
    from email.message import Message
    from urllib.request import OpenerDirector, Request

__all__ = ["ENDPOINT", "fetch", "is_link"]

ENDPOINT: Final = "https://www.icloud.com/shortcuts/api/records/"
"""Where the public records are."""

_LINK: Final = re.compile(
    r"https?://(?:www\.)?icloud\.com/shortcuts/(?:api/records/)?"
    r"([0-9a-fA-F]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})/?(?:[?#]\S*)?"
)
_MAX_RECORD: Final = 1 << 20
_CHUNK: Final = 1 << 16
_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})
_GONE: Final = "The shortcut was deleted or is no longer shared: ask its author for a new link"
_NOT_HTTPS: Final = "the service leads to an address that is not https"
_OFFLINE: Final = "Check the network connection and try again"
_CHANGED: Final = "The service may have changed: open the link on a device and export the shortcut from there"


def is_link(text: str) -> bool:
    """Whether a text is the link of a shared shortcut, and nothing else."""
    return _LINK.fullmatch(text.strip()) is not None


def fetch(
    link: str,
    *,
    endpoint: str = ENDPOINT,
    timeout: float = 30.0,
    max_bytes: int = MAX_BYTES,
    opener: OpenerDirector | None = None,
) -> bytes:
    """Download the shortcut behind a link: the plain copy where there is one, else the signed one.

    Args:
        link: The link as it is shared.
        endpoint: Where the records are; the identifier is put behind it.
        timeout: Seconds for each of the two requests, from the first byte sent to the last received.
        max_bytes: The largest file that is taken.
        opener: What opens addresses; by default one that refuses to leave https.

    Raises:
        LinkError: If it is no link, nothing is shared there, or the network or the service fails.
    """
    found = _LINK.fullmatch(link.strip())
    if found is None:
        advice = "A link looks like https://www.icloud.com/shortcuts/ followed by 32 letters and digits"
        raise LinkError("this is not the link of a shared shortcut", where=link[:200], advice=advice)
    way = _Way(opener or _opener(_is_loopback(endpoint)), link.strip(), timeout, _is_loopback(endpoint))
    record = _get(way, endpoint + found[1].replace("-", "").lower(), _MAX_RECORD)
    return _get(way, _download_address(record, way.link), max_bytes)


@dataclass(frozen=True, slots=True)
class _Way:
    """How addresses are opened for one link, which is what errors name: the addresses behind it carry keys of their own."""

    opener: OpenerDirector
    link: str
    timeout: float
    loopback: bool


def _is_loopback(address: str) -> bool:
    try:
        return urlsplit(address).hostname in _LOOPBACK
    except ValueError:
        return False


def _allowed(address: str, loopback: bool) -> bool:
    """Whether an address is https, or http on this machine where that is asked for."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (loopback and parts.scheme == "http" and host in _LOOPBACK))


def _opener(loopback: bool) -> OpenerDirector:
    """An opener that follows redirects to allowed addresses alone."""
    from urllib.request import HTTPRedirectHandler, build_opener

    class Redirects(HTTPRedirectHandler):
        def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str) -> Request | None:
            if not _allowed(newurl, loopback):
                raise LinkError(_NOT_HTTPS, advice=_CHANGED)
            return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]

    return build_opener(Redirects)


def _get(way: _Way, address: str, limit: int) -> bytes:
    """The body at an address, if it is not too long and comes in time."""
    from urllib.error import HTTPError
    from urllib.request import Request

    if not _allowed(address, way.loopback):
        raise LinkError(_NOT_HTTPS, where=way.link, advice=_CHANGED)
    deadline = time.monotonic() + way.timeout
    try:
        request = Request(address, headers={"User-Agent": "workflowllm", "Accept": "*/*"})  # noqa: S310  (checked above)
        with way.opener.open(request, timeout=way.timeout) as answer:
            return _body(answer, limit, deadline)
    except HTTPError as error:
        with error:
            raise _refusal(error.code, way.link) from None
    except (OSError, HTTPException, ValueError) as error:
        slow = isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError)
        problem = f"no answer came within {way.timeout:g} seconds" if slow else f"the service could not be reached: {error}"
        raise LinkError(problem, where=way.link, advice=_OFFLINE) from None
    except LinkError as error:
        raise LinkError(error.problem, where=way.link, advice=error.advice) from None


def _body(answer: Any, limit: int, deadline: float) -> bytes:
    body = bytearray()
    while chunk := answer.read1(_CHUNK):
        body += chunk
        if len(body) > limit:
            raise LinkError(f"what is behind the link is larger than the {limit} bytes that are read", advice="Shortcuts are far smaller")
        if time.monotonic() > deadline:
            raise TimeoutError
    return bytes(body)


def _refusal(status: int, link: str) -> LinkError:
    if 300 <= status < 400:
        return LinkError(_NOT_HTTPS, where=link, advice=_CHANGED)
    if status in (404, 410):
        return LinkError("no shortcut is shared at this link", where=link, advice=_GONE)
    if status in (401, 403):
        return LinkError("the shortcut at this link is not shared with everyone", where=link, advice=_GONE)
    if status == 429 or status >= 500:
        return LinkError(f"the service does not answer at the moment (status {status})", where=link, advice="Try again later")
    return LinkError(f"the service refused the link (status {status})", where=link, advice=_GONE)


def _download_address(raw: bytes, link: str) -> str:
    """Where the record says the file is."""
    try:
        record = json.loads(raw)
    except (ValueError, RecursionError):
        raise LinkError("the service answered with something that is not a record", where=link, advice=_CHANGED) from None
    fields = record.get("fields") if isinstance(record, dict) else None
    if isinstance(record, dict) and record.get("error"):
        raise LinkError(f"the service has no such shortcut ({str(record.get('reason'))[:200]})", where=link, advice=_GONE)
    for name in ("shortcut", "signedShortcut"):
        field = fields.get(name) if isinstance(fields, dict) else None
        value = field.get("value") if isinstance(field, dict) else None
        address = value.get("downloadURL") if isinstance(value, dict) else None
        if isinstance(address, str) and address:
            return address.replace("${f}", "shortcut")  # some addresses leave the name of the file to the caller
    raise LinkError("the record at this link names no file", where=link, advice=_CHANGED)
