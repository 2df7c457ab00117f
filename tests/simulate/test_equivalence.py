"""Equivalence of runs: what onlookers cannot tell apart is the same, and what they can is not."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from tests.corpus import sample
from workflowllm import from_python, read
from workflowllm.simulate.engine import simulate
from workflowllm.simulate.equivalence import Verdict, equivalent, view
from workflowllm.simulate.trace import Trace

A = "is_workflow_actions_"


def run(text: str) -> Trace:
    return simulate(from_python(text.replace("@", A)))


def compare(first: str, second: str) -> Verdict:
    return equivalent(run(first), run(second), output=False)


SAME = {
    "another name": ("x = 'a'\n@showresult(Text=f'{x}')\n", "y = 'a'\n@showresult(Text=f'{y}')\n"),
    "another way to the same text": ("@showresult(Text='ab')\n", "x = 'a'\n@showresult(Text=f'{x}b')\n"),
    "a branch that is not taken": ("@showresult(Text='a')\n", "n = 1\nif n > 2:\n    @showresult(Text='b')\n@showresult(Text='a')\n"),
    "two channels in another order": (
        "@setclipboard(WFInput='a')\n@notification(WFNotificationActionBody='b')\n",
        "@notification(WFNotificationActionBody='b')\n@setclipboard(WFInput='a')\n",
    ),
    "set twice": ("@setclipboard(WFInput='a')\n", "@setclipboard(WFInput='a')\n@setclipboard(WFInput='a')\n"),
    "stopping at the end": ("@showresult(Text='a')\n", "@showresult(Text='a')\n@exit()\n"),
    "looked at twice": ("x = @getclipboard()\n", "x = @getclipboard()\ny = @getclipboard()\n"),
    "a comment": ("@showresult(Text='a')\n", "comment('hi')\n@showresult(Text='a')\n"),
}

OTHER = {
    "a way out of an alert": (
        "@alert(WFAlertActionMessage='a')\n",
        "@alert(WFAlertActionMessage='a', WFAlertActionCancelButtonShown=False)\n",
        "the person",
    ),
    "a silent notification": (
        "@notification(WFNotificationActionBody='a')\n",
        "@notification(WFNotificationActionBody='a', WFNotificationActionSound=False)\n",
        "the person",
    ),
    "a clipboard of this device alone": (
        "@setclipboard(WFInput='a')\n",
        "@setclipboard(WFInput='a', WFLocalOnly=True)\n",
        "clipboard",
    ),
    "another voice": ("@speaktext(WFText='a')\n", "@speaktext(WFText='a', WFSpeakTextLanguage='de-DE')\n", "the person"),
    "another text": ("@showresult(Text='a')\n", "@showresult(Text='b')\n", "the person"),
    "another order for one onlooker": (
        "@notification(WFNotificationActionBody='a')\n@speaktext(WFText='b')\n",
        "@speaktext(WFText='b')\n@notification(WFNotificationActionBody='a')\n",
        "the person",
    ),
    "over a question": (
        "@setclipboard(WFInput='a')\nx = @ask(WFAskActionPrompt='?')\n",
        "x = @ask(WFAskActionPrompt='?')\n@setclipboard(WFInput='a')\n",
        "clipboard:",
    ),
    "over a wait": ("@setclipboard(WFInput='a')\n@delay()\n", "@delay()\n@setclipboard(WFInput='a')\n", "clipboard:"),
    "longer": ("@delay(WFDelayTime=1)\n", "@delay(WFDelayTime=2)\n", "seconds"),
    "nothing": ("@showresult(Text='a')\n", "", "only the first"),
    "an error": ("x = @detect_dictionary(WFInput='no')\n", "", "error"),
    "a limit": ("for i in range(1, 20001):\n    @nothing()\n", "", "limit"),
    "looked at": ("x = @getclipboard()\n", "", "clipboard"),
    "an unknown action with another parameter": ("com_example_app_Do(a=1)\n", "com_example_app_Do(a=2)\n", "com.example.app"),
    "once more at the end": ("@showresult(Text='a')\n@showresult(Text='a')\n", "@showresult(Text='a')\n", "only the first has"),
}


@pytest.mark.parametrize("name", SAME)
def test_same(name: str) -> None:
    verdict = compare(*SAME[name])
    assert verdict, verdict.why


@pytest.mark.parametrize("name", OTHER)
def test_other(name: str) -> None:
    first, second, word = OTHER[name]
    verdict = compare(first, second)
    assert not verdict
    assert word in verdict.why[0]
    assert not compare(second, first)


def test_the_output_counts_unless_it_is_left_out() -> None:
    first, second = run("@output(WFOutput='a')\n"), run("@output(WFOutput='b')\n")
    assert equivalent(first, second).why == ("the first hands on 'a', the second 'b'",)
    assert equivalent(first, second, output=False)


def test_it_is_an_equivalence_relation_on_real_runs() -> None:
    traces = [simulate(read(entry.path)) for entry in sample(12)]
    for trace in traces:
        assert equivalent(trace, replace(trace, steps=(), started="", ended="", seed=5))
    for first, second in permutations(traces, 2):
        assert equivalent(first, second).same == equivalent(second, first).same == (view(first) == view(second))
