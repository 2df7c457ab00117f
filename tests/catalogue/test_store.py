"""Catalogues as files, and the user's folder of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workflowllm.catalogue.collection import Catalogue, attributed
from workflowllm.catalogue.definition import Definition, Filter, Parameter, When
from workflowllm.catalogue.standard import shipped, standard
from workflowllm.catalogue.store import VERSION, load, save, user_folder
from workflowllm.errors import DatasetError
from workflowllm.workflow.values import Record

WHOLE = attributed(
    Definition(
        "com.example.do",
        name="Do",
        keywords=("a", "b"),
        parameters={
            "Z": Parameter("Z", "enumeration", choices=("x", "y"), open=True, when=(When("A", "is", (1, "b", True)),), default=("q",)),
            "A": Parameter("A", "number", minimum=0.5, sources_allowed=frozenset(), default=0, seen=4),
            "B": Parameter("B", "record", default=Record({"red": 1.0, "inner": (1, 2)})),
        },
        output=False,
        needs=frozenset({"network", "user"}),
        needs_when={"location": (When("A", "missing"),)},
        since=26,
        gone=True,
        descriptor={"Name": "Example"},
        filters={"Name": Filter((4, 99), "text")},
        seen=9,
    ),
    "test",
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A user's folder of our own."""
    monkeypatch.setenv("WORKFLOWLLM_HOME", str(tmp_path))
    standard.cache_clear()
    yield tmp_path
    standard.cache_clear()


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "a" / "one.json"
    save(path, Catalogue([WHOLE, Definition("b")]), {"seed": 0})
    found = load(path)
    assert dict(found) == {"com.example.do": WHOLE, "b": Definition("b")}
    one = found["com.example.do"]
    assert list(one.parameters) == ["Z", "A", "B"]
    assert one.sources == WHOLE.sources
    assert one.parameters["Z"].sources == WHOLE.parameters["Z"].sources
    assert json.loads(path.read_text())["made"] == {"seed": 0}


def test_everything_that_ships_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    save(path, shipped(), {})
    assert dict(load(path)) == dict(shipped())


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"catalogue": 99, "actions": {}}', f'{{"catalogue": {VERSION}, "actions": []}}'])
def test_a_file_that_is_no_catalogue_is_named(home: Path, content: str) -> None:
    path = home / "catalogue" / "bad.json"
    path.parent.mkdir()
    path.write_text(content)
    with pytest.raises(DatasetError) as caught:
        standard()
    assert "bad.json" in str(caught.value)


@pytest.mark.parametrize(
    "record",
    [
        None,
        5,
        "x",
        {"nonsense": 1},
        {"name": 5},
        {"parameters": 5},
        {"parameters": {"K": {"key": "K", "kind": "txt"}}},
        {"parameters": {"K": {"key": "K", "when": [{"x": 1}]}}},
        {"needs": 5},
        {"filters": {"K": []}},
    ],
)
def test_a_damaged_definition_is_named_with_its_file(tmp_path: Path, record: Any) -> None:
    path = tmp_path / "bad.json"
    path.write_text(json.dumps({"catalogue": VERSION, "actions": {"a": {}, "com.example.bad": record}}))
    catalogue = load(path)
    assert catalogue["a"].identifier == "a"
    with pytest.raises(DatasetError) as caught:
        _ = catalogue["com.example.bad"]
    assert "bad.json" in str(caught.value)
    assert "com.example.bad" in str(caught.value)


def test_the_users_files_count_in_the_order_of_their_names(home: Path) -> None:
    assert standard() is shipped()
    for name, said in (("2.json", "Second"), ("1.json", "First")):
        save(user_folder() / name, Catalogue([attributed(Definition("com.example.do", name=said), name)]), {})
    standard.cache_clear()
    found = standard()["com.example.do"]
    assert (found.name, found.sources["name"]) == ("First", "1.json")
    assert len(standard()) == len(shipped()) + 1
    assert user_folder() == home / "catalogue"


def test_the_users_folder_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORKFLOWLLM_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert user_folder() == Path("/data/workflowllm/catalogue")
    monkeypatch.delenv("XDG_DATA_HOME")
    assert user_folder() == Path.home() / ".local/share/workflowllm/catalogue"
