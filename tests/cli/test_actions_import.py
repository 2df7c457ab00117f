"""`workflowllm actions import`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.catalogue.importers import gardens
from tests.cli.kit import run
from workflowllm.catalogue.standard import standard


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A user's folder of our own."""
    monkeypatch.setenv("WORKFLOWLLM_HOME", str(tmp_path / "home"))
    standard.cache_clear()
    yield tmp_path / "home"
    standard.cache_clear()


def test_what_is_imported_counts_from_then_on(tmp_path: Path, home: Path) -> None:
    files = gardens.written(tmp_path / "files")
    first = run("actions", "import", files["metadata.actionsdata"], "--app", gardens.APP)
    assert first.exit_code == 0
    assert "App Intents metadata: 2 actions, 7 parameters\nTogether 2 actions, 2 of them new\nLeft out:\n" in first.stdout
    assert "       1  an action that Shortcuts does not offer\n" in first.stdout
    standard.cache_clear()
    second = run("actions", "import", files["garden.intentdefinition"], "--app", gardens.APP, "--format", "json")
    assert second.exit_code == 0
    assert (json.loads(second.stdout)["actions"], json.loads(second.stdout)["new"]) == (2, 2)
    standard.cache_clear()
    assert {"org.example.Garden.WaterPlot", "org.example.Garden.SowIntent"} <= set(standard())
    assert [path.name for path in (home / "catalogue").iterdir()] == ["imported.json"]


def test_a_file_that_fails_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    files = gardens.written(tmp_path / "files")
    (tmp_path / "bad.json").write_text("{")
    result = run("actions", "import", files["table.json"], tmp_path / "bad.json", "--out", tmp_path / "out.json")
    assert result.exit_code == 1
    assert "the JSON is malformed" in result.stderr
    assert (tmp_path / "out.json").is_file()
    assert run("actions", "import", tmp_path / "bad.json").exit_code == 2


def test_an_app_that_nobody_names_is_asked_for(tmp_path: Path) -> None:
    result = run("actions", "import", gardens.written(tmp_path)["metadata.actionsdata"])
    assert result.exit_code == 2
    assert "--app" in result.stderr
