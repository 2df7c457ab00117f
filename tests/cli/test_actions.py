"""`workflowllm actions`: show, stats and learn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.kit import run, shortcut
from workflowllm.catalogue.standard import standard
from workflowllm.cli.actions import SUBCOMMANDS

OTHER = 'made = com_example_app_DoIntent(mode="{mode}", count={count})\nis_workflow_actions_showresult(Text=made)\n'


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A user's folder of our own."""
    monkeypatch.setenv("WORKFLOWLLM_HOME", str(tmp_path / "home"))
    standard.cache_clear()
    yield tmp_path / "home"
    standard.cache_clear()


@pytest.mark.parametrize(
    "name",
    ["is.workflow.actions.downloadurl", "is_workflow_actions_downloadurl", "downloadurl", "Get Contents of URL", "get contents of url"],
)
def test_show_by_any_name(name: str) -> None:
    result = run("actions", "show", name)
    assert result.exit_code == 0
    assert "Identifier:   is.workflow.actions.downloadurl\n" in result.stdout
    assert "  WFHTTPMethod: enumeration: GET | POST | PUT | PATCH | DELETE  [shortcutkit]\n" in result.stdout
    assert "Needs:        network  [shortcutkit]\n" in result.stdout
    assert "where WFHTTPBodyType is Form and WFHTTPMethod is not GET" in result.stdout


def test_show_as_json_names_the_source_of_each_field() -> None:
    found = json.loads(run("actions", "show", "runworkflow", "--format", "json").stdout)
    assert found["python_name"] == "is_workflow_actions_runworkflow"
    assert found["sources"]["name"] == "shortcutkit"
    assert found["parameters"]["WFShowWorkflow"]["sources"] == {"kind": "overlay"}


def test_an_unknown_name_gets_the_nearest() -> None:
    result = run("actions", "show", "is.workflow.actions.downlodurl")
    assert result.exit_code == 2
    assert "is.workflow.actions.downloadurl" in result.stderr
    nothing = run("actions", "show", "qqqqqqqqqqqq")
    assert nothing.exit_code == 2
    assert "actions learn" in nothing.stderr


def test_every_action_can_be_shown() -> None:
    from workflowllm.cli.actions.show import _lines

    for definition in standard().values():
        assert definition.identifier in "\n".join(_lines(definition))


def test_stats_count_what_there_is() -> None:
    found = json.loads(run("actions", "stats", "--format", "json").stdout)
    assert found["actions"] == len(standard())
    assert found["typed"] <= found["parameters"] == sum(found["kinds"].values())
    assert "shortcutkit" in run("actions", "stats").stdout


def test_what_is_learnt_counts_from_then_on(tmp_path: Path, home: Path) -> None:
    for owner in ("anna", "bert"):
        for number in range(4):
            text = OTHER.format(mode=("Fast", "Slow")[number % 2], count=number)
            shortcut(tmp_path / "files" / owner / f"{number}.shortcut", text)
    broken = tmp_path / "files" / "bert" / "broken.shortcut"
    broken.write_bytes(b"bplist00 and no more")
    result = run("actions", "learn", tmp_path / "files")
    assert result.exit_code == 1
    assert "8 files: 2 actions, 3 parameters" in result.stdout
    assert "broken.shortcut" in result.stderr
    assert (home / "catalogue" / "learnt.json").is_file()
    standard.cache_clear()
    shown = run("actions", "show", "com_example_app_DoIntent").stdout
    assert "  mode: enumeration: Fast | Slow | ...  [learnt]\n" in shown
    assert "  count: number  [learnt]\n" in shown


def test_learning_nothing_writes_nothing(tmp_path: Path, home: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("actions", "learn", tmp_path / "empty").exit_code == 2
    assert not home.exists()


def test_learn_writes_where_it_is_told(tmp_path: Path, home: Path) -> None:
    shortcut(tmp_path / "a.shortcut")
    out = tmp_path / "out" / "mine.json"
    result = run("actions", "learn", tmp_path / "a.shortcut", "--out", out, "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["actions"] == 2
    assert json.loads(out.read_text())["made"]["configuration"]["files"] == 1
    assert not home.exists()


def test_the_help_names_every_command() -> None:
    help_text = run("actions", "--help").stdout
    assert all(f"  {name} " in help_text for name in SUBCOMMANDS)
    assert all(run("actions", name, "--help").exit_code == 0 for name in SUBCOMMANDS)


def test_coverage_counts_what_a_dry_run_runs(tmp_path: Path) -> None:
    shortcut(tmp_path / "a" / "own.shortcut", "n = 5\nif n > 3:\n    is_workflow_actions_showresult(Text='x')\n")
    shortcut(tmp_path / "a" / "other.shortcut", "made = com_example_app_DoIntent(count=1)\nis_workflow_actions_showresult(Text=made)\n")
    found = json.loads(run("actions", "coverage", tmp_path / "a", "--format", "json").stdout)
    assert (found["files"], found["files_whole"], found["occurrences"], found["stand_ins"]) == (2, 1, 7, 1)
    assert found["share"] == round(6 / 7, 5)
    assert found["without"] == [{"action": "com.example.app.DoIntent", "occurrences": 1, "files": 1}]
    assert [group["files"] for group in found["groups"]] == [2]
    assert "share 85.71%" in run("actions", "coverage", tmp_path / "a").stdout
