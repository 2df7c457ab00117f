"""Exact text under edits: the text counts, and what of the residue no longer fits is reported."""

from __future__ import annotations

from typing import Any

import pytest

from workflowllm import from_python, to_python
from workflowllm.errors import Span, TextError
from workflowllm.language import coding
from workflowllm.language.normalise import normalise
from workflowllm.language.residue import parse_exact, seal
from workflowllm.shortcut.tree import from_tree, to_tree
from workflowllm.workflow.equality import difference

INSERTED = 'is_workflow_actions_gettext(WFTextActionText="inserted")\n'


def action(name: str, **parameters: Any) -> dict[str, Any]:
    return {"WFWorkflowActionIdentifier": f"is.workflow.actions.{name}", "WFWorkflowActionParameters": parameters}


IMPLICIT = {"WFWorkflowActions": [action("list", WFItems=["a"]), action("count"), action("setvariable", WFVariableName="v")]}


def exact() -> str:
    return to_python(from_tree(IMPLICIT), exact=True)


def test_a_statement_between_does_not_change_an_input() -> None:
    text = exact().replace("count = ", INSERTED + "count = ")
    workflow, dropped = parse_exact(text)
    readable = text.partition("# /// residue")[0]
    assert normalise(workflow) == normalise(from_python(readable))
    assert [line for line in dropped if "lines 4, 6 no longer" in line] == dropped
    assert to_tree(workflow)["WFWorkflowActions"][2]["WFWorkflowActionParameters"]["Input"]["Value"]["Type"] == "ActionOutput"
    assert "WFInput" not in to_tree(workflow)["WFWorkflowActions"][3]["WFWorkflowActionParameters"]  # the next entry fits on


def test_statements_below_the_residue_count() -> None:
    workflow, dropped = parse_exact(exact() + "is_workflow_actions_vibrate()\n")
    assert [part["WFWorkflowActionIdentifier"].rpartition(".")[2] for part in to_tree(workflow)["WFWorkflowActions"]] == [
        "list",
        "count",
        "setvariable",
        "vibrate",
    ]
    assert dropped == []
    with pytest.raises(TextError) as caught:
        parse_exact(exact() + "print('x')\n")
    assert caught.value.where == Span(10, 1, 10, 11)


def test_empty_lines_below_the_residue_are_no_edit() -> None:
    assert parse_exact(exact() + "\n\n") == parse_exact(exact())


@pytest.mark.parametrize("end", ["", "# /// residue\n"])
def test_a_residue_without_an_end_is_reported(end: str) -> None:
    text = exact().removesuffix("# ///\n") + end
    _, dropped = parse_exact(text)
    assert "the residue at line 7 has no end" in dropped[0]


def test_of_two_residues_the_last_counts() -> None:
    readable, mark, residue = exact().partition("# /// residue\n")
    _, dropped = parse_exact(readable + 2 * (mark + residue))
    assert "line 7" in dropped[0]


def test_the_marks_inside_a_text_are_text() -> None:
    words = "\n\n# /// residue\n# 00\n# ///\n# /// shortcut\n\n"
    workflow = from_tree({"WFWorkflowActions": [action("gettext", WFTextActionText=words)]})
    assert normalise(from_python(to_python(workflow))) == normalise(workflow)
    assert parse_exact(to_python(workflow, exact=True)) == (workflow, [])


@pytest.mark.parametrize("change", [lambda t: t.replace("\n", "\r\n"), lambda t: "\ufeff" + t, lambda t: t.replace("\n", "\r")])
def test_line_ends_and_a_byte_order_mark_say_nothing(change: Any) -> None:
    assert parse_exact(change(exact())) == parse_exact(exact())
    assert from_python(change(exact())) == from_python(exact())


def test_printed_text_holds_no_carriage_return() -> None:
    tree = {"WFWorkflowActions": [action("gettext", WFTextActionText="a\rb\r\nc\r\n\n\nd")], "WFWorkflowName": "a\rb"}
    text = to_python(from_tree(tree), exact=True)
    assert "\r" not in text
    assert to_tree(from_python(text)) == to_tree(from_tree(tree))


# --- the head block ---

HEAD = '# /// shortcut\n# name = "x"\n# ///\n'


@pytest.mark.parametrize("above", ["", "\n", "#!/usr/bin/env python3\n", "# a note\n\n  \n# more\n"])
def test_only_comments_stand_above_a_head_block(above: str) -> None:
    assert from_python(above + HEAD).properties["WFWorkflowName"] == "x"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('"""A docstring."""\n' + HEAD, 2),
        ("x = a\n\n" + HEAD, 3),
        (HEAD + HEAD, 4),
        ("\n# /// shortcut\n# a\n", 2),
        ("\n# /// shortcut\n# name = \n# a = 1\n# ///\n", 3),
        ("\n# /// shortcut\n# nonsense = 1\n# ///\n", 3),
        ('# /// shortcut\n# [names]\n# a = "z"\n# b = "z"\n# ///\nx = a\nx = b\n', 4),
        ('# /// shortcut\n# [names]\n# a = "z"\n# ///\nx = a\nx = z\n', 3),
    ],
)
def test_a_head_block_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(TextError) as caught:
        from_python(text)
    assert isinstance(caught.value.where, Span)
    assert caught.value.where.line == line


def test_outputs_may_share_a_display_name() -> None:
    text = '# /// shortcut\n# [names]\n# a = "1 z"\n# b = "1 z"\n# ///\na = f_f_f()\nb = f_f_f()\nx = a\nx = b\n'
    assert len(from_python(text).body) == 4


def test_whether_the_input_is_used_follows_from_the_program() -> None:
    key = "WFWorkflowHasShortcutInputVariables"
    assert from_python("x = shortcut_input()\n").properties[key] is True
    assert from_python('x = clipboard()\ncomment("shortcut_input()")\n').properties[key] is False
    assert from_python("# /// shortcut\n# uses_input = false\n# ///\nx = shortcut_input()\n").properties[key] is False
    assert key not in from_python('# /// shortcut\n# without = ["uses_input"]\n# ///\nx = shortcut_input()\n').properties
    for text in ("x = shortcut_input()\n", "# /// shortcut\n# uses_input = true\n# ///\nx = clipboard()\n"):
        assert to_python(from_python(text)) == text


def test_columns_count_characters() -> None:
    text = 'is_workflow_actions_gettext(WFTextActionText="日本語日本語", WFx=y[0])\n'
    with pytest.raises(TextError) as caught:
        from_python(text)
    assert caught.value.where == Span(1, 60, 1, 64)


def test_differences_of_keys() -> None:
    assert difference({"a": 1, "b": 2}, {"b": 2, "a": 1}, ordered=False) is None
    assert difference({"a": 1, "b": 2}, {"b": 2, "a": 1}) is not None
    assert difference({"a": 1}, {"b": 1}, ordered=False) is not None


def test_a_residue_that_says_something_else_than_its_text_is_not_applied() -> None:
    text = 'is_workflow_actions_openurl(WFInput="https://good.example")\n'
    other = {"WFInput": ["=", "https://evil.example"]}
    coded = coding.encode(coding.Residue(seal(text), [{"p": {"WFWorkflowActionParameters": other}}], [b"\0\0\0"], {}, None, []))
    workflow, dropped = parse_exact(f"{text}# /// residue\n# {coded}\n# ///\n")
    assert workflow == from_python(text)
    assert dropped
