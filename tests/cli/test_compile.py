"""`workflowllm compile`: forms, systems, what is dropped, and refusals."""

from __future__ import annotations

import json
import plistlib
from pathlib import Path

import pytest

from tests.cli.kit import ELIF, SMALL, real, run, shortcut
from workflowllm import from_python, read, to_python, write
from workflowllm.cli.doubts import doubts


def source(path: Path, text: str = SMALL) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "start"), [("x.shortcut", b"bplist00"), ("x.xml", b"<?xml"), ("x.json", b"{"), ("x.wflow", b"bplist00")])
def test_the_suffix_says_the_kind(name: str, start: bytes, tmp_path: Path) -> None:
    result = run("compile", source(tmp_path / "a.py"), "-o", tmp_path / name)
    assert result.exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(start)
    assert to_python(read(tmp_path / name)) == SMALL
    assert ("shortcuts sign" in result.stdout) == (name in ("x.shortcut", "x.wflow"))


def test_standard_input_to_standard_output() -> None:
    done = real("compile", "-", "-o", "-", "--as", "xml", data=SMALL.replace("\n", "\r\n").encode("utf-8-sig"))
    assert done.returncode == 0
    assert done.stdout == write(from_python(SMALL), format="xml")


@pytest.mark.parametrize("system", ["26", "ios18", "iOS 18.4", "macos15.1", "ipados 17", "macOS 12"])
def test_before_27_an_otherwise_if_becomes_an_if_inside_otherwise(system: str, tmp_path: Path) -> None:
    result = run("compile", source(tmp_path / "a.py", ELIF), "-o", tmp_path / "x.shortcut", "--target", system)
    assert result.exit_code == 0
    assert "lowered: action 2: 2 Otherwise If became Ifs inside Otherwise" in result.stdout
    assert "elif" not in to_python(read(tmp_path / "x.shortcut"))


@pytest.mark.parametrize("arguments", [[], ["--target", "27"], ["--target", "macos27"]])
def test_elsewhere_it_stays(arguments: list[str], tmp_path: Path) -> None:
    result = run("compile", source(tmp_path / "a.py", ELIF), "-o", tmp_path / "x.shortcut", *arguments, "--format", "json")
    assert json.loads(result.stdout)["lowered"] == []
    assert to_python(read(tmp_path / "x.shortcut")) == ELIF


def test_what_no_longer_fits_is_said(tmp_path: Path) -> None:
    path = shortcut(tmp_path / "a.shortcut")
    tree = plistlib.loads(path.read_bytes())
    for row in tree["WFWorkflowActions"]:
        row["WFWorkflowActionParameters"]["CustomOutputName"] = "Mine"
    path.write_bytes(plistlib.dumps(tree, fmt=plistlib.FMT_BINARY))
    text = run("transcribe", "--exact", path).stdout
    same = run("compile", source(tmp_path / "a.py", text), "-o", tmp_path / "b.shortcut", "--format", "json")
    assert json.loads(same.stdout)["dropped"] == []
    edited = source(tmp_path / "a.py", text.replace('"Hello"', '"Good day"'))
    result = run("compile", edited, "-o", tmp_path / "b.shortcut", "--format", "json")
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)["dropped"]) == 1
    assert "Good day" in to_python(read(tmp_path / "b.shortcut"))


def test_signing_where_there_is_no_mac(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("compile", source(tmp_path / "a.py"), "-o", tmp_path / "x.shortcut", "--sign", "anyone")
    assert result.exit_code == 1
    assert (tmp_path / "x.shortcut").is_file()
    assert "On a Mac" in result.stderr


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b"x = \n", ":1:"),
        (b"page = 1\nimport os\n", ":2:1: "),
        (b'a = 1\nx = "\xff"\n', ":2:6: "),
        (b"\0", ":1:"),
        (b"(" * 10_000, ":1:"),
    ],
)
def test_a_text_is_refused_with_its_place(text: bytes, place: str, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(text)
    result = run("compile", tmp_path / "a.py", "-o", tmp_path / "x.shortcut")
    assert result.exit_code == 2
    assert f"a.py{place}" in result.stderr
    assert not (tmp_path / "x.shortcut").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--target", "windows"],
        ["--target", "ios99"],
        ["--target", "19"],
        ["--target", "macos11"],
        ["--sign", "anyone", "-o", "-"],
        ["-o", "{folder}/none/x.shortcut"],
    ],
)
def test_wrong_usage(arguments: list[str], tmp_path: Path) -> None:
    given = [argument.format(folder=tmp_path) for argument in arguments]
    path = source(tmp_path / "a.py")
    assert run("compile", path, *(given if "-o" in given else [*given, "-o", str(tmp_path / "x.shortcut")])).exit_code == 2


SEVERAL = """\
name = is_workflow_actions_ask(WFAskActionPrompt="?")
is_workflow_actions_vibrate()
if name == "a":
    if name.startswith("b") and "c" in name:
        is_workflow_actions_exit()
elif name == "d" or name == "e":
    is_workflow_actions_exit()
"""


