"""What is drawn under the compiler's eye is a program, and what can become none is dropped at the end of its line."""

from __future__ import annotations

import pytest

from tests.learning import tiny_model
from workflowllm import from_python
from workflowllm.author import DraftSettings, draft, viable
from workflowllm.llm import LocalModel, Message, load

KNOWN = frozenset({"is_workflow_actions_vibrate", "is_workflow_actions_ask"})

GOOD = [
    "",
    "is_workflow_actions_vibrate()\n",
    "is_workflow_actions_vibrate()\nis_work",
    'answer = is_workflow_actions_ask(\n    WFAskActionPrompt="?",\n',
    'x = """one\n',
    "if answer is None:\n",
    "if answer is None:\n    is_workflow_actions_vibrate()\nelse:\n",
    'match menu("?"):\n    case "A":\n',
    "# a comment\n",
]
BAD = [
    "is_workflow_actions_exit()\n",
    "answer = is_workflow_actions_ask(]\n",
    "import os\n",
    "if answer.is_fine():\n    is_workflow_actions_vibrate()\n",
    "is_workflow_actions_vibrate()\n" * 3,
    "1 1\n",
    "# long\n" * 3000,
    "x = " + "-" * 5000 + "1\n",
    "x = " + "(" * 5000 + "\n",
    "x = y" + "[0]" * 5000 + "\n",
]


@pytest.mark.parametrize("text", GOOD)
def test_what_can_become_a_program_goes_on(text: str) -> None:
    assert viable(text, ended=False, known=KNOWN)


@pytest.mark.parametrize("text", BAD)
def test_what_cannot_is_dropped(text: str) -> None:
    assert not viable(text, ended=False, known=KNOWN)


@pytest.mark.parametrize("text", ["", "# a comment\n", "x = 5\n", "is_workflow_actions_vibrate(", *BAD[:4]])
def test_an_end_needs_a_program_that_calls_an_action(text: str) -> None:
    assert not viable(text, ended=True, known=KNOWN)


def test_three_equal_lines_are_refused_while_drawing_and_a_program_is_one_at_its_end() -> None:
    assert viable("is_workflow_actions_vibrate()\n" * 2, ended=False)
    assert viable("is_workflow_actions_vibrate()", ended=True)


class Scripted(LocalModel):
    """Ends with what it is told to, if the judge accepts it."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts

    def draw(self, conversation, *, viable, **rest):  # type: ignore[no-untyped-def]
        from workflowllm.llm import Completion

        return next((Completion(text, True, 1) for text in self.texts if viable(text, True)), None)


def test_a_draft_is_the_program_in_what_was_drawn() -> None:
    talk = (Message("user", "?"),)
    model = Scripted(["import os\n", "is_workflow_actions_exit()", "is_workflow_actions_vibrate()"])
    program = draft(model, talk, known=KNOWN)
    assert program == "is_workflow_actions_vibrate()\n"
    assert from_python(program).body
    assert draft(Scripted(["import os\n"]), talk, known=KNOWN) is None


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> LocalModel:
    return load(tiny_model(tmp_path_factory.mktemp("model")), precision="float32")


def test_a_random_model_writes_no_program(model: LocalModel) -> None:
    assert draft(model, (Message("user", "?"),), settings=DraftSettings(count=2, max_tokens=20)) is None


def test_steps_run_out(model: LocalModel) -> None:
    steps: list[int] = []
    found = model.draw(
        [Message("user", "?")],
        viable=lambda text, ended: False,
        count=3,
        max_tokens=40,
        temperature=50.0,
        progress=lambda done, _: steps.append(done),
    )
    assert found is None
    assert steps == list(range(1, 41))
