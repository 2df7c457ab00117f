"""The conformance table: what an action or an operator does, each case with the source of what is expected.

A case is a TOML table in `conformance/*.toml`:

- `name`: what it shows; unique in its file.
- `program`: the program, in the readable language.
- `source`: where the expected value comes from: a page of Apple's guide, an action definition, a standard, a report from a device.
  A case without a source has `choice`, the name of the choice of ours that it holds; it is run, and not counted.
- `device`: the description of the device, as TOML text; without it the usual one. `seed`: of the run, 0.
- `output`: what the shortcut hands on, as a Trace shows it; `nothing = true` where that is nothing.
- `outcome` (finished) and `message`: how it ends.
- `effects`: every effect in order, each a table with the keys that matter (`verb`, `target`, `details`, `stand_in`); of `details` the
  keys that stand there are compared. Without `effects` they are not looked at.

Many cases of one form stand in a `[[table]]`: `name` and `program` with fields in double braces, as `{{a}}`, what all have in common, and
`rows`, each with the values of the fields and what is its own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from workflowllm import from_python
from workflowllm.simulate.device.reading import read_device
from workflowllm.simulate.engine import simulate
from workflowllm.simulate.trace import Trace
from workflowllm.workflow import Action, actions

__all__ = ["FOLDER", "KEYS", "Case", "cases", "differences"]

FOLDER = Path(__file__).parent / "conformance"
KEYS = frozenset(
    {"name", "program", "source", "choice", "device", "seed", "output", "nothing", "outcome", "message", "effects"},
)


@dataclass(frozen=True)
class Case:
    """One case of the table."""

    file: str
    table: dict[str, Any]

    @property
    def name(self) -> str:
        """File and name."""
        return f"{self.file}: {self.table['name']}"

    @property
    def sourced(self) -> bool:
        """Whether somebody else says what is expected."""
        return bool(self.table.get("source"))

    def identifiers(self) -> set[str]:
        """The actions of its program."""
        return {action.identifier for action in actions(from_python(self.table["program"])) if isinstance(action, Action)}

    def run(self) -> Trace:
        """Run its program."""
        device = read_device(self.table["device"]) if "device" in self.table else None
        return simulate(from_python(self.table["program"]), device, seed=self.table.get("seed", 0))


@cache
def cases() -> tuple[Case, ...]:
    """Every case."""
    return tuple(_read())


def _read() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text())
        for table in data.get("case", []):
            yield Case(path.stem, table)
        for table in data.get("table", []):
            for row in table["rows"]:
                yield Case(path.stem, _filled(table, row))


def _filled(table: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    """One row of a table as a case: its name has the values of the fields."""
    fields = {key: str(value) for key, value in row.items() if key not in KEYS}
    program = table["program"]
    for key, value in fields.items():
        program = program.replace("{{" + key + "}}", value)
    common = {key: value for key, value in table.items() if key not in ("rows", "program", "name")}
    if "choice" in row:
        common.pop("source", None)
    own = {key: value for key, value in row.items() if key in KEYS}
    return {**common, **own, "program": program, "name": f"{table['name']}: {', '.join(fields.values())}"}


def differences(case: Case) -> list[str]:
    """Where a run is not as expected."""
    table, trace = case.table, case.run()
    found = []
    expected = (table.get("outcome", "finished"), table.get("message", trace.message if "outcome" in table else ""))
    if (trace.outcome, trace.message) != expected:
        found.append(f"it ended {trace.outcome} ({trace.message})")
    if ("output" in table or table.get("nothing")) and trace.output != table.get("output"):
        found.append(f"output {trace.output!r} instead of {table.get('output')!r}")
    if "effects" in table:
        found += _effects(trace, table["effects"])
    return found


def _effects(trace: Trace, expected: list[dict[str, Any]]) -> list[str]:
    if len(trace.effects) != len(expected):
        return [f"{len(trace.effects)} effects instead of {len(expected)}: {[(e.verb, e.target, e.details) for e in trace.effects]}"]
    found = []
    for effect, wanted in zip(trace.effects, expected, strict=True):
        own = {"verb": effect.verb, "target": effect.target, "stand_in": effect.stand_in}
        own["details"] = {key: effect.details.get(key) for key in wanted.get("details", {})}
        found += [f"{key} {own[key]!r} instead of {value!r}" for key, value in wanted.items() if own[key] != value]
    return found
