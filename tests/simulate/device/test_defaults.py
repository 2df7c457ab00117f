"""The default device has something of everything, hangs together, and names nobody who is real."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from workflowllm.simulate.device.defaults import default_device
from workflowllm.simulate.device.model import Clock, Device
from workflowllm.simulate.device.writing import to_toml

DEVICE = default_device()


def test_it_holds_something_of_everything() -> None:
    counts = [len(part) for part in (DEVICE.contacts, DEVICE.calendars, DEVICE.reminders, DEVICE.notes, DEVICE.photos)]
    assert counts == [6, 2, 2, 4, 8]
    assert sum(len(calendar.events) for calendar in DEVICE.calendars) == 6
    assert sum(len(entry.reminders) for entry in DEVICE.reminders) == 7
    assert (len(DEVICE.music.songs), len(DEVICE.files), len(DEVICE.apps)) == (10, 5, 20)
    assert all(file.path.startswith("/Shortcuts/") for file in DEVICE.files)
    days = {(sample.kind, sample.end.date()) for sample in DEVICE.health}
    assert len(days) == 5 * 7


def test_it_lies_around_the_start_of_its_clock() -> None:
    clock = Clock(Clock().now + timedelta(days=1000), "Asia/Tokyo")
    device = default_device(clock)
    starts = [event.start for calendar in device.calendars for event in calendar.events]
    assert min(starts) < clock.now < max(starts)
    assert all(abs(start - clock.now) < timedelta(days=10) for start in starts)
    assert all(clock.now - timedelta(days=8) < sample.end <= clock.now for sample in device.health)
    assert all(photo.taken is not None and photo.taken < clock.now for photo in device.photos)
    assert starts[0].utcoffset() == clock.now.astimezone(ZoneInfo("Asia/Tokyo")).utcoffset()


def test_names_within_it_lead_somewhere() -> None:
    titles = {song.title for song in DEVICE.music.songs}
    assert {title for playlist in DEVICE.music.playlists for title in playlist.songs} <= titles
    assert DEVICE.music.current in titles
    assert len({app.bundle for app in DEVICE.apps}) == 20
    assert [person.first_name for person in DEVICE.contacts if person.me] == ["Robin"]


def test_numbers_and_addresses_are_those_kept_for_examples() -> None:
    text = to_toml(DEVICE)
    phones = [phone.value for person in DEVICE.contacts for phone in person.phones]
    assert len(phones) == 6
    assert all(re.fullmatch(r"\(408\) 555-01\d\d", phone) for phone in phones)
    hosts = re.findall(r"(?:@|https?://)([\w.-]+)", text)
    assert len(hosts) > 8
    assert {host for host in hosts if host != "example.com" and not host.endswith(".example.com")} == set()
    assert DEVICE.hardware.external_ip.startswith("203.0.113.")
    assert DEVICE.hardware.external_ip6.startswith("2001:db8:")
    streets = {address.street.lstrip("0123456789 ") for person in DEVICE.contacts for address in person.addresses}
    assert streets <= {"Example Street", "Sample Lane", "Placeholder Court"}


def test_it_is_a_value() -> None:
    assert default_device() == DEVICE
    assert hash(default_device()) == hash(DEVICE)
    assert Device() != DEVICE
    with pytest.raises(FrozenInstanceError):
        DEVICE.locale = "de_DE"  # type: ignore[misc]
