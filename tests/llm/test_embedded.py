"""The embedded model is refused when absent or damaged, and converted whole or not at all."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path

import pytest

from workflowllm.errors import BackendError
from workflowllm.llm import cache_folder, embedded, embedded_model


def test_the_cache_folder_follows_the_standard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "workflowllm"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_folder() == Path.home() / ".cache" / "workflowllm"


def test_a_missing_package_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(embedded, "PACKAGE", "no-such-package-of-models")
    with pytest.raises(BackendError, match="not installed"):
        embedded_model(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    try:
        importlib.metadata.version(embedded.PACKAGE)
    except importlib.metadata.PackageNotFoundError:
        pytest.skip(f"{embedded.PACKAGE} is not installed")
    monkeypatch.setattr(embedded, "SHA256", "0" * 64)
    with pytest.raises(BackendError, match="damaged"):
        embedded_model(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_converted_model_is_taken_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / f"smollm2-135m-instruct-{embedded.SHA256[:12]}"
    folder.mkdir()
    (folder / "source.json").write_text("{}")
    assert embedded_model(tmp_path) == folder
