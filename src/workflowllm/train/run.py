"""Supervised fine-tuning: a plain loop over samples with LoRA, resumable after a kill and deterministic for a seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from workflowllm import storage
from workflowllm.dataset import Sample
from workflowllm.errors import BackendError, MissingExtraError
from workflowllm.llm import LocalModel, load
from workflowllm.llm.embedded import quiet
from workflowllm.train.checkpoint import State, load_checkpoint, save_checkpoint
from workflowllm.train.encode import Encoded, Fitting, batch_ids, encode, fitting, labels
from workflowllm.train.settings import TrainSettings

__all__ = ["Progress", "TrainResult", "loss", "train"]

CHECKPOINT, ADAPTER, RECORD = "checkpoint.safetensors", "adapter", "training.json"
_TARGETS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]


class Progress(NamedTuple):
    """What a run reports after each step: steps done and planned, tokens seen, the step's loss in nats a token."""

    step: int
    steps: int
    tokens: int
    loss: float


class TrainResult(NamedTuple):
    """A finished run.

    Attributes:
        adapter: The folder of the LoRA adapter, for `llm.load(folder, adapter=...)`.
        losses: Each step's loss on answer tokens, in nats a token.
        tokens: Tokens seen, prompts included and padding not.
        used: Ids of the samples that were trained on.
        left_out: Ids of the samples that were longer than `max_tokens`.
    """

    adapter: Path
    losses: list[float]
    tokens: int
    used: list[str]
    left_out: list[str]


def train(
    base: Path,
    samples: Sequence[Sample],
    folder: Path,
    settings: TrainSettings = TrainSettings(),  # noqa: B008
    *,
    progress: Callable[[Progress], None] | None = None,
) -> TrainResult:
    """Fine-tune a model on samples; a killed run called again goes on from its last checkpoint, to the same weights.

    Args:
        base: The folder of the model to start from; it is not changed.
        samples: The training split.
        folder: Where checkpoint, adapter and record go. A finished run that stands there is returned as it is.
        settings: See `TrainSettings`.
        progress: Called after each step.

    Raises:
        BackendError: The model cannot be loaded, no sample fits, or the folder holds a run with other settings, data or model.
        MissingExtraError: The extra `train` is not installed.
    """
    fingerprint = _fingerprint(base, samples, settings)
    if (folder / RECORD).exists():
        return _finished(folder, fingerprint)
    model = load(base, precision=settings.precision)
    data = fitting(model.tokenizer, samples, settings.task, settings.max_tokens)
    if not data.kept:
        problem = f"none of {len(samples)} samples fits {settings.max_tokens} tokens"
        raise BackendError(problem, advice="Raise max_tokens or give shorter samples")
    adapted = _with_lora(model.model, settings)
    state = _loop(adapted, data.kept, folder / CHECKPOINT, settings, fingerprint, progress)
    return _save(adapted, folder, data, state, settings, fingerprint)


def loss(model: LocalModel, samples: Sequence[Sample], settings: TrainSettings = TrainSettings()) -> float:  # noqa: B008
    """The mean loss of a model on samples' answers, in nats a token; samples of any length count."""
    import torch

    total, count = 0.0, 0
    with torch.inference_mode():
        for sample in samples:
            summed, tokens = _loss_sum(model.model, [encode(model.tokenizer, sample, settings.task)])
            total, count = total + float(summed), count + tokens
    return total / count if count else 0.0


def _with_lora(model: Any, settings: TrainSettings) -> Any:
    import torch

    try:
        from peft import LoraConfig, get_peft_model
    except ImportError:
        raise MissingExtraError("Training", "train") from None
    torch.manual_seed(settings.seed)
    layers = model.config.num_hidden_layers
    config = LoraConfig(
        r=settings.rank,
        lora_alpha=settings.alpha,
        lora_dropout=settings.dropout,
        target_modules=_TARGETS,
        layers_to_transform=list(range(max(0, layers - settings.top_layers), layers)) if settings.top_layers else None,
        task_type="CAUSAL_LM",
    )
    with quiet():
        return get_peft_model(model, config).train()


