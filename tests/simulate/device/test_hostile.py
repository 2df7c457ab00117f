"""Descriptions made to hurt: each ends soon, with a device or with an error that has a place."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflowllm.errors import DeviceError
from workflowllm.simulate.device.content import LARGEST_FILE
from workflowllm.simulate.device.reading import LARGEST_TEXT, read_device

NEARLY = LARGEST_TEXT - 100

HOSTILE = {
    "ten megabytes": "#" + "x" * 10_000_000,
    "nested lists": "clipboard = " + "[" * 100_000,
    "nested tables": "clipboard = " + "{a = " * 100_000,
    "deep key": "a" + ".a" * (NEARLY // 2) + " = 1",
    "deep key with spaces": "a" + " . a" * (NEARLY // 4) + " = 1",
    "deep header": "[" + "a." * (NEARLY // 2) + "a]",
    "deep quoted key": '"a"' + '."a"' * (NEARLY // 4) + " = 1",
    "deep key in a table": "x = {a" + ".a" * (NEARLY // 2) + " = 1}",
    "one long word": "x" * NEARLY,
    "one long key": "x" * (NEARLY - 10) + " = 1",
    "quotes": '"' * NEARLY,
    "digits": "x = " + "9" * NEARLY,
    "runs of digits": "x = '" + ("9" * 3999 + " ") * 400 + "'\ny = " + "9" * 5000,
    "hexadecimal": "x = 0x" + "f" * NEARLY,
    "exponent": "battery.level = 1e999999999",
    "long unknown key": '"' + "level" * 100_000 + '" = 1',
    "many entries": "clipboard = [" + "'',\n" * 100_000 + "]",
    "carriage returns": "x = '\r'",
    "null": "x = '\x00'",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_description_is_refused_soon(name: str) -> None:
    start = time.perf_counter()
    with pytest.raises(DeviceError) as caught:
        read_device(HOSTILE[name])
    assert time.perf_counter() - start < 10
    assert caught.value.where is not None
    assert len(str(caught.value)) < 1000


def test_many_deep_keys_take_little_time() -> None:
    start = time.perf_counter()
    with pytest.raises(DeviceError):
        read_device("".join(f"a{number}" + ".a" * 29 + " = 1\n" for number in range(NEARLY // 80)))
    assert time.perf_counter() - start < 10


def test_a_large_file_beside_it_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "big").open("wb") as stream:
        stream.truncate(LARGEST_FILE + 1)
    (tmp_path / "d.toml").write_text("[[files]]\npath = '/a'\nfrom = 'big'\n", encoding="utf-8")
    with pytest.raises(DeviceError, match="too large"):
        read_device(tmp_path / "d.toml")


def test_a_file_taken_again_and_again_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "big").open("wb") as stream:
        stream.truncate(LARGEST_FILE)
    text = "".join(f"[[files]]\npath = '/a{number}'\nfrom = 'big'\n" for number in range(6))
    (tmp_path / "d.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DeviceError, match="too large") as caught:
        read_device(tmp_path / "d.toml")
    assert str(caught.value.where) == "$.files[4].from"


KEYS = st.sampled_from(
    ["clock", "now", "zone", "files", "path", "text", "calendars", "events", "start", "battery", "level", "answers", "questions", "x", "''"]
)
VALUES = st.sampled_from(
    [
        "1",
        "-0.0",
        "nan",
        "true",
        "'x'",
        "[]",
        "{}",
        "[[]]",
        "[{}]",
        "2026-06-15",
        "07:30:00",
        "2026-06-15T10:30:00",
        "{x = 1}",
        "['x']",
        "1e400",
    ]
)
LINES = st.one_of(
    st.tuples(st.lists(KEYS, min_size=1, max_size=3), VALUES).map(lambda pair: f"{'.'.join(pair[0])} = {pair[1]}"),
    st.lists(KEYS, min_size=1, max_size=3).map(lambda keys: f"[{'.'.join(keys)}]"),
    st.lists(KEYS, min_size=1, max_size=3).map(lambda keys: f"[[{'.'.join(keys)}]]"),
    st.text(max_size=8),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=6).map("\n".join))
def test_any_text_gives_a_device_or_an_error(text: str) -> None:
    with contextlib.suppress(DeviceError):
        read_device(text)
