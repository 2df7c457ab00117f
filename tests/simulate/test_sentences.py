"""The plain-language view of a run."""

from __future__ import annotations

import pytest

from tests.corpus import sample
from workflowllm import from_python, read
from workflowllm.catalogue.standard import standard
from workflowllm.simulate.device.defaults import default_device
from workflowllm.simulate.engine import simulate
from workflowllm.simulate.narrate import narrate
from workflowllm.simulate.sentences import _ROWS, sentence
from workflowllm.simulate.trace import VERBS

OWN = "is_workflow_actions_"

TOLD = {
    f'{OWN}setclipboard(WFInput="a")': "Copies a to the clipboard",
    f'{OWN}flashlight(WFFlashlightSetting="Off")': "Sets flashlight to off",
    f'{OWN}ask(WFAskActionPrompt="Who?")': "Asks Who?; the answer is Text",
    f'{OWN}downloadurl(WFURL="https://a.example/b")': "Requests https://a.example/b from a.example with GET",
    f'{OWN}sendmessage(WFSendMessageContent="Hi", WFSendMessageActionRecipients="+1 555 0100")': (
        "Sends a message to +1 555 0100: Hi (without showing it first)"
    ),
    f'{OWN}runworkflow(WFWorkflowName="Other", WFInput="a")': "Runs the shortcut “Other” with a",
    f"{OWN}getcurrentlocation()": "Finds where you are",
    f"{OWN}delay(WFDelayTime=3)": "Waits 3 seconds",
    f'{OWN}showresult(Text="Done")': "Shows Done",
    f'{OWN}speaktext(WFText="Done")': "Says Done",
    f'{OWN}notification(WFNotificationActionBody="Done", WFNotificationActionTitle="Job")': "Notifies: Job: Done",
}


@pytest.mark.parametrize("text", TOLD)
def test_an_effect_is_told_in_words(text: str) -> None:
    trace = simulate(from_python(text), default_device(), seed=1, catalogue=standard())
    assert narrate(trace)[0] == TOLD[text]


def test_rows_are_of_verbs() -> None:
    assert {row.partition(" ")[0] for row in _ROWS} <= set(VERBS)


def test_what_no_row_tells_is_left_to_the_plain_view() -> None:
    assert sentence("read", "teapot", "", {}) is None


def test_most_effects_of_real_shortcuts_are_told_by_a_row() -> None:
    told, others = 0, 0
    for entry in sample(60):
        trace = simulate(read(entry.path.read_bytes()), default_device(), seed=1, catalogue=standard())
        assert all(line and line.isprintable() for line in narrate(trace))
        rows = [sentence(effect.verb, effect.target.partition(":")[0], "", {}) for effect in trace.effects if not effect.stand_in]
        told, others = told + sum(row is not None for row in rows), others + rows.count(None)
    assert told >= 20 * others
