"""An error in the head block points at the line that has it and says what should stand there."""

from __future__ import annotations

import pytest

from workflowllm import from_python
from workflowllm.errors import Span, TextError

ICON = "# icon = {glyph = 61440, color = 463140863}"
PAGE = 'page = is_workflow_actions_downloadurl(WFURL="https://example.com")'


def refused(*lines: str) -> TextError:
    text = "\n".join(["# /// shortcut", *lines, "# ///", PAGE, ""])
    with pytest.raises(TextError) as caught:
        from_python(text)
    return caught.value


@pytest.mark.parametrize(
    ("lines", "place", "part", "advice"),
    [
        # what TOML refuses
        ([ICON, "# name = x"], (3, 10), "Invalid value", 'name = "'),
        ([ICON, '# name = "x'], (3, 12), "", 'name = "'),
        (["# name"], (2, 7), "", "key = value"),
        (['# name = "a"', '# name = "b"'], (3, 13), "overwrite", 'name = "'),
        (['#name = "a" b'], (2, 13), "", 'name = "'),
        # keys that nobody knows
        ([ICON, '# title = "x"'], (3, 3), "no key 'title'", "Do you mean name?"),
        ([ICON, '# acepts = "everything"'], (3, 3), "no key 'acepts'", "Do you mean accepts?"),
        ([ICON, '#   nmae = "x"'], (3, 5), "no key 'nmae'", "Do you mean name?"),
        (['# name = "x"', "# zzz = 1"], (3, 3), "no key 'zzz'", "The keys are name"),
        (["# [filw]", "# x = 1"], (2, 3), "no key 'filw'", "Do you mean file?"),
        (['# "odd key" = 1'], (2, 3), "no key 'odd key'", "The keys are"),
        # keys of another shape
        ([ICON, "# name = 5"], (3, 3), "a text in quotes is needed", 'name = "Read later"'),
        (['# name = "x"', "# icon = 59511"], (3, 3), "glyph and a color", "icon = {glyph"),
        (['# name = "x"', '# accepts = "URL"'], (3, 3), "known lists", 'accepts = ["URL"'),
        (["# accepts = [1]"], (2, 3), "a list of texts", 'accepts = ["URL"'),
        (["# uses_input = 1"], (2, 3), "true or false", "uses_input = true"),
        (['# minimum_version = "9"'], (2, 3), "a whole number", "minimum_version = 900"),
        ([ICON, '# without = ["nothing"]'], (3, 3), "without lists", 'without = ["icon"]'),
        ([ICON, '# conditions = "signs"'], (3, 3), "conditions is", 'conditions = "words"'),
        ([ICON, "# legacy_comparison = 1"], (3, 3), "true or false", "legacy_comparison = true"),
        ([ICON, "# names = 5"], (3, 3), "[names] must be a table", "[names]"),
        ([ICON, "# [names]", '# a = "a b"', "# b = 5"], (5, 3), "'b' is not such a line", "[names]"),
        # questions
        (["# question = 5"], (2, 3), "[[question]] tables", "[[question]]"),
        (["# [[question]]", '# action = "pages"', '# parameter = "WFURL"'], (3, 3), "'pages'", "[[question]]"),
        (["# [[question]]", '# parameter = "WFURL"'], (2, 3), "an action of the program", "[[question]]"),
        (["# [[question]]", '# action = "page"', "# parameter = 1"], (4, 3), "needs a parameter", "[[question]]"),
        (
            [
                "# [[question]]",
                '# action = "page"',
                '# parameter = "a"',
                "# [[question]]",
                '# action = "page"',
                '# parameter = "a"',
                "# text = 1",
            ],
            (8, 3),
            "the text of a question",
            "[[question]]",
        ),
        (["# [[question]]", '# action = "page"', '# parameter = "a"', '# title = "x"'], (5, 3), "a question has", "[[question]]"),
        # expressions
        (["# [file]", "# A = 5"], (3, 3), "expression in quotes", "[file]"),
        ([ICON, "# [file]", '# A = "1"', '# B = "dict(x=1 +)"'], (5, 18), "this is not Python", "Mend the syntax"),
        (["# [file]", '# A = "1; 2"'], (3, 3), "one expression", "[file]"),
        (["# [file]", '# A = "dict(a=lambda: 1)"'], (3, 15), "no meaning", "in order"),
    ],
)
def test_the_place_and_the_shape(lines: list[str], place: tuple[int, int], part: str, advice: str) -> None:
    error = refused(*lines)
    assert isinstance(error.where, Span)
    assert (error.where.line, error.where.column) == place
    assert part in error.problem
    assert "(at " not in error.problem
    assert advice in error.advice


def test_a_block_that_is_cut_short_is_told_at_its_end() -> None:
    error = refused('# name = "x"', "# accepts = [")
    assert isinstance(error.where, Span)
    assert error.where.line == 3
