"""Actions that ask a service of the system or of somebody else: what it answers is made up, and said."""

from __future__ import annotations

from typing import Any

from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.content import Content, Item, Measure
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.library.places import here
from workflowllm.simulate.madeup import made_up
from workflowllm.simulate.shown import shown

__all__ = [
    "correct_spelling",
    "language_of",
    "post",
    "save_for_later",
    "search_places",
    "search_store",
    "show_definition",
    "spoken_audio",
    "travel_time",
    "upload",
]


def _asked(call: Call, host: str, what: str, **details: Any) -> None:
    call.effect("sent", f"network:{host}", what=what, **details)
    call.run.made_up.append(f"the answer of {host}")


@runs("gettraveltime")
def travel_time(call: Call) -> Content:
    """Get Travel Time: how long the way to a place takes, by car by default, from here by default (action definition)."""
    mode = call.choice("WFGetDirectionsActionMode", "Driving")
    elsewhere = call.choice("WFGetDirectionsFrom", "Current Location") == "Custom Location"
    start = call.content("WFGetDirectionsCustomLocation") if elsewhere else (here(call.world),)
    if not elsewhere:
        call.effect("read", "location:")
    _asked(call, "maps.apple.com", "travel time", start=shown(start), to=shown(call.content("WFDestination") or call.input), mode=mode)
    minutes = Measure(30, "min", "duration")
    properties = {"Travel Time": minutes, "Expected Travel Time": minutes, "Distance": Measure(20, "km", "length"), "Route Name": mode}
    return (Item("measure", minutes, "Travel Time", properties, made_up=True),)


@runs("searchlocalbusinesses")
def search_places(call: Call) -> Content:
    """Find Places: places near a point that a word describes (action definition)."""
    _asked(call, "maps.apple.com", "places", words=call.text("WFSearchQuery"), near=shown(call.content("WFInput")))
    return (made_up("location", call.text("WFSearchQuery") or "Place", call.region),)


@runs("searchappstore", "searchitunes", "searchpodcasts")
def search_store(call: Call) -> Content:
    """Find App Store Apps, Find iTunes Store Items, Find Podcasts: what the store has for a term, at most 25 (action definitions)."""
    kinds = {"searchappstore": "app_store", "searchitunes": "song", "searchpodcasts": "podcast"}
    kind = kinds[call.action.identifier.removeprefix("is.workflow.actions.")]
    term = call.text("WFSearchTerm")
    _asked(call, "itunes.apple.com", call.name, term=term, country=call.text("WFCountry"), limit=call.number("WFItemLimit", 25))
    return (made_up(kind, term or call.name, call.region),)


@runs("detectlanguage")
def language_of(call: Call) -> Content:
    """Detect Language: the language of each text (action definition). It is not recognised here."""
    call.run.made_up.append("the language of a text")
    return tuple([made_up("text", "Language", call.region) for _ in call.input])


@runs("correctspelling")
def correct_spelling(call: Call) -> Content:
    """Correct Spelling: each text with its spelling mended (action definition). It stays as it is here."""
    call.run.made_up.append("the spelling of a text, which stays as it is")
    given = call.content("text") or call.input
    return contents.texts([str(item.value) for item in given])


@runs("showdefinition")
def show_definition(call: Call) -> Content:
    """Show Definition: shows what a dictionary says of a word, and hands it on (action definition)."""
    call.effect("shown", "screen:", definition_of=shown(call.content("Word")))
    return call.input


@runs("makespokenaudiofromtext")
def spoken_audio(call: Call) -> Content:
    """Make Spoken Audio from Text: a sound of a voice that says it (action definition). The sound is made up."""
    call.run.made_up.append("the sound of a voice")
    return tuple([made_up("media", "Spoken Audio", call.region) for _ in call.input])


_POSTS = {"tweet": "twitter.com", "postonfacebook": "www.facebook.com"}


@runs(*_POSTS)
def post(call: Call) -> Content:
    """Tweet, and Post on Facebook, of iOS 12: a post, shown first (action definitions)."""
    host = _POSTS[call.action.identifier.removeprefix("is.workflow.actions.")]
    given = call.content("TweetInput") or call.content("FacebookContent") or call.input
    call.effect("sent", f"network:{host}", content=shown(given), shown_first=call.boolean("WFSocialActionShowComposeSheet", True))
    return given


_UPLOADS = {"imgur.upload": "api.imgur.com", "cloudapp.upload": "my.cl.ly"}


@runs(*_UPLOADS)
def upload(call: Call) -> Content:
    """Upload to Imgur, and to CloudApp: stores its input with a service and hands on its address (action definitions)."""
    host = _UPLOADS[call.action.identifier.removeprefix("is.workflow.actions.")]
    _asked(call, host, "upload", content=shown(call.input))
    return tuple([made_up("url", call.name, call.region) for _ in call.input])


_LATER = {"pocket.add": "getpocket.com", "instapaper.add": "www.instapaper.com", "pinboard.add": "pinboard.in"}


@runs(*_LATER)
def save_for_later(call: Call) -> Content:
    """Add to Pocket, to Instapaper, to Pinboard: stores an address with a service, and hands it on (action definitions)."""
    host = _LATER[call.action.identifier.removeprefix("is.workflow.actions.")]
    for item in call.input_as("url"):
        call.effect("created", f"network:{host}", url=item.value)
    return call.input
