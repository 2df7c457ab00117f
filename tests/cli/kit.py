"""What the tests of the command line share: a runner, small shortcuts, and real ones where there are any."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from workflowllm import from_python, write

__all__ = ["ELIF", "SMALL", "real", "real_files", "run", "shortcut"]

SMALL = 'text = is_workflow_actions_gettext(WFTextActionText="Hello")\nis_workflow_actions_showresult(Text=f"{text}")\n'

ELIF = """\
# /// shortcut
# [[question]]
# action = "page"
# parameter = "WFURL"
# text = "Where?"
# ///
answer = is_workflow_actions_ask(WFAskActionPrompt="?")
if answer == "a":
    is_workflow_actions_showresult(Text="A")
elif answer == "b":
    page = is_workflow_actions_downloadurl(WFURL="https://example.com")
elif answer == "c":
    is_workflow_actions_showresult(Text="C")
else:
    is_workflow_actions_showresult(Text="D")
"""


def run(*arguments: str | Path, data: bytes | None = None) -> Result:
    """The command line in this process."""
    from workflowllm.cli.app import group

    return CliRunner().invoke(group, [str(argument) for argument in arguments], input=data)


def real(*arguments: str | Path, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command line in a process of its own, in a locale that knows ASCII only."""
    source = str(Path(__file__).resolve().parents[2] / "src")
    environment = {**os.environ, "PYTHONPATH": source, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "workflowllm", *map(str, arguments)]
    return subprocess.run(command, input=data, capture_output=True, timeout=120, check=False, env=environment)  # noqa: S603


def shortcut(path: Path, text: str = SMALL) -> Path:
    """A small shortcut file, of the kind that its suffix says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write(from_python(text), path, format="json" if path.suffix == ".json" else "xml" if path.suffix == ".xml" else "binary")
    return path


def real_files(count: int) -> list[Path]:
    """A few small real shortcuts, signed ones among them; none where there is no corpus."""
    named = os.environ.get("CORPUS")
    root = Path(named) if named else Path(__file__).resolve().parents[3] / "shared" / "corpus"
    plain = [path for path in sorted((root / "shortcuts").glob("*")) if path.stat().st_size < 20_000]
    return plain[:: max(1, len(plain) // count)][:count] + sorted((root / "signed").glob("*"))[:2]
