"""What a person keeps on a device: files, photos, people, dates, notes, music and health."""

from __future__ import annotations

from dataclasses import MISSING, dataclass
from datetime import date, datetime
from typing import Literal

from workflowllm.simulate.device.keys import key

__all__ = [
    "Address",
    "Calendar",
    "Contact",
    "Event",
    "File",
    "Labelled",
    "Music",
    "Note",
    "Photo",
    "Playlist",
    "Podcast",
    "Reminder",
    "ReminderList",
    "Sample",
    "Song",
    "Workout",
]


@dataclass(frozen=True, slots=True)
class File:
    """A file. Its folders are there because it is."""

    path: str = key(
        MISSING, "Where it lies: `/Shortcuts/x.txt` is in the base folder of iCloud Drive, `/Downloads/x.pdf` elsewhere", check="path"
    )
    content: bytes = key(b"", "What it holds")
    created: datetime | None = key(None, "When it was made; without it, the clock's start")
    modified: datetime | None = key(None, "When it was last changed; without it, the clock's start")


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture or a film in the library: what is known of it, and a seed to draw it from."""

    name: str = key(MISSING, "The name of its file, without folders", check="name")
    taken: datetime | None = key(None, "When it was taken; without it, the clock's start")
    kind: Literal["photo", "screenshot", "live", "video", "selfie"] = key("photo", "What it is")
    width: int = key(64, "Points across", low=1, high=20_000)
    height: int = key(48, "Points down", low=1, high=20_000)
    duration: float = key(0.0, "Seconds, of a film", low=0)
    album: str = key("", "The album it lies in")
    favourite: bool = key(False, "Whether it is marked as a favourite")
    hidden: bool = key(False, "Whether it is hidden")
    latitude: float | None = key(None, "Where it was taken, in degrees", low=-90, high=90)
    longitude: float | None = key(None, "Where it was taken, in degrees", low=-180, high=180)
    seed: int = key(0, "What its small generated picture is drawn from", low=0)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A telephone number, an address of electronic mail or of a web page, with what it is for."""

    value: str = key(MISSING, "The number or the address")
    label: str = key("home", "What it is for: home, work, mobile, other")


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address."""

    street: str = key("", "Street and number")
    city: str = key("", "City")
    state: str = key("", "State or region")
    postal_code: str = key("", "Postal code")
    country: str = key("", "Country")
    label: str = key("home", "What it is for")


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or an organisation."""

    first_name: str = key("", "First name")
    last_name: str = key("", "Last name")
    middle_name: str = key("", "Middle name")
    prefix: str = key("", "What stands before the name")
    suffix: str = key("", "What stands behind the name")
    nickname: str = key("", "Nickname")
    phones: tuple[Labelled, ...] = key((), "Telephone numbers")
    emails: tuple[Labelled, ...] = key((), "Addresses of electronic mail")
    addresses: tuple[Address, ...] = key((), "Postal addresses")
    urls: tuple[Labelled, ...] = key((), "Web pages")
    organisation: str = key("", "Where the person works")
    department: str = key("", "Department")
    job: str = key("", "Job title")
    birthday: date | None = key(None, "Birthday")
    note: str = key("", "Free text")
    groups: tuple[str, ...] = key((), "Groups of contacts it belongs to")
    me: bool = key(False, "Whether this is the owner of the device")


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of a calendar."""

    title: str = key(MISSING, "Title")
    start: datetime = key(MISSING, "When it begins")
    end: datetime = key(MISSING, "When it ends, not before it begins")
    all_day: bool = key(False, "Whether it lasts whole days")
    location: str = key("", "Where it is")
    notes: str = key("", "Free text")
    url: str = key("", "A link")
    attendees: tuple[str, ...] = key((), "Addresses of electronic mail of those who come")
    alert_minutes: int | None = key(None, "How many minutes before it the device alerts", low=0)


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar with its events."""

    name: str = key(MISSING, "Name")
    events: tuple[Event, ...] = key((), "Its events")


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder."""

    title: str = key(MISSING, "What is to be done")
    notes: str = key("", "Free text")
    due: datetime | None = key(None, "When it is due")
    done: bool = key(False, "Whether it is completed")
    completed: datetime | None = key(None, "When it was completed")
    created: datetime | None = key(None, "When it was made; without it, the clock's start")
    priority: Literal["none", "low", "medium", "high"] = key("none", "Priority")
    flagged: bool = key(False, "Whether it has a flag")
    url: str = key("", "A link")
    tags: tuple[str, ...] = key((), "Tags")
    subtasks: tuple[str, ...] = key((), "Titles of what it consists of")


@dataclass(frozen=True, slots=True)
class ReminderList:
    """A list of reminders."""

    name: str = key(MISSING, "Name")
    reminders: tuple[Reminder, ...] = key((), "Its reminders")


@dataclass(frozen=True, slots=True)
class Note:
    """A note."""

    title: str = key(MISSING, "Title")
    body: str = key("", "Its text, in Markdown")
    folder: str = key("Notes", "The folder it lies in")
    tags: tuple[str, ...] = key((), "Tags")
    created: datetime | None = key(None, "When it was made; without it, the clock's start")
    modified: datetime | None = key(None, "When it was last changed; without it, the clock's start")
    pinned: bool = key(False, "Whether it is pinned")


@dataclass(frozen=True, slots=True)
class Song:
    """A song in the library."""

    title: str = key(MISSING, "Title")
    artist: str = key("", "Who performs it")
    album: str = key("", "Album")
    genre: str = key("", "Genre")
    composer: str = key("", "Who wrote it")
    duration: float = key(180.0, "Seconds", low=0, high=1_000_000)
    track: int = key(1, "Its number on the album", low=1, high=10_000)
    year: int = key(2020, "Year of release", low=1, high=9999)
    rating: int = key(0, "Stars", low=0, high=5)
    plays: int = key(0, "How often it was played", low=0)
    explicit: bool = key(False, "Whether it is marked as explicit")
    lyrics: str = key("", "Its words")


@dataclass(frozen=True, slots=True)
class Playlist:
    """A list of songs."""

    name: str = key(MISSING, "Name")
    songs: tuple[str, ...] = key((), "Titles of songs, in order; one that the library does not hold is passed over")


@dataclass(frozen=True, slots=True)
class Music:
    """The music library, and what plays."""

    songs: tuple[Song, ...] = key((), "The songs of the library")
    playlists: tuple[Playlist, ...] = key((), "Lists of songs")
    current: str = key("", "The title of the current song; without it, there is none")
    playing: bool = key(False, "Whether it plays at the start")
    position: float = key(0.0, "How many seconds of it are over", low=0, high=1_000_000)


@dataclass(frozen=True, slots=True)
class Podcast:
    """An episode of a podcast that the person follows."""

    title: str = key(MISSING, "Title of the episode")
    show: str = key("", "Name of the podcast")
    author: str = key("", "Who makes it")
    url: str = key("", "Where its feed is")
    released: datetime | None = key(None, "When it came out; without it, the clock's start")
    duration: float = key(1800.0, "Seconds", low=0, high=1_000_000)
    played: bool = key(False, "Whether it was heard")


@dataclass(frozen=True, slots=True)
class Sample:
    """A health sample."""

    kind: str = key(MISSING, "What was measured, as the Health app calls it: Steps, Heart Rate, Weight, Sleep, Water")
    value: float = key(MISSING, "How much")
    unit: str = key(MISSING, "In which unit: count, count/min, kg, mL, s")
    start: datetime = key(MISSING, "When it begins")
    end: datetime = key(MISSING, "When it ends, not before it begins")
    source: str = key("", "Which app or device measured it")


@dataclass(frozen=True, slots=True)
class Workout:
    """A workout."""

    kind: str = key(MISSING, "What was done: Running, Cycling, Yoga")
    start: datetime = key(MISSING, "When it began")
    end: datetime = key(MISSING, "When it ended, not before it began")
    kilocalories: float = key(0.0, "Energy used", low=0, high=100_000)
    kilometres: float = key(0.0, "Distance", low=0, high=100_000)
