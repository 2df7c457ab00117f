"""What is printed can be read back: a text beyond the limits of reading is not printed, and says so; near them, another form is."""

from __future__ import annotations

import plistlib
from typing import Any

import pytest

from workflowllm import from_python, read, to_python, write
from workflowllm.errors import TextError
from workflowllm.language.forms.condition import ROWS
from workflowllm.language.guard import MAX_CHAIN, check_printed, fits
from workflowllm.language.normalise import normalise
from workflowllm.workflow import Action, Attachment, Coerce, Record, Special, Workflow


def chain(steps: int) -> Attachment:
    return Attachment(Special("Clipboard"), (Coerce("WFStringContentItem"),) * steps)


def one(**parameters: Any) -> Workflow:
    return Workflow((Action("is.workflow.actions.gettext", Record(parameters)),))


BEYOND = {
    "4194304 characters": one(WFTextActionText="a" * (5 << 20)),
    "100000 parts": one(WFTextActionText=("a",) * 60_000),
    "15000 statements": Workflow((Action("a.b", Record()),) * 16_000),
    "chained too deeply": one(WFTextActionText=chain(MAX_CHAIN)),
}


@pytest.mark.parametrize("limit", BEYOND)
@pytest.mark.parametrize("exact", [False, True])
def test_a_program_whose_text_nothing_could_read_back_is_not_printed(limit: str, exact: bool) -> None:
    with pytest.raises(TextError, match=limit) as caught:
        to_python(BEYOND[limit], exact=exact)
    assert "is not printed" in caught.value.problem
    assert str(caught.value.where).startswith("line ")
    assert caught.value.advice


@pytest.mark.parametrize("steps", range(MAX_CHAIN // 2 - 4, MAX_CHAIN // 2 + 4))
def test_a_chain_is_printed_exactly_where_it_can_be_read_back(steps: int) -> None:
    workflow = one(WFTextActionText=chain(steps))
    try:
        text = to_python(workflow)
    except TextError:
        assert steps >= MAX_CHAIN // 2
    else:
        assert normalise(from_python(text)) == normalise(workflow)


def conditions(count: int, steps: int) -> bytes:
    """A file with so many conditions in one If, each on a value with so many steps."""
    row = f'x{".as_text()" * steps} == "a"'
    text = f"x = is_workflow_actions_ask()\nif {row} and {row}:\n    is_workflow_actions_exit()\n"
    tree = plistlib.loads(write(from_python(text)))
    value = tree["WFWorkflowActions"][1]["WFWorkflowActionParameters"][ROWS]["Value"]
    value["WFActionParameterFilterTemplates"] = value["WFActionParameterFilterTemplates"][:1] * count
    return plistlib.dumps(tree)


@pytest.mark.parametrize(("count", "steps"), [(2, 1), (40, 1), (50, 0), (50, 1), (40, 2), (20, 8), (50, 30)])
def test_many_conditions_on_long_chains_are_read_back(count: int, steps: int) -> None:
    workflow = read(conditions(count, steps))
    text = to_python(workflow)
    back = from_python(text)
    assert normalise(back) == normalise(workflow)
    assert to_python(back) == text


def test_only_what_parsing_refuses_does_not_fit() -> None:
    assert fits("x" * 500)
    assert fits("f(" + "1, " * 500 + ")")
    assert not fits("x" + ".a" * (MAX_CHAIN + 1))
    assert not fits("[" * 200 + "]" * 200)
    assert not fits("not " * (MAX_CHAIN + 1) + "x")
    assert not fits(" and ".join(["x in y"] * 85))
    check_printed("x" * 200_000, ())
    for text in ("a\n" * 16_000, "not " * 101_000 + "x", "[]," * 51_000, 'f"{x}"\n' * 15_001):
        with pytest.raises(TextError):
            check_printed(text, ())
