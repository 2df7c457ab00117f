"""One sample of the benchmark: a question, a plan and a program, and where they come from (paper, section 3.1)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

from workflowllm.errors import DatasetError

__all__ = ["Provenance", "Sample"]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a sample comes from.

    Attributes:
        source: The sha256 of the file that was transcribed, in hexadecimal.
        writer: Who wrote the question, the plan and the comments: a rule set or a model, by name.
        configuration: The settings of the writer, resolved; values that JSON can hold.
        seed: The seed of the writer.
        version: The version of this package.
        revision: The revision of its code.
    """

    source: str
    writer: str
    configuration: dict[str, Any]
    seed: int
    version: str
    revision: str


@dataclass(frozen=True, slots=True)
class Sample:
    """One workflow with its three layers of language.

    Attributes:
        id: Unique in its dataset.
        title: The workflow's name.
        category: One of the paper's 28 categories, or "" where unknown.
        owner: Who published it, or "" where unknown; a split can keep owners together.
        question: What a user would ask for.
        plan: The task plan, in words.
        program: The program in the surface language, comments included.
        actions: The names of the called actions as they stand in the program, in order, with repeats.
        provenance: Where all this comes from.
    """

    id: str
    title: str
    category: str
    owner: str
    question: str
    plan: str
    program: str
    actions: tuple[str, ...]
    provenance: Provenance

    def to_record(self) -> dict[str, Any]:
        """The sample as plain values for JSON."""
        return asdict(self) | {"actions": list(self.actions)}

    @classmethod
    def from_record(cls, record: dict[str, Any], where: str) -> Sample:
        """The sample that a record holds.

        Args:
            record: Plain values, as `to_record` gives them.
            where: The place for errors, such as file and line.

        Raises:
            DatasetError: A field is missing, unknown, or of another type.
        """
        texts = {field.name: str for field in fields(cls) if field.type == "str"}
        _check(record, texts | {"actions": list, "provenance": dict}, where)
        origin = record["provenance"]
        _check(origin, {field.name: _TYPES[str(field.type)] for field in fields(Provenance)}, f"{where}, provenance")
        if not all(isinstance(name, str) for name in record["actions"]):
            raise DatasetError("actions holds something that is not text", where=where)
        return cls(**record | {"actions": tuple(record["actions"]), "provenance": Provenance(**origin)})


_TYPES: dict[str, type] = {"str": str, "int": int, "dict[str, Any]": dict}


def _check(record: dict[str, Any], types: dict[str, type], where: str) -> None:
    missing, unknown = types.keys() - record.keys(), record.keys() - types.keys()
    if missing or unknown:
        parts = [f"{word} {', '.join(sorted(names))}" for word, names in (("lacks", missing), ("has unknown", unknown)) if names]
        raise DatasetError(f"the record {' and '.join(parts)}", where=where, advice="Build the dataset again with this version")
    for name, kind in types.items():
        value = record[name]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise DatasetError(f"{name} is {type(value).__name__}, not {kind.__name__}", where=where)
