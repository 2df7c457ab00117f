"""Anything gives a catalogue or an error of this package, in bounded time and memory."""

from __future__ import annotations

import copy
import json
import os
import pickle
import plistlib
import sqlite3
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.catalogue.importers import gardens
from workflowllm.catalogue import store
from workflowllm.catalogue.importers import plain_pickle, rows
from workflowllm.catalogue.importers.documents import MAX_BYTES, tree
from workflowllm.catalogue.importers.formats import import_file, import_from
from workflowllm.errors import CatalogueError, WorkflowError

SECONDS = 4.0
ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 0, -1, 7, 2.5, 2**70, "", "x", " ", "\n", "é" * 400, [], {}, [[]], [None], ["x", 3], {"x": 1}, {"": []}]
)


def outcome(path: Path) -> str:
    """What importing a file comes to; a fault of this package raises. What comes through can be saved and read."""
    try:
        found = import_file(path, gardens.APP)
    except WorkflowError as error:
        return "refused" if error.problem and error.where is not None and error.advice else "refused without a place and advice"
    records = {name: store.record_of(action) for name, action in found.catalogue.items()}
    assert json.dumps(records, ensure_ascii=False, allow_nan=False).encode(), "what comes through can be saved"
    return "read"


def places(value: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a tree."""
    yield here
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(inner, (*here, key))


def changed(whole: Any, place: tuple[Any, ...], value: Any) -> Any:
    """A copy of a tree in which one value is another."""
    if not place:
        return value
    found = copy.deepcopy(whole)
    inner = found
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    return found


def _saved() -> dict[str, Any]:
    """A saved catalogue as a document."""
    from workflowllm.catalogue.importers import sirikit
    from workflowllm.catalogue.importers.intake import Intake, Origin

    intake = Intake("x")
    sirikit.take(gardens.INTENTS, Origin(gardens.APP), intake)
    actions = {name: store.record_of(definition) for name, definition in intake.catalogue.items()}
    return {"catalogue": store.VERSION, "made": {}, "actions": actions}


TREES = {
    "App Intents": gardens.METADATA,
    "SiriKit": gardens.INTENTS,
    "engine": gardens.LIST,
    "documents": gardens.DOCUMENTS,
    "types": gardens.TABLE,
    "saved": _saved(),
}


@pytest.mark.parametrize("name", TREES)
def test_a_value_of_any_kind_at_any_place(tmp_path: Path, name: str) -> None:
    """Every place of the small file in turn holds each of some values of the wrong kind."""
    path = tmp_path / "x.json"
    outcomes = set()
    for place in places(TREES[name]):
        for value in (None, 7, "x", True, [3], {"x": "y"}):
            path.write_bytes(json.dumps(changed(TREES[name], place, value)).encode())
            outcomes.add(outcome(path))
    assert outcomes == {"read", "refused"}, "both happen"


@pytest.mark.parametrize("name", TREES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_several_values_of_odd_kinds(tmp_path: Path, name: str, data: st.DataObject) -> None:
    found = TREES[name]
    for _ in range(data.draw(st.integers(1, 6))):
        found = changed(found, data.draw(st.sampled_from(list(places(found)))), data.draw(ODD))
    path = tmp_path / "x.json"
    path.write_bytes(json.dumps(found).encode())
    assert outcome(path) in ("read", "refused")


@pytest.mark.parametrize(
    "name", ["metadata.actionsdata", "binary.intentdefinition", "WFActions.plist", "documents.pkl", "Tools-prod.sqlite"]
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_bytes_that_are_changed(tmp_path: Path, name: str, data: st.DataObject) -> None:
    whole = (tmp_path / name).read_bytes() if (tmp_path / name).exists() else gardens.written(tmp_path)[name].read_bytes()
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.none(), st.integers(0, len(content))))
    path = tmp_path / "x"
    path.write_bytes(bytes(content[:cut]))
    assert outcome(path) in ("read", "refused")


def shared(depth: int) -> Any:
    """Lists, each ten times in the one before: a small pickle or property list that unfolds without end."""
    inner: Any = ["x"]
    for _ in range(depth):
        inner = [inner] * 10
    return inner


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "text": lambda: b"hello",
    "JSON of one number": lambda: b"[" + b"9" * 5_000 + b"]",
    "JSON with a number beyond all": lambda: b'{"actions": {"a": {"title": 1e999}}, "enums": []}',
    "JSON that is not one": lambda: b'{"actions": NaN}',
    "JSON with half a character": lambda: b'{"apis": {"a.b": {"description": "\\ud800", "required_parameters": []}}}',
    "JSON nested": lambda: b'{"apis":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "JSON nested a little": lambda: b'{"apis":' + b"[" * 70 + b"]" * 70 + b"}",
    "JSON that is long": lambda: b'{"apis": "' + b"x" * MAX_BYTES + b'"}',
    "JSON of many values": lambda: b'{"apis": [' + b"1," * 2_000_000 + b"1]}",
    "property list nested": lambda: b"<plist>" + b"<array>" * 50_000 + b"</array>" * 50_000 + b"</plist>",
    "property list that unfolds": lambda: plistlib.dumps({"INIntents": shared(3)}, fmt=plistlib.FMT_BINARY)[:-40],
    "property list with entities": lambda: (
        b'<!DOCTYPE p [<!ENTITY a "b">]><plist><dict><key>INIntents</key><string>&a;</string></dict></plist>'
    ),
    "property list of a date beyond": lambda: b"<plist><date>99999-99-99T99:99:99Z</date></plist>",
    "pickle that unfolds": lambda: pickle.dumps(shared(12), 4),
    "pickle that holds itself": lambda: circle(),
    "pickle of a class": lambda: pickle.dumps({"a": Path("x")}, 4),
    "pickle of many steps": lambda: b"\x80\x04" + b"N0" * 3_000_000 + b"N.",
    "pickle of marks": lambda: b"\x80\x04" + b"(" * 1_000_000 + b".",
    "pickle with a deep key": lambda: b"\x80\x04}" + b")" + b"\x85" * 500_000 + b"Ns.",
    "pickle of a huge number": lambda: b"\x80\x04\x8b\x00\x00\x10\x00" + b"\x7f" * (1 << 20) + b".",
    "pickle that is cut": lambda: pickle.dumps(gardens.DOCUMENTS, 4)[:-20] + b".",
    "one long choice named often": lambda: enumeration(1_500, 3_000),
    "a database of zeros": lambda: rows.SIGNATURE + bytes(4_000),
}


def circle() -> bytes:
    """A list that holds itself."""
    inner: list[Any] = []
    inner.append(inner)
    return pickle.dumps({"apis": inner}, 4)


def enumeration(cases: int, fields: int) -> bytes:
    """One enumeration of many cases that many parameters have."""
    held = {"linkEnumeration": {"wrapper": {"identifier": "E"}}}
    parameters = [{"name": f"p{n}", "valueType": held} for n in range(fields)]
    enums = [{"identifier": "E", "cases": [{"identifier": f"c{n}"} for n in range(cases)]}]
    return json.dumps({"actions": {"A": {"parameters": parameters}}, "enums": enums}).encode()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_soon(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x"
    content = HOSTILE[name]()
    path.write_bytes(content)
    began = time.process_time()
    assert outcome(path) == "refused"
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("name", ["one long choice named often", "JSON nested"])
def test_hostile_files_take_little_memory(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x"
    path.write_bytes(HOSTILE[name]())
    tracemalloc.start()
    outcome(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000_000


class Malicious:
    """What it leaves in a pickle is a call of the system."""

    def __init__(self, proof: Path) -> None:
        self.proof = proof

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.proof),)


@pytest.mark.parametrize("protocol", range(2, 6))
def test_a_malicious_pickle_runs_nothing(tmp_path: Path, protocol: int) -> None:
    proof, path = tmp_path / "proof", tmp_path / "x.pkl"
    content = pickle.dumps({"apis": Malicious(proof)}, protocol)
    path.write_bytes(content)
    with pytest.raises(CatalogueError, match=r"more than plain values: .*mkdir"):
        import_from(path)
    assert not proof.exists()
    pickle.loads(content)  # noqa: S301  (our own: it shows that the test could fail)
    assert proof.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"\x80\x04cos\nsystem\n(S'true'\ntR.",
        b"\x80\x02c__builtin__\neval\n(S'1'\ntR.",
        b"\x80\x02(S'x'\nios\nsystem\n.",
        b"\x80\x04\x8c\x08builtins\x8c\x04dict\x93)\x81.",
        b"\x80\x04\x8c\x08builtins\x8c\x03set\x93\x8c\x08builtins\x8c\x03set\x93R.",
        b"\x80\x04}\x8c\x01x\x8c\x08builtins\x8c\x03set\x93s.",
        b"\x80\x02cbuiltins\nset\n}b.",
        b"\x80\x02P1\n.",
        b"\x80\x02\x82\x01.",
    ],
)
def test_no_name_gets_through_a_pickle(content: bytes) -> None:
    with pytest.raises(CatalogueError):
        tree(content)


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**63), 2**63)
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text()
        | st.binary(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    ),
    st.integers(2, 5),
)
def test_plain_pickles_are_read_as_the_standard_library_reads_them(value: Any, protocol: int) -> None:
    content = pickle.dumps(value, protocol)
    try:
        found = plain_pickle.loads(content)
    except CatalogueError:
        assert protocol == 2  # bytes are a call of a codec there
        return
    assert repr(found) == repr(pickle.loads(content))  # noqa: S301  (our own)


def test_a_view_in_the_place_of_a_table_is_not_read(tmp_path: Path) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id, x AS rowId FROM n"
    path = gardens.database(tmp_path / "x.sqlite", f"DROP TABLE Tools; CREATE VIEW Tools AS {endless};")
    with pytest.raises(CatalogueError, match="no table of actions"):
        import_from(path)


def test_a_database_that_takes_too_many_steps_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = gardens.database(tmp_path / "x.sqlite")
    with sqlite3.connect(path) as connection:
        connection.executemany("INSERT INTO Types VALUES (?, x'', 1)", [(f"t{n}",) for n in range(50_000)])
    connection.close()
    monkeypatch.setattr(rows, "MAX_STEPS", 100_000)
    with pytest.raises(CatalogueError, match="more steps than are allowed"):
        import_from(path)


def test_a_database_of_too_many_rows_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_ROWS", 10)
    with pytest.raises(CatalogueError, match="more than 10 rows"):
        import_from(gardens.database(tmp_path / "x.sqlite"))


def test_reading_a_database_writes_nothing(tmp_path: Path) -> None:
    path = gardens.database(tmp_path / "x.sqlite", "PRAGMA journal_mode = WAL;")
    before = path.read_bytes()
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        assert import_from(path)
        assert [entry.name for entry in tmp_path.iterdir()] == ["x.sqlite"]
    finally:
        tmp_path.chmod(0o755)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["missing", "nul\0byte"])
def test_a_path_that_leads_nowhere(tmp_path: Path, name: str) -> None:
    with pytest.raises(CatalogueError, match="cannot be read"):
        import_from(tmp_path / name)


def test_a_folder_without_descriptions(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no description"):
        import_from(tmp_path)
