"""The pretend device as a value: what it holds and how it is set. An interpreter takes a copy of it that it may change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass
from datetime import datetime, time, timedelta, timezone
from typing import Literal

from workflowllm.simulate.device.contents import Calendar, Contact, File, Music, Note, Photo, Podcast, ReminderList, Sample, Workout
from workflowllm.simulate.device.keys import key

__all__ = [
    "Accessory",
    "Alarm",
    "Answers",
    "App",
    "Battery",
    "Cellular",
    "Clock",
    "Device",
    "Forecast",
    "Hardware",
    "Location",
    "Network",
    "OtherShortcut",
    "Response",
    "Settings",
    "Share",
    "Weather",
    "Wifi",
]

_NOW = datetime(2026, 6, 15, 10, 30, tzinfo=timezone(timedelta(hours=-7)))


@dataclass(frozen=True, slots=True)
class Clock:
    """The only clock that a run knows."""

    now: datetime = key(_NOW, "The time at which a run starts")
    zone: str = key("America/Los_Angeles", "Time zone, by its name in the IANA database; times without an offset are in it", check="zone")
    tick_seconds: float = key(0.0, "How long each step of a run takes, beside waiting", low=0, high=3600)


@dataclass(frozen=True, slots=True)
class Location:
    """Where the device is."""

    latitude: float = key(0.0, "Degrees north", low=-90, high=90)
    longitude: float = key(0.0, "Degrees east", low=-180, high=180)
    altitude: float = key(0.0, "Metres above the sea", low=-12_000, high=100_000)
    name: str = key("", "Name of the place")
    street: str = key("", "Street and number")
    city: str = key("", "City")
    state: str = key("", "State or region")
    postal_code: str = key("", "Postal code")
    country: str = key("", "Country")


@dataclass(frozen=True, slots=True)
class Forecast:
    """The weather at a time, or of an hour or a day."""

    date: datetime | None = key(None, "For when; without it, the clock's start")
    condition: str = key("Clear", "In words")
    temperature: float = key(20.0, "Degrees Celsius", low=-150, high=150)
    feels_like: float | None = key(None, "Degrees Celsius; without it, the temperature", low=-150, high=150)
    high: float | None = key(None, "Highest of the day, degrees Celsius", low=-150, high=150)
    low: float | None = key(None, "Lowest of the day, degrees Celsius", low=-150, high=150)
    humidity: float = key(0.5, "From 0 to 1", low=0, high=1)
    precipitation_chance: float = key(0.0, "From 0 to 1", low=0, high=1)
    precipitation: float = key(0.0, "Millimetres", low=0, high=10_000)
    wind_speed: float = key(0.0, "Kilometres an hour", low=0, high=1000)
    wind_direction: float = key(0.0, "Where it comes from, degrees from north", low=0, high=360)
    pressure: float = key(1013.0, "Hectopascals", low=100, high=2000)
    visibility: float = key(16.0, "Kilometres", low=0, high=1000)
    dewpoint: float = key(10.0, "Degrees Celsius", low=-150, high=150)
    uv_index: int = key(0, "Index of ultraviolet light", low=0, high=30)
    air_quality: int = key(30, "Index of air quality", low=0, high=1000)
    sunrise: datetime | None = key(None, "When the sun rises")
    sunset: datetime | None = key(None, "When the sun sets")


@dataclass(frozen=True, slots=True)
class Weather:
    """The weather where the device is."""

    now: Forecast = key(Forecast(), "As it is")
    hours: tuple[Forecast, ...] = key((), "The next hours")
    days: tuple[Forecast, ...] = key((), "The next days, this one first")


@dataclass(frozen=True, slots=True)
class Battery:
    """The battery."""

    level: float = key(1.0, "From 0 to 1", low=0, high=1)
    charging: bool = key(False, "Whether it is being charged")


@dataclass(frozen=True, slots=True)
class Wifi:
    """Wi-Fi."""

    on: bool = key(True, "Whether it is switched on")
    name: str = key("", "The network's name; without it, the device is in none")
    bssid: str = key("", "The address of the base station")


@dataclass(frozen=True, slots=True)
class Cellular:
    """The telephone network."""

    on: bool = key(True, "Whether mobile data is switched on")
    carrier: str = key("", "Name of the carrier; without it, there is none")
    radio: str = key("5G", "How it connects")
    country: str = key("US", "The carrier's country, as a code of two letters")
    bars: int = key(4, "Strength of the signal", low=0, high=4)
    roaming: bool = key(False, "Whether it is abroad")


@dataclass(frozen=True, slots=True)
class Hardware:
    """What the device is."""

    name: str = key("iPhone", "What its owner calls it")
    kind: Literal["iPhone", "iPad", "Mac", "Apple Watch", "Apple Vision Pro"] = key("iPhone", "Kind of device")
    model: str = key("iPhone", "Model")
    system_version: str = key("26.0", "Version of its system")
    build: str = key("1A1", "Build of its system")
    screen_width: int = key(402, "Width of the screen in points", low=1, high=20_000)
    screen_height: int = key(874, "Height of the screen in points", low=1, high=20_000)
    local_ip: str = key("", "Address in the local network, version 4")
    local_ip6: str = key("", "Address in the local network, version 6")
    external_ip: str = key("", "Address seen from outside, version 4")
    external_ip6: str = key("", "Address seen from outside, version 6")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the device is set."""

    brightness: float = key(0.5, "Of the screen, from 0 to 1", low=0, high=1)
    volume: float = key(0.5, "Of media, from 0 to 1", low=0, high=1)
    appearance: Literal["light", "dark"] = key("light", "Light or dark")
    focus: str = key("", "The Focus that is on; without it, none")
    focuses: tuple[str, ...] = key(("Do Not Disturb", "Personal", "Work", "Sleep", "Driving"), "The names of every Focus")
    airplane_mode: bool = key(False, "Airplane mode")
    bluetooth: bool = key(True, "Bluetooth")
    low_power_mode: bool = key(False, "Low power mode")
    flashlight: bool = key(False, "Flashlight")
    orientation: Literal["portrait", "landscape"] = key("portrait", "How the device is held")
    orientation_lock: bool = key(False, "Whether the screen stays as it is")


