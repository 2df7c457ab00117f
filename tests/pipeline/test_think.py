"""The rule-based comments, plans and questions, on the project's examples and on files of the corpus."""

from __future__ import annotations

import ast
import io
import tokenize
from pathlib import Path

import pytest

from workflowllm import from_python, to_python
from workflowllm.pipeline.think import write_comments, write_plan, write_question

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.py"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_comments_change_nothing_and_stand_above_every_statement(path: Path) -> None:
    workflow = from_python(path.read_text(encoding="utf-8"))
    commented = write_comments(workflow)
    assert to_python(from_python(commented)) == to_python(workflow)
    lines = commented.splitlines()
    for node in ast.walk(ast.parse(commented)):
        starts = [node.lineno] if isinstance(node, ast.stmt) else []
        starts += [case.pattern.lineno for case in node.cases] if isinstance(node, ast.Match) else []
        for start in starts:
            indent = " " * (len(lines[start - 1]) - len(lines[start - 1].lstrip(" ")))
            assert lines[start - 2].startswith(f"{indent}# "), lines[start - 1]
    tokens = {token.start[0] for token in tokenize.generate_tokens(io.StringIO(commented).readline) if token.string == "else"}
    assert all(lines[number - 2].strip().startswith("# ") for number in tokens)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_plans_and_questions_name_no_action_of_the_language(path: Path) -> None:
    workflow = from_python(path.read_text(encoding="utf-8"))
    plan, question = write_plan(workflow), write_question(workflow)
    assert "is_workflow_actions" not in plan + question
    assert plan.startswith("1. ")
    assert question.rstrip().endswith("?")
    assert len(question.split()) <= 70
    assert "python" not in question.lower()
