"""A workflow is a program: read it, check it, run it, and get the shortcut back.

>>> from workflowllm import from_python, to_python
>>> workflow = from_python('page = is_workflow_actions_downloadurl(WFURL="https://example.com")')
>>> print(to_python(workflow), end="")
is_workflow_actions_downloadurl(WFURL="https://example.com")
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from workflowllm.errors import WorkflowError

if TYPE_CHECKING:
    from workflowllm.workflow import Workflow

__all__ = ["Workflow", "WorkflowError", "__version__", "from_python", "read", "to_python", "write"]

__version__ = "0.1.0"


def read(source: str | Path | bytes) -> Workflow:
    """Read a shortcut.

    Args:
        source: The path of a file, or its content: a binary, XML or JSON property list, or a signed file.

    Raises:
        FileError: It is not a shortcut, or not one that can be read; the place is a property-list path.
        SignatureError: It is signed and does not verify; the place is the part that failed.
    """
    from workflowllm.shortcut import files

    return files.read(source)


def write(
    workflow: Workflow,
    path: str | Path | None = None,
    *,
    format: Literal["binary", "xml", "json"] = "binary",  # noqa: A002
) -> bytes:
    """Write a shortcut, unsigned.

    Args:
        workflow: What to write.
        path: Where to write it, if anywhere; the file appears whole or not at all.
        format: The kind of property list.

    Returns:
        The content of the file.

    Raises:
        FileError: The workflow holds something that the format cannot.
    """
    from workflowllm.shortcut import files

    return files.write(workflow, path, format=format)


def to_python(workflow: Workflow, *, exact: bool = False) -> str:
    """The workflow as readable Python; it always passes `ast.parse` and `compile`, and is never run.

    Args:
        workflow: What to print.
        exact: Add the residue, a block of comments from which the very same file can be written again.

    Raises:
        TextError: The text would be longer, or hold a longer chain, than `from_python` takes (docs/language.md, Limits).
    """
    from workflowllm import language

    return language.to_python(workflow, exact=exact)


def from_python(text: str) -> Workflow:
    """The workflow that a text describes. The text is parsed and never run.

    Raises:
        TextError: The text is not a program of the language; the place is a line and a column.
    """
    from workflowllm import language

    return language.from_python(text)


def __getattr__(name: str) -> object:
    """`Workflow` on first use, so that importing the package costs nothing."""
    if name == "Workflow":
        from workflowllm.workflow import Workflow

        return Workflow
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
