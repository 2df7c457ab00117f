"""What a description means, and where its errors are said to be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from workflowllm.errors import DeviceError, PropertyPath, Span
from workflowllm.simulate.device.defaults import default_device
from workflowllm.simulate.device.model import Device
from workflowllm.simulate.device.reading import read_device

EVENT = '[[calendars]]\nname = "x"\n[[calendars.events]]\ntitle = "y"\n'

WRONG = [
    ("nonsense = 1", "$.nonsense", ""),
    ("clipbord = 'x'", "$.clipbord", "'clipboard'"),
    ("[battery]\nlevl = 1", "$.battery.levl", "'level'"),
    ("[battery]\nlevel = 1.5", "$.battery.level", "from 0 to 1"),
    ("[battery]\nlevel = true", "$.battery.level", "a number"),
    ("[battery]\nlevel = nan", "$.battery.level", "from 0 to 1"),
    ("[battery]\nlevel = inf", "$.battery.level", "from 0 to 1"),
    ("[battery]\ncharging = 1", "$.battery.charging", "true or false"),
    ("battery = 3", "$.battery", "a table"),
    ("music.songs = 3", "$.music.songs", "[[songs]]"),
    ("[[music.songs]]\nartist = 'x'", "$.music.songs[0]", "title = "),
    ("[[music.songs]]\ntitle = 'x'\nplays = 1" + "0" * 3000, "$.music.songs[0].plays", "from 0 to"),
    ("[[music.songs]]\ntitle = 'x'\nplays = 0x" + "f" * 100_000, "$.music.songs[0].plays", "from 0 to"),
    ("[[music.songs]]\ntitle = 'x'\nplays = 1.0", "$.music.songs[0].plays", "whole number"),
    ("clipboard = [1]", "$.clipboard[0]", "in quotes"),
    ("clock.zone = 'Mars/Base'", "$.clock.zone", "IANA"),
    ("clock.zone = '../../etc/passwd'", "$.clock.zone", "IANA"),
    ("clock.zone = 'America'", "$.clock.zone", "IANA"),
    ("clock.zone = ''", "$.clock.zone", "IANA"),
    ("clock.zone = 5", "$.clock.zone", "in quotes"),
    ("clock = 5", "$.clock", "a table"),
    ("clock.now = '2026-06-15'", "$.clock.now", "without quotes"),
    ("clock.now = 2026-06-15", "$.clock.now", "2026-06-15T10:30:00"),
    ("clock.now = 0001-01-01T00:00:00Z", "$.clock.now", "1900"),
    ("clock.now = 9999-12-31T23:59:59-12:00", "$.clock.now", "1900"),
    ("clock.now = 1900-06-01T00:00:00", "$.clock.now", "1901"),
    ("clock.tick_seconds = -1", "$.clock.tick_seconds", "from 0 to 3600"),
    ("locale = 'english'", "$.locale", "en_US"),
    ("base = 'full'", "$.base", "default, empty"),
    ("[[contacts]]\nbirthday = 2020-01-01T00:00:00", "$.contacts[0].birthday", "a date"),
    ("[[contacts]]\nphones = ['555-0100']", "$.contacts[0].phones[0]", "a table"),
    (EVENT + "start = 2026-01-01T10:00:00\nend = 2026-01-01T09:00:00", "$.calendars[0].events[0].end", "not before"),
    (EVENT + "start = 2026-01-01T10:00:00", "$.calendars[0].events[0]", "end = "),
    ("[[files]]\npath = 'x.txt'", "$.files[0].path", "slash"),
    ("[[files]]\npath = '/a/../b'", "$.files[0].path", "slash"),
    ("[[files]]\npath = '/'", "$.files[0].path", "slash"),
    ("[[files]]\npath = '/a//b'", "$.files[0].path", "slash"),
    ("[[files]]\npath = '/a\\b'", "$.files[0].path", "slash"),
    ('[[files]]\npath = "/a\\u0000"', "$.files[0].path", "slash"),
    ("[[files]]\npath = '/" + "a/" * 800 + "a'", "$.files[0].path", "slash"),
    ("[[files]]\npath = '/a'\n[[files]]\npath = '/a'", "$.files[1].path", "of its own"),
    ("[[files]]\npath = '/a'\n[[files]]\npath = '/a/b'", "$.files[1].path", "only folders"),
    ("[[files]]\npath = '/a'\ntext = 'x'\nbase64 = 'eA=='", "$.files[0]", "only one"),
    ("[[files]]\npath = '/a'\ntext = 5", "$.files[0].text", "in quotes"),
    ("[[files]]\npath = '/a'\nbase64 = '!'", "$.files[0].base64", "padded"),
    ("[[files]]\npath = '/a'\nfrom = 'x'", "$.files[0].from", "from its file"),
    ("[[files]]\npath = '/a'\ncontent = 'x'", "$.files[0].content", ""),
    ("[[photos]]\nname = '../x.png'", "$.photos[0].name", "without slashes"),
    ("[[photos]]\nname = 'x'\nkind = 'painting'", "$.photos[0].kind", "screenshot"),
    ("[[photos]]\nname = 'x'\nkind = ['photo']", "$.photos[0].kind", "screenshot"),
    ("[[photos]]\nname = 'x'\nwidth = 1000000", "$.photos[0].width", "from 1 to 20000"),
    ("[[alarms]]\nat = 07:30:00\ndays = ['monday']", "$.alarms[0].days[0]", "mon"),
    ("[[alarms]]\nat = '07:30'", "$.alarms[0].at", "a time"),
    ("share.files = ['/Shortcuts/helo.txt']", "$.share.files[0]", "/Shortcuts/hello.txt"),
    ("answers.questions = ['x']", "$.answers.questions", "a table"),
    ("answers.questions.Age = 3", "$.answers.questions.Age", "a list"),
    ("network.mode = 'on'", "$.network.mode", "replay"),
    ("network.folder = 3", "$.network.folder", "in quotes"),
    ("network.folder = 'x'", "$.network.folder", "from its file"),
    ("[[network.responses]]\nurl = 'x'\nstatus = 99", "$.network.responses[0].status", "from 100 to 599"),
    ("[[network.responses]]\nurl = 'x'\nheaders = {a = 1}", "$.network.responses[0].headers.a", "in quotes"),
]


@pytest.mark.parametrize(("text", "place", "advice"), WRONG, ids=[place + text[-12:] for text, place, _ in WRONG])
def test_an_error_says_where_and_what_to_do(text: str, place: str, advice: str) -> None:
    with pytest.raises(DeviceError) as caught:
        read_device(text)
    assert isinstance(caught.value.where, PropertyPath)
    assert str(caught.value.where) == place
    assert advice in caught.value.advice
    assert len(caught.value.advice) > 10
    assert len(str(caught.value)) < 900


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("locale = en_US", 1, 10),
        ("locale = 'en_US'\nlanguage = \n", 2, 12),
        ("locale = 'en_US'\nlocale = 'de_DE'\n", 2, 17),
        ("clock.now = 2026-02-30T00:00:00", 1, 13),
        ('locale = "en', 1, 13),
        ("a = [1,\n", 2, 1),
        ("x = 1" + "0" * 5000, 1, 5),
        ("\n\n  a" + ".a" * 40 + " = 1", 3, 3),
    ],
)
def test_an_error_of_syntax_has_line_and_column(text: str, line: int, column: int) -> None:
    with pytest.raises(DeviceError) as caught:
        read_device(text)
    where = caught.value.where
    assert isinstance(where, Span)
    assert (where.line, where.column) == (line, column)


def test_what_is_not_said_is_the_default() -> None:
    assert read_device("") == default_device()
    assert read_device('base = "empty"') == Device()


def test_a_table_merges_and_a_list_replaces() -> None:
    device = read_device("[location]\ncity = 'Elsewhere'\n[[contacts]]\nfirst_name = 'Kim'\n[weather.now]\ncondition = 'Fog'\n")
    usual = default_device()
    assert (device.location.city, device.location.state) == ("Elsewhere", usual.location.state)
    assert [person.first_name for person in device.contacts] == ["Kim"]
    assert (device.weather.now.condition, device.weather.now.humidity) == ("Fog", usual.weather.now.humidity)
    assert device.weather.hours == usual.weather.hours
    assert device.notes == usual.notes


def test_a_time_without_an_offset_is_in_the_zone_of_the_clock() -> None:
    device = read_device("[clock]\nnow = 2026-01-10T08:00:00\nzone = 'Asia/Tokyo'\n[[notes]]\ntitle = 'x'\ncreated = 2026-01-01T00:00:00\n")
    assert device.clock.now == datetime(2026, 1, 9, 23, tzinfo=UTC)
    assert device.notes[0].created == datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=9)))


def test_a_text_alone_is_a_list_of_one() -> None:
    device = read_device("clipboard = 'x'\n[answers.questions]\n'Your age?' = '7'\n")
    assert device.clipboard == ("x",)
    assert device.answers.questions == {"Your age?": ("7",)}


def device_in(folder: Path, text: str) -> Device:
    (folder / "device.toml").write_text(text, encoding="utf-8")
    return read_device(folder / "device.toml")


def test_files_beside_the_description_are_read(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.bin").write_bytes(b"\x00\xff")
    text = "[[files]]\npath = '/a'\nfrom = 'data/a.bin'\n[[shortcuts]]\nname = 's'\nbase64 = 'AP8='\n"
    device = device_in(tmp_path, text)
    assert device.files[0].content == device.shortcuts[0].content == b"\x00\xff"


@pytest.mark.parametrize(
    "name", ["../secret", "data/../../secret", "link", "linked/secret", "/etc/hostname", "missing", ".", "pipe", "a\\u0000b", "x" * 5000]
)
def test_no_file_is_read_from_elsewhere(tmp_path: Path, name: str) -> None:
    import os

    folder = tmp_path / "device"
    (folder / "data").mkdir(parents=True)
    (tmp_path / "secret").write_text("s", encoding="utf-8")
    (folder / "link").symlink_to(tmp_path / "secret")
    (folder / "linked").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe")
    with pytest.raises(DeviceError) as caught:
        device_in(folder, f'[[files]]\npath = "/a"\nfrom = "{name}"\n')
    assert str(caught.value.where) == "$.files[0].from"


def test_a_folder_of_responses_is_read(tmp_path: Path) -> None:
    site = tmp_path / "web" / "example.com"
    (site / "api").mkdir(parents=True)
    (site / "api" / "list.json").write_text("[1]", encoding="utf-8")
    (site / "index.html").write_text("<p>hi", encoding="utf-8")
    (site / ".hidden").write_text("no", encoding="utf-8")
    device = device_in(tmp_path, "[network]\nmode = 'replay'\nfolder = 'web'\n[[network.responses]]\nurl = 'https://example.com/first'\n")
    assert [(answer.url, answer.match, answer.content) for answer in device.network.responses] == [
        ("https://example.com/first", "exact", b""),
        ("https://example.com", "path", b"<p>hi"),
        ("https://example.com/api/list.json", "path", b"[1]"),
    ]
    assert device.network.responses[2].headers == {"Content-Type": "application/json"}
    (site / "out").symlink_to("/etc/hostname")
    with pytest.raises(DeviceError, match="leads out"):
        device_in(tmp_path, "network.folder = 'web'")


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_description_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(DeviceError, match="no such file"):
        read_device(tmp_path / name)


def test_a_description_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "d.toml").write_bytes(b"locale = '\xff'")
    with pytest.raises(DeviceError, match="UTF-8"):
        read_device(tmp_path / "d.toml")