def _loop(
    model: Any,
    data: Sequence[Encoded],
    checkpoint: Path,
    settings: TrainSettings,
    fingerprint: str,
    progress: Callable[[Progress], None] | None,
) -> State:
    import torch

    parameters = {name: tensor for name, tensor in model.named_parameters() if tensor.requires_grad}
    optimiser = torch.optim.AdamW(parameters.values(), lr=settings.learning_rate, weight_decay=settings.weight_decay)
    state = load_checkpoint(checkpoint, parameters, optimiser, fingerprint) or State(0, 0, [])
    while state.step < settings.steps and not 0 < settings.token_budget <= state.tokens:
        chosen = [data[index] for index in batch_ids(len(data), settings.batch, state.step, settings.seed)]
        optimiser.param_groups[0]["lr"] = settings.rate(state.step)
        value = _step(model, chosen, optimiser, list(parameters.values()), settings)
        state = State(state.step + 1, state.tokens + sum(len(one.ids) for one in chosen), [*state.losses, value])
        if progress:
            progress(Progress(state.step, settings.steps, state.tokens, value))
        if state.step % settings.checkpoint_every == 0:
            save_checkpoint(checkpoint, parameters, optimiser, state, fingerprint)
    return state


def _step(model: Any, chosen: Sequence[Encoded], optimiser: Any, parameters: list[Any], settings: TrainSettings) -> float:
    """One optimiser step on the mean loss of all answer tokens of the chosen samples."""
    import torch

    answer_tokens = sum(len(one.ids) - one.answer_start for one in chosen)
    total = 0.0
    for start in range(0, len(chosen), settings.micro_batch):
        summed, _ = _loss_sum(model.get_base_model(), chosen[start : start + settings.micro_batch])
        (summed / answer_tokens).backward()
        total += float(summed.detach())
    if settings.clip:
        torch.nn.utils.clip_grad_norm_(parameters, settings.clip)
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)
    return total / answer_tokens


def _loss_sum(model: Any, chosen: Sequence[Encoded]) -> tuple[Any, int]:
    """The summed loss on the answer tokens, and their number; logits are computed at no other place."""
    import torch

    width = max(len(one.ids) for one in chosen)
    padding = [width - len(one.ids) for one in chosen]
    ids = torch.tensor([[*one.ids, *[0] * pad] for one, pad in zip(chosen, padding, strict=True)])
    mask = torch.tensor([[1] * len(one.ids) + [0] * pad for one, pad in zip(chosen, padding, strict=True)])
    wanted = torch.tensor([[*labels(one), *[-100] * pad] for one, pad in zip(chosen, padding, strict=True)])[:, 1:]
    hidden = model.model(input_ids=ids, attention_mask=mask, use_cache=False).last_hidden_state[:, :-1]
    learnt = wanted >= 0
    logits = model.get_output_embeddings()(hidden[learnt]).float()
    return torch.nn.functional.cross_entropy(logits, wanted[learnt], reduction="sum"), int(learnt.sum())


def _save(model: Any, folder: Path, data: Fitting, state: State, settings: TrainSettings, fingerprint: str) -> TrainResult:
    """Write the adapter, then the record that says the run is finished, then drop the checkpoint."""
    with storage.new_folder(folder / ADAPTER) as fresh:
        model.peft_config["default"].base_model_name_or_path = None
        model.save_pretrained(fresh, safe_serialization=True)
        (fresh / "README.md").unlink(missing_ok=True)
    record = storage.stamp(asdict(settings), settings.seed) | {
        "fingerprint": fingerprint,
        "steps": state.step,
        "tokens": state.tokens,
        "losses": state.losses,
        "used": [one.id for one in data.kept],
        "left_out": list(data.left_out),
    }
    storage.write_json(folder / RECORD, record)
    (folder / CHECKPOINT).unlink(missing_ok=True)
    return _result(folder, record)


def _finished(folder: Path, fingerprint: str) -> TrainResult:
    record = storage.read_json(folder / RECORD)
    if record.get("fingerprint") != fingerprint:
        problem = "the folder holds a finished run with other settings, data or model"
        raise BackendError(problem, where=str(folder), advice="Remove it, or give another folder")
    return _result(folder, record)


def _result(folder: Path, record: dict[str, Any]) -> TrainResult:
    return TrainResult(folder / ADAPTER, record["losses"], record["tokens"], record["used"], record["left_out"])


def _fingerprint(base: Path, samples: Sequence[Sample], settings: TrainSettings) -> str:
    """What decides the result: settings, data, and the base model's files."""
    files = {path.name: storage.file_digest(path) for path in sorted(base.iterdir()) if path.is_file()} if base.is_dir() else {}
    return storage.digest([asdict(settings), [sample.to_record() for sample in samples], files])
