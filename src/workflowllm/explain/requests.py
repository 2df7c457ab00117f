"""Actions that ask a server something: what each sends, and whether what it gives is the answer.

An answer need not hold what was sent, and may tell of it all the same: the forecast for a place tells the place, the link to a picture
that was uploaded leads to the picture. So data is followed through answers, but for the headers: they say who asks.
"""

from __future__ import annotations

from typing import Final

from workflowllm.explain.sources import OWN, own
from workflowllm.workflow.nodes import Action
from workflowllm.workflow.values import Attachment, Special

__all__ = ["FETCHES", "answered", "given_a_page", "sent"]

FETCHES: Final[dict[str, str]] = {
    "downloadurl": "WFURL",
    "getwebpagecontents": "WFInput",
    "url.expand": "URL",
    "url.getheaders": "WFInput",
    "rss": "WFRSSFeedURL",
    "rss.extract": "WFURLs",
    "getarticle": "WFWebPage",
}
"""Actions that fetch an address, with the parameter that holds it."""

_BODIES: Final[dict[str, str]] = {"JSON": "WFJSONValues", "Json": "WFJSONValues", "Form": "WFFormValues", "File": "WFRequestVariable"}
_HEADERS: Final = "WFHTTPHeaders"
_SEARCHES: Final = own("giphy runsshscript searchappstore searchitunes searchpodcasts")
_PAGES: Final = own("getwebpagecontents getarticle")


def sent(action: Action) -> tuple[str, ...]:
    """The parameters that a request of `FETCHES` sends, the address first. What a method without a body leaves unsent is left out."""
    tail, given = action.identifier.removeprefix(OWN), action.parameters
    if tail != "downloadurl":
        return (FETCHES[tail],)
    method, body = given.get("WFHTTPMethod", "GET"), given.get("WFHTTPBodyType", "JSON")
    if method in ("GET", "HEAD"):
        return (FETCHES[tail], _HEADERS)
    bodies = (_BODIES[body],) if isinstance(body, str) and body in _BODIES else tuple(dict.fromkeys(_BODIES.values()))
    return (FETCHES[tail], _HEADERS, *bodies)


def answered(action: Action) -> tuple[str, ...]:
    """The parameters that the output of an action is an answer to; none where it is no answer."""
    if action.identifier.removeprefix(OWN) in FETCHES and action.identifier.startswith(OWN):
        return tuple(key for key in sent(action) if key != _HEADERS)
    return tuple(action.parameters) if action.identifier in _SEARCHES else ()


def given_a_page(action: Action) -> bool:
    """Whether an action may be given a page instead of its address: what is shared may be one, and then nothing is fetched."""
    value = action.parameters.get(FETCHES[action.identifier.removeprefix(OWN)]) if action.identifier in _PAGES else None
    return type(value) is Attachment and type(value.source) is Special
