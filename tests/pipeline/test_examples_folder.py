"""The examples are found in a checkout and in an installed package, which carries them."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import workflowllm
from workflowllm.errors import DatasetError
from workflowllm.pipeline.demo.examples import examples_folder

REPOSITORY = Path(__file__).resolve().parents[2]


def test_in_a_checkout_they_stand_beside_the_source() -> None:
    assert examples_folder() == REPOSITORY / "examples"


def test_in_an_installed_package_they_stand_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workflowllm, "__file__", str(tmp_path / "lib" / "workflowllm" / "__init__.py"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DatasetError, match="not installed"):
        examples_folder()
    folder = tmp_path / "lib" / "workflowllm" / "examples"
    folder.mkdir(parents=True)
    (folder / "manifest.toml").touch()
    assert examples_folder() == folder


def test_the_wheel_is_told_to_carry_them() -> None:
    with (REPOSITORY / "pyproject.toml").open("rb") as file:
        wheel = tomllib.load(file)["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {"examples": "workflowllm/examples"}


def test_a_wheel_carries_them_and_finds_them(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="the build backend is not installed, so no wheel can be built here")
    code = f"import hatchling.build; print(hatchling.build.build_wheel({str(tmp_path)!r}))"
    subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=True, timeout=120)  # noqa: S603
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path / "site")
    code = "from workflowllm.pipeline.demo.examples import examples_folder; print(examples_folder())"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    assert Path(done.stdout.strip()) == tmp_path / "site" / "workflowllm" / "examples"
    assert len(list((tmp_path / "site" / "workflowllm" / "examples").glob("*.py"))) == len(list((REPOSITORY / "examples").glob("*.py")))
