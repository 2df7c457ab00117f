"""Collect and clean: which files are taken, which are dropped, and for what reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workflowllm import from_python, write
from workflowllm.errors import DatasetError
from workflowllm.pipeline.clean import LONGEST_BINARY, Cleaned, clean, counted
from workflowllm.pipeline.collect import Dropped, collect, find

ALERT = 'is_workflow_actions_alert(WFAlertActionMessage="Hello")\n'
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def put(folder: Path, **programs: str) -> None:
    """Write programs as shortcut files, by name."""
    for name, text in programs.items():
        (folder / f"{name}.shortcut").write_bytes(write(from_python(text)))


def cleaned(folder: Path) -> tuple[list[str], list[Dropped]]:
    """The names that stay, and what was dropped."""
    items = list(clean(collect(find(folder, limit=None, seed=0))))
    return [item.found.name for item in items if isinstance(item, Cleaned)], [item for item in items if isinstance(item, Dropped)]


def test_each_reason_is_counted_and_the_first_by_name_stays(tmp_path: Path) -> None:
    put(
        tmp_path,
        a=ALERT,
        b=ALERT,
        c='is_workflow_actions_alert(WFAlertActionMessage="Other words")\n',
        d='comment("Only words")\n',
        e=f'text = is_workflow_actions_gettext(WFTextActionText="{LETTERS * 16}")\n',
        f="is_workflow_actions_vibrate()\n",
    )
    (tmp_path / "g.shortcut").write_bytes(b"bplist00 not really")
    kept, dropped = cleaned(tmp_path)
    assert kept == ["a.shortcut", "f.shortcut"]
    assert [(item.file[0], item.reason) for item in dropped] == [
        ("b", "equal-content"),
        ("c", "equal-actions"),
        ("d", "no-action"),
        ("e", "binary"),
        ("g", "unreadable"),
    ]
    assert [item.detail for item in dropped[:2]] == ["a.shortcut", "a.shortcut"]
    assert counted(dropped) == dict.fromkeys(["binary", "equal-actions", "equal-content", "no-action", "unreadable"], 1)


@pytest.mark.parametrize(
    ("value", "binary"),
    [
        (f'"{LETTERS * 8}"', False),
        (f'"{LETTERS * 9}"', True),
        (f'"{"=" * 2000}{"A" * 2000}"', False),
        (f'"{"the words of a long text, " * 100}"', False),
        (f'data("{"QUJD" * (LONGEST_BINARY // 3 + 1)}")', True),
        ('data("QUJD")', False),
        (f'opaque("""{json.dumps({"WFSerializationType": "X", "odd": [LETTERS * 9]})}""")', True),
    ],
    ids=["short", "long", "one letter", "words", "bytes", "few bytes", "kept unread"],
)
def test_what_counts_as_binary(tmp_path: Path, value: str, binary: bool) -> None:
    put(tmp_path, a=f"is_workflow_actions_alert(WFAlertActionMessage={value})\n")
    kept, dropped = cleaned(tmp_path)
    assert [item.reason for item in dropped] == ["binary"] * binary
    assert bool(kept) != binary


def test_base_64_in_lines_is_binary_too(tmp_path: Path) -> None:
    lines = "\\n".join([LETTERS] * 20)
    put(tmp_path, a=f'is_workflow_actions_gettext(WFTextActionText="{lines}")\n')
    assert [item.reason for item in cleaned(tmp_path)[1]] == ["binary"]


def test_a_manifest_names_files_and_leaves_out_what_is_not_core(tmp_path: Path) -> None:
    put(tmp_path, a=ALERT, b="is_workflow_actions_vibrate()\n", c="is_workflow_actions_exit()\n")
    rows = [
        {"file": "b.shortcut", "name": "Buzz", "repo": "someone/things", "category": "Utilities", "core": True},
        {"file": "a.shortcut", "name": "Greeting", "owner": "else", "description": "Says hello.", "core": False},
        {"file": "../outside.shortcut"},
        {"file": "missing.shortcut"},
        {"name": "no file"},
    ]
    (tmp_path / "manifest.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = find(tmp_path, limit=None, seed=0)
    assert [(item.name, item.title, item.owner, item.category) for item in found] == [("b.shortcut", "Buzz", "someone", "Utilities")]


def test_a_manifest_may_stand_beside_the_folder(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    put(inner, a=ALERT)
    put(tmp_path, b=ALERT)
    rows = [{"file": "inner/a.shortcut", "name": "A"}, {"file": "b.shortcut", "name": "B"}]
    (tmp_path / "manifest.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert [item.title for item in find(inner, limit=None, seed=0)] == ["A"]


def test_a_limit_draws_the_same_files_for_a_seed(tmp_path: Path) -> None:
    put(tmp_path, **dict.fromkeys("abcdefgh", ALERT))
    drawn = find(tmp_path, limit=3, seed=1)
    assert len(drawn) == 3
    assert drawn == find(tmp_path, limit=3, seed=1)
    assert list(drawn) == sorted(drawn, key=lambda item: item.name)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no shortcuts"):
        find(tmp_path, limit=None, seed=0)


def test_a_file_that_vanished_is_dropped_and_progress_is_told(tmp_path: Path) -> None:
    put(tmp_path, a=ALERT, b="is_workflow_actions_vibrate()\n")
    found = find(tmp_path, limit=None, seed=0)
    (tmp_path / "a.shortcut").unlink()
    told: list[tuple[int, int]] = []
    items = list(collect(found, progress=lambda done, whole: told.append((done, whole))))
    assert [isinstance(item, Dropped) for item in items] == [True, False]
    assert told == [(1, 2), (2, 2)]
