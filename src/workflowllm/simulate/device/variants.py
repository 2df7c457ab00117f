"""Devices that differ from the usual one, by a seed: for asking whether two programs do the same wherever they run."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from random import Random
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from workflowllm.simulate.device.defaults import default_device
from workflowllm.simulate.device.model import Answers, Battery, Clock, Device, Share, Wifi

__all__ = ["variant"]

_Thing = TypeVar("_Thing")

_PLACES: Final = (
    ("America/Los_Angeles", "en_US"),
    ("Europe/London", "en_GB"),
    ("Europe/Berlin", "de_DE"),
    ("Asia/Tokyo", "ja_JP"),
    ("Australia/Sydney", "en_AU"),
    ("America/Sao_Paulo", "pt_BR"),
)
_COPIED: Final = ("https://example.com/a?b=1&c=two", "42", "Hello, World!", '{"name": "Ann", "list": [1, 2, 3]}', "", "ann@example.com")


def variant(seed: int) -> Device:
    """A device with other contents and another person's answers; with seed 0 the usual device.

    Args:
        seed: What time it is, where and in which language, what was copied and handed over, which things there are, how everything is
            set, and what the person answers follow from it.
    """
    if seed == 0:
        return default_device()
    draw = Random(f"device:{seed}")  # noqa: S311 - no secret depends on it, and it has to repeat
    zone, locale = draw.choice(_PLACES)
    now = datetime(
        draw.randint(2019, 2029), draw.randint(1, 12), draw.randint(1, 28), draw.randint(0, 23), draw.randint(0, 59), tzinfo=ZoneInfo(zone)
    )
    usual = default_device(Clock(now, zone))
    settings = replace(
        usual.settings,
        brightness=draw.randint(0, 10) / 10,
        volume=draw.randint(0, 10) / 10,
        focus=draw.choice(("", "Do Not Disturb", "Work")),
        appearance=draw.choice(("light", "dark")),
        bluetooth=draw.random() < 0.5,
    )
    return replace(
        usual,
        locale=locale,
        language=locale.partition("_")[0],
        clipboard=(draw.choice(_COPIED),),
        files=_some(draw, usual.files),
        photos=_some(draw, usual.photos),
        contacts=_some(draw, usual.contacts),
        notes=_some(draw, usual.notes),
        health=_some(draw, usual.health),
        settings=settings,
        battery=Battery(draw.randint(1, 100) / 100, draw.random() < 0.5),
        wifi=usual.wifi if draw.random() < 0.7 else Wifi(False),
        share=_given(draw),
        answers=Answers(mode="random", seed=seed),
    )


def _some(draw: Random, things: tuple[_Thing, ...]) -> tuple[_Thing, ...]:
    return tuple(thing for thing in things if draw.random() < 0.7)


def _given(draw: Random) -> Share:
    match draw.randrange(4):
        case 0:
            return Share(texts=(draw.choice(_COPIED),))
        case 1:
            return Share(urls=("https://example.com/page",))
        case 2:
            return Share(texts=("one", "two"))
        case _:
            return Share()
