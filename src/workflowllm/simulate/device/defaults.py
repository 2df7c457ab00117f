"""The default device: an invented person's iPhone, with something of everything, dated around the clock's start.

People, streets and companies are made up. Telephone numbers are of the range 555-0100 to 555-0199, which is kept free for fiction; names
of hosts, addresses of networks and of hardware are of those that RFC 2606, RFC 5737, RFC 3849 and RFC 7042 keep for documents.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from workflowllm.simulate.device.contents import File, Music, Photo, Playlist, Podcast, Sample, Song, Workout
from workflowllm.simulate.device.defaults_people import calendars, contacts, notes, reminders
from workflowllm.simulate.device.model import (
    Accessory,
    Alarm,
    App,
    Battery,
    Cellular,
    Clock,
    Device,
    Forecast,
    Hardware,
    Location,
    OtherShortcut,
    Weather,
    Wifi,
)

__all__ = ["default_device"]


def default_device(clock: Clock = Clock()) -> Device:  # noqa: B008 - a clock is a value that nothing changes
    """The device that a run has where the user describes none.

    Args:
        clock: Its clock; events, samples, photos and forecasts lie around its start, by the days of its zone.
    """
    local = clock.now.astimezone(ZoneInfo(clock.zone))
    offset = local.utcoffset()
    assert offset is not None
    now = local.replace(tzinfo=timezone(offset), second=0, microsecond=0)
    today = now.replace(hour=0, minute=0)
    return Device(
        clock=clock,
        clipboard=("Milk, eggs and a loaf of rye bread",),
        files=_files(now),
        photos=_photos(now),
        contacts=contacts(),
        calendars=calendars(today),
        reminders=reminders(today),
        notes=notes(today),
        music=_music(),
        podcasts=_podcasts(today),
        health=_health(now, today),
        workouts=(Workout("Running", today - timedelta(hours=40), today - timedelta(hours=39, minutes=28), 310.0, 5.1),),
        location=Location(
            37.3230, -122.0322, 72.0, "Town Square", "100 Example Street", "Cupertino", "California", "95014", "United States"
        ),
        weather=_weather(now, today),
        battery=Battery(0.8, False),
        wifi=Wifi(True, "Home Network", "00:00:5e:00:53:01"),
        cellular=Cellular(carrier="Example Mobile"),
        hardware=_hardware(),
        apps=tuple(App(name, f"com.apple.{bundle}") for name, bundle in _APPS),
        alarms=(
            Alarm(time(6, 45), "Wake up", True, ("mon", "tue", "wed", "thu", "fri")),
            Alarm(time(9, 30), "Weekend", False, ("sat", "sun")),
        ),
        shortcuts=(
            OtherShortcut("Good Morning", "Daily", "Good morning!"),
            OtherShortcut("Log Water", "Daily", "250 ml"),
            OtherShortcut("Share Location", "", "Sent"),
        ),
        home=(Accessory("Desk Lamp", "Study", "Light", True, 0.6), Accessory("Kettle", "Kitchen", "Outlet")),
    )


_APPS = (
    ("App Store", "AppStore"),
    ("Books", "iBooks"),
    ("Calculator", "calculator"),
    ("Calendar", "mobilecal"),
    ("Camera", "camera"),
    ("Clock", "mobiletimer"),
    ("Contacts", "MobileAddressBook"),
    ("Files", "DocumentsApp"),
    ("Health", "Health"),
    ("Mail", "mobilemail"),
    ("Maps", "Maps"),
    ("Messages", "MobileSMS"),
    ("Music", "Music"),
    ("Notes", "mobilenotes"),
    ("Photos", "mobileslideshow"),
    ("Podcasts", "podcasts"),
    ("Reminders", "reminders"),
    ("Safari", "mobilesafari"),
    ("Settings", "Preferences"),
    ("Shortcuts", "shortcuts"),
)

_HELLO = b"Hello from the Shortcuts folder.\n"
_SETTINGS = b'{"name":"Robin","units":"metric","theme":"dark","count":3}\n'
_TABLE = b"item,price,amount\nApples,2.50,4\nBread,3.20,1\nCoffee,8.90,2\n"
_LOG = b"Monday: 20 minutes\nTuesday: 35 minutes\nThursday: 15 minutes\n"
_LIST = b"# Packing\n\n- passport\n- charger\n- rain jacket\n"


def _files(now: datetime) -> tuple[File, ...]:
    contents = (
        ("hello.txt", _HELLO),
        ("settings.json", _SETTINGS),
        ("prices.csv", _TABLE),
        ("Journal/log.txt", _LOG),
        ("packing.md", _LIST),
    )
    made = [now - timedelta(days=30 - 5 * place, hours=place) for place in range(len(contents))]
    return tuple(
        File(f"/Shortcuts/{name}", content, at, at + timedelta(days=1)) for (name, content), at in zip(contents, made, strict=True)
    )


def _photos(now: datetime) -> tuple[Photo, ...]:
    def photo(place: int, hours: int, **more: object) -> Photo:
        suffix = {"screenshot": "PNG", "video": "MOV"}.get(str(more.get("kind", "photo")), "HEIC")
        taken = now - timedelta(hours=hours)
        return Photo(f"IMG_{place:04}.{suffix}", taken, seed=place, **more)  # type: ignore[arg-type]

    return (
        photo(1, 900, album="Coast", latitude=36.55, longitude=-121.92, favourite=True),
        photo(2, 899, album="Coast", latitude=36.56, longitude=-121.93, width=48, height=64),
        photo(3, 898, album="Coast", kind="video", duration=12.5),
        photo(4, 240, kind="live"),
        photo(5, 100, kind="selfie", width=48, height=64),
        photo(6, 30, album="Recipes"),
        photo(7, 5, kind="screenshot", width=40, height=87),
        photo(8, 2, latitude=37.323, longitude=-122.032),
    )


def _music() -> Music:
    albums = (
        ("Paper Lanterns", "The Quiet Harbour", "Folk", 2019, ("Low Tide", "Lanterns", "The Ferry Home", "Salt")),
        ("Static Garden", "Nova Ellery", "Electronic", 2023, ("Signal", "Night Bloom", "Afterimage")),
        ("Kitchen Sessions", "Odd Socks Trio", "Jazz", 2015, ("Sunday Pan", "Blue Kettle", "Crumbs")),
    )
    songs = tuple(
        Song(
            title, artist, album, genre, duration=150.0 + 13 * track + len(title), track=track, year=year, plays=7 * track, rating=5 - track
        )
        for album, artist, genre, year, titles in albums
        for track, title in enumerate(titles, 1)
    )
    lists = (Playlist("Morning", ("Sunday Pan", "Low Tide", "Signal")), Playlist("Focus", ("Night Bloom", "Afterimage", "Salt")))
    return Music(songs, lists, current="Lanterns", position=42.0)


def _podcasts(today: datetime) -> tuple[Podcast, ...]:
    feed = "https://podcasts.example.com/small-machines/feed.xml"
    titles = ("How a clock keeps time", "The lock on the canal", "Weighing a cloud")
    return tuple(
        Podcast(title, "Small Machines", "Example Radio", feed, today - timedelta(days=7 * place + 1), 1500.0 + 240 * place, place > 0)
        for place, title in enumerate(titles)
    )


def _health(now: datetime, today: datetime) -> tuple[Sample, ...]:
    """Seven days, this one last; what would lie ahead of the clock is left out."""
    days: tuple[tuple[int, float, float, float, float], ...] = (
        (8210, 61, 71.4, 7.2, 1800),
        (10432, 59, 71.3, 6.8, 2100),
        (4975, 63, 71.5, 8.1, 1500),
        (12004, 58, 71.2, 7.5, 2400),
        (7318, 60, 71.2, 6.4, 1900),
        (9127, 62, 71.0, 7.9, 2000),
        (2140, 64, 71.1, 7.0, 500),
    )
    found = []
    for back, (steps, heart, weight, sleep, water) in zip(range(6, -1, -1), days, strict=True):
        start = today - timedelta(days=back)
        wake, early = start + timedelta(hours=6, minutes=45), start + timedelta(hours=8)
        end = start + timedelta(hours=10 if back == 0 else 22)
        found += [
            Sample("Sleep", sleep * 3600, "s", wake - timedelta(hours=sleep), wake, "Watch"),
            Sample("Weight", weight, "kg", wake + timedelta(minutes=10), wake + timedelta(minutes=10), "Scale"),
            Sample("Steps", float(steps), "count", wake, end, "iPhone"),
            Sample("Heart Rate", float(heart), "count/min", early, early, "Watch"),
            Sample("Water", float(water), "mL", early, early, "Health"),
        ]
    return tuple(sample for sample in found if sample.end <= now)


def _weather(now: datetime, today: datetime) -> Weather:
    first = now.replace(minute=0)
    conditions = ("Mostly Clear", "Clear", "Partly Cloudy", "Cloudy", "Rain")
    hours = tuple(Forecast(first + timedelta(hours=ahead), conditions[ahead % 4], 19.0 + (ahead * 7) % 9) for ahead in range(1, 13))
    days = tuple(
        Forecast(
            today + timedelta(days=ahead),
            conditions[ahead % 5],
            20.0 + ahead % 3,
            high=25.0 + ahead % 4,
            low=12.0 + ahead % 3,
            precipitation_chance=0.1 * (ahead % 5),
            sunrise=today + timedelta(days=ahead, hours=5, minutes=48),
            sunset=today + timedelta(days=ahead, hours=20, minutes=31),
        )
        for ahead in range(7)
    )
    sky = Forecast(
        now,
        "Mostly Clear",
        19.0,
        18.5,
        25.0,
        12.0,
        0.62,
        0.05,
        wind_speed=9.0,
        wind_direction=290.0,
        pressure=1015.0,
        dewpoint=11.5,
        uv_index=6,
        air_quality=38,
        sunrise=days[0].sunrise,
        sunset=days[0].sunset,
    )
    return Weather(sky, hours, days)


def _hardware() -> Hardware:
    return Hardware(
        name="Robin's iPhone",
        local_ip="192.168.1.20",
        local_ip6="fe80::20",
        external_ip="203.0.113.7",
        external_ip6="2001:db8::7",
    )
