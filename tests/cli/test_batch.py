"""Many inputs in processes: order, faults, and workers that die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.kit import shortcut
from workflowllm.cli.batch import run
from workflowllm.cli.inputs import Source
from workflowllm.errors import FileError, MissingExtraError, PropertyPath


def task(source: Source, argument: str) -> dict[str, Any]:
    if argument == "die":
        os._exit(1)
    if argument == "fault":
        raise ZeroDivisionError("of all things")
    if argument == "extra":
        raise MissingExtraError("this", "local")
    if argument == "refuse":
        raise FileError("no", where=PropertyPath(("a", 1)), advice="Try again")
    return {"said": argument}


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_stand_in_order_and_faults_stop_nothing(jobs: int) -> None:
    words = ["a", "fault", "b", "refuse", "c", "extra"]
    found = run(task, [(Source("file", word, word), word) for word in words], jobs=jobs, label="")
    assert [result and result["said"] for result, _ in found] == ["a", None, "b", None, "c", None]
    assert [failure and failure["error"] for _, failure in found] == [
        None,
        "Fault",
        None,
        "FileError",
        None,
        "MissingExtraError",
    ]
    assert found[3][1] == {"file": "refuse", "error": "FileError", "problem": "no", "where": "$.a[1]", "advice": "Try again"}


def test_a_worker_that_dies_costs_one_input() -> None:
    words = ["a", "die", "b", "c"]
    found = run(task, [(Source("file", word, word), word) for word in words], jobs=2, label="")
    assert [result and result["said"] for result, _ in found] == ["a", None, "b", "c"]
    assert found[1][1] is not None
    assert "died" in found[1][1]["problem"]


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    for number in range(150):
        shortcut(tmp_path / "in" / f"{number}.shortcut")
    command = [sys.executable, "-m", "workflowllm", "roundtrip", str(tmp_path / "in"), "--jobs", "2"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment, start_new_session=True) as parent:  # noqa: S603
        deadline = time.monotonic() + 30
        while len(_group(parent.pid)) < 3 and time.monotonic() < deadline:
            time.sleep(0.02)
        workers = _group(parent.pid) - {parent.pid}
        assert workers
        parent.send_signal(signal.SIGKILL)
    while _group(parent.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _group(parent.pid) == set()


def _group(session: int) -> set[int]:
    """The living processes of a session, as Linux lists them."""
    if not Path("/proc/self/stat").is_file():
        pytest.skip("processes can only be listed on Linux")
    found = set()
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
        except (OSError, IndexError):
            continue
        if entry.name.isdigit() and int(fields[3]) == session and fields[0] != "Z":
            found.add(int(entry.name))
    return found
