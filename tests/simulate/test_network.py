"""The real network, where the user says so: a real server, and what a dry run refuses to ask."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from workflowllm import from_python
from workflowllm.simulate import network
from workflowllm.simulate.device.defaults import default_device
from workflowllm.simulate.device.model import Network
from workflowllm.simulate.engine import simulate
from workflowllm.simulate.trace import Trace


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/other":
            self.send_response(302)
            self.send_header("Location", f"http://localhost:{self.headers['Host'].rpartition(':')[2]}/secret")
            self.end_headers()
            return
        if self.path == "/secret":
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=iso-8859-1")
            self.end_headers()
            self.wfile.write((self.headers.get("Authorization") or "none").encode())
            return
        if self.path == "/broken":
            self.wfile.write(b"nonsense\r\n\r\n")
            return
        if self.path == "/short":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"x")
            return
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
            return
        body = b'{"n": 3}' if self.path == "/a" else b"x" * 5_000_000
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(404)
        self.end_headers()
        self.wfile.write(b"got " + body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        return


@pytest.fixture
def server() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()


@pytest.fixture
def near(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this machine count as a public place."""
    monkeypatch.setattr(network, "_public", lambda place: True)


def live(text: str) -> Trace:
    return simulate(from_python(text), replace(default_device(), network=Network("live")))


@pytest.mark.usefixtures("near")
def test_a_real_answer_is_handed_on(server: str) -> None:
    text = (
        f'x = is_workflow_actions_downloadurl(WFURL="{server}/a")\ny = is_workflow_actions_getvalueforkey(WFInput=x, WFDictionaryKey="n")\n'
    )
    assert live(text).output == 3
    assert not live(text).made_up


@pytest.mark.usefixtures("near")
def test_an_error_page_is_an_answer_and_the_body_arrives(server: str) -> None:
    text = f'x = is_workflow_actions_downloadurl(WFURL="{server}/a", WFHTTPMethod="POST", WFJSONValues={{"a": 1}})\ny = f"{{x}}"\n'
    assert live(text).output == 'got {"a": 1}'


@pytest.mark.usefixtures("near")
def test_what_is_too_large_or_leads_away_ends_the_run(server: str) -> None:
    assert live(f'x = is_workflow_actions_downloadurl(WFURL="{server}/large")\n').outcome == "limit"
    away = live(f'x = is_workflow_actions_downloadurl(WFURL="{server}/away")\n')
    assert away.output["bytes"] == 0


@pytest.mark.usefixtures("near")
def test_a_secret_does_not_go_along_to_another_place(server: str) -> None:
    text = 'x = is_workflow_actions_downloadurl(WFURL="{}", WFHTTPHeaders={{"Authorization": "Bearer 1"}})\ny = f"{{x}}"\n'
    assert live(text.format(f"{server}/secret")).output == "Bearer 1"
    assert live(text.format(f"{server}/other")).output == "none"


@pytest.mark.usefixtures("near")
@pytest.mark.parametrize("path", ["/broken", "/short"])
def test_a_server_that_breaks_off_is_the_devices_error(server: str, path: str) -> None:
    trace = live(f'x = is_workflow_actions_downloadurl(WFURL="{server}{path}")\n')
    assert trace.outcome in ("error", "finished")


@pytest.mark.usefixtures("near")
def test_an_address_with_other_letters_is_escaped(server: str) -> None:
    assert live(f'x = is_workflow_actions_downloadurl(WFURL="{server}/a?q=ä b")\n').outcome in ("finished", "limit")


@pytest.mark.parametrize(
    ("place", "public"),
    [
        ("93.184.215.14", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("224.0.0.1", False),
        ("ff02::1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d70e", True),
        ("2002:7f00:1::", False),
        ("::ffff:192.168.1.1", False),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
    ],
)
def test_which_addresses_are_public(place: str, public: bool) -> None:
    assert network._public(place) is public


@pytest.mark.parametrize(
    "url", ["ftp://example.com/a", "http://169.254.169.254/latest", "http://localhost/a", "http://[::1]/a", "http:///a"]
)
def test_a_dry_run_does_not_look_around(url: str, server: str) -> None:
    trace = live(f'x = is_workflow_actions_downloadurl(WFURL="{url}")\n')
    assert trace.outcome == "error"
    assert "A dry run" in trace.message
    assert live(f'x = is_workflow_actions_downloadurl(WFURL="{server}/a")\n').message.startswith("A dry run does not ask")
