"""Importing costs nothing: no heavy module is loaded before it is used. The time itself is in `bench.import_time`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.import_time import total_ms
from tests.guards.house import PACKAGE, module_name, room_of, sources

HEAVY = {
    "accelerate",
    "click",
    "cryptography",
    "gguf",
    "jinja2",
    "matplotlib",
    "numpy",
    "openai",
    "pandas",
    "peft",
    "pyarrow",
    "pydantic",
    "requests",
    "rich",
    "safetensors",
    "tokenizers",
    "torch",
    "transformers",
    "tree_sitter",
    "tree_sitter_python",
}
EASY = {"asyncio", "concurrent.futures", "http.client", "multiprocessing", "sqlite3", "ssl", "tempfile", "urllib.request"}
"""Parts of the standard library that take milliseconds."""

OWN_COMMANDS = {"click"}
"""What the files of single commands may import at their top: they are loaded for a command line only."""


def loaded(*modules: str) -> set[str]:
    """The modules that a fresh interpreter holds after importing some."""
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120, env=environment
    )
    return set(done.stdout.split())


def test_the_package_loads_nothing_heavy() -> None:
    found = loaded("workflowllm")
    assert "workflowllm.errors" in found
    assert found & (HEAVY | EASY) == set()
    assert {name for name in found if name.startswith("workflowllm.")} == {"workflowllm.errors"}


def test_no_module_loads_anything_heavy_before_it_is_used() -> None:
    modules = [module_name(path) for path in sources() if path.stem != "__main__"]
    assert loaded(*[name for name in modules if room_of(name) != "cli"]) & HEAVY == set()


@pytest.mark.skipif(not (PACKAGE / "cli").is_dir(), reason="there is no command line in this tree")
def test_the_command_line_loads_nothing_heavy_but_its_parser() -> None:
    modules = [module_name(path) for path in sources() if path.stem != "__main__"]
    assert loaded("workflowllm.cli") & HEAVY == set()
    assert loaded(*[name for name in modules if room_of(name) == "cli"]) & HEAVY <= OWN_COMMANDS


def test_the_guard_sees_a_heavy_module() -> None:
    assert "sqlite3" in loaded("sqlite3")


def test_the_time_of_an_import_is_read_from_the_report() -> None:
    report = "import time: self [us] | cumulative | imported package\nimport time:       928 |       2900 | workflowllm\n"
    assert total_ms(report) == pytest.approx(2.9)
    with pytest.raises(ValueError, match="not in the report"):
        total_ms("")


def test_the_package_is_the_one_in_this_tree() -> None:
    import workflowllm

    assert Path(workflowllm.__file__).is_relative_to(PACKAGE)
