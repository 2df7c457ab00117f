"""Actions of iOS that go by another name on a Mac.

Apple's apps have the same intents on both systems, under the bundle identifiers of the two apps. The packages list those of a Mac;
of the intents of these apps that stand in real files of iOS, most are found under the name of the Mac.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from workflowllm.catalogue.collection import Catalogue
from workflowllm.catalogue.definition import Definition

__all__ = ["twins"]

_OF_THE_MAC: Final[dict[str, str]] = {
    "com.apple.AccessibilityUtilities.AXSettingsShortcuts.AX": "com.apple.UniversalAccess.UASettingsShortcuts.UA",
    "com.apple.mobilecal.": "com.apple.iCal.",
    "com.apple.mobilemail.": "com.apple.mail.",
    "com.apple.mobilenotes.": "com.apple.Notes.",
    "com.apple.mobilesafari.": "com.apple.Safari.",
    "com.apple.mobileslideshow.": "com.apple.Photos.",
    "com.apple.mobiletimer.": "com.apple.clock.",
}
"""The beginnings of identifiers: of iOS, and of a Mac."""

_BY_THE_MAC: Final = {mac: phone for phone, mac in _OF_THE_MAC.items()}


def twins(catalogue: Catalogue) -> Catalogue:
    """What a catalogue of a Mac says of the same actions on iOS, under the names that they have there."""
    found: dict[str, str] = {}
    for identifier in catalogue:
        for mac, phone in _BY_THE_MAC.items():
            if identifier.startswith(mac):
                found[phone + identifier.removeprefix(mac)] = identifier
    return Catalogue.made_when_asked((name for name in found if name not in catalogue), lambda name: _twin(catalogue[found[name]], name))


def _twin(mac: Definition, identifier: str) -> Definition:
    app, types = _renamed(mac.app), tuple(_renamed(name) for name in mac.output_types)
    descriptor = {key: _renamed(text) if key == "BundleIdentifier" else text for key, text in mac.descriptor.items()}
    return replace(mac, identifier=identifier, app=app, output_types=types, descriptor=descriptor)


def _renamed(name: str) -> str:
    for mac, phone in _BY_THE_MAC.items():
        if f"{name}.".startswith(mac):
            return (phone + f"{name}."[len(mac) :]).removesuffix(".")
    return name
