"""A dataset on disk: JSON lines, one sample a line, and a manifest beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workflowllm import storage
from workflowllm.dataset.sample import Sample
from workflowllm.dataset.statistics import statistics
from workflowllm.errors import DatasetError

__all__ = ["manifest_path", "read_samples", "write_samples"]


def manifest_path(path: Path) -> Path:
    """Where the manifest of a dataset file stands: `train.jsonl` has `train.manifest.json`."""
    return path.with_suffix(".manifest.json")


def write_samples(path: Path, samples: Sequence[Sample], *, configuration: dict[str, Any], seed: int) -> dict[str, Any]:
    """Write a dataset and its manifest, each atomically; the manifest last, so that it describes a file that is there.

    Returns:
        The manifest: configuration, seed, version, revision, counts, and the sha256 of the samples' file.

    Raises:
        DatasetError: Two samples share an id.
    """
    _refuse_repeated_ids([(sample.id, sample.title) for sample in samples])
    storage.write_text(path, "".join(storage.canonical(sample.to_record()) + "\n" for sample in samples))
    manifest = storage.stamp(configuration, seed) | {"counts": statistics(samples), "sha256": storage.file_digest(path)}
    storage.write_json(manifest_path(path), manifest)
    return manifest


def read_samples(path: Path, *, verify: bool = True) -> tuple[Sample, ...]:
    """Read a dataset.

    Args:
        path: The JSON lines file.
        verify: Refuse a file that is not the one its manifest describes; a file without a manifest is read as it is.

    Raises:
        DatasetError: A line is not a sample, an id stands twice, or the file is not the manifest's; the place is file and line.
    """
    samples, places = [], []
    for number, record in storage.read_lines(path):
        sample = Sample.from_record(record, f"{path}:{number}")
        samples.append(sample)
        places.append((sample.id, f"{path}:{number}"))
    _refuse_repeated_ids(places)
    if verify and manifest_path(path).exists():
        _verify(path)
    return tuple(samples)


def _verify(path: Path) -> None:
    manifest = storage.read_json(manifest_path(path))
    said = manifest.get("sha256") if isinstance(manifest, dict) else None
    if said != storage.file_digest(path):
        advice = "Build the dataset again, or remove the manifest if the change is meant"
        raise DatasetError("the file is not the one that its manifest describes", where=str(path), advice=advice)


def _refuse_repeated_ids(places: list[tuple[str, str]]) -> None:
    seen: dict[str, str] = {}
    for identifier, place in places:
        if identifier in seen:
            raise DatasetError(f"the id {identifier!r} stands twice, first at {seen[identifier]}", where=place)
        seen[identifier] = place
