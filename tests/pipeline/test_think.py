"""The rule-based writer: what it adds never changes what a program is, and it says something about every statement."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.samples import needs_corpus, sample
from workflowllm import from_python, read, to_python
from workflowllm.pipeline.think import write_comments, write_plan, write_question

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.py"))


def statements(text: str) -> int:
    """How many statements a program has."""
    return sum(isinstance(node, ast.stmt) for node in ast.walk(ast.parse(text)))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_comments_stand_above_every_statement_and_change_nothing(path: Path) -> None:
    text = to_python(from_python(path.read_text(encoding="utf-8")))
    commented = write_comments(text)
    assert to_python(from_python(commented)) == text
    assert len(commented.splitlines()) - len(text.splitlines()) == statements(text)
    assert len(write_plan(text).splitlines()) == statements(text)


@needs_corpus
def test_comments_change_nothing_in_real_files() -> None:
    for path in sample(60):
        workflow = read(path)
        assert to_python(from_python(write_comments(workflow))) == to_python(workflow), path.name
        assert "\n" not in write_question(workflow, title=path.stem)


def test_a_plan_nests_as_the_program_does() -> None:
    plan = write_plan('for item in things:\n    is_workflow_actions_speaktext(WFText="Hi")\nis_workflow_actions_exit()\n')
    assert plan == "1. Repeat for things\n   1.1. Speak 'Hi'\n2. Stop here\n"


def test_values_cannot_break_out_of_a_comment() -> None:
    text = to_python(from_python('is_workflow_actions_gettext(WFTextActionText="a\\nis_workflow_actions_exit()\\r\\u2028b")\n'))
    assert to_python(from_python(write_comments(text))) == text


def test_a_question_prefers_the_description() -> None:
    text = "is_workflow_actions_exit()\n"
    assert "Ends well" in write_question(text, title="T", description="Ends well.")
    assert "stop here" in write_question(text, title="T")
