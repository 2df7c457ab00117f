"""What is written as TOML reads back as an equal device: every kind of field, with values from everywhere in its bounds."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflowllm.simulate.device.defaults import default_device
from workflowllm.simulate.device.model import Clock, Device
from workflowllm.simulate.device.reading import read_device
from workflowllm.simulate.device.shaping import hints
from workflowllm.simulate.device.writing import to_toml

NASTY = st.sampled_from(
    [
        '"',
        '"""',
        'a"',
        '""x"\n"',
        "\\",
        "\r\n",
        "\n",
        "\n\n",
        "'",
        "'''",
        "\t",
        "\x00",
        "\x7f",
        "\x1f",
        "é😀",
        "#",
        "[x]",
        " ",
        "\u2028",
        "\r",
    ]
)
TEXTS = st.lists(NASTY | st.text(st.characters(exclude_categories=["Cs"]), max_size=6), max_size=5).map("".join)
NAMES = st.text("abcXYZ 09._-é", min_size=1, max_size=9).filter(lambda name: name.strip() not in ("", ".", ".."))
CHECKED = {
    "path": NAMES.map(lambda name: f"/Shortcuts/{name}"),
    "name": NAMES,
    "zone": st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kathmandu"]),
    "locale": st.sampled_from(["en_US", "de", "zh_Hans_CN", "es-419"]),
}
ZONES = st.sampled_from(
    [UTC, timezone(timedelta(hours=5, minutes=45)), timezone(timedelta(hours=-7)), timezone(timedelta(minutes=53, seconds=28))]
)
MOMENTS = st.datetimes(datetime(1901, 1, 2), datetime(2199, 12, 30), timezones=ZONES)
"""The years that a clock may start in: other dates may lie a year further out."""
PLAIN: dict[object, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    bytes: TEXTS.map(lambda text: text.encode("utf-8")) | st.binary(max_size=30),
    date: st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    datetime: MOMENTS,
    time: st.times(),
}


def values(field: Field[Any], hint: Any) -> st.SearchStrategy[Any]:
    """Whatever a field may hold."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        return st.lists(values(field, inner[0]), max_size=3).map(tuple)
    if origin in (Union, UnionType):
        return st.none() | values(field, next(kind for kind in inner if kind is not NoneType))
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is not None:
        return st.dictionaries(TEXTS, values(field, inner[1]), max_size=3)
    if is_dataclass(hint):
        return parts(hint)  # type: ignore[arg-type]
    low, high = field.metadata["low"], field.metadata["high"]
    if hint is str:
        return CHECKED.get(field.metadata["check"], TEXTS)
    if hint is int:
        return st.integers(int(low), int(high))
    return st.floats(float(low), float(high)) if hint is float else PLAIN[hint]


def parts(part: type) -> st.SearchStrategy[Any]:
    """Any value of a part that hangs together."""
    kinds = {field.name: values(field, hints(part)[field.name]) for field in fields(part)}
    optional = {field.name: kinds.pop(field.name) for field in fields(part) if (field.default, field.default_factory) != (MISSING, MISSING)}
    return st.fixed_dictionaries(kinds, optional=optional).map(_ordered).map(lambda said: part(**said))


def _ordered(said: dict[str, Any]) -> dict[str, Any]:
    if {"start", "end"} <= said.keys():
        said["start"], said["end"] = sorted((said["start"], said["end"]))
    return said


def _hangs_together(name: str, value: Any) -> Any:
    if name == "files":
        return tuple({file.path: file for file in value}.values())
    return replace(value, files=()) if name == "share" else value


@pytest.mark.parametrize("name", [field.name for field in fields(Device)])
def test_every_part_reads_back(name: str) -> None:
    field = next(field for field in fields(Device) if field.name == name)

    @settings(max_examples=40, deadline=None)
    @given(values(field, hints(Device)[name]))
    def reads_back(value: Any) -> None:
        device = replace(Device(), **{name: _hangs_together(name, value)})
        text = to_toml(device)
        assert read_device(text) == device
        assert to_toml(read_device(text)) == text

    reads_back()


def test_the_test_draws_what_it_should() -> None:
    """A writer that forgets a field would be seen."""
    field = next(field for field in fields(Device) if field.name == "contacts")
    drawn: list[Device] = []

    @settings(max_examples=60, deadline=None, database=None)
    @given(values(field, hints(Device)["contacts"]))
    def collect(value: Any) -> None:
        drawn.append(replace(Device(), contacts=value))

    collect()
    assert len({to_toml(device) for device in drawn}) > 10
    assert any(person.addresses for device in drawn for person in device.contacts)


@settings(max_examples=25, deadline=None)
@given(MOMENTS, CHECKED["zone"])
def test_the_default_device_reads_back_at_any_time(now: datetime, zone: str) -> None:
    now = min(max(now, datetime(1901, 1, 3, tzinfo=UTC)), datetime(2199, 12, 29, tzinfo=UTC))
    device = default_device(Clock(now, zone))
    assert read_device(to_toml(device)) == device


def test_a_text_of_several_lines_looks_like_itself() -> None:
    device = read_device('base = "empty"\n[[notes]]\ntitle = "x"\nbody = "say \\"no\\"\\nand \\"\\"\\"\\n"\n')
    assert 'body = """\nsay "no"\nand \\"\\"\\"\n"""' in to_toml(device)


def test_the_files_beside_it_are_read_once_and_written_down(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("device")
    (folder / "raw.bin").write_bytes(b"\xff\x00")
    (folder / "d.toml").write_text('[[files]]\npath = "/a"\nfrom = "raw.bin"\n', encoding="utf-8")
    device = read_device(folder / "d.toml")
    assert device.files[0].content == b"\xff\x00"
    assert read_device(to_toml(device)) == device
