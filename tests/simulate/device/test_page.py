"""The page of the device names every key, as the fields declare it, and its example is a device."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass

from tests.guards.house import REPOSITORY
from workflowllm.simulate.device import contents, model
from workflowllm.simulate.device.reading import read_device
from workflowllm.simulate.device.reference import key_tables

PAGE = REPOSITORY / "docs" / "device.md"
MARK = "<!-- keys -->\n"


def test_the_page_holds_the_tables_of_keys(update_golden: bool) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text.count(MARK) == 1
    wanted = text.split(MARK)[0] + MARK + "\n" + key_tables().rstrip("\n") + "\n"
    if update_golden:
        PAGE.write_text(wanted, encoding="utf-8")
    else:
        assert text == wanted


def test_every_field_of_every_part_is_named() -> None:
    text = PAGE.read_text(encoding="utf-8")
    parts = [part for module in (contents, model) for part in vars(module).values() if isinstance(part, type) and is_dataclass(part)]
    assert len(parts) > 30
    for part in parts:
        for field in fields(part):
            assert field.name == "content" or f"| `{field.name}` |" in text, f"{part.__name__}.{field.name}"
            assert len(field.metadata["meaning"]) >= 4, f"{part.__name__}.{field.name}"


def test_every_table_has_a_section() -> None:
    sections = re.findall(r"^### `(.+)`$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert {"clock", "files[]", "calendars[].events[]", "contacts[].phones[]", "weather.now", "network.responses[]"} <= set(sections)


def test_the_example_is_a_device() -> None:
    example = re.search(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert example
    device = read_device(example[1])
    assert (device.locale, device.battery.level, device.battery.charging) == ("de_DE", 0.15, False)
    assert device.clock.now.isoformat() == "2026-12-24T18:00:00+01:00"
    assert [file.content for file in device.files] == [b"Milk\nBread\n"]
    assert device.answers.questions == {"How many?": ("2", "5")}
    assert device.network.responses[0].content == b'["tea", "rice"]'
    assert len(device.contacts) == 6
