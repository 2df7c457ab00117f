"""What the documents claim: commands, targets, files and links that are there, and words that must not be."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.guards.house import PACKAGE, REPOSITORY

DOCUMENTS = [*sorted(REPOSITORY.glob("*.md")), *sorted((REPOSITORY / "docs").rglob("*.md"))]
HAS_CLI = (PACKAGE / "cli").is_dir()


def words(*parts: str) -> str:
    """A word put together here, so that this file does not hold it."""
    return "".join(parts)


FORBIDDEN = re.compile(
    "|".join(
        [
            words("(?<![\\w.])/wo", "rk/"),
            words("(?<![\\w.])/ro", "ot/"),
            words("(?<![\\w.])/tm", "p/"),
            words("(?<![\\w.])/ho", "me/"),
            words("/opt/", "py", "pi"),
            words("py", "pi"),
            words("conda", "-forge"),
            words("hugging", "face\\.co\\b"),
            words("cla", "ude"),
            words("anth", "ropic"),
            words("copi", "lot"),
            words("co-auth", "ored-by"),
            words("as an a", "i "),
            words("gener", "ated by an? (ai|language model|assistant)"),
        ]
    ),
    re.IGNORECASE,
)
LIMITS = 2_000_000
"""Bytes beyond which a tracked file is data and is not read."""


@cache
def tracked() -> list[Path]:
    """Every file that is tracked and there."""
    command = ["git", "-C", str(REPOSITORY), "ls-files", "-z"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)  # noqa: S603
    if done.returncode:
        pytest.skip("this is not a checkout, so nothing says which files belong to it")
    files = [REPOSITORY / os.fsdecode(name) for name in done.stdout.split(b"\0") if name]
    return [path for path in files if path.is_file()]


def shown(text: str) -> list[str]:
    """The lines that a document shows as code, and code inside its sentences."""
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()] + re.findall(r"`([^`\n]+)`", text)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_targets_that_a_document_names_are_there(path: Path) -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = {found for line in shown(path.read_text(encoding="utf-8")) for found in re.findall(r"^(?:\$ )?make ([a-z]+)", line.strip())}
    assert named <= targets


def test_the_readme_names_the_two_commands() -> None:
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert "make demo" in text
    assert "make test" in text


@pytest.mark.skipif(not HAS_CLI, reason="there is no command line in this tree")
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_commands_that_a_document_shows_are_there(path: Path) -> None:
    lines = shown(path.read_text(encoding="utf-8"))
    named = {found for line in lines for found in re.findall(r"^(?:\$ )?workflowllm ([a-z][\w-]*)", line.strip())}
    for command in sorted(named):
        assert _help(command) == 0, f"workflowllm {command}"


def _help(command: str) -> int:
    code = "import sys; from workflowllm.cli import main; sys.exit(main())"
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, command, "--help"], capture_output=True, check=False, timeout=60, env=environment
    )
    return done.returncode


@pytest.mark.skipif(not HAS_CLI, reason="there is no command line in this tree")
def test_the_guard_sees_a_command_that_is_not_there() -> None:
    assert _help("no-such-command") == 2


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    missing = [link for link in links if not re.match(r"[a-z]+:", link) and not (path.parent / link).exists()]
    assert missing == []


def test_the_project_speaks_of_itself_alone() -> None:
    found = []
    for path in tracked():
        content = path.read_bytes()[:LIMITS]
        if b"\0" in content:
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            if FORBIDDEN.search(line):
                found.append(f"{path.relative_to(REPOSITORY)}:{number}: {line.strip()[:120]}")
    assert found == []


@pytest.mark.parametrize("line", [words("see /wo", "rk/x"), words("from Py", "PI"), words("/tm", "p/a")])
def test_the_guard_sees_a_forbidden_word(line: str) -> None:
    assert FORBIDDEN.search(line)


@pytest.mark.parametrize("line", ["https://example.com/work/x", "a network/home/x path", "framework/"])
def test_the_guard_leaves_ordinary_words_alone(line: str) -> None:
    assert not FORBIDDEN.search(line)


def test_versions_agree() -> None:
    import tomllib

    import workflowllm

    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == workflowllm.__version__
    assert f"## {workflowllm.__version__}" in (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_dependency_is_pinned() -> None:
    import tomllib

    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(item for extra in project["optional-dependencies"].values() for item in extra)]
    lines = (REPOSITORY / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {_plain(line.split("==")[0]) for line in lines if not line.startswith("#")}
    names = {_plain(re.split(r"[<>=\[ ;]", item)[0]) for item in wanted} - {"workflowllm"}
    assert names <= pinned
    assert [line for line in lines if line and not line.startswith("#") and "==" not in line] == []


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_continuous_integration_runs_make_test_and_nothing_cleverer() -> None:
    run = REPOSITORY / ".ci" / "run"
    assert os.access(run, os.X_OK)
    lines = [line for line in run.read_text(encoding="utf-8").splitlines() if line and not line.startswith(("#", "set ", "cd "))]
    assert lines == ["exec make test"]
