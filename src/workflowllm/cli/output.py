"""What commands print: results on standard output, always UTF-8, as text or as JSON; everything else on standard error."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NoReturn, TypeVar

import click

from workflowllm import WorkflowError, __version__
from workflowllm.errors import Span

__all__ = [
    "Refusal",
    "about",
    "failure",
    "finish",
    "format_option",
    "plural",
    "print_bytes",
    "print_json",
    "print_text",
    "printable",
    "report",
    "say",
    "sentence",
    "write_report",
]

_Command = TypeVar("_Command", bound=Callable[..., Any])


def format_option(command: _Command) -> _Command:
    """The option `--format text|json`, passed to the command as `form`."""
    kinds = click.Choice(["text", "json"])
    return click.option("--format", "form", type=kinds, default="text", show_default=True, help="How results are printed.")(command)


def printable(text: str) -> str:
    """A text from a file as a terminal may show it: control characters and lone surrogates escaped, line breaks kept."""
    if text.isprintable():
        return text
    return "".join([c if c.isprintable() or c in "\n\t\u3000\u00a0" else ascii(c)[1:-1] for c in text])


def print_text(text: str) -> None:
    """Print a result, as UTF-8 whatever the locale."""
    print_bytes(text.encode("utf-8", "replace"))


def print_bytes(content: bytes) -> None:
    """Print a result that is no text, at once: an error of the output is one of this call."""
    click.echo(content, nl=False)


def print_json(value: Any) -> None:
    """Print a result as JSON."""
    print_text(_json(value))


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def say(text: str) -> None:
    """Tell the user something that is not a result, on standard error."""
    click.echo(printable(text), err=True)


def plural(count: int, noun: str) -> str:
    """A count with its noun: `1 file`, `2 files`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def failure(name: str, error: BaseException) -> dict[str, Any]:
    """What went wrong with one input, for reports.

    Args:
        name: The input, as it is shown; empty if it is about none.
        error: A `WorkflowError`; anything else is a fault of this program, and is reported as one.

    Returns:
        Values that JSON can hold: file, error, problem, where, advice, and line and column of a place in a text.
    """
    if isinstance(error, WorkflowError):
        where = "" if error.where is None else str(error.where)
        found: dict[str, Any] = {
            "file": name,
            "error": type(error).__name__,
            "problem": error.problem,
            "where": where,
            "advice": error.advice,
        }
        return found | ({"line": error.where.line, "column": error.where.column} if isinstance(error.where, Span) else {})
    problem = f"a fault of this program: {type(error).__name__} {error}"[:500]
    return {"file": name, "error": "Fault", "problem": problem, "where": "", "advice": "Please report it with the file"}


def sentence(failure: dict[str, Any]) -> str:
    """A failure as one line: `a.py:1:11: this is not Python: ... Mend the syntax at this place`."""
    name, where = failure["file"], failure["where"]
    if "line" in failure and name:
        name, where = f"{name}:{failure['line']}:{failure['column']}", ""
    place = "" if not where or f"/{name}".endswith(f"/{where}") else f" ({where})"
    advice = f". {failure['advice']}" if failure["advice"] else ""
    return f"{name or 'Error'}: {failure['problem']}{place}{advice}"


class Refusal(click.ClickException):
    """An error of this package that ends a command: nothing could be read.

    Args:
        error: The error.
        name: The input it is about, as it is shown; empty if it is about none.
    """

    exit_code = 2

    def __init__(self, error: WorkflowError, name: str = "") -> None:
        self.failure = failure(name, error)
        super().__init__(sentence(self.failure))

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it in one line, which begins with the input and the place in it."""
        say(self.message)


@contextmanager
def about(name: str) -> Iterator[None]:
    """Whatever is refused inside ends the command with a message that names this input."""
    try:
        yield
    except WorkflowError as error:
        raise Refusal(error, name) from None


def report(command: str, options: dict[str, Any], results: dict[str, Any], failures: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The machine-readable report of a command that ran over many files."""
    return {"command": command, "version": __version__, "options": options, **results, "failures": list(failures)}


def write_report(path: Path, content: dict[str, Any]) -> None:
    """Write a report as JSON; it appears whole or not at all.

    Raises:
        FileError: It cannot be written.
    """
    from workflowllm.shortcut.files import write_atomically

    write_atomically(path, _json(content).encode("utf-8"))


def finish(*, good: int, failed: int = 0, findings: int = 0) -> NoReturn:
    """Leave with the exit status that these counts mean.

    Args:
        good: Inputs that were read.
        failed: Inputs that were not.
        findings: Things a command was asked to look for.

    Raises:
        Exit: Always.
    """
    status = 2 if failed and not good else 1 if failed or findings else 0
    raise click.exceptions.Exit(status)