@pytest.mark.parametrize(("system", "rewritten"), [("ios17", True), ("macos14", True), ("ios18", False), ("macos15", False), ("26", False)])
def test_before_18_several_conditions_become_ifs_or_are_warned_of(system: str, rewritten: bool, tmp_path: Path) -> None:
    path = source(tmp_path / "a.py", SEVERAL)
    result = run("compile", path, "-o", tmp_path / "x.shortcut", "--target", system, "--format", "json")
    told = json.loads(result.stdout)
    text = to_python(read(tmp_path / "x.shortcut"))
    assert result.exit_code == 0
    assert (" and " in text) == (not rewritten)
    assert any("joined by and became" in line for line in told["lowered"]) == rewritten
    assert [(row["line"], row["column"]) for row in told["warnings"]] == ([(6, 0)] if rewritten else [])
    assert result.stderr.startswith(f"{path}:6: warning: action ") == rewritten


def test_a_system_that_is_not_known_is_refused_with_those_that_are(tmp_path: Path) -> None:
    result = run("compile", source(tmp_path / "a.py"), "-o", tmp_path / "x.shortcut", "--target", "ios99")
    assert "ios12 to ios18, ios26, ios27" in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("text", "line", "column", "parts"),
    [
        ('total = "1"\nis_workflow_actions_showresult(Text=f"{totl}")\n', 2, 0, ["nothing sets the variable totl", "Do you mean total?"]),
        ("is_workflow_actions_setclipboard(WFInput=Sum)\n", 1, 42, ["nothing sets the variable Sum", "Set it first"]),
        ("if Sum == 5:\n    is_workflow_actions_exit()\n", 1, 4, ["nothing sets the variable Sum"]),
        (
            '# /// shortcut\n# [names]\n# My_sum = "My sum"\n# ///\nis_workflow_actions_setclipboard(WFInput=My_sum)\n',
            5,
            42,
            ["nothing sets the variable My sum"],
        ),
        (
            'is_workflow_actions_vibrate()\nis_workflow_actions_getext(WFTextActionText="x")\n',
            2,
            1,
            ["no action is.workflow.actions.getext is known", "Do you mean is_workflow_actions_gettext?"],
        ),
        ("is_workflow_actions_hollow()\n", 1, 1, ["no action is.workflow.actions.hollow is known", "as it stands"]),
        ("# nothing\n", 0, 0, ["the program has no actions"]),
    ],
)
def test_what_is_most_likely_not_meant_is_warned_of(text: str, line: int, column: int, parts: list[str], tmp_path: Path) -> None:
    path = source(tmp_path / "a.py", text)
    result = run("compile", path, "-o", tmp_path / "x.shortcut", "--format", "json")
    (warning,) = json.loads(result.stdout)["warnings"]
    assert result.exit_code == 0
    assert (tmp_path / "x.shortcut").exists()
    assert warning["line"] == line
    assert warning["column"] == column or (not column and line)
    assert result.stderr.startswith(f"{path}:{line}:" if line else f"{path}: warning: ")
    for part in parts:
        assert part in f"{warning['problem']}. {warning['advice']}"
        assert part in result.stderr


@pytest.mark.parametrize(
    "text",
    [
        SMALL.replace("Text=text", "Text=f\"{text}\""),
        ELIF,
        'x = "1"\nx.append("2")\nis_workflow_actions_setclipboard(WFInput=x)\n',
        "for index, item in enumerate([1], start=1):\n    is_workflow_actions_showresult(Text=f'{index}{item}')\n",
        'is_workflow_actions_setvariable(WFVariableName="X", WFInput=clipboard())\nis_workflow_actions_setclipboard(WFInput=X)\n',
        "com_example_app_do()\n",
        'match menu("?"):\n    case chosen if chosen == f"{clipboard()}":\n        is_workflow_actions_exit()\n',
    ],
)
def test_what_is_meant_is_not_warned_of(text: str, tmp_path: Path) -> None:
    result = run("compile", source(tmp_path / "a.py", text), "-o", tmp_path / "x.shortcut", "--format", "json")
    assert json.loads(result.stdout)["warnings"] == []
    assert result.stderr == ""


@pytest.mark.parametrize("path", sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.py")), ids=lambda path: path.stem)
def test_no_example_is_warned_of(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert doubts(text, from_python(text)) == []


def test_a_text_is_not_written_over(tmp_path: Path) -> None:
    path = source(tmp_path / "a.txt", SMALL)
    (tmp_path / "b.shortcut").symlink_to(path)
    for out in (path, tmp_path / "b.shortcut", tmp_path / "c.py"):
        assert run("compile", path, "-o", out).exit_code == 2
    assert path.read_text(encoding="utf-8") == SMALL
    assert not (tmp_path / "c.py").exists()


def test_what_a_form_cannot_hold_is_refused_with_the_name_of_the_text(tmp_path: Path) -> None:
    path = source(tmp_path / "a.py", 'is_workflow_actions_gettext(WFTextActionText="a\\x00b")\n')
    result = run("compile", path, "-o", tmp_path / "x.xml", "--format", "json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"]["file"] == str(path)
    assert result.stderr.startswith(str(path))
