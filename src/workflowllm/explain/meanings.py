"""What the output of an action is before it runs, where its parameters say it."""

from __future__ import annotations

from typing import Final

from workflowllm.explain.constants import Key, Made, Meaning, Picked, Undone
from workflowllm.explain.sources import OWN, decodes
from workflowllm.workflow.nodes import Action

__all__ = ["meaning_of"]

_PLAIN: Final[dict[str, str]] = {
    OWN + "gettext": "WFTextActionText",
    OWN + "url": "WFURLActionURL",
    OWN + "number": "WFNumberActionNumber",
    OWN + "list": "WFItems",
    OWN + "dictionary": "WFItems",
    OWN + "getvariable": "WFVariable",
    OWN + "detect.link": "WFInput",
    OWN + "detect.text": "WFInput",
    OWN + "detect.dictionary": "WFInput",
    OWN + "choosefromlist": "WFInput",
    OWN + "getitemfromlist": "WFInput",
    OWN + "email": "WFEmailAddress",
    OWN + "phonenumber": "WFPhoneNumber",
}
"""Actions whose output is one of their parameters, or one of the values in it."""


_PICKED: Final[dict[str, str]] = {
    OWN + "text.split": "text",
    OWN + "text.match": "text",
    OWN + "text.match.getgroup": "matches",
    OWN + "geturlcomponent": "WFURL",
    OWN + "filter.files": "WFContentItemInputParameter",
}
"""Actions whose output is a part of one of their parameters, and nothing else; those that get details are such too."""


def meaning_of(place: int, action: Action) -> Meaning | None:
    """What an output is; None if only a run says.

    Args:
        place: The number of the action.
        action: The action.
    """
    identifier, given = action.identifier, action.parameters
    key = _PLAIN.get(identifier)
    if key is not None:
        return Made(given[key], place) if key in given else None
    picked = _PICKED.get(identifier, "WFInput" if identifier.startswith(OWN + "properties.") else None)
    if picked is not None:
        return Picked(given[picked], place) if picked in given else None
    if "WFInput" not in given:
        return None
    if identifier == OWN + "getvalueforkey" and given.get("WFGetDictionaryValueType", "Value") == "Value":
        return Key(given["WFInput"], given.get("WFDictionaryKey", ""), place)
    return Undone(given["WFInput"], place) if decodes(action) else None
