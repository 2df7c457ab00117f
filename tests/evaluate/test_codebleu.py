"""CodeBLEU's parts on cases small enough to count by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("tree_sitter")
pytest.importorskip("tree_sitter_python")

from workflowllm.evaluate.metrics import codebleu, corpus_codebleu
from workflowllm.evaluate.metrics.codebleu import count, data_flow, parse, subtrees, tokens

PROGRAM = """page = is_workflow_actions_downloadurl(WFURL="https://example.com")
if page.Name == "x":
    is_workflow_actions_showresult(Text=f"Hello {page}")
"""


def test_tokens_are_pythons_and_comments_are_none() -> None:
    text = "x = f('a b', k=1)  # why\n# more\n"
    assert tokens(parse(text)) == ["x", "=", "f", "(", "'", "a b", "'", ",", "k", "=", "1", ")"]


def test_tokens_of_text_that_is_not_python() -> None:
    assert tokens(parse("f(a=1")) == ["f", "(", "a", "=", "1"]
    assert tokens(parse("")) == tokens(parse("# only a comment\n")) == []


def test_bleu_by_hand() -> None:
    # Answer f ( a ), reference f ( b ): 3 of 4 1-grams, 1 of 3 2-grams, and no longer ones, which count 0.1 of 2 and of 1.
    done = codebleu("f(a)", "f(b)")
    assert done.bleu == pytest.approx((3 / 4 * 1 / 3 * 0.1 / 2 * 0.1 / 1) ** 0.25)


def test_a_short_answer_is_penalised() -> None:
    # Answer a = 1, reference a = 1 + 2: all 1- to 3-grams match; it is too short for 4-grams; 3 tokens against 5.
    assert codebleu("a = 1", "a = 1 + 2").bleu == pytest.approx(math.exp(1 - 5 / 3))


def test_keywords_weigh_five() -> None:
    # Answer: if a : pass, reference: if b : pass. Weights: if 5, a 1, : 1, pass 5; all but a match.
    counts = count("if a:\n    pass\n", "if b:\n    pass\n")
    assert counts.weighted == (11, 12)
    assert counts.ngrams[0] == (3, 4)


def test_syntax_by_hand() -> None:
    # Reference f(1): module, expression_statement, call, argument_list have children. Answer g(2, 3): a longer argument list
    # makes another argument_list, call, expression_statement and module.
    assert sum(subtrees(parse("f(1)")).values()) == 4
    assert codebleu("g(2)", "f(1)").syntax == 1.0
    assert codebleu("g(2, 3)", "f(1)").syntax == 0.0
    assert count("f(1)\nf(2)\n", "f(1)").syntax == (3, 4)
    assert count("f(1)", "f(1)\nf(2)\n").syntax == (3, 7)


def test_data_flow_by_hand() -> None:
    assert data_flow(parse("b = a\nc = b\n")) == [
        ("var_0", "computedFrom", "var_1"),
        ("var_0", "comesFrom", "var_0"),
        ("var_2", "computedFrom", "var_0"),
    ]
    assert data_flow(parse("f(a=1)\n")) == data_flow(parse('x = f(k="v")\n')) == []
    assert data_flow(parse("x = 1\nx += y\n")) == [("var_0", "computedFrom", "var_0"), ("var_0", "computedFrom", "var_1")]
    assert data_flow(parse('x = f()\ng(t=f"a {x} b")\n')) == [("var_0", "comesFrom", "var_0")]
    # Names do not count, edges do: one of the reference's three is missing.
    assert codebleu("q = p\nr = p\n", "b = a\nc = b\n").data_flow == pytest.approx(1 / 3)


def test_the_parts_are_weighed() -> None:
    done = codebleu("b = a\nc = a\n", "b = a\nc = b\n")
    assert done.data_flow is not None
    expected = 0.1 * done.bleu + 0.1 * done.weighted + 0.4 * done.syntax + 0.4 * done.data_flow
    assert done.score == pytest.approx(expected)


def test_without_data_flow_the_other_parts_make_the_score() -> None:
    done = codebleu("f(a=1)", "g(b=2)")
    assert done.data_flow is None
    assert done.score == pytest.approx((0.1 * done.bleu + 0.1 * done.weighted + 0.4 * done.syntax) / 0.6)


@pytest.mark.parametrize("reference", [PROGRAM, "f(a=1)", "a = 1"])
@pytest.mark.parametrize("answer", ["", "\n \n", "# a comment\n"])
def test_an_empty_answer_scores_nothing(answer: str, reference: str) -> None:
    assert codebleu(answer, reference).score == 0.0


@pytest.mark.parametrize("reference", [PROGRAM, "f(a=1)", "a = 1", "f(a=1"])
def test_the_reference_scores_one(reference: str) -> None:
    assert codebleu(reference, reference).score == pytest.approx(1.0)
    assert codebleu(reference, "# other comment\n" + reference).score == pytest.approx(1.0)


def test_the_corpus_sums_before_it_divides() -> None:
    pairs = [("f(1)", "f(1)"), ("", "f(1)\nf(2)\n")]
    assert corpus_codebleu(pairs).syntax == pytest.approx(4 / 11)
    assert corpus_codebleu([("f(1)", "f(1)")]) == codebleu("f(1)", "f(1)")


@given(st.text(), st.text())
def test_any_texts_score_between_nothing_and_one(answer: str, reference: str) -> None:
    assert 0.0 <= codebleu(answer, reference).score <= 1.0 + 1e-9


def test_deep_nesting_is_no_trouble() -> None:
    deep = "x = " + "(" * 5000 + "y" + ")" * 5000
    assert codebleu(deep, PROGRAM).score < 0.3