@dataclass(frozen=True, slots=True)
class App:
    """An installed app."""

    name: str = key(MISSING, "Name")
    bundle: str = key(MISSING, "Bundle identifier")


@dataclass(frozen=True, slots=True)
class OtherShortcut:
    """A shortcut in the person's library, for Run Shortcut and Get My Shortcuts."""

    name: str = key(MISSING, "Name")
    folder: str = key("", "The folder it lies in")
    result: str | None = key(None, "What running it gives, where it has no content")
    content: bytes = key(b"", "The shortcut itself: a file of any kind that can be read, or its text; it is run")


@dataclass(frozen=True, slots=True)
class Alarm:
    """An alarm."""

    at: time = key(MISSING, "When it rings")
    label: str = key("Alarm", "Label")
    on: bool = key(True, "Whether it is set")
    days: tuple[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ...] = key((), "On which days; without any, once")


@dataclass(frozen=True, slots=True)
class Accessory:
    """A thing in the home that can be switched."""

    name: str = key(MISSING, "Name")
    room: str = key("", "The room it stands in")
    kind: str = key("Light", "What it is")
    on: bool = key(False, "Whether it is on")
    level: float = key(1.0, "How far it is turned up, from 0 to 1", low=0, high=1)


@dataclass(frozen=True, slots=True)
class Share:
    """What was handed to the shortcut, by the share sheet or by whoever ran it."""

    texts: tuple[str, ...] = key((), "Texts")
    urls: tuple[str, ...] = key((), "Links")
    files: tuple[str, ...] = key((), "Paths of files of this device", check="path")


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person answers when the shortcut asks."""

    mode: Literal["default", "random", "first"] = key(
        "default",
        "What is answered where nothing fits: the shortcut's default or else the first choice, one drawn by `seed`, or the first choice",
    )
    seed: int = key(0, 'For `mode = "random"` and whatever else is drawn', low=0)
    questions: Mapping[str, tuple[str, ...]] = key({}, "By the question's text: the answers, one each time it is asked; the last stays")
    menus: Mapping[str, tuple[str, ...]] = key({}, "By the menu's prompt: the title of the item, one each time; the last stays")
    lists: Mapping[str, tuple[str, ...]] = key({}, "By the prompt of a list to choose from: every item that is chosen")
    cancelled: tuple[str, ...] = key((), "Questions, menus, lists and alerts, by their text, that are cancelled")
    dictated: str = key("", "What is said where the shortcut listens")
    scanned: str = key("", "What the code holds that is scanned")


@dataclass(frozen=True, slots=True)
class Response:
    """A recorded answer of the network."""

    url: str = key(MISSING, "The address it answers")
    method: str = key("", "The method it answers, as GET; without it, every method")
    match: Literal["exact", "prefix", "path"] = key(
        "exact", "Whether the whole address has to agree, its beginning, or host and path without scheme and query"
    )
    status: int = key(200, "Status code", low=100, high=599)
    headers: Mapping[str, str] = key({}, "Header fields")
    content: bytes = key(b"", "Body")
    failure: str = key("", "If not empty, the request fails with this message instead")


@dataclass(frozen=True, slots=True)
class Network:
    """What happens when a shortcut asks the network."""

    mode: Literal["off", "replay", "live"] = key(
        "off", "What answers where nothing is recorded: `off`, an answer is made up; `replay`, nothing; `live`, the real network"
    )
    responses: tuple[Response, ...] = key((), "Recorded answers; the first that fits is given")


@dataclass(frozen=True, slots=True)
class Device:
    """A whole device. `Device()` is an empty one; `default_device` gives one with sensible contents."""

    clock: Clock = key(Clock(), "The clock")
    locale: str = key("en_US", "Language and region in which texts are made", check="locale")
    language: str = key("en", "Language of the device", check="locale")
    clipboard: tuple[str, ...] = key((), "What was copied, a text or a list of texts")
    files: tuple[File, ...] = key((), "Files")
    photos: tuple[Photo, ...] = key((), "The photo library")
    contacts: tuple[Contact, ...] = key((), "Contacts")
    calendars: tuple[Calendar, ...] = key((), "Calendars with their events")
    reminders: tuple[ReminderList, ...] = key((), "Lists of reminders")
    notes: tuple[Note, ...] = key((), "Notes")
    music: Music = key(Music(), "The music library")
    podcasts: tuple[Podcast, ...] = key((), "Episodes of podcasts")
    health: tuple[Sample, ...] = key((), "Health samples")
    workouts: tuple[Workout, ...] = key((), "Workouts")
    location: Location = key(Location(), "Where the device is")
    weather: Weather = key(Weather(), "The weather there")
    battery: Battery = key(Battery(), "The battery")
    wifi: Wifi = key(Wifi(), "Wi-Fi")
    cellular: Cellular = key(Cellular(), "The telephone network")
    hardware: Hardware = key(Hardware(), "What the device is")
    settings: Settings = key(Settings(), "How it is set")
    apps: tuple[App, ...] = key((), "Installed apps")
    shortcuts: tuple[OtherShortcut, ...] = key((), "Other shortcuts")
    alarms: tuple[Alarm, ...] = key((), "Alarms")
    home: tuple[Accessory, ...] = key((), "Accessories of the home")
    share: Share = key(Share(), "What was handed to the shortcut")
    answers: Answers = key(Answers(), "What the person answers")
    network: Network = key(Network(), "What the network answers")
