"""Otherwise If and several conditions for systems that do not have them."""

from __future__ import annotations

import pytest

from workflowllm import from_python, read, to_python, write
from workflowllm.shortcut.lower import lower
from workflowllm.shortcut.tree import from_tree, to_tree
from workflowllm.workflow.nodes import CONDITIONAL, GROUP, MODE

TEXT = """\
answer = is_workflow_actions_ask(WFAskActionPrompt="?")
if answer == "a":
    is_workflow_actions_showresult(Text="A")
elif answer == "b":
    if answer == "c":
        is_workflow_actions_showresult(Text="C")
    elif answer == "d":
        is_workflow_actions_showresult(Text="D")
elif answer == "e":
    is_workflow_actions_showresult(Text="E")
else:
    is_workflow_actions_showresult(Text="F")
result = result_of_if()
is_workflow_actions_showresult(Text=result)
"""

LOWERED = """\
answer = is_workflow_actions_ask(WFAskActionPrompt="?")
if answer == "a":
    is_workflow_actions_showresult(Text="A")
else:
    if answer == "b":
        if answer == "c":
            is_workflow_actions_showresult(Text="C")
        else:
            if answer == "d":
                is_workflow_actions_showresult(Text="D")
    else:
        if answer == "e":
            is_workflow_actions_showresult(Text="E")
        else:
            is_workflow_actions_showresult(Text="F")
result = result_of_if()
is_workflow_actions_showresult(Text=result)
"""


def test_it_becomes_an_if_inside_otherwise_at_every_depth() -> None:
    workflow, said = lower(from_python(TEXT), 26)
    assert to_python(workflow) == to_python(from_python(LOWERED))
    assert [str(change) for change in said] == [
        "action 5: 1 Otherwise If became an If inside Otherwise",
        "action 2: 2 Otherwise If became Ifs inside Otherwise",
    ]


def test_the_written_file_has_whole_blocks_with_groups_of_their_own() -> None:
    flat = to_tree(lower(from_python(TEXT), 18)[0])["WFWorkflowActions"]
    markers = [row["WFWorkflowActionParameters"] for row in flat if row["WFWorkflowActionIdentifier"] == CONDITIONAL]
    modes: dict[str, list[int]] = {}
    for marker in markers:
        modes.setdefault(marker[GROUP], []).append(marker[MODE])
    assert sorted(modes.values()) == [[0, 1, 2]] * 4 + [[0, 2]]
    assert not any(marker[MODE] == 1 and "WFCondition" in marker for marker in markers)
    assert write(read(write(from_tree({"WFWorkflowActions": flat})))) == write(from_tree({"WFWorkflowActions": flat}))


def test_it_is_the_same_every_time_and_done_once() -> None:
    once = lower(from_python(TEXT), 26)[0]
    assert lower(from_python(TEXT), 26)[0] == once
    assert lower(once, 26) == (once, [])


@pytest.mark.parametrize("system", [27, 28, 99])
def test_systems_that_know_it_are_left_alone(system: int) -> None:
    workflow = from_python(TEXT)
    assert lower(workflow, system) == (workflow, [])


def test_a_program_without_it_is_the_very_same() -> None:
    workflow = from_python(LOWERED)
    assert lower(workflow, 18)[0] is workflow


def test_import_questions_follow_their_actions() -> None:
    tree = to_tree(from_python(TEXT))
    count = len(tree["WFWorkflowActions"])
    asked = [{"ActionIndex": index, "Category": "Parameter", "ParameterKey": "x"} for index in (*range(count), -1, 999)]
    lowered = to_tree(lower(from_tree({**tree, "WFWorkflowImportQuestions": asked}), 26)[0])
    old, new = tree["WFWorkflowActions"], lowered["WFWorkflowActions"]
    indexes = [row["ActionIndex"] for row in lowered["WFWorkflowImportQuestions"]]
    assert indexes[-2:] == [-1, 999]
    for index, row in enumerate(old):
        there = new[indexes[index]]
        kept = {key: value for key, value in row["WFWorkflowActionParameters"].items() if key not in (GROUP, MODE)}
        moved = {key: value for key, value in there["WFWorkflowActionParameters"].items() if key not in (GROUP, MODE)}
        assert (there["WFWorkflowActionIdentifier"], moved) == (row["WFWorkflowActionIdentifier"], kept)


