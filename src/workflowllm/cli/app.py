"""The group of commands, each loaded when it is used, and how errors become exit statuses."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from workflowllm import WorkflowError, __version__
from workflowllm.cli import COMMANDS, output

__all__ = ["group"]


class _Lazy(click.Group):
    """A group whose commands stand in `COMMANDS` and are imported when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"workflowllm.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> Any:  # type: ignore[override]
        """Run a command and leave with its exit status, whatever happens to the output."""
        given = list(sys.argv[1:] if args is None else args)
        try:
            sys.exit(_run(lambda: super(_Lazy, self).main(given, prog_name, standalone_mode=False), _form(given)))
        except BrokenPipeError:
            _abandon_output()
            sys.exit(1)  # the reader has seen enough, as `head` does
        except OSError as error:
            _abandon_output()
            output.say(f"Error: the output cannot be written: {error.strerror or error}. Is the disk full?")
            sys.exit(2)


def _run(command: Any, form: str) -> int:
    """The exit status of a command; its error is told, as JSON too where that was asked for."""
    try:
        status = command()
        if sys.stdout is not None:
            sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        output.say("Stopped.")
        return 1
    except (click.ClickException, WorkflowError) as caught:
        error = output.Refusal(caught) if isinstance(caught, WorkflowError) else caught
        error.show()
        if form == "json":
            output.print_json({"error": _told(error)})
        return error.exit_code


def _told(error: click.ClickException) -> dict[str, Any]:
    if isinstance(error, output.Refusal):
        return error.failure
    problem = output.printable(error.format_message()).rstrip(".")
    advice = f"{error.ctx.command_path} --help says more" if isinstance(error, click.UsageError) and error.ctx else ""
    return {"file": "", "error": "Usage", "problem": problem, "where": "", "advice": advice or "workflowllm --help says more"}


def _form(arguments: Sequence[str]) -> str:
    """What `--format` says, so that wrong usage too can be told as it asks."""
    found = "text"
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--format" and place + 1 < len(arguments):
            found = arguments[place + 1]
        elif argument.startswith("--format="):
            found = argument.partition("=")[2]
    return found


def _abandon_output() -> None:
    """Let what is still to be printed go nowhere, so that the interpreter does not try it again when it ends."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0, all went well; 1, findings, or some inputs failed; 2, wrong usage, or nothing could be read.",
)
@click.version_option(__version__, prog_name="workflowllm")
def group() -> None:
    """Apple Shortcuts as Python programs, both ways."""
