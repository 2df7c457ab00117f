"""A dataset comes back as it was written, and damage is told with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.learning import make_sample, make_samples
from workflowllm.dataset import manifest_path, read_samples, write_samples
from workflowllm.errors import DatasetError


def test_round_trip_and_manifest(tmp_path: Path) -> None:
    samples = (*make_samples(5), make_sample(9, question="“naïve” \u2028 😀\n\ttab", program="x = 1\r\n"))
    path = tmp_path / "deep" / "train.jsonl"
    manifest = write_samples(path, samples, configuration={"by": "owner"}, seed=3)
    assert read_samples(path) == samples
    assert json.loads(manifest_path(path).read_text()) == manifest
    assert manifest["seed"] == 3
    assert manifest["configuration"] == {"by": "owner"}
    assert manifest["counts"]["samples"] == 6
    assert manifest["version"]
    assert manifest["revision"]
    assert [file.name for file in path.parent.iterdir() if file.name.startswith(".")] == []


def test_equal_datasets_give_equal_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_samples(tmp_path / f"{name}.jsonl", make_samples(4), configuration={"x": 1, "a": 2}, seed=0)
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    assert (tmp_path / "a.manifest.json").read_bytes() == (tmp_path / "b.manifest.json").read_bytes()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda record: "{not json", "not JSON"),
        (lambda record: "[1]", "not a JSON object"),
        (lambda record: json.dumps({**record, "extra": 1}), "unknown extra"),
        (lambda record: json.dumps({key: value for key, value in record.items() if key != "plan"}), "lacks plan"),
        (lambda record: json.dumps({**record, "plan": 4}), "plan is int"),
        (lambda record: json.dumps({**record, "actions": ["a", 1]}), "not text"),
        (lambda record: json.dumps({**record, "provenance": {**record["provenance"], "seed": True}}), "seed is bool"),
        (lambda record: json.dumps({**record, "id": "s000"}), "stands twice"),
    ],
)
def test_damage_is_told_with_file_and_line(tmp_path: Path, damage, told: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "train.jsonl"
    write_samples(path, make_samples(3), configuration={}, seed=0)
    lines = path.read_text().splitlines()
    lines[1] = damage(json.loads(lines[1]))
    path.write_text("\n".join(lines) + "\n")
    with pytest.raises(DatasetError, match=told) as caught:
        read_samples(path)
    assert str(caught.value.where).startswith(f"{path}:2")


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    write_samples(path, make_samples(3), configuration={}, seed=0)
    path.write_text(path.read_text().replace("number 1", "number 8"))
    with pytest.raises(DatasetError, match="manifest"):
        read_samples(path)
    assert len(read_samples(path, verify=False)) == 3


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="cannot be read"):
        read_samples(tmp_path / "none.jsonl")


def test_repeated_ids_are_not_written(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="twice"):
        write_samples(tmp_path / "x.jsonl", [make_sample(1), make_sample(1)], configuration={}, seed=0)
    assert not (tmp_path / "x.jsonl").exists()
