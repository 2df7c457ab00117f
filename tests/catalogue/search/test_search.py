"""Finding actions: what words speak for, what is kept of texts, and that nothing a person writes can hurt."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflowllm.catalogue.collection import Catalogue
from workflowllm.catalogue.definition import Definition
from workflowllm.catalogue.search import CONSTRUCTS, Wish, build, load, save, search, words
from workflowllm.errors import DatasetError

P = "is.workflow.actions."
CATALOGUE = Catalogue(
    [
        Definition(f"{P}weather.forecast", name="Get Weather Forecast", description="Gets the forecast for a place."),
        Definition(f"{P}sendmessage", name="Send Message", description="Sends a message."),
        Definition("com.example.tea.Brew", name="Brew", description="Makes a drink."),
    ]
)
WISHES = [
    Wish(f"brew a cup of oolong number {number}", ("com.example.tea.Brew", f"{P}alert", f"{P}conditional", *[P + "delay"] * number))
    for number in range(1, 9)
]


def test_a_name_is_found_by_its_words() -> None:
    index = build([], catalogue=CATALOGUE)
    assert index.search("what is the forecast", 1)[0].identifier == f"{P}weather.forecast"
    assert index.search("message somebody", 1)[0].because == ("message",)


def test_what_shortcuts_with_such_words_use_is_learnt() -> None:
    before = [hit.identifier for hit in build([], catalogue=CATALOGUE).search("a cup of oolong", 3)]
    after = [hit.identifier for hit in build(WISHES, catalogue=CATALOGUE).search("a cup of oolong", 3)]
    assert "com.example.tea.Brew" not in before
    assert after[0] == "com.example.tea.Brew"


def test_constructs_of_the_language_are_never_found() -> None:
    found = build(WISHES, catalogue=CATALOGUE).search("if a condition repeat a menu variable", 10_000)
    assert not CONSTRUCTS & {hit.identifier for hit in found}
    assert len({hit.identifier for hit in found}) == len(found)


def test_the_same_gives_the_same_stored_or_not(tmp_path: Path) -> None:
    index = build(WISHES, catalogue=CATALOGUE)
    save(tmp_path / "a", index, {"seed": 0})
    save(tmp_path / "b", build(WISHES, catalogue=CATALOGUE), {"seed": 0})
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert load(tmp_path / "a").search("oolong and a message", 50) == index.search("oolong and a message", 50)


def test_the_index_holds_words_and_no_texts(tmp_path: Path) -> None:
    save(tmp_path / "a", build(WISHES, catalogue=CATALOGUE), {})
    text = (tmp_path / "a").read_text(encoding="utf-8")
    assert "oolong" in text
    assert "cup of oolong" not in text


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"format": 1}',
        '{"format": 2}',
        '{"format":1,"settings":{},"actions":["a"],"prior":[],"learnt":{},"defined":{},"together":{}}',
    ],
)
def test_a_damaged_index_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_text(content, encoding="utf-8")
    with pytest.raises(DatasetError):
        load(tmp_path / "a")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.integers(-3, 60))
def test_any_wish_is_answered(query: str, k: int) -> None:
    assert len(search(query, k, index=INDEX)) == max(0, min(k, len(INDEX.actions)))


INDEX = build(WISHES, catalogue=CATALOGUE)


@pytest.mark.parametrize("query", ["", "\x00", "\ud800", "a " * 500_000, "x" * 1_000_000])
def test_a_hostile_wish_takes_no_time(query: str) -> None:
    start = time.process_time()
    assert len(INDEX.search(query, 5)) == 5
    assert time.process_time() - start < 1


def test_words_lose_endings_and_what_everybody_says() -> None:
    assert words("I want to create a shortcut that resizes the Images") == ["resiz", "imag"]


def test_the_standard_index_finds_what_its_words_say() -> None:
    found = [hit.identifier for hit in search("send the weather forecast of tomorrow as a message", 3)]
    assert found[:2] == [f"{P}weather.forecast", f"{P}sendmessage"]
    assert json.dumps(found)
