"""The loss is on the answer alone, nothing is dropped silently, and a killed run ends with the same weights."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.learning import make_sample, make_samples, tiny_model
from workflowllm.errors import BackendError
from workflowllm.llm import LocalModel, load
from workflowllm.task import TaskSettings, render_answer
from workflowllm.train import Progress, TrainSettings, encode, fitting, loss, train
from workflowllm.train.encode import IGNORED, batch_ids, labels
from workflowllm.train.run import CHECKPOINT

pytest.importorskip("torch")
pytest.importorskip("peft")

SETTINGS = TrainSettings(
    steps=9,
    batch=3,
    micro_batch=2,
    max_tokens=400,
    learning_rate=1e-2,
    rank=4,
    dropout=0.1,
    checkpoint_every=2,
    precision="float32",
    seed=5,
)


class Killed(BaseException):
    """Stands for a signal that ends the process."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def model(base: Path) -> LocalModel:
    return load(base, precision="float32")


@pytest.mark.parametrize("plan", [False, True])
def test_labels_are_the_answer_and_its_end_mark(model: LocalModel, plan: bool) -> None:
    sample, settings = make_sample(3), TaskSettings(plan=plan)
    one = encode(model.tokenizer, sample, settings)
    learnt = [token for token in labels(one) if token != IGNORED]
    assert len(labels(one)) == len(one.ids)
    assert model.tokenizer.decode(learnt) == render_answer(sample, settings) + "<|im_end|>"
    given = [token for token, label in zip(one.ids, labels(one), strict=True) if label == IGNORED]
    assert model.tokenizer.decode(given).endswith("<|im_start|>assistant\n")
    assert [*given, *learnt] == list(one.ids)


def test_the_loss_is_that_of_the_answer_tokens(model: LocalModel) -> None:
    import torch

    sample = make_sample(4)
    one = encode(model.tokenizer, sample, TaskSettings())
    with torch.inference_mode():
        logits = model.model(input_ids=torch.tensor([one.ids])).logits[0].log_softmax(-1)
    wanted = [-float(logits[place - 1, one.ids[place]]) for place in range(one.answer_start, len(one.ids))]
    assert loss(model, [sample]) == pytest.approx(sum(wanted) / len(wanted), rel=1e-4)


def test_samples_that_do_not_fit_are_named(model: LocalModel) -> None:
    samples = [make_sample(1), make_sample(2, program="x = 1\n" * 500), make_sample(3)]
    done = fitting(model.tokenizer, samples, TaskSettings(), 400)
    assert done.left_out == ("s002",)
    assert [one.id for one in done.kept] == ["s001", "s003"]


def test_every_epoch_shows_every_sample_once() -> None:
    shown = [index for step in range(10) for index in batch_ids(5, 3, step, seed=1)]
    epochs = [shown[start : start + 5] for start in range(0, 30, 5)]
    assert all(sorted(epoch) == [0, 1, 2, 3, 4] for epoch in epochs)
    assert len({tuple(epoch) for epoch in epochs}) > 1


def test_the_rate_rises_and_falls_in_lines() -> None:
    settings = TrainSettings(steps=10, warmup=0.2, learning_rate=1.0)
    assert [settings.rate(step) for step in range(10)] == pytest.approx([0.5, 1, 1, 7 / 8, 6 / 8, 5 / 8, 4 / 8, 3 / 8, 2 / 8, 1 / 8])


def test_settings_out_of_range_are_refused() -> None:
    with pytest.raises(BackendError, match="steps, warmup"):
        TrainSettings(steps=0, warmup=1.5)


def test_a_killed_run_ends_with_the_same_weights(base: Path, tmp_path: Path) -> None:
    samples = make_samples(7)
    whole = train(base, samples, tmp_path / "whole", SETTINGS)

    def kill(now: Progress) -> None:
        if now.step == 5:
            raise Killed

    with pytest.raises(Killed):
        train(base, samples, tmp_path / "killed", SETTINGS, progress=kill)
    assert (tmp_path / "killed" / CHECKPOINT).exists()
    seen: list[int] = []
    resumed = train(base, samples, tmp_path / "killed", SETTINGS, progress=lambda now: seen.append(now.step))
    assert seen == [5, 6, 7, 8, 9]
    assert resumed.losses == whole.losses
    assert resumed.tokens == whole.tokens
    weights = "adapter_model.safetensors"
    assert (resumed.adapter / weights).read_bytes() == (whole.adapter / weights).read_bytes()
    other = train(base, samples, tmp_path / "other", replace(SETTINGS, seed=6))
    assert (other.adapter / weights).read_bytes() != (whole.adapter / weights).read_bytes()


def test_training_teaches_and_the_adapter_loads(base: Path, model: LocalModel, tmp_path: Path) -> None:
    samples = make_samples(4)
    settings = replace(SETTINGS, steps=40, batch=4, dropout=0.0, learning_rate=3e-2, rank=8, alpha=32)
    done = train(base, samples, tmp_path, settings)
    tuned = load(base, adapter=done.adapter, precision="float32")
    before, after = loss(model, samples), loss(tuned, samples)
    assert after < before - 0.3
    record = json.loads((tmp_path / "training.json").read_text())
    assert record["seed"] == settings.seed
    assert record["configuration"]["rank"] == 8
    assert record["version"]
    assert record["revision"]
    assert not (tmp_path / CHECKPOINT).exists()
    again = train(base, samples, tmp_path, settings, progress=lambda now: pytest.fail("a finished run was run again"))
    assert again == done
    with pytest.raises(BackendError, match="other settings"):
        train(base, samples[:3], tmp_path, settings)


def test_the_token_budget_ends_a_run(base: Path, tmp_path: Path) -> None:
    done = train(base, make_samples(4), tmp_path, replace(SETTINGS, token_budget=500))
    assert 0 < len(done.losses) < SETTINGS.steps
    assert done.tokens >= 500


def test_a_damaged_checkpoint_is_told(base: Path, tmp_path: Path) -> None:
    (tmp_path / CHECKPOINT).write_bytes(b"nothing")
    with pytest.raises(BackendError, match="checkpoint"):
        train(base, make_samples(2), tmp_path, SETTINGS)


def test_nothing_that_fits_is_told(base: Path, tmp_path: Path) -> None:
    with pytest.raises(BackendError, match="none of 2 samples"):
        train(base, make_samples(2), tmp_path, replace(SETTINGS, max_tokens=4))


def test_top_layers_alone_are_adapted(base: Path, tmp_path: Path) -> None:
    from safetensors import safe_open

    done = train(base, make_samples(2), tmp_path, replace(SETTINGS, steps=1, top_layers=1))
    with safe_open(done.adapter / "adapter_model.safetensors", "pt") as file:
        assert {name.split(".layers.")[1][0] for name in file.keys()} == {"1"}  # noqa: SIM118
