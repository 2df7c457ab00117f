"""The rules on a fixed sample of real files: they change nothing, and what they write is well formed."""

from __future__ import annotations

import pytest

from tests import corpus
from tests.pipeline.test_rules import check_plan, check_question
from workflowllm import from_python, read, to_python
from workflowllm.pipeline.rules import outline, write_comments, write_plan, write_question

STEP = 40


def test_comments_change_nothing_and_layers_are_well_formed() -> None:
    for entry in corpus.sample(STEP):
        workflow = read(entry.path)
        written = outline(workflow)
        assert to_python(from_python(write_comments(written, density="statement"))) == written.text, entry.path.name
        assert to_python(from_python(write_comments(written, density="block"))) == written.text, entry.path.name
        check_plan(write_plan(written))
        check_question(write_question(written, title=str(entry.facts["name"])))


def test_plans_of_long_programs_are_shorter() -> None:
    for entry in corpus.sample(STEP):
        text = to_python(read(entry.path))
        if text.count("\n") > 100:
            assert len(write_plan(text)) < 0.75 * len(text), entry.path.name


def test_core_files_go_through_collect_and_clean() -> None:
    root = corpus.folder()
    if root is None:
        pytest.skip("the corpus is absent: set CORPUS to its folder, or put it beside the repository as ../shared/corpus")
    from workflowllm.pipeline.clean import Cleaned, clean
    from workflowllm.pipeline.collect import Dropped, collect, find

    found = find(root, limit=150, seed=0)
    items = list(clean(collect(found)))
    assert [item.found.name if isinstance(item, Cleaned) else item.file for item in items] == [item.name for item in found]
    assert sum(isinstance(item, Dropped) for item in items) < len(items) / 3
    assert all(item.reason != "unreadable" for item in items if isinstance(item, Dropped))
