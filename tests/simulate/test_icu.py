"""Patterns mean what ICU's user guide says they mean, and none of them hangs."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflowllm.simulate.icu import RegexError, RegexTimeout, compile_pattern, find_all, replace_all, replace_literal

META = "ICU User Guide, Regular Expression Metacharacters"
OPERATORS = "ICU User Guide, Regular Expression Operators"
SETS = "ICU User Guide, Set Expressions"
FLAGS = "ICU User Guide, Flag Options"
CASE = "ICU User Guide, Case Insensitive Matching"
GRAMMAR = "ICU source, regexcst.txt"
DATA = "ICU source, regextst.txt"
APPLE = "Apple, NSRegularExpression, Template Matching Format"
RUNS = "behaviour.md 7, device claims"
OURS = "our choice"


def texts(pattern: str, text: str, *, ignore_case: bool = False) -> list[str]:
    return [match.text for match in find_all(compile_pattern(pattern, ignore_case=ignore_case), text)]


MATCHES = [
    (r"\Qa.b\E+", "a.bbb axb", ["a.bbb"], META),
    (r"[\Q]^\E]+", "a]^b", ["]^"], META),
    (r"\x{fffc}", "a\ufffcb", ["\ufffc"], META),
    (r"\x41\u0042\U00000043\0104", "ABCD", ["ABCD"], META),
    (r"\N{LATIN SMALL LETTER SHARP S}", "aß", ["ß"], META),
    (r"\a\e\f\t\cA", "\x07\x1b\x0c\t\x01", ["\x07\x1b\x0c\t\x01"], META),
    (r"\h+", "a \t\u3000\nb", [" \t\u3000"], META),
    (r"\H", " \na", ["\n", "a"], META),
    (r"\v", "a\x0b\u2028", ["\x0b", "\u2028"], META),
    (r"\R", "a\r\nb\x85c\n\r", ["\r\n", "\x85", "\n", "\r"], META),
    (r"\X", "e\u0301\r\nx", ["e\u0301", "\r\n", "x"], META),
    (r"\d+", "12\u0663 x", ["12\u0663"], META),
    (r"\w+", "a_1\u203f\u0301 -", ["a_1\u203f\u0301"], META),
    (r"\Aa|b\z", "aabb", ["a", "b"], META),
    (r"b\Z", "bb\n", ["b"], META),
    (r"b\z", "b\n", [], META),
    (r"\G\d", "12a3", ["1", "2"], META),
    (r"\b\w", "a\u0301b c", ["a", "c"], META),
    (r"a\b", "a\u0301 a", ["a"], META),
    (r"(a)\12", "aa2", ["aa2"], META),
    (r"(?<year>\d+)-\k<year>", "12-12", ["12-12"], META),
    (".", "\n\x0b\x0c\r\x85\u2028\u2029x", ["x"], META),
    ("^.", "a\nb", ["a"], META),
    (".$", "a\nb", ["b"], META),
    (".$", "a\r\n", ["a"], META),
    (".$", "a\n\n", [], META),
    ("$", "A\r\n", ["", ""], DATA),
    ("(?d).$", "a\r", ["\r"], DATA),
    ("^*a", "a", ["a"], DATA),
    ("a{2}b{1,}c{0,1}", "aabbc", ["aabbc"], OPERATORS),
    ("a{1,3}?", "aaa", ["a", "a", "a"], OPERATORS),
    ("a++a", "aaa", [], OPERATORS),
    ("a{1,2}+a", "aa", [], OPERATORS),
    ("(?>a|ab)c", "abc", [], OPERATORS),
    ("a(?# a word )b", "ab", ["ab"], OPERATORS),
    (r"(?<=€)\d+(?!\d|%)", "€15 €20% 7", ["15"], OPERATORS),
    (r"(?<!-)\b\d", "-1 2", ["2"], OPERATORS),
    ("(?<=a{1,3})b", "aab", ["b"], OPERATORS),
    ("a(?i:b)c", "aBc aBC", ["aBc"], OPERATORS),
    ("a(?i)b|c", "aB C", ["aB", "C"], OPERATORS),
    (r"[\p{L}--\p{script=Latin}]+", "abгд", ["гд"], SETS),
    (r"[\p{L}&&\p{script=Cyrillic}]+", "abгд", ["гд"], SETS),
    ("[[a-z]&&[^aeiou]]+", "hello", ["h", "ll"], SETS),
    ("[[a-c][x-z]]+", "abmyz", ["ab", "yz"], SETS),
    ("[[:alpha:]]+", "aé1", ["aé"], SETS),
    ("[:script=Greek:]+", "aβγ", ["βγ"], SETS),
    (r"\p{General_Category=Letter}\P{Letter}\p{^Letter}", "a1-", ["a1-"], SETS),
    ("(?s)a.b", "a\nb", ["a\nb"], FLAGS),
    ("(?s).", "\r\n\n", ["\r\n", "\n"], FLAGS),
    ("(?m)^.", "a\nb\u2028c", ["a", "b", "c"], FLAGS),
    ("(?m).$", "a\r\nb\x85", ["a", "b"], FLAGS),
    ("(?x) a b # both\n [c] ", "abc", ["abc"], FLAGS),
    (r"(?w)\b\w.+?\b", "don't", ["don't"], FLAGS),
    ("(?i)fussball", "fußball", ["fußball"], CASE),
    ("(?i)ß", "SS", ["SS"], CASE),
    ("[[a-m]-[f-w]p]+", "depfgw", ["dep"], DATA),
    ("[[a-m]--[f-w]p]+", "depfgw", ["de"], DATA),
    ("[[a-m]&[e-s]w]+", "aefmwn", ["efmw"], DATA),
    ("(?m)^", "A\r\nB\r\n", ["", ""], DATA),
    (r"[\z]", "yz", ["z"], DATA),
    (r"\ud83c\udc00", "\U0001f000", ["\U0001f000"], DATA),
    ("]", "]", ["]"], GRAMMAR),
    ("[]a]+", "a]b", ["a]"], GRAMMAR),
    (r"\i\/\"", 'i/"', ['i/"'], "ICU, UREGEX_ERROR_ON_UNKNOWN_ESCAPES is off"),
    ("|a", "a", ["", ""], "ICU, RegexMatcher::find after an empty match"),
    ("[aeiou]", "hello", ["e", "o"], RUNS),
]


@pytest.mark.parametrize(("pattern", "text", "wanted", "source"), MATCHES)
def test_a_pattern_matches(pattern: str, text: str, wanted: list[str], source: str) -> None:
    assert texts(pattern, text) == wanted, source


WRONG = [
    ("(a", GRAMMAR),
    ("a)", GRAMMAR),
    ("[a", GRAMMAR),
    ("[]", GRAMMAR),
    ("*a", GRAMMAR),
    ("a**", GRAMMAR),
    ("{", GRAMMAR),
    ("a}", GRAMMAR),
    ("a{,3}", GRAMMAR),
    (r"\b*", GRAMMAR),
    ("(?=a)*", GRAMMAR),
    ("(?a)", GRAMMAR),
    ("a\\", GRAMMAR),
    ("[&&a]", GRAMMAR),
    ("[b-a]", SETS),
    ("a{3,1}", OPERATORS),
    ("(?<=a+)b", OPERATORS),
    ("(?<!a{2,})b", OPERATORS),
    (r"\2(a)", META),
    (r"\k<no>", META),
    (r"\N{NO SUCH NAME}", META),
    (r"\p{NoSuchProperty}", META),
    (r"\x{110000}", META),
    (r"\08", DATA),
    ("(?<n>a)(?<n>b)", "ICU, named groups are unique"),
    ("((((a{99}){99}){99}){99})", OURS),
    ("(" * 200 + ")" * 200, OURS),
    ("a" * 20_001, OURS),
    ("[" * 50, OURS),
    ("(?:[" + "abcdefgh" * 500 + "]){40000}", OURS),
]


@pytest.mark.parametrize(("pattern", "source"), WRONG)
def test_a_pattern_is_refused(pattern: str, source: str) -> None:
    with pytest.raises(RegexError):
        compile_pattern(pattern)


def test_an_error_says_what_and_where() -> None:
    with pytest.raises(RegexError, match=r"write \\\{ \(at position 2 of the pattern\)") as caught:
        compile_pattern("ab{}")
    assert caught.value.place == 2


def test_case_may_be_ignored_from_outside() -> None:
    assert texts("hello", "HeLLo", ignore_case=True) == ["HeLLo"]
    assert texts("(?-i)hello", "HeLLo", ignore_case=True) == []


def test_groups_and_places_are_given() -> None:
    pattern = compile_pattern(r"(\d)|(?<word>[a-z]+)")
    first, second = find_all(pattern, "1 ab")
    assert (first.groups, second.groups) == (("1", "1", None), ("ab", None, "ab"))
    assert (second.start, second.end) == (2, 4)
    assert (pattern.groups, dict(pattern.names)) == (2, {"word": 2})


TEMPLATES = [
    ("([^々]+)(々+)", "時々", "$1$1", "時時", "behaviour.md 7, U2"),
    ("[aeiou]", "hello", "*", "h*ll*", RUNS),
    ("a", "banana", "", "bnn", "behaviour.md 7"),
    ("(a)(b)", "ab", "$2$0$1", "baba", APPLE),
    ("(a)", "a", "$12", "a2", APPLE),
    ("a", "a", r"\$0\\", "$0\\", APPLE),
    ("a", "a", "$ $x", "$ $x", APPLE),
    ("(a)|b", "b", "<$1>", "<>", APPLE),
    ("(?<n>a)", "a", "${n}${m}", "a${m}", OURS),
    ("a", "a", "$3", "", OURS),
]


@pytest.mark.parametrize(("pattern", "text", "template", "wanted", "source"), TEMPLATES)
def test_a_template_is_filled(pattern: str, text: str, template: str, wanted: str, source: str) -> None:
    assert replace_all(compile_pattern(pattern), text, template) == wanted, source


@pytest.mark.parametrize(
    ("text", "find", "replacement", "ignore", "wanted"),
    [
        ("hello", "l", "r", False, "herro"),
        ("heLLo", "L", "r", False, "herro"),
        ("hello", "L", "r", False, "hello"),
        ("heLlo", "L", "r", True, "herro"),
        ("a.b", ".", "$0", False, "a$0b"),
        ("a.b", ".", "\\g<0>", True, "a\\g<0>b"),
        ("a", "", "x", False, "a"),
    ],
)
def test_plain_text_is_replaced(text: str, find: str, replacement: str, ignore: bool, wanted: str) -> None:
    """Source of the first three: behaviour.md 7; the default is case-sensitive."""
    assert replace_literal(text, find, replacement, ignore_case=ignore) == wanted


SLOW = [("(a|aa)+$", "a" * 60 + "c"), ("(?:a|b|ab)*[cd]$", "ab" * 40 + "e"), (r"([a-z]+)*\1[0-9]", "a" * 2000)]


@pytest.mark.parametrize(("pattern", "text"), SLOW)
def test_a_search_that_takes_too_long_ends(pattern: str, text: str) -> None:
    compiled = compile_pattern(pattern)
    start = time.monotonic()
    with pytest.raises(RegexTimeout, match=r"longer than 0\.1 seconds"):
        find_all(compiled, text, deadline_seconds=0.1)
    assert time.monotonic() - start < 2


def test_a_deadline_is_for_the_whole_search() -> None:
    with pytest.raises(RegexTimeout, match="seconds"):
        find_all(compile_pattern(r"(?=(.*?)c)a"), "a" * 50_000 + "b", deadline_seconds=0.05)


def test_a_result_has_a_bound() -> None:
    with pytest.raises(RegexTimeout, match="more than 10 times"):
        find_all(compile_pattern("a"), "a" * 11, most=10)
    assert len(find_all(compile_pattern("a"), "a" * 10, most=10)) == 10
    with pytest.raises(RegexTimeout, match="longer than 50"):
        replace_all(compile_pattern("a"), "a" * 10, "x" * 10, longest=50)
    for ignore in (False, True):
        with pytest.raises(RegexTimeout, match="longer than 50"):
            replace_literal("a" * 10, "a", "x" * 10, ignore_case=ignore, longest=50)


PIECES = st.sampled_from([*"ab.|*+?()[]{}^$\\-&1 #", "(?:", "(?=", "(?<=", "(?i)", "(?x)", "\\d", "\\Q", "\\E", "[^", "&&", "--", "{2}"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join), st.text("ab1 \n", max_size=20))
def test_nonsense_ends_in_an_answer_or_an_error(pattern: str, text: str) -> None:
    try:
        found = find_all(compile_pattern(pattern), text)
    except (RegexError, RegexTimeout):
        return
    assert all(match.text == text[match.start : match.end] for match in found)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20), st.text(max_size=10))
def test_a_quoted_text_matches_itself_alone(needle: str, around: str) -> None:
    if "\\E" in needle or not needle:
        return
    text = around + needle + around
    assert texts(rf"\Q{needle}\E", text) == [needle] * text.count(needle)
