"""The demo in a process of its own that is killed for good, twice, and still comes to what a run in peace comes to."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workflowllm.pipeline.demo.examples import examples_folder

pytest.importorskip("tree_sitter_python", reason="the extra evaluate is not installed")
for name in ("torch", "peft", "matplotlib", "jinja2"):
    pytest.importorskip(name, reason="the extras local, train and plots are not installed")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from workflowllm.llm import make_tiny_model

    texts = [path.read_text(encoding="utf-8") for path in sorted(examples_folder().glob("*.py"))]
    return make_tiny_model(tmp_path_factory.mktemp("models") / "tiny", texts, vocabulary=3000)


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src"), "OMP_NUM_THREADS": "1"}


def command(model: Path, out: Path) -> list[str]:
    words = ["demo", "--model", str(model), "--out", str(out), "--steps", "60", "--limit", "40", "--questions", "2"]
    return [sys.executable, "-m", "workflowllm", *words]


def start(model: Path, out: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(command(model, out), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=ENVIRONMENT)  # noqa: S603


def finish(model: Path, out: Path) -> str:
    with start(model, out) as process:
        said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said
    return said


def kill(model: Path, out: Path, line: str, ready: Callable[[], bool]) -> None:
    """Start the demo and kill it after it printed a line, as soon as it is so far."""
    with start(model, out) as process:
        assert process.stdout is not None
        said = []
        for text in process.stdout:
            said.append(text)
            if text.startswith(line):
                break
        deadline = time.monotonic() + 60
        while not ready() and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.stdout.read()
    assert process.returncode == -signal.SIGKILL, "".join(said)


def outcome(out: Path) -> dict[str, Any]:
    """Everything a run came to, without its times: results, samples, answers and weights."""
    found: dict[str, Any] = json.loads((out / "results.json").read_text(encoding="utf-8"))
    del found["seconds"]
    files = [*(out / "dataset").glob("*.jsonl"), *(out / "answers").glob("*.jsonl"), *(out / "training").rglob("*.safetensors")]
    return found | {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(files)}


def test_killed_while_it_trains_and_while_it_answers(model: Path, tmp_path: Path) -> None:
    calm, out = tmp_path / "calm", tmp_path / "killed"
    finish(model, calm)
    kill(model, out, "[4]", lambda: any((out / "training").rglob("checkpoint*")))
    assert not (out / "stages" / "train.json").exists()
    kill(model, out, "    held-out loss", lambda: True)
    assert (out / "stages" / "train.json").exists()
    assert not (out / "stages" / "answer.json").exists()
    said = finish(model, out)
    assert said.count("done before") == 4
    assert outcome(out) == outcome(calm)
    assert any(name.startswith("training/") for name in outcome(out))
    assert any(name.startswith("answers/") for name in outcome(out))
    told = subprocess.run([*command(model, calm), "--format", "json"], capture_output=True, check=True, env=ENVIRONMENT)  # noqa: S603
    assert json.loads(told.stdout) == json.loads((calm / "results.json").read_text(encoding="utf-8"))
