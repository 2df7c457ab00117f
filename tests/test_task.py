"""The answer parser finds what the answer renderer wrote, and the prompt gives nothing else away."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.learning import make_sample
from workflowllm.task import TaskSettings, extract, reference, render, render_answer

HEAD = '# /// shortcut\n# client_version = "1"\n# ///\n'
programs = st.text(alphabet="ab `#'\n=\"()", min_size=1).filter(lambda text: bool(text.strip()))


@given(programs, programs, st.booleans(), st.booleans())
def test_extract_undoes_render_answer(program: str, plan: str, with_plan: bool, head: bool) -> None:
    settings = TaskSettings(plan=with_plan, head=head)
    sample = make_sample(1, program=HEAD + "x = 1\n" + re.sub("`{3,}", "``", program), plan=plan)
    assert extract(render_answer(sample, settings)) == reference(sample, settings)


def test_the_head_is_a_setting() -> None:
    sample = make_sample(1, program=HEAD + "x = 1\n")
    assert reference(sample, TaskSettings(head=False)) == "x = 1\n"
    assert reference(sample, TaskSettings(head=True)) == sample.program


def test_the_prompt_knows_the_question_and_the_set_of_actions_only() -> None:
    sample = make_sample(1, actions=("b_b_b", "a_a_a", "b_b_b"))
    other = make_sample(1, actions=("a_a_a", "b_b_b"), program="secret", plan="secret", title="secret")
    assert render(sample) == render(other)
    assert sample.question in render(sample)[-1].content
    assert "a_a_a, b_b_b" in render(sample)[-1].content
    assert "a_a_a" not in render(sample, TaskSettings(actions=False))[-1].content


@pytest.mark.parametrize(
    ("completion", "program"),
    [
        ("", ""),
        (" \n", ""),
        ("x = 1", "x = 1\n"),
        ("Sure!\n```python\nx = 1\n```\nDone.", "x = 1\n"),
        ("```\nx = 1\ny = 2", "x = 1\ny = 2\n"),
        ("````\nx = '''\n```\n'''\n````", "x = '''\n```\n'''\n"),
        ("x = 1\r\ny = 2\r\n", "x = 1\ny = 2\n"),
        ("```python\n```", ""),
    ],
)
def test_extract(completion: str, program: str) -> None:
    assert extract(completion) == program


def test_a_program_is_thinned_to_the_comments_of_blocks() -> None:
    program = '# one\na = f()\n# two\nb = g("""\n# text\n""")\n# three\nif a:\n    # four\n    c()\n    # five\n    d()\n# six\ne()\n'
    sample = make_sample(1, program=program)
    assert reference(sample) == program
    thin = reference(sample, TaskSettings(comments="block"))
    assert thin == '# one\na = f()\nb = g("""\n# text\n""")\n# three\nif a:\n    # four\n    c()\n    d()\n# six\ne()\n'
    assert reference(make_sample(1, program="# one\nx = (\n# two\n"), TaskSettings(comments="block")) == "# one\nx = (\n# two\n"
