"""Shared links, against a server on this machine that speaks the public record interface."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from workflowllm.errors import LinkError
from workflowllm.shortcut.container import pack, unpack
from workflowllm.shortcut.link import fetch, is_link

ID = "00112233445566778899aabbccddeeff"
LINK = f"https://www.icloud.com/shortcuts/{ID}"
PLAIN = pack({"WFWorkflowActions": []})


class Service(ThreadingHTTPServer):
    """Answers each path with what was put there, and remembers what was asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []
        self.pause = 0.0

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"

    def put(self, path: str, body: bytes | dict[str, Any], status: int = 200, **headers: str) -> None:
        """Answer a path."""
        self.answers[path] = (status, headers, body if isinstance(body, bytes) else json.dumps(body).encode())

    def record(self, **addresses: str) -> None:
        """Answer with a record that names these files."""
        fields = {name: {"value": {"downloadURL": address}, "type": "ASSETID"} for name, address in addresses.items()}
        self.put(f"/records/{ID}", {"recordType": "SharedShortcut", "fields": {"name": {"value": "x"}} | fields})


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Service

    def do_GET(self) -> None:
        """Answer it."""
        self.server.asked.append(self.path)
        status, headers, body = self.server.answers.get(self.path, (404, {}, b"not here"))
        time.sleep(self.server.pause)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def get(service: Service, **options: Any) -> bytes:
    return fetch(LINK, endpoint=f"{service.address}/records/", timeout=5, **options)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (LINK, True),
        (f" {LINK}/ \n", True),
        (f"https://icloud.com/shortcuts/{ID.upper()}", True),
        ("https://www.icloud.com/shortcuts/00112233-4455-6677-8899-aabbccddeeff", True),
        (f"https://www.icloud.com/shortcuts/api/records/{ID}", True),
        (f"{LINK}?x=1", True),
        ("https://www.icloud.com/shortcuts/", False),
        (f"https://www.icloud.com/shortcuts/{ID[:-1]}", False),
        (f"https://icloud.com.example.org/shortcuts/{ID}", False),
        (f"file:///shortcuts/{ID}", False),
        (f"{LINK} and more", False),
        ("shortcut.plist", False),
        ("", False),
    ],
)
def test_what_is_a_link(text: str, known: bool) -> None:
    assert is_link(text) is known


def test_the_plain_file_is_preferred(service: Service) -> None:
    service.record(signedShortcut=f"{service.address}/signed", shortcut=f"{service.address}/plain/${{f}}?k=1")
    service.put("/plain/shortcut?k=1", PLAIN)
    assert unpack(get(service))[0] == {"WFWorkflowActions": []}
    assert service.asked == [f"/records/{ID}", "/plain/shortcut?k=1"]


def test_the_signed_file_serves_where_there_is_no_other(service: Service) -> None:
    service.record(signedShortcut=f"{service.address}/signed")
    service.put("/signed", b"AEA1")
    assert get(service) == b"AEA1"


def test_an_identifier_with_dashes_is_asked_for_without(service: Service) -> None:
    service.record(shortcut=f"{service.address}/plain")
    service.put("/plain", PLAIN)
    dashed = "https://www.icloud.com/shortcuts/00112233-4455-6677-8899-AABBCCDDEEFF"
    assert fetch(dashed, endpoint=f"{service.address}/records/") == PLAIN


def test_redirects_are_followed_to_allowed_addresses_alone(service: Service) -> None:
    service.record(shortcut=f"{service.address}/moved")
    service.put("/moved", b"", 302, Location=f"{service.address}/plain")
    service.put("/plain", PLAIN)
    assert get(service) == PLAIN
    for target in ("file:///etc/hosts", "ftp://127.0.0.1/x", "http://example.org/x"):
        service.put("/moved", b"", 302, Location=target)
        with pytest.raises(LinkError, match="not https"):
            get(service)


@pytest.mark.parametrize("address", ["http://example.org/x", "file:///etc/hosts", "data:,x", "", "/relative", "http://[x/"])
def test_a_record_may_not_lead_away_from_https(service: Service, address: str) -> None:
    service.record(shortcut=address)
    with pytest.raises(LinkError, match=r"not https|names no file"):
        get(service)
    assert len(service.asked) == 1


def test_a_real_record_may_not_lead_to_this_machine() -> None:
    from workflowllm.shortcut.link import _allowed

    assert _allowed("https://cvws.example.com/x", loopback=False)
    assert not _allowed("http://127.0.0.1/x", loopback=False)
    assert not _allowed("http://localhost/x", loopback=False)


@pytest.mark.parametrize(
    ("status", "body", "problem"),
    [
        (404, b"", "no shortcut is shared"),
        (410, b"", "no shortcut is shared"),
        (403, b"", "not shared with everyone"),
        (400, b"", "refused the link"),
        (429, b"", "at the moment"),
        (503, b"", "at the moment"),
        (200, b"<html>", "not a record"),
        (200, b"[" * 100_000, "not a record"),
        (200, b'{"error": true, "reason": "gone"}', "no such shortcut .gone."),
        (200, b"[]", "names no file"),
        (200, b'{"fields": {"shortcut": {"value": {"downloadURL": 5}}}}', "names no file"),
        (200, b'{"fields": {"shortcut": null}}', "names no file"),
        (200, b" " * (1 << 20) + b" ", "larger than"),
    ],
)
def test_every_failure_says_what_to_do(service: Service, status: int, body: bytes, problem: str) -> None:
    service.put(f"/records/{ID}", body, status)
    with pytest.raises(LinkError, match=problem) as caught:
        get(service)
    assert caught.value.advice
    assert caught.value.where == LINK


def test_a_file_that_is_too_large_is_not_taken(service: Service) -> None:
    service.record(shortcut=f"{service.address}/plain")
    service.put("/plain", bytes(100_000))
    with pytest.raises(LinkError, match="larger than the 99999 bytes"):
        get(service, max_bytes=99_999)
    assert len(get(service, max_bytes=100_000)) == 100_000


def test_a_service_that_is_slow_or_away_is_given_up(service: Service) -> None:
    service.record(shortcut=f"{service.address}/plain")
    service.pause = 1.0
    with pytest.raises(LinkError, match=r"within 0\.2 seconds"):
        fetch(LINK, endpoint=f"{service.address}/records/", timeout=0.2)
    service.pause = 0.0
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(LinkError, match="could not be reached") as caught:
            fetch(LINK, endpoint=f"http://127.0.0.1:{free.getsockname()[1]}/records/", timeout=2)
    assert "network" in caught.value.advice


def test_an_answer_that_drips_is_given_up(service: Service) -> None:
    from workflowllm.shortcut.link import _body

    class Drip:
        def read1(self, size: int) -> bytes:
            time.sleep(0.01)
            return b"x"

    with pytest.raises(TimeoutError):
        _body(Drip(), 10_000, time.monotonic() + 0.1)


def test_what_is_no_link_is_not_fetched() -> None:
    with pytest.raises(LinkError, match="not the link"):
        fetch("https://example.org/shortcuts/1")
