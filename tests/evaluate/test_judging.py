"""Answers are judged by what they do."""

from __future__ import annotations

import pytest

from workflowllm import from_python
from workflowllm.evaluate import table
from workflowllm.pipeline.judging import judge

REFERENCE = 'text = "Hello"\nis_workflow_actions_showresult(Text=f"{text} you")\n'

ANSWERS = {
    "itself": (REFERENCE, (1.0, 1.0)),
    "another way to the same": ('is_workflow_actions_showresult(Text="Hello you")\n', (1.0, 1.0)),
    "something else": ('is_workflow_actions_showresult(Text="Bye")\n', (1.0, 0.0)),
    "an error": ('d = is_workflow_actions_detect_dictionary(WFInput="no")\n', (0.0, 0.0)),
    "an endless loop": ("for i in range(1, 1000001):\n    is_workflow_actions_nothing()\n", (0.0, 0.0)),
    "no program": ("while True: pass", (0.0, 0.0)),
    "nothing": ("", (0.0, 0.0)),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_judge(name: str) -> None:
    answer, expected = ANSWERS[name]
    assert tuple(judge(answer, REFERENCE)) == expected


def test_the_score_table_has_what_answers_do() -> None:
    answers = {"good": [ANSWERS["another way to the same"][0]], "bad": ["no program"]}
    found = table(answers, [REFERENCE], parse=from_python, known=frozenset(), seed=0, judge=judge)
    assert [found[who].means[name].mean for who in answers for name in ("runs", "same behaviour")] == [1.0, 1.0, 0.0, 0.0]
    without = table(answers, [REFERENCE], parse=from_python, known=frozenset(), seed=0)
    assert without["good"].means["same behaviour"].samples == 0
