"""Count counts what a reader would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflowllm.simulate.counting import count_text
from workflowllm.simulate.splitting import characters

UAX29 = "UAX 29"
OURS = "our choice"
COUNTS = [
    ("Characters", "hello", 5, UAX29),
    ("Characters", "", 0, UAX29),
    ("Characters", "e\u0301", 1, UAX29),
    ("Characters", "👨‍👩‍👧🇩🇪👍🏽", 3, UAX29),
    ("Characters", "a\r\nb", 3, UAX29),
    ("Words", "The quick (“brown”) fox can’t jump 32.3 feet, right?", 9, "UAX 29, its example of word boundaries"),
    ("Words", " - ", 0, OURS),
    ("Sentences", "One. Two! Three? …", 3, OURS),
    ("Sentences", "3.5 is a number\nand this a line", 2, OURS),
    ("Sentences", "一。二。", 2, OURS),
    ("Lines", "a\nb\r\nc", 3, OURS),
    ("Lines", "a\n", 2, OURS),
    ("Lines", "", 0, OURS),
]


@pytest.mark.parametrize(("kind", "text", "wanted", "source"), COUNTS)
def test_a_text_is_counted(kind: str, text: str, wanted: int, source: str) -> None:
    assert count_text(text, kind) == wanted, source


def test_items_are_not_counted_here() -> None:
    assert count_text("a", "Items") is None


@given(st.text(max_size=60))
def test_characters_put_together_are_the_text(text: str) -> None:
    assert "".join(characters(text)) == text
    assert count_text(text, "Characters") == len(characters(text)) <= len(text)
