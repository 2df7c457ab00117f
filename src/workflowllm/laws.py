"""The laws of the compiler, as checks of one file: what `workflowllm roundtrip`, the tests and `make laws` run.

Property lists are compared with `plistlib` and `json` and never with this package's own readers, typed (1, 1.0 and true differ) and
with the order of keys. Law 5 (any input gives a workflow or an error with a place) is what the fuzzer holds; law 6 needs a simulator.
"""

from __future__ import annotations

import ast
import base64
import json
import plistlib
import warnings
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, Literal, NamedTuple

from workflowllm.errors import FileError, WorkflowError
from workflowllm.workflow.equality import difference, shown
from workflowllm.workflow.nodes import Workflow

__all__ = ["LAWS", "Finding", "check", "check_text", "law1", "law2", "law3", "law4", "reference"]

FORMATS: Final[tuple[Literal["binary", "xml", "json"], ...]] = ("binary", "xml", "json")


class Finding(NamedTuple):
    """A law that does not hold.

    Attributes:
        law: Its number, 1 to 4; 5 if reading itself failed with something other than a `WorkflowError`.
        problem: What differs, and where.
    """

    law: int
    problem: str


# --- comparing ---


def reference(data: bytes) -> Any:
    """What `plistlib` or `json` say a file holds; of a signed file, what is inside."""
    if data[:4] == b"AEA1":
        from workflowllm.shortcut.aea import open_signed

        data = open_signed(data)[0]
    if data.lstrip()[:1] in (b"{", b"["):
        return _untagged(json.loads(data))
    return plistlib.loads(data)


def _untagged(value: Any) -> Any:
    """Bytes and dates out of the tags that JSON files keep them in."""
    if isinstance(value, list):
        return [_untagged(element) for element in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((key, inner),) = value.items()
        if key == "$bytes":
            return base64.b64decode(inner)
        if key == "$date":
            return datetime.fromisoformat(inner.removesuffix("Z"))
        if key.lstrip("$") in ("bytes", "date") and key.startswith("$$"):
            return {key[1:]: _untagged(inner)}
    return {key: _untagged(inner) for key, inner in value.items()}


def _whole_seconds(value: Any) -> Any:
    """Dates without their fractions, which no other reader of XML property lists takes."""
    if isinstance(value, dict):
        return {key: _whole_seconds(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_whole_seconds(element) for element in value]
    return value.replace(microsecond=0) if isinstance(value, datetime) else value


# --- the laws ---


def law1(workflow: Workflow, source: Any) -> Iterator[str]:
    """Read and write: what is written in each of the three formats is what was read.

    In XML, a date is compared to the second by `plistlib` (which reads no fractions) and to the microsecond by this package; a
    control character, which XML cannot carry, has to be refused.
    """
    from workflowllm import read, write

    for form in FORMATS:
        try:
            written = write(workflow, format=form)
        except FileError as error:
            if form != "xml" or "XML cannot" not in error.problem:
                yield f"{form}: not written: {error}"
            continue
        wanted = _whole_seconds(source) if form == "xml" else source
        found = difference(wanted, reference(written))
        if found is None and form == "xml" and wanted != source:
            found = difference(source, reference(write(read(written))))
        if found is not None:
            yield f"{form}: {found}"


def law2(workflow: Workflow, source: Any) -> Iterator[str]:
    """Exact text: the text with its residue compiles to the very same property list, and says so itself again."""
    from workflowllm import from_python, to_python, write

    text = to_python(workflow, exact=True)
    back = from_python(text)
    found = difference(source, reference(write(back)))
    if found is not None:
        yield found
    elif to_python(back, exact=True) != text:
        yield "the exact text of the compiled exact text is another one"


def law3(workflow: Workflow, text: str, back: Workflow) -> Iterator[str]:
    """Readable text: it is Python, and compiles to the same workflow but for the closed list of forgettings."""
    from workflowllm.language.normalise import normalise

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(ast.parse(text), "<workflow>", "exec")
            compile(text, "<workflow>", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        yield f"not Python: {error}"
    found = difference(normalise(workflow), normalise(back), ordered=False)
    if found is not None:
        yield found


def law4(text: str, back: Workflow) -> Iterator[str]:
    """Stable text: what a printed text compiles to prints as that text."""
    from workflowllm import to_python

    again = to_python(back)
    if again != text:
        lines, others = text.splitlines(), again.splitlines()
        place = next(
            (n for n, (line, other) in enumerate(zip(lines, others, strict=False)) if line != other),
            min(len(lines), len(others)),
        )
        here, there = (side[place] if place < len(side) else "(no line)" for side in (lines, others))
        yield f"line {place + 1}: {shown(here)} against {shown(there)}"


LAWS: Final = {1: "read and write", 2: "exact text", 3: "readable text", 4: "stable text"}
"""The laws that one file can be checked against, by number."""


def check_text(workflow: Workflow) -> Iterator[Finding]:
    """What of laws 3 and 4 does not hold for a workflow."""
    from workflowllm import from_python, to_python

    text = to_python(workflow)
    try:
        back = from_python(text)
    except WorkflowError as error:
        yield Finding(3, f"the text is refused: {error}")
        return
    yield from (Finding(3, problem) for problem in law3(workflow, text, back))
    yield from (Finding(4, problem) for problem in law4(text, back))


def check(data: bytes) -> list[Finding]:
    """What of laws 1 to 4 does not hold for a file.

    Args:
        data: The file, of any kind.

    Raises:
        WorkflowError: The file cannot be read, so that there is nothing to check.
    """
    from workflowllm import read

    workflow = read(data)
    source = reference(data)
    found = [Finding(1, problem) for problem in law1(workflow, source)]
    try:
        found += [Finding(2, problem) for problem in law2(workflow, source)]
    except WorkflowError as error:
        found.append(Finding(2, f"the exact text is refused: {error}"))
    return found + list(check_text(workflow))
