"""The demo from end to end with a tiny random model: it finishes, is resumable at every stage, and repeats for a seed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.learning import make_sample
from workflowllm import read
from workflowllm.evaluate import Prediction
from workflowllm.pipeline.demo import DemoSettings, demo
from workflowllm.pipeline.demo.examples import compile_examples, examples_folder
from workflowllm.pipeline.demo.page import best, write_generated
from workflowllm.pipeline.demo.stages import Made, Stages
from workflowllm.train import TrainSettings

pytest.importorskip("tree_sitter_python", reason="the extra evaluate is not installed")


class Killed(Exception):  # noqa: N818
    """Stands for a kill at a moment of progress."""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> DemoSettings:
    for name in ("peft", "matplotlib", "jinja2"):
        pytest.importorskip(name, reason="the extras local, train and plots are not installed")
    from workflowllm.llm import make_tiny_model

    texts = [path.read_text(encoding="utf-8") for path in sorted(examples_folder().glob("*.py"))]
    model = make_tiny_model(tmp_path_factory.mktemp("models") / "tiny", texts)
    training = TrainSettings(steps=12, batch=1, max_tokens=2000, rank=2, alpha=4, checkpoint_every=10)
    return DemoSettings(limit=16, training=training, share=0.5, questions=3, answer_tokens=1200, model=model)


def outcome(out: Path) -> dict[str, Any]:
    """What a run found, without its times."""
    found: dict[str, Any] = json.loads((out / "results.json").read_text(encoding="utf-8"))
    del found["seconds"]
    return found


@pytest.fixture(scope="module")
def whole(settings: DemoSettings, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    said: list[str] = []
    report = demo(tmp_path_factory.mktemp("whole"), settings, say=said.append)
    return report.parent, said


def test_the_report_holds_scores_and_floors_and_examples(whole: tuple[Path, list[str]]) -> None:
    page = (whole[0] / "report.html").read_text(encoding="utf-8")
    for word in ("fine-tuned model", "empty answer", "unrelated answer", "reference", "<svg", "Example 3"):
        assert word in page
    scores = outcome(whole[0])["scores"]
    assert scores["empty answer"]["means"]["CodeBLEU"]["mean"] == 0
    assert scores["reference"]["means"]["exact"]["mean"] == 1


def test_a_second_run_does_nothing_again(whole: tuple[Path, list[str]], settings: DemoSettings) -> None:
    said: list[str] = []
    demo(whole[0], settings, say=said.append)
    assert sum("done before" in line for line in said) == 6
    assert not any("step " in line for line in said)


def test_killed_again_and_again_it_still_comes_to_the_same(
    whole: tuple[Path, list[str]], settings: DemoSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workflowllm.pipeline.demo.run.EVERY", 0.0)
    for moment in ("[2]", "[3]", "[4]", "step 11 ", "tokens into", "[6]"):

        def say(line: str, moment: str = moment) -> None:
            if moment in line:
                raise Killed(line)

        with pytest.raises(Killed):
            demo(tmp_path, settings, say=say)
    demo(tmp_path, settings, say=lambda line: None)
    assert outcome(tmp_path) == outcome(whole[0])


def test_examples_become_files_that_read_back(tmp_path: Path) -> None:
    made = compile_examples(examples_folder(), tmp_path)
    assert made.facts["examples"] == len(list(tmp_path.glob("*.shortcut")))
    assert all(read(path).body for path in tmp_path.glob("*.shortcut"))


def test_a_stage_is_run_again_when_inputs_or_outputs_change(tmp_path: Path) -> None:
    ran = []

    def make() -> Made:
        ran.append(1)
        (tmp_path / "a").write_text("a")
        return Made((tmp_path / "a",), {})

    for inputs, change, expected in ((1, None, 1), (1, None, 1), (2, None, 2), (2, "b", 3)):
        if change:
            (tmp_path / "a").write_text(change)
        Stages(tmp_path, lambda line: None).run("one", "One", inputs, make)
        assert len(ran) == expected


def test_nothing_is_generated_where_no_answer_compiles() -> None:
    bad = Prediction("a", "if", "if\n", True, 1)
    good = Prediction("b", "", "is_workflow_actions_exit()\n", True, 1)
    assert best([bad], [0.9]) is None
    assert best([bad, good], [0.9, 0.1]) == good


def test_a_draft_is_the_shortcut_where_no_answer_compiles(tmp_path: Path) -> None:
    sample, path = make_sample(1), tmp_path / "generated.shortcut"
    program = "is_workflow_actions_vibrate()\n"
    answer = Prediction(sample.id, program * 2, program * 2, finished=True, tokens=9)
    assert "Of the answers that compile" in write_generated(path, answer, {sample.id: program}, [sample])
    assert len(read(path).body) == 2
    assert "under the compiler's eye" in write_generated(path, None, {sample.id: program}, [sample])
    assert len(read(path).body) == 1
    assert "no shortcut" in write_generated(path, None, {}, [sample])
    assert not path.exists()
