"""Stubs and signatures: every stub parses and passes mypy, and a wrong program does not."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from workflowllm import from_python, to_python
from workflowllm.catalogue.definition import Definition, Parameter
from workflowllm.catalogue.signature import signature
from workflowllm.catalogue.standard import shipped
from workflowllm.catalogue.stubs import PACKAGE, files, write
from workflowllm.catalogue.words import CALLS
from workflowllm.language.names import FUNCTIONS

EXAMPLES = Path(__file__).parents[2] / "examples"
IMPORT = f"from {PACKAGE} import *\n"


def check(folder: Path, *paths: str) -> list[str]:
    """What mypy says of some files that use the stubs in a folder."""
    cache = folder.parent / "cache"
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", f"--cache-dir={cache}", *paths]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stubs") / "typings"
    write(folder, shipped())
    return folder


def test_every_stub_parses_and_passes_mypy(folder: Path) -> None:
    made = files(shipped())
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.pyi")} == set(made)
    assert all(ast.parse(text) for text in made.values())
    assert made == files(shipped())
    assert check(folder, PACKAGE) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('is_workflow_actions_downloadurl(WFURL="https://a.b", WFHTTPMethod="GET")\n', ""),
        ('is_workflow_actions_downloadurl(WFURL="https://a.b", WFHTTPMethod="GETT")\n', "WFHTTPMethod"),
        ('is_workflow_actions_downloadurl(WFUrl="https://a.b")\n', "WFUrl"),
        ('is_workflow_actions_downlodurl(WFURL="https://a.b")\n', "is_workflow_actions_downlodurl"),
        ('is_workflow_actions_dictionary(WFItems=5)\n', "WFItems"),
        ("x = is_workflow_actions_getclipboard()\nis_workflow_actions_setclipboard(WFInput=y)\n", "y"),
    ],
)  # fmt: skip
def test_a_type_checker_finds_what_is_wrong(folder: Path, text: str, wrong: str) -> None:
    (folder / "program.py").write_text(IMPORT + text, encoding="utf-8")
    told = [line for line in check(folder, "program.py") if "error" in line]
    assert len(told) == bool(wrong)
    assert all(wrong in line for line in told)


def test_the_examples_pass_but_for_names_that_only_add_to_variable_makes(folder: Path) -> None:
    for path in EXAMPLES.glob("*.py"):
        (folder / f"{path.stem.replace('-', '_')}.py").write_text(IMPORT + path.read_text(encoding="utf-8"), encoding="utf-8")
    told = check(folder, *[f"{path.stem.replace('-', '_')}.py" for path in EXAMPLES.glob("*.py")])
    other = [line for line in told if "is not defined" not in line and ": note:" not in line]
    assert other == []
    assert len({line.split(":")[0] for line in told}) < 25


def test_the_line_for_type_checkers_says_nothing() -> None:
    text = 'text = is_workflow_actions_gettext(WFTextActionText="a")\nis_workflow_actions_showresult(Text=f"{text}")\n'
    assert to_python(from_python(IMPORT + text)) == text
    with pytest.raises(Exception, match="no meaning"):
        from_python("import os\n" + text)


def test_the_words_are_those_of_the_language() -> None:
    assert set(CALLS) == FUNCTIONS - {"dict", "enumerate", "range", "print", "menu", "comment"}


def test_a_signature_keeps_choices_and_defaults_and_leaves_out_what_any_action_has() -> None:
    parameters = {
        "UUID": Parameter("UUID", "text"),
        "Mode": Parameter("Mode", "enumeration", choices=("A", "B"), default="A"),
        "Unit": Parameter("Unit", "enumeration", choices=("km",), open=True),
        "WFInput": Parameter("WFInput", "reference"),
        "Count": Parameter("Count", "number", default=3),
    }
    definition = Definition(
        "com.a.B-c", name="Do", description="Does it. And more.", parameters=parameters, input="WFInput", output=True, output_name="It"
    )
    assert signature(definition) == 'com_a_B_c(WFInput: name, Mode: "A"|"B" = "A", Unit: "km"|..., Count: num = 3) -> It  # Does it'


def test_every_action_has_a_signature_of_one_line() -> None:
    for definition in shipped().values():
        line = signature(definition)
        assert "\n" not in line
        assert line.startswith(definition.identifier.split(".")[0])
        for parameter in definition.parameters.values():
            assert (
                not parameter.choices
                or parameter.key not in line
                or all(choice.replace('"', '\\"') in line for choice in parameter.choices if "\\" not in choice and "\n" not in choice)
            )
