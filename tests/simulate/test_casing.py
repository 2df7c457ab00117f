"""Change Case does what its items say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflowllm.simulate.casing import CASES, change_case

DEFINITION = "definition of text.changecase"
RUNS = "behaviour.md 7, device claims"
OURS = "our choice"
CASE_TABLE = [
    ("UPPERCASE", "hello", "HELLO", RUNS),
    ("lowercase", "HELLO", "hello", RUNS),
    ("Capitalize Every Word", "hello world", "Hello World", RUNS),
    ("Capitalize with Title Case", "hello world", "Hello World", RUNS),
    ("Capitalize with sentence case", "hello world", "Hello world", RUNS),
    ("cApItAlIzE wItH aLtErNaTiNg cAsE", "Capitalize with alternating case", "cApItAlIzE wItH aLtErNaTiNg cAsE", DEFINITION),
    ("UPPERCASE", "straße", "STRASSE", "Unicode, SpecialCasing"),
    ("Capitalize Every Word", "the (END) of it", "The (End) Of It", OURS),
    ("Capitalize with Title Case", "the END of it and of", "The End of It and Of", OURS),
    ("Capitalize with sentence case", "ONE. two?\n'three'", "One. Two?\n'Three'", OURS),
    ("cApItAlIzE wItH aLtErNaTiNg cAsE", "a1b", "a1B", OURS),
]


@pytest.mark.parametrize(("case", "text", "wanted", "source"), CASE_TABLE)
def test_a_case_is_changed(case: str, text: str, wanted: str, source: str) -> None:
    assert change_case(text, case) == wanted, source


def test_the_items_are_those_of_the_definition() -> None:
    assert len(CASES) == 6
    assert change_case("a", "no such case") is None


@given(st.text(max_size=40), st.sampled_from(sorted(CASES)))
def test_nothing_but_case_changes(text: str, case: str) -> None:
    changed = change_case(text, case)
    assert changed is not None
    if text.isascii():
        assert changed.lower() == text.lower()
