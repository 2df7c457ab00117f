"""The one hierarchy of exceptions, and the places they point at.

Every error says what was wrong, where it was, and what to do about it. A place is a `Span` in a text or a `PropertyPath` in
a property list.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple

__all__ = [
    "BackendError",
    "CatalogueError",
    "DatasetError",
    "DeviceError",
    "DocumentError",
    "ExpressionError",
    "FileError",
    "LinkError",
    "MissingExtraError",
    "PropertyPath",
    "SignatureError",
    "Span",
    "TextError",
    "UnknownActionError",
    "WorkflowError",
]


class Span(NamedTuple):
    """A stretch of a text. Lines count from 1, columns from 1, in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}"


class PropertyPath(NamedTuple):
    """Where a value stands in a property list: keys and list positions from the root, printed as `$.key[0]`."""

    steps: tuple[str | int, ...] = ()

    def __str__(self) -> str:
        return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.steps)


class WorkflowError(Exception):
    """The base of every error this package raises on purpose.

    Args:
        problem: What was wrong, as one sentence without a full stop.
        where: The place, if there is one.
        advice: What the user can do about it; where nothing is said, what helps with most errors of the class.
    """

    usual_advice: ClassVar[str] = ""

    def __init__(self, problem: str, *, where: Span | PropertyPath | str | None = None, advice: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.where = where
        self.advice = advice or self.usual_advice

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where is not None else ""
        advice = f". {self.advice}" if self.advice else ""
        return f"{self.problem}{place}{advice}"


class FileError(WorkflowError):
    """A file, or the property list in it, is not a shortcut that can be read or written. The place is a `PropertyPath`."""

    usual_advice = "The file is cut, damaged or made by something else: get it again, or export it from the Shortcuts app"


class SignatureError(FileError):
    """A signed shortcut does not verify: the place names the part that failed."""

    usual_advice = "The file was changed or cut after it was signed: get it again from where it came from"


class LinkError(WorkflowError):
    """A shared link could not be followed."""

    usual_advice = "Check the link and the network, and try again"


class TextError(WorkflowError):
    """A text is not a program of the surface language. The place is a `Span`."""

    usual_advice = "docs/language.md says what a text may hold"


class CatalogueError(WorkflowError):
    """A description of actions cannot be read. The place is a path in it, or the name of the file."""

    usual_advice = "The file is cut, damaged or of another kind: get it again from where it came from"


class UnknownActionError(WorkflowError):
    """No action, or not one alone, is called by a name."""

    usual_advice = "workflowllm actions learn FOLDER learns actions from shortcuts that use them"


class DatasetError(WorkflowError):
    """A dataset, a split or a record in it is not usable."""

    usual_advice = "Mend the file at that place, or make it again"


class DocumentError(WorkflowError):
    """A document, a picture or an archive that a shortcut works on cannot be read or made, or is too big."""

    usual_advice = "Give a smaller or an undamaged document, or one of a format that is supported"


class DeviceError(WorkflowError):
    """A description of a pretend device cannot be read. The place is a `Span` in its text, or a `PropertyPath` of its keys."""

    usual_advice = "docs/device.md lists every key, and what it may hold"


class BackendError(WorkflowError):
    """A language model could not be loaded, trained or asked."""

    usual_advice = "Check the folder of the model, and the settings"


class ExpressionError(WorkflowError):
    """A text is not an expression that can be computed. The place is a `Span` in the text."""

    usual_advice = "An expression holds numbers, + - * / ^ % !, brackets, and functions such as sqrt(5) and max(1, 2)"


class MissingExtraError(WorkflowError):
    """An optional dependency is not installed.

    Args:
        feature: What needs it, as the subject of the sentence.
        extra: The extra of this package that installs it.
    """

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs a package that is not installed", advice=f"Install it with: pip install 'workflowllm[{extra}]'")
