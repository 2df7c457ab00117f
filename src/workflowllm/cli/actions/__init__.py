"""`workflowllm actions`: what actions there are, and what is known of them."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

__all__ = ["SUBCOMMANDS", "command"]

SUBCOMMANDS: Final[dict[str, tuple[str, str]]] = {
    "search": ("workflowllm.cli.actions.search:command", "Find the actions that a wish needs."),
    "show": ("workflowllm.cli.actions.show:command", "Say everything that is known of an action."),
    "stats": ("workflowllm.cli.actions.stats:command", "Count what is known, and where it is from."),
    "import": ("workflowllm.cli.actions.import_:command", "Import actions from apps, databases and documents."),
    "learn": ("workflowllm.cli.actions.learn:command", "Learn actions from shortcuts."),
    "coverage": ("workflowllm.cli.actions.coverage:command", "Count how much of shortcuts a dry run really runs."),
    "index": ("workflowllm.cli.actions.index:command", "Learn from shortcuts which actions go with which words, for search."),
}
"""The commands of the group, in the order of the help: where each is, as module and name, and its line there."""


class _Lazy(click.Group):
    """A group whose commands are imported when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in SUBCOMMANDS:
            return None
        module, _, name = SUBCOMMANDS[cmd_name][0].partition(":")
        found = getattr(import_module(module), name)
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in SUBCOMMANDS.items()])


@click.group("actions", cls=_Lazy)
def command() -> None:
    """What actions there are, and what is known of them.

    The actions of Shortcuts and of Apple's apps are known. What other apps offer is learnt from shortcuts
    that use it, or imported from the app itself. What you learn is kept in the folder WORKFLOWLLM_HOME, or among your own data.
    """
