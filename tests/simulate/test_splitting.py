"""Texts split, combined and trimmed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflowllm.simulate.splitting import combine_text, split_text, trim_whitespace

RUNS = "behaviour.md 4, device claims"
OURS = "our choice"
SPLITS = [
    ("a,b,c", "Custom", ",", ["a", "b", "c"], RUNS),
    ("a<>b", "Custom", "<>", ["a", "b"], OURS),
    ("a\nb\r\nc", "New Lines", "", ["a", "b", "c"], OURS),
    ("a\n\nb\n", "New Lines", "", ["a", "", "b", ""], OURS),
    ("a  b", "Spaces", "", ["a", "", "b"], OURS),
    ("e\u0301👍🏽", "Every Character", "", ["e\u0301", "👍🏽"], "UAX 29"),
    ("ab", "Custom", "", ["ab"], OURS),
    ("", "Custom", ",", [""], OURS),
    ("", "Every Character", "", [], OURS),
]


@pytest.mark.parametrize(("text", "separator", "custom", "wanted", "source"), SPLITS)
def test_a_text_is_split(text: str, separator: str, custom: str, wanted: list[str], source: str) -> None:
    assert split_text(text, separator, custom) == wanted, source


@pytest.mark.parametrize(
    ("separator", "custom", "wanted"), [("Custom", "-", "a-b-c"), ("New Lines", "", "a\nb\nc"), ("Spaces", "-", "a b c")]
)
def test_texts_are_combined(separator: str, custom: str, wanted: str) -> None:
    """Source: behaviour.md 4 (device claim for the hyphen, definition for the names)."""
    assert combine_text(["a", "b", "c"], separator, custom) == wanted


def test_white_space_and_new_lines_go_from_both_ends() -> None:
    """Source: definition of text.trimwhitespace."""
    assert trim_whitespace("\n\t \u3000a b\r\n\xa0") == "a b"
    assert trim_whitespace("\x1fa\u200b") == "\x1fa\u200b"


@given(st.text(max_size=40), st.text(min_size=1, max_size=3))
def test_what_was_split_can_be_combined_again(text: str, custom: str) -> None:
    assert combine_text(split_text(text, "Custom", custom), "Custom", custom) == text
