"""The state of a run in one safetensors file: matrices, optimiser, random state, and where the run stands.

One file takes its name in one step, so a checkpoint is whole or absent. There is no pickle in it: numbers are tensors and the
rest is JSON in the file's metadata.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from workflowllm import storage
from workflowllm.errors import BackendError

__all__ = ["State", "load_checkpoint", "save_checkpoint"]


class State(NamedTuple):
    """Where a run stands: steps done, tokens seen, and each step's loss in nats a token."""

    step: int
    tokens: int
    losses: list[float]


def save_checkpoint(path: Path, parameters: dict[str, Any], optimiser: Any, state: State, fingerprint: str) -> None:
    """Write a checkpoint atomically.

    Args:
        path: The file.
        parameters: Names and trainable tensors.
        optimiser: AdamW over them, in the same order.
        state: Where the run stands.
        fingerprint: What the run is made of; only a run of the same makings may go on from it.
    """
    import torch
    from safetensors.torch import save

    tensors = {f"parameter/{name}": tensor.detach().contiguous() for name, tensor in parameters.items()}
    for name, parameter in parameters.items():
        for key, value in optimiser.state[parameter].items():
            tensors[f"optimiser/{name}/{key}"] = value.contiguous()
    tensors["random"] = torch.get_rng_state()
    metadata = {"state": json.dumps(state._asdict()), "fingerprint": fingerprint}
    storage.write_bytes(path, save(tensors, metadata))


def load_checkpoint(path: Path, parameters: dict[str, Any], optimiser: Any, fingerprint: str) -> State | None:
    """Put a run back where a checkpoint left it.

    Returns:
        Where it stands; None if there is no checkpoint.

    Raises:
        BackendError: The file is damaged, or belongs to a run with other settings, data or model.
    """
    if not path.exists():
        return None
    advice = "Remove it to start afresh, or give another folder"
    try:
        return _load(path, parameters, optimiser, fingerprint)
    except BackendError:
        raise
    except Exception as error:  # safetensors and json each have their own errors, and a hostile file finds more
        raise BackendError(f"the checkpoint cannot be read: {error}", where=str(path), advice=advice) from error


def _load(path: Path, parameters: dict[str, Any], optimiser: Any, fingerprint: str) -> State:
    import torch
    from safetensors import safe_open

    with safe_open(path, "pt") as file:
        metadata = file.metadata() or {}
        if metadata.get("fingerprint") != fingerprint:
            advice = "Remove it to start afresh, or give another folder"
            raise BackendError("the checkpoint is of a run with other settings, data or model", where=str(path), advice=advice)
        with torch.no_grad():
            for name, parameter in parameters.items():
                parameter.copy_(file.get_tensor(f"parameter/{name}"))
                prefix = f"optimiser/{name}/"
                keys = [key for key in file.keys() if key.startswith(prefix)]  # noqa: SIM118
                optimiser.state[parameter] = {key.removeprefix(prefix): file.get_tensor(key) for key in keys}
        torch.set_rng_state(file.get_tensor("random"))
    state = json.loads(metadata["state"])
    return State(int(state["step"]), int(state["tokens"]), [float(loss) for loss in state["losses"]])
