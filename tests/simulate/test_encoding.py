"""Base64, percent escapes, hashes and parts of URLs, by their standards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflowllm.simulate.encoding import decode_base64, decode_url, encode_base64, encode_url, hash_data, url_component

BREAKS = ["None", "Every 64 Characters", "Every 76 Characters"]
COMPONENTS = ["Scheme", "User", "Password", "Host", "Port", "Path", "Query", "Fragment"]
RFC4648 = [
    (b"", ""),
    (b"f", "Zg=="),
    (b"fo", "Zm8="),
    (b"foo", "Zm9v"),
    (b"foob", "Zm9vYg=="),
    (b"fooba", "Zm9vYmE="),
    (b"foobar", "Zm9vYmFy"),
]


@pytest.mark.parametrize(("data", "text"), RFC4648)
def test_the_vectors_of_rfc_4648(data: bytes, text: str) -> None:
    assert encode_base64(data) == text
    assert decode_base64(text) == data


@pytest.mark.parametrize(("breaks", "length"), [("Every 64 Characters", 64), ("Every 76 Characters", 76)])
def test_lines_have_the_length_the_item_names(breaks: str, length: int) -> None:
    lines = encode_base64(b"x" * 100, breaks).split("\r\n")
    assert [len(line) for line in lines[:-1]] == [length] * (len(lines) - 1)
    assert 0 < len(lines[-1]) <= length


@given(st.binary(max_size=300), st.sampled_from(BREAKS))
def test_base64_comes_back(data: bytes, breaks: str) -> None:
    assert decode_base64(encode_base64(data, breaks)) == data
    assert decode_base64(encode_base64(data, breaks).replace("+", "-").replace("/", "_").rstrip("=")) == data


@pytest.mark.parametrize("text", ["!", "a", "Zg==Zg==", "Zm9v!", "é"])
def test_what_is_no_base64_is_none(text: str) -> None:
    assert decode_base64(text) is None


@pytest.mark.parametrize(
    ("kind", "data", "start"),
    [
        ("MD5", b"abc", "900150983cd24fb0d6963f7d28e17f72"),  # RFC 1321, A.5
        ("SHA1", b"abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),  # FIPS 180, example
        ("SHA256", b"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),  # FIPS 180, example
        ("SHA512", b"abc", "ddaf35a193617abacc417349ae204131"),  # FIPS 180, example
        ("SHA256", b"hello", "2cf24dba"),  # behaviour.md 7, device claim
        ("SHA1", b"hello", "aaf4c61d"),  # behaviour.md 7, device claim
    ],
)
def test_hashes_have_their_published_values(kind: str, data: bytes, start: str) -> None:
    found = hash_data(data, kind)
    assert found is not None
    assert found.startswith(start)


def test_the_default_hash_is_md5_and_another_name_is_none() -> None:
    """Source: definition of hash."""
    assert hash_data(b"") == hash_data(b"", "MD5") == "d41d8cd98f00b204e9800998ecf8427e"
    assert hash_data(b"", "CRC32") is None


def test_unreserved_characters_are_safe() -> None:
    """RFC 3986, 2.3: letters, digits, hyphen, full stop, underscore, tilde."""
    assert encode_url("azAZ09-._~") == "azAZ09-._~"
    assert encode_url("a b&c=/?é") == "a%20b%26c%3D%2F%3F%C3%A9"


@given(st.text(max_size=60))
def test_percent_escapes_come_back(text: str) -> None:
    assert decode_url(encode_url(text)) == text
    assert encode_url(text).isascii()


@pytest.mark.parametrize(("text", "wanted"), [("a+b", "a+b"), ("100%", "100%"), ("%zz%41", "%zzA"), ("%ff%41", "%ff%41")])
def test_what_is_no_escape_stays(text: str, wanted: str) -> None:
    assert decode_url(text) == wanted, "our choice"


def parts(url: str) -> list[str | None]:
    return [url_component(url, component) for component in COMPONENTS]


URLS = [
    (
        "foo://example.com:8042/over/there?name=ferret#nose",
        ["foo", None, None, "example.com", "8042", "/over/there", "name=ferret", "nose"],
    ),
    ("ftp://ftp.is.co.za/rfc/rfc1808.txt", ["ftp", None, None, "ftp.is.co.za", None, "/rfc/rfc1808.txt", None, None]),
    ("ldap://[2001:db8::7]/c=GB?objectClass?one", ["ldap", None, None, "2001:db8::7", None, "/c=GB", "objectClass?one", None]),
    ("mailto:John.Doe@example.com", ["mailto", None, None, None, None, "John.Doe@example.com", None, None]),
    ("telnet://192.0.2.16:80/", ["telnet", None, None, "192.0.2.16", "80", "/", None, None]),
    ("scheme://user:password@host:1/path?query#fragment", ["scheme", "user", "password", "host", "1", "/path", "query", "fragment"]),
]


@pytest.mark.parametrize(("url", "wanted"), URLS)
def test_a_url_has_its_parts(url: str, wanted: list[str | None]) -> None:
    """RFC 3986, sections 3 and 1.1.2; the last one is the note in the definition of geturlcomponent."""
    assert parts(url) == wanted


@given(st.text(":/?#@[]ab1%é\n ", max_size=30))
def test_nonsense_has_parts_or_none(url: str) -> None:
    assert all(part is None or part in url for part in parts(url))
    assert url_component(url, "Fish") is None
