"""Stages that are done once: each leaves a record with a key of its inputs, and a stage whose record still holds is not run again.

A stage writes its outputs, then its record, each atomically. A run that is killed leaves finished stages with their records and at
most one stage without, which is run again; long stages keep their own place inside (the trainer its checkpoint, the answers their
file), so that little is lost.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from workflowllm import storage
from workflowllm.errors import DatasetError

__all__ = ["Made", "Say", "Stage", "Stages"]

Say = Callable[[str], None]
"""Told in a line what is going on."""


class Made(NamedTuple):
    """What a stage made.

    Attributes:
        outputs: Its files, below the folder of the run.
        facts: What it found out, in values that JSON can hold.
    """

    outputs: tuple[Path, ...]
    facts: dict[str, Any]


class Stage(NamedTuple):
    """A finished stage.

    Attributes:
        key: The digest of its inputs and of the code's revision.
        facts: What it found out.
        seconds: How long its last, finishing run took.
    """

    key: str
    facts: dict[str, Any]
    seconds: float


class Stages:
    """The stages of one run.

    Args:
        out: The folder of the run; records stand in its folder `stages`.
        say: Told of every stage.
    """

    def __init__(self, out: Path, say: Say) -> None:
        self.out = out
        self.say = say
        self.done: dict[str, Stage] = {}

    def run(self, name: str, title: str, inputs: object, make: Callable[[], Made]) -> Stage:
        """Run a stage, or take what an earlier run left.

        Args:
            name: Of the stage; its record is `stages/NAME.json`.
            title: What the user reads.
            inputs: What the outputs depend on, in values that JSON can hold; the revision of the code is added.
            make: Makes the outputs.
        """
        key = storage.digest({"stage": name, "inputs": inputs, "revision": storage.revision()})
        number = f"[{len(self.done) + 1}]"
        stage = self._kept(name, key)
        if stage is not None:
            self.say(f"{number} {title}: done before")
        else:
            self.say(f"{number} {title}")
            stage = self._made(name, key, make)
            self.say(f"    {stage.seconds:.0f} s")
        self.done[name] = stage
        return stage

    def _made(self, name: str, key: str, make: Callable[[], Made]) -> Stage:
        began = time.monotonic()
        made = make()
        seconds = round(time.monotonic() - began, 1)
        record = {"key": key, "facts": made.facts, "seconds": seconds, "outputs": self._digests(made.outputs)}
        storage.write_json(self._record(name), record)
        return Stage(key, made.facts, seconds)

    def _kept(self, name: str, key: str) -> Stage | None:
        """The stage as it was recorded, if its key is this one and every output still is what it was."""
        if not self._record(name).exists():
            return None
        try:
            record = storage.read_json(self._record(name))
            stage = Stage(record["key"], record["facts"], record["seconds"])
            outputs = {name: self.out / name for name in record["outputs"]}
            same = all(path.is_file() and storage.file_digest(path) == record["outputs"][at] for at, path in outputs.items())
        except (DatasetError, KeyError, TypeError):
            return None
        return stage if stage.key == key and same else None

    def _record(self, name: str) -> Path:
        return self.out / "stages" / f"{name}.json"

    def _digests(self, paths: Iterable[Path]) -> dict[str, str]:
        return {path.relative_to(self.out).as_posix(): storage.file_digest(path) for path in paths}
