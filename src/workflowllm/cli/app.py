"""The group of commands, each loaded when it is used, and how errors become exit statuses."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from workflowllm import WorkflowError, __version__
from workflowllm.cli import COMMANDS
from workflowllm.cli.output import printable

__all__ = ["Refusal", "group"]


class Refusal(click.ClickException):
    """An error of this package that ends a command: nothing could be read.

    Args:
        error: The error.
    """

    exit_code = 2

    def __init__(self, error: WorkflowError) -> None:
        super().__init__(printable(str(error)))


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

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except WorkflowError as error:
            raise Refusal(error) from None


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0, all went well; 1, findings, or some inputs failed; 2, wrong usage, or nothing could be read.",
)
@click.version_option(__version__, prog_name="workflowllm")
def group() -> None:
    """Apple Shortcuts as Python programs, both ways."""
