"""Where an address leads: the host, the number or the app, as far as its constant parts say it.

A host counts as known only where nothing that is decided while the shortcut runs can change it: `https://example.com` with something
right behind it may become `https://example.com.other.org`, or `https://example.com@other.org`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from workflowllm.explain.constants import Template

__all__ = ["MADE", "Address", "address", "several"]

MADE: Final = "an address made while it runs"

_SCHEME: Final = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_BARE: Final = re.compile(r"\s*(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?=[/?#:]|$)")
_LOCAL: Final = re.compile(r"(localhost|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|.*\.local|\[::1\]|169\.254\..*)$")
_PEOPLE: Final[dict[str, str]] = {
    "tel": "call",
    "telprompt": "call",
    "facetime": "call",
    "facetime-audio": "call",
    "sms": "message",
    "imessage": "message",
    "whatsapp": "message",
    "tg": "message",
    "mailto": "mail",
}
_OWN_SCHEMES: Final = frozenset({"shortcuts", "workflow"})
_SILENT: Final[dict[str, str]] = {
    "data": "a page made here, whose scripts may reach any server",
    "about": "nowhere",
    "javascript": "a script in the browser",
    "file": "a file of the device",
    "prefs": "Settings",
    "app-prefs": "Settings",
}


class Address(NamedTuple):
    """Where an address leads.

    Attributes:
        kind: `web`, `local` (a computer near by), `call`, `message`, `mail`, `shortcuts`, `app`, `file`, `script`, `none`, `unknown`.
        to: The host, the number or the app; words where it is not known.
        safe: Whether the connection is encrypted, as far as the address says.
        text: The constant beginning of the address.
    """

    kind: str
    to: str
    safe: bool = True
    text: str = ""


def address(template: Template) -> Address:
    """Where one address leads."""
    start = template[0] if template and template[0] is not None else ""
    whole = len(template) == 1 and template[0] is not None
    scheme = _SCHEME.match(start)
    bare = _BARE.match(start)
    if bare is not None and (scheme is None or start[scheme.end() : scheme.end() + 1].isdigit()):
        start, scheme = "http://" + start.strip(), _SCHEME.match("http:")
    if scheme is None:
        return Address("none", "nowhere: it is empty") if whole and not start.strip() else Address("unknown", MADE, text=start)
    name, rest = scheme[1].lower(), start[scheme.end() :]
    if name in ("http", "https", "ftp", "ws", "wss", "webcal", "feed"):
        return _web(name, rest, whole, start)
    if name in _PEOPLE:
        to = re.split(r"[?&;]", rest.lstrip("/"))[0] if whole or re.search(r"[?&;]", rest) else ""
        return Address(_PEOPLE[name], to or "somebody chosen while it runs", text=start)
    if name in _OWN_SCHEMES:
        return Address("shortcuts", "the Shortcuts app", text=start)
    if name in _SILENT:
        kind = {"file": "file", "javascript": "script", "data": "script"}.get(name, "none")
        return Address(kind, _SILENT[name], text=start)
    return Address("app", f"the app that opens {name}:", text=start)


def _web(scheme: str, rest: str, whole: bool, start: str) -> Address:
    safe = scheme in ("https", "wss")
    found = re.match(r"/{0,2}([^/?#\\]*)([/?#\\]?)", rest)
    assert found is not None
    authority, end = found[1], found[2]
    if not authority or (not end and not whole):
        return Address("unknown", MADE, safe, start)
    host = re.sub(r":\d*$", "", authority.rsplit("@", 1)[-1]).strip().lower().rstrip(".")
    if not host:
        return Address("unknown", MADE, safe, start)
    return Address("local" if _LOCAL.match(host) else "web", _ascii(host), safe, start)


def _ascii(host: str) -> str:
    """A host name with letters that look like others in the form that shows them (RFC 3490)."""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def several(templates: Iterable[Template]) -> list[Address]:
    """Where one of some addresses leads, each place once."""
    found: dict[tuple[str, str], Address] = {}
    for template in templates:
        one = address(template)
        found.setdefault((one.kind, one.to), one)
    return list(found.values())
