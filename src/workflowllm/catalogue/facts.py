"""The format facts that translation needs, by action identifier.

Source: the action definitions of the Shortcuts engine as published in the MIT package shortcutkit 2.0 (Input.ParameterKey,
InputPassthrough, Output.OutputName, number field classes), the input parameters of the WorkflowLLM documents for identifiers
it lacks, and counts over real files for the names of outputs and for identifiers of other apps. Not here: parameters, types and
enumerations. An identifier that is not in the table is ordinary: nothing is known of it and nothing is assumed.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Literal

from workflowllm.catalogue.fact_rows import ROWS

__all__ = ["flow", "has_output", "identifiers", "input_key", "number_keys", "output_kind", "output_name", "passes_through"]

_KINDS: dict[str, Literal["number", "date", "text"]] = {
    **dict.fromkeys(
        [
            "is.workflow.actions.calculateexpression",
            "is.workflow.actions.count",
            "is.workflow.actions.detect.number",
            "is.workflow.actions.getbatterylevel",
            "is.workflow.actions.gettimebetweendates",
            "is.workflow.actions.math",
            "is.workflow.actions.number",
            "is.workflow.actions.number.random",
            "is.workflow.actions.round",
            "is.workflow.actions.statistics",
        ],
        "number",
    ),
    **dict.fromkeys(["is.workflow.actions.adjustdate", "is.workflow.actions.date", "is.workflow.actions.detect.date"], "date"),
    **dict.fromkeys(
        [
            "is.workflow.actions.detect.text",
            "is.workflow.actions.format.date",
            "is.workflow.actions.gettext",
            "is.workflow.actions.text.changecase",
            "is.workflow.actions.text.combine",
            "is.workflow.actions.text.replace",
            "is.workflow.actions.text.trimwhitespace",
        ],
        "text",
    ),
}
_UNKNOWN = (None, False, None, None, ())
_NO_KEYS: frozenset[str] = frozenset()
_NUMBERS = {identifier: frozenset(row[4]) for identifier, row in ROWS.items() if row[4]}


def input_key(identifier: str) -> str | None:
    """The parameter that takes the previous action's output when its key is absent; None if there is none or it is unknown.

    Of the 152 identifiers with a key that stand in files of iOS 12 and before, 148 leave it out there 95 times in 100 or more.
    The others carry it in some of those files: `notification`, `showresult`, `sendmessage` and `rss`. Deliberately None where
    the definition has an input that only some modes use: `exit` (stopping hands nothing on), `documentpicker.open` (an absent
    file means that the user picks) and those `filter.*` that find where it is absent and filter where it is present. Those of files,
    images, articles, places and attendees find nothing by themselves: left out, they take the action before. The key of an
    If is that of a single condition; several conditions stand in `WFConditions`.
    """
    return ROWS.get(identifier, _UNKNOWN)[0]


def identifiers() -> Set[str]:
    """The identifiers of which something is known. There are others: an action of another app stands here by chance."""
    return ROWS.keys()


def flow(identifier: str) -> tuple[str | None, bool, bool | None]:
    """`input_key`, `passes_through` and `has_output` at once."""
    return ROWS.get(identifier, _UNKNOWN)[:3]


def passes_through(identifier: str) -> bool:
    """Whether the action hands its input on as its output."""
    return ROWS.get(identifier, _UNKNOWN)[1]


def has_output(identifier: str) -> bool | None:
    """Whether the action has an output; None if that is unknown."""
    return ROWS.get(identifier, _UNKNOWN)[2]


def output_name(identifier: str) -> str | None:
    """The English display name of the action's output, such as "Contents of URL"; None if it is unknown."""
    return ROWS.get(identifier, _UNKNOWN)[3]


def output_kind(identifier: str) -> Literal["number", "date", "text"] | None:
    """What the action puts out, whatever it is given; None if that depends on its input or is not known.

    Source: the content classes of outputs in the definitions named above. Over the corpus, of 36 comparisons for equality with a
    reference under the number key, 32 have an output of the numbers below on one side.
    """
    return _KINDS.get(identifier)


def number_keys(identifier: str) -> frozenset[str]:
    """The parameters that are number fields: a numeral there means the same stored as text or as a number."""
    return _NUMBERS.get(identifier, _NO_KEYS)
