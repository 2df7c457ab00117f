"""Base64, percent escapes, hashes, and the parts of a URL.

Rests on RFC 4648 (base64), RFC 3986 (percent escapes, appendix B for the parts of a URL), RFC 1321, FIPS 180-4 (hashes), and on
the definitions of `base64encode`, `urlencode`, `hash` and `geturlcomponent` for the names.
"""

from __future__ import annotations

import base64
import hashlib
import re
from urllib.parse import quote, unquote

__all__ = [
    "BASE64_LINE_END",
    "URL_SAFE",
    "decode_base64",
    "decode_url",
    "encode_base64",
    "encode_url",
    "hash_data",
    "url_component",
]

BASE64_LINE_END = "\r\n"
"""Choice: what stands between the lines of base64. There is none behind the last line."""
URL_SAFE = "-._~"
"""Choice: besides letters and digits of ASCII, what URL Encode leaves alone: the unreserved characters of RFC 3986."""
_LINES = {"Every 64 Characters": 64, "Every 76 Characters": 76}
_HASHES = {"MD5": "md5", "SHA1": "sha1", "SHA256": "sha256", "SHA512": "sha512"}
_URL = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.\-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_HOST = re.compile(r"(\[[^\]]*\]|[^:]*)(?::([0-9]*))?", re.DOTALL)


def encode_base64(data: bytes, breaks: str = "Every 76 Characters") -> str:
    """The data as base64.

    Args:
        data: Any bytes; a text as UTF-8.
        breaks: `None`, `Every 64 Characters` or `Every 76 Characters`.
    """
    text = base64.b64encode(data).decode("ascii")
    length = _LINES.get(breaks)
    return BASE64_LINE_END.join(text[at : at + length] for at in range(0, len(text), length)) if length else text


def decode_base64(text: str) -> bytes | None:
    """The data in base64, or None if it is not base64.

    Choice: white space is skipped, the alphabet of RFC 4648 section 5 is understood too, and the padding may be missing;
    nothing else is forgiven.

    Args:
        text: The base64.
    """
    plain = "".join(text.split()).translate(str.maketrans("-_", "+/")).rstrip("=")
    if not re.fullmatch(r"[A-Za-z0-9+/]*", plain) or len(plain) % 4 == 1:
        return None
    return base64.b64decode(plain + "=" * (-len(plain) % 4))


def encode_url(text: str) -> str:
    """The text with everything but `URL_SAFE`, letters and digits escaped as the bytes of its UTF-8."""
    return quote(text, safe=URL_SAFE, errors="replace")


def decode_url(text: str) -> str:
    """The text without percent escapes.

    Choice: a `+` stays; a per cent sign that begins no escape stays; where the bytes are not UTF-8 the whole text stays.
    """
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return text


def hash_data(data: bytes, kind: str = "MD5") -> str | None:
    """The hash in small hexadecimal digits; None for a kind that is not there.

    Args:
        data: Any bytes; a text as UTF-8.
        kind: `MD5`, `SHA1`, `SHA256` or `SHA512`.
    """
    name = _HASHES.get(kind)
    return hashlib.new(name, data, usedforsecurity=False).hexdigest() if name else None


def url_component(url: str, component: str) -> str | None:
    """One part of a URL, or None if it has no such part.

    Choice: parts are given as they are written, percent escapes and all; an IPv6 address without its brackets. An empty part is
    an absent one. A text that is no URL has what its characters make of it, mostly a Path.

    Args:
        url: The URL.
        component: `Scheme`, `User`, `Password`, `Host`, `Port`, `Path`, `Query` or `Fragment`.
    """
    found = _URL.fullmatch(url)
    if not found:
        return None
    scheme, authority, path, query, fragment = found.groups()
    login, _, place = (authority or "").rpartition("@")
    user, _, password = login.partition(":")
    host = _HOST.fullmatch(place)
    parts = {"Scheme": scheme, "User": user, "Password": password, "Path": path, "Query": query, "Fragment": fragment}
    if host:
        parts |= {"Host": host[1].strip("[]"), "Port": host[2]}
    return parts.get(component) or None
