"""What an output is got with and need not hold: what a server was asked, and the key by which something was looked up.

It may tell of it all the same: the forecast for a place tells the place, the link to a picture that was uploaded leads to the picture.
So data is followed through answers, but for the headers: they say who asks.
"""

from __future__ import annotations

from typing import Final

from workflowllm.explain.sources import OWN, own
from workflowllm.workflow.nodes import Action
from workflowllm.workflow.values import Attachment, Special

__all__ = ["FETCHES", "given_a_page", "indirect", "sent"]

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
_KEYS: Final[dict[str, tuple[str, ...]]] = {
    OWN + "getvalueforkey": ("WFDictionaryKey",),
    OWN + "getitemfromlist": ("WFItemIndex", "WFItemRangeStart", "WFItemRangeEnd"),
    OWN + "text.replace": ("WFReplaceTextFind",),
    OWN + "text.split": ("WFTextCustomSeparator",),
    OWN + "choosefromlist": ("WFChooseFromListActionPrompt",),
}
"""Parameters that say what is taken or left out, and are not in what comes out."""
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


def indirect(action: Action) -> tuple[str, ...]:
    """The parameters that the output of an action is got with, and does not hold."""
    if action.identifier.removeprefix(OWN) in FETCHES and action.identifier.startswith(OWN):
        return tuple(key for key in sent(action) if key != _HEADERS)
    return tuple(action.parameters) if action.identifier in _SEARCHES else _KEYS.get(action.identifier, ())


def given_a_page(action: Action) -> bool:
    """Whether an action may be given a page instead of its address: what is shared may be one, and then nothing is fetched."""
    value = action.parameters.get(FETCHES[action.identifier.removeprefix(OWN)]) if action.identifier in _PAGES else None
    return type(value) is Attachment and type(value.source) is Special
