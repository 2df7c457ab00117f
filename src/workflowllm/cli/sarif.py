"""Findings as SARIF 2.1.0, which code hosts and editors read.

Source: the OASIS standard Static Analysis Results Interchange Format, version 2.1.0. Left out on purpose: fixes as byte edits, since
the tree is what is changed and not its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final
from urllib.parse import quote

from workflowllm import __version__
from workflowllm.check import rules

__all__ = ["sarif"]

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_NO_TEXT: Final = {
    "id": "E001",
    "name": "text",
    "shortDescription": {"text": "A text that is no program of the surface language."},
    "fullDescription": {"text": "Nothing else can be checked before it can be read."},
    "defaultConfiguration": {"level": "error"},
}


def sarif(results: Iterable[dict[str, Any]], failures: Sequence[str] = ()) -> dict[str, Any]:
    """The log of one run over these results of the check.

    Args:
        results: What was found, by input.
        failures: What is said of each input that could not be read; they stand in the log as notifications of the tool.
    """
    described = [
        {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": rule.says},
            "fullDescription": {"text": rule.why},
            "defaultConfiguration": {"level": rule.severity},
        }
        for rule in rules()
    ]
    described.append(_NO_TEXT)
    driver = {"name": "workflowllm", "version": __version__, "rules": described}
    found = [_result(result["file"], row, is_text=result["text"]) for result in results for row in result["findings"]]
    said = [{"level": "error", "message": {"text": failure}} for failure in failures]
    invocation = {"executionSuccessful": not failures, "toolExecutionNotifications": said}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "invocations": [invocation], "results": found}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(name: str, row: dict[str, Any], *, is_text: bool) -> dict[str, Any]:
    """One result. A place in the file itself is known only where the file is a text; of a shortcut the path is given."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(name)}}
    if is_text and "line" in row:
        end_column = max(row["end_column"], row["column"])
        physical["region"] = {
            "startLine": row["line"],
            "startColumn": row["column"],
            "endLine": row["end_line"],
            "endColumn": end_column,
        }
    place = {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": row["path"]}]}
    message = f"{row['message']}. {row['advice']}" if row["advice"] else row["message"]
    return {"ruleId": row["code"], "level": row["severity"], "message": {"text": message}, "locations": [place]}
