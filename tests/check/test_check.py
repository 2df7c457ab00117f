"""The checker as a whole: it never raises, gives the same for the same, knows its places, and mends what it says it does."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import corpus
from tests.strategies import property_list
from workflowllm import from_python, read, to_python
from workflowllm.check import check, located, mended, mended_text, positions
from workflowllm.language.parse import parse_named
from workflowllm.language.positions import Positions
from workflowllm.shortcut.flow import nest
from workflowllm.shortcut.tree import from_tree
from workflowllm.workflow import Action, Attachment, Output, Record, Variable, Workflow
from workflowllm.workflow.nodes import CONDITIONAL, GROUP, MODE
from workflowllm.workflow.walk import actions

BAD = """# /// shortcut
# icon = {glyph = 59511, color = 431817727}
# ///
name = is_workflow_actions_ask(WFAskActionPrompt="Wör?", WFInputType="text")
is_workflow_actions_showresult(Text=f"Hello {nme}")
is_workflow_actions_downloadurl(
    WFURL="https://example.com",  # a note
    WFHTTPMethod="get",
)
comment("ä"); is_workflow_actions_shwresult(Text="é")
"""


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 1_000_000), st.sampled_from([None, 12, 18, 27]))
def test_any_workflow_is_checked_without_a_fault(seed: int, target: int | None) -> None:
    workflow = from_tree(property_list(seed))
    found = check(workflow, target=target)
    assert [diagnostic.message for diagnostic in found if diagnostic.rule == "fault"] == []
    assert found == check(workflow, target=target)
    count = sum(1 for _ in actions(workflow))
    assert all(-1 <= diagnostic.place.action < count for diagnostic in found)
    assert all(diagnostic.record()["path"].startswith("$") for diagnostic in found)


@pytest.mark.skipif(corpus.folder() is None, reason="the corpus is not there")
def test_real_files_are_checked_without_a_fault_and_every_place_is_in_the_text() -> None:
    for entry in random.Random(3).sample(corpus.entries(), 60):  # noqa: S311
        workflow = read(entry.path.read_bytes())
        text = to_python(workflow)
        places = positions(text, sum(1 for _ in actions(workflow)))
        assert places is not None, entry.path.name
        rows = text.split("\n")
        for diagnostic in located(check(workflow), places):
            assert diagnostic.rule != "fault"
            assert diagnostic.span is not None
            line, column, end_line, end_column = diagnostic.span
            assert 1 <= line <= end_line <= len(rows)
            assert (line, column) <= (end_line, end_column)
            assert column <= len(rows[line - 1]) + 1
            assert end_column <= len(rows[end_line - 1]) + 1


def test_places_are_those_of_what_is_wrong() -> None:
    workflow = from_python(BAD)
    places = positions(BAD, sum(1 for _ in actions(workflow)))
    rows = BAD.split("\n")
    found = {
        diagnostic.rule: rows[span.line - 1][span.column - 1 : span.end_column - 1]
        for diagnostic in located(check(workflow), places)
        if (span := diagnostic.span) is not None and diagnostic.severity != "note"
    }
    assert found == {"value-choice": '"get"', "variable-unset": 'f"Hello {nme}"', "action-unknown": "is_workflow_actions_shwresult"}


def test_a_text_that_is_not_the_programs_has_no_places() -> None:
    assert positions(BAD, 3) is None
    assert positions("for", 1) is None


def test_a_text_is_mended_where_it_is_wrong_and_nowhere_else() -> None:
    places = Positions(BAD, parse_named(BAD))
    better, done = mended_text(BAD, places, check(from_python(BAD)))
    assert {diagnostic.rule for diagnostic in done} == {"value-choice"}
    assert better == BAD.replace('"text"', '"Text"').replace('"get"', '"GET"')


def test_the_tree_is_mended_as_the_text_is() -> None:
    workflow = from_python(BAD)
    better, done = mended(workflow, check(workflow))
    assert len(done) == 2
    assert "GET" in to_python(better)
    assert mended(better, check(better))[1] == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('is_workflow_actions_downloadurl(WFURL="https://a.b", WFHTTPMethod="GET", WFMathOperand="5")\n',
         'is_workflow_actions_downloadurl(WFURL="https://a.b", WFHTTPMethod="GET")\n'),
        ('is_workflow_actions_downloadurl(WFMathOperand="5", WFURL="https://a.b", WFHTTPMethod="GET")\n',
         'is_workflow_actions_downloadurl(WFURL="https://a.b", WFHTTPMethod="GET")\n'),
        ('is_workflow_actions_downloadurl(\n    WFURL="https://a.b",\n    WFMathOperand="5",\n    WFHTTPMethod="GET",\n)\n',
         'is_workflow_actions_downloadurl(\n    WFURL="https://a.b",\n    WFHTTPMethod="GET",\n)\n'),
        ('x = clipboard()\nis_workflow_actions_setstoredcontent(WFInput=x, WFStoredContentKey="k")\n',
         'x = clipboard()\nis_workflow_actions_setstoredcontent(WFInput=f"{x}", WFStoredContentKey="k")\n'),
        ('is_workflow_actions_ShowResult(Text="a")\n', 'is_workflow_actions_showresult(Text="a")\n'),
        ('is_workflow_actions_gettext(wftextactiontext="a")\n', 'is_workflow_actions_gettext(WFTextActionText="a")\n'),
    ],
)  # fmt: skip
def test_each_kind_of_change_of_a_text(before: str, after: str) -> None:
    better, done = mended_text(before, Positions(before, parse_named(before)), check(from_python(before)))
    assert better == after
    assert done


P = "is.workflow.actions."
MANY = {
    "one identifier": [Action(f"{P}setclipboard", Record(UUID="U", WFInput=Attachment(Output("U")))) for _ in range(3000)],
    "nothing set": [Action(f"{P}setclipboard", Record(WFInput=Attachment(Variable(f"v{n}")))) for n in range(3000)],
    "nothing known": [Action(f"{P}foo{n}", Record({f"k{n}": "a"})) for n in range(3000)],
    "starts alone": [Action(CONDITIONAL, Record({GROUP: f"g{n}", MODE: 0})) for n in range(3000)],
    "parameters": [Action(f"{P}gettext", Record({f"WFTextActionTex{n}": "a" for n in range(3000)}))],
}


@pytest.mark.parametrize("name", MANY)
def test_what_is_wrong_a_thousand_times_is_told_a_bounded_number_of_times(name: str) -> None:
    found = check(Workflow(nest(list(MANY[name]))))
    assert 0 < len(found) < 7000
    assert [diagnostic.message for diagnostic in found if diagnostic.rule == "fault"] == []


def test_headers_that_the_editor_hides_are_not_taken_away() -> None:
    text = 'x = is_workflow_actions_downloadurl(WFURL="https://a.b", WFHTTPHeaders={"Authorization": "token"})\n'
    workflow = from_python(text)
    assert mended(workflow, check(workflow))[1] == []