def test_a_loose_marker_is_left_and_said() -> None:
    tree = to_tree(from_python(TEXT))
    tree["WFWorkflowActions"] = tree["WFWorkflowActions"][:-3]
    workflow, said = lower(from_tree(tree), 26)
    assert "action 4: an Otherwise If outside of a whole If was left as it is" in [str(change) for change in said if not change.done]
    assert len(to_tree(workflow)["WFWorkflowActions"]) >= len(tree["WFWorkflowActions"])


ALL = """\
x = is_workflow_actions_ask(WFAskActionPrompt="?")
if x.startswith("a") and x.endswith("z") and "m" in x:
    is_workflow_actions_showresult(Text="A")
result = result_of_if()
is_workflow_actions_showresult(Text=result)
"""

ALL_LOWERED = """\
x = is_workflow_actions_ask(WFAskActionPrompt="?")
if x.startswith("a"):
    if x.endswith("z"):
        if "m" in x:
            is_workflow_actions_showresult(Text="A")
result = result_of_if()
is_workflow_actions_showresult(Text=result)
"""


def test_conditions_that_must_all_hold_become_ifs_inside_each_other() -> None:
    workflow, said = lower(from_python(ALL), 17)
    assert to_python(workflow) == ALL_LOWERED
    assert [str(change) for change in said] == ["action 2: 3 conditions joined by and became Ifs inside each other"]
    assert lower(workflow, 17) == (workflow, [])
    assert to_python(read(write(workflow))) == ALL_LOWERED


def test_systems_from_18_keep_several_conditions() -> None:
    workflow = from_python(ALL)
    assert lower(workflow, 18) == (workflow, [])
    assert lower(workflow, 18)[0] is workflow


@pytest.mark.parametrize("mark", ["all_of", "any_of"])
def test_a_list_of_one_condition_becomes_the_condition(mark: str) -> None:
    text = f"if {mark}(X == 5):\n    is_workflow_actions_vibrate()\nelse:\n    is_workflow_actions_exit()\n"
    workflow, said = lower(from_python(text), 17)
    assert to_python(workflow) == text.replace(f"{mark}(X == 5)", "X == 5")
    assert [change.done for change in said] == [True]


@pytest.mark.parametrize(
    ("test", "rest", "what"),
    [
        ("X == 1 or X == 2", "", "2 conditions joined by or were left"),
        ("X == 1 and Y == 2", "else:\n    is_workflow_actions_exit()\n", "2 conditions joined by and with an Otherwise were left"),
        ("test(WFConditions=dict(a=1))", "", "several conditions were left"),
    ],
)
def test_what_would_stand_twice_is_left_and_said(test: str, rest: str, what: str) -> None:
    workflow = from_python(f"is_workflow_actions_vibrate()\nif {test}:\n    is_workflow_actions_vibrate()\n{rest}")
    lowered, said = lower(workflow, 17)
    assert lowered is workflow
    assert [(change.action, change.done) for change in said] == [(2, False)]
    assert said[0].what.startswith(what)


def test_an_otherwise_if_with_several_conditions_becomes_both() -> None:
    text = """\
if X == 1:
    is_workflow_actions_vibrate()
elif X == 2 and Y == 3:
    is_workflow_actions_exit()
"""
    workflow, said = lower(from_python(text), 16)
    assert (
        to_python(workflow)
        == """\
if X == 1:
    is_workflow_actions_vibrate()
else:
    if X == 2:
        if Y == 3:
            is_workflow_actions_exit()
"""
    )
    assert [str(change) for change in said] == [
        "action 3: 2 conditions joined by and became Ifs inside each other",
        "action 1: 1 Otherwise If became an If inside Otherwise",
    ]


def test_import_questions_follow_several_conditions_too() -> None:
    tree = to_tree(from_python(ALL))
    asked = [{"ActionIndex": index, "Category": "Parameter", "ParameterKey": "x"} for index in range(len(tree["WFWorkflowActions"]))]
    lowered = to_tree(lower(from_tree({**tree, "WFWorkflowImportQuestions": asked}), 15)[0])
    assert [row["ActionIndex"] for row in lowered["WFWorkflowImportQuestions"]] == [0, 1, 4, 7, 8]
