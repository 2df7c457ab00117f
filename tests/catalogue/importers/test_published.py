"""The published documents import whole: 1,503 of 1,503, with every parameter."""

from __future__ import annotations

import json
import pickle
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests import corpus
from workflowllm.catalogue.importers.formats import import_file


def published(name: str) -> Path:
    """A published file beside the corpus; skips the test where there is none."""
    corpus.need()
    root = corpus.folder()
    assert root is not None
    path = root.parent / "bench" / name
    if not path.is_file():
        pytest.skip(f"the published file {name} is absent: put it beside the corpus, in ../bench")
    return path


def keys(document: dict[str, Any]) -> list[str]:
    """The parameters of a document, in its order."""
    return [field["name"] for kind in ("required_parameters", "optional_parameters") for field in document[kind]]


def test_every_document_of_the_paper_comes_through() -> None:
    path = published("workflowbench/api_docs.json")
    whole = json.loads(path.read_bytes())
    found = import_file(path)
    assert len(found.catalogue) == 1503
    assert found.left_out == {}
    assert {name: list(action.parameters) for name, action in found.catalogue.items()} == {
        name: keys(document) for name, document in whole["apis"].items()
    }
    assert sum(len(action.parameters) for action in found.catalogue.values()) == 4054
    assert sum(action.output is True for action in found.catalogue.values()) >= len(set(whole["has_output"])) - 30
    assert {action.input for action in found.catalogue.values()} - {None} == set(whole["input_parameter"].values())


def test_the_same_documents_come_out_of_their_pickle(tmp_path: Path) -> None:
    path = published("workflowbench/api_docs.json")
    documents = json.loads(path.read_bytes())["apis"]
    bare = defaultdict(str, {name: [[name, each]] if name.startswith("is.") else [name, each] for name, each in documents.items()})
    (tmp_path / "identifier2json.pkl").write_bytes(pickle.dumps(bare))
    found, whole = import_file(tmp_path / "identifier2json.pkl"), import_file(path)
    assert {name: action.parameters for name, action in found.catalogue.items()} == {
        name: action.parameters for name, action in whole.catalogue.items()
    }


def test_every_typed_parameter_comes_through() -> None:
    path = published("shortcutsbench/all_api2paraname2paratype.json")
    whole = json.loads(path.read_bytes())
    found = import_file(path)
    assert len(found.catalogue) == 1414
    assert {name: list(action.parameters) for name, action in found.catalogue.items()} == {
        name: [key for key in lines if not key.startswith("ThisIsReturnValue:")] for name, lines in whole.items()
    }
    outputs = {name for name, lines in whole.items() if any(key.startswith("ThisIsReturnValue:") for key in lines)}
    assert {name for name, action in found.catalogue.items() if action.output} == outputs
