"""The command line: `workflowllm COMMAND ...`.

Every command keeps to three exit statuses: 0, all went well; 1, there are findings, or some inputs failed; 2, the command was
used wrongly, or nothing could be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NoReturn

__all__ = ["COMMANDS", "main"]

COMMANDS: Final[dict[str, str]] = {
    "transcribe": "Print shortcuts as Python.",
    "compile": "Make a shortcut of a Python text.",
    "check": "Say what is wrong with a shortcut or a text, and mend what is safe.",
    "explain": "Say in plain language what a shortcut does, sends and changes.",
    "run": "Run a shortcut on a pretend device.",
    "stubs": "Write typed stubs of the actions, for editors.",
    "inspect": "Say what a shortcut is and holds.",
    "roundtrip": "Check on your own files that nothing is lost.",
    "actions": "Say what actions there are; learn new ones.",
    "demo": "Do the whole job: dataset, training, answers, report.",
}
"""The commands, in the order of the help, each with its line there.

The command `name` is the object `command` in the module `workflowllm.cli.name`, which is imported when it is used: to add a
command, add a line here and a file of that name.
"""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit status.

    Args:
        arguments: What follows the program's name; by default what this process was started with.

    Raises:
        SystemExit: Always.
    """
    from workflowllm.cli.app import group

    group.main(args=None if arguments is None else list(arguments), prog_name="workflowllm")
    raise SystemExit(0)
