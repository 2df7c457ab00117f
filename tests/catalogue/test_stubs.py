"""Stubs: every one parses and passes mypy, right programs pass against them, and wrong ones do not."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from workflowllm.catalogue.builtin import properties
from workflowllm.catalogue.collection import Catalogue
from workflowllm.catalogue.definition import Definition, Parameter, When, python_name
from workflowllm.catalogue.standard import shipped
from workflowllm.catalogue.stubs import PACKAGE
from workflowllm.catalogue.stubs.action import function
from workflowllm.catalogue.stubs.package import BUILTINS, Wanted, modules, write
from workflowllm.cli.stubs import unknown_to_python
from workflowllm.errors import FileError, UnknownActionError
from workflowllm.language.forms.reference import CLASSES, METHODS, TESTS
from workflowllm.language.names import FUNCTIONS, call_name

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.py"))
IMPORT = f"from {PACKAGE} import *\n"
RIGHT = """\
page = is_workflow_actions_downloadurl(WFURL="https://a.b", WFHTTPMethod="GET")
is_workflow_actions_downloadurl(WFURL=page, WFHTTPMethod=page["method"].as_text(), UUID="U-1")
for index, item in enumerate(page, start=1):
    is_workflow_actions_showresult(Text=f"{index} {item.Name}")
for index in range(1, page + 1):
    is_workflow_actions_showresult(Text="".join(["a", index]))
is_workflow_actions_list(WFItems=["a", item(3, "5"), numeral("0,5")])
if 1 <= page <= 5 or "a" in page or page.is_in_the_last(quantity(2, "hr")):
    text = page.format("yyyy-MM-dd", iso_time=None)
match menu("Where?"):
    case "Home":
        is_workflow_actions_vibrate()
    case chosen if chosen == f"{page}":
        pass
found = is_workflow_actions_filter_reminders(WFContentItemFilter=where(rule("Name", "is", String="x"), bounded=True))
is_workflow_actions_openapp(WFSelectedApp=dict(BundleIdentifier="com.a"), AppIntentDescriptor=dict(Name="A"))
marker(1, "start", is_workflow_actions_conditional(WFInput=page))
"""
WRONG = {
    'is_workflow_actions_downloadurl(WFURL="https://a.b", WFHTTPMethod="GETT")': "WFHTTPMethod",
    'is_workflow_actions_downloadurl(WFUrl="https://a.b")': "WFUrl",
    'is_workflow_actions_downlodurl(WFURL="https://a.b")': "is_workflow_actions_downlodurl",
    "is_workflow_actions_dictionary(WFItems=5)": "WFItems",
    "is_workflow_actions_setclipboard(WFInput=nobody)": "nobody",
    'page = clipboard()\nif page is None:\n    is_workflow_actions_downloadurl(WFHTTPMethod="GETT")': "WFHTTPMethod",
    'page = clipboard()\nif page is True:\n    is_workflow_actions_downloadurl(WFHTTPMethod="GETT")': "WFHTTPMethod",
    'match menu("?"):\n    case "a":\n        is_workflow_actions_downloadurl(WFHTTPMethod="GETT")': "WFHTTPMethod",
    'item("0", "x")': "_Item",
    "is_workflow_actions_downloadurl(WFURL=quantity(5, 'km'))": "WFURL",
}

FUNCTION = '''\
def com_a_B(
    *,
    WFInput: Value = ...,
    Mode: Literal["A", "B\\""] | Value = "A",
    Unit: Literal["km"] | str | Value = ...,
    Old: Literal["0", "1", 0, 1] | Value = ...,
    Count: Number = 3,
    **others: Any,
) -> Value:
    """Do. Says \'\'\'x\\"

    Args:
        WFInput: Where it is left out, the output of the action before
        Mode: Mode
        Unit: Where Mode is A
        Count: How many there are. At least 1

    Needs network.
    """
'''


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What mypy says, by file: of the stubs, of the examples and of the programs above, in one run."""
    folder = tmp_path_factory.mktemp("stubs")
    texts = {path.stem.replace("-", "_"): path.read_text("utf-8") for path in EXAMPLES}
    variables = {name for text in texts.values() for name in unknown_to_python(text)}
    write(folder, shipped(), Wanted(properties={name for group in properties().values() for name in group}, variables=variables))
    texts |= {"right": RIGHT, **{f"wrong_{number}": text + "\n" for number, text in enumerate(WRONG)}}
    for name, text in texts.items():
        (folder / f"{name}.py").write_text(IMPORT + text, encoding="utf-8")
    options = ["--strict", "--no-strict-optional", "--no-error-summary", "--hide-error-context", "--no-incremental"]
    command = [sys.executable, "-m", "mypy", *options, "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.stderr == ""
    found: dict[str, list[str]] = {"": []}
    for line in done.stdout.splitlines():
        if ": error:" in line:
            found.setdefault(line.partition(":")[0], []).append(line)
    return found


def test_every_stub_parses_and_is_written_the_same_again() -> None:
    made = modules(shipped())
    assert all(ast.parse(text) for text in made.values())
    assert made == modules(shipped())
    functions = {node.name for text in made.values() for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)}
    assert {python_name(identifier) for identifier in shipped()} <= functions


def test_the_stubs_pass_mypy(told: dict[str, list[str]]) -> None:
    assert [line for name, lines in told.items() if name.startswith(PACKAGE) for line in lines] == []


def test_right_programs_pass(told: dict[str, list[str]]) -> None:
    right = {"right.py", *(f"{path.stem.replace('-', '_')}.py" for path in EXAMPLES)}
    assert len(right) > 50
    assert [line for name in right for line in told.get(name, [])] == []


@pytest.mark.parametrize("number", range(len(WRONG)))
def test_a_wrong_program_is_found(told: dict[str, list[str]], number: int) -> None:
    (line,) = told.get(f"wrong_{number}.py", ["nothing"])
    assert list(WRONG.values())[number] in line


def test_names_are_those_that_programs_use() -> None:
    assert [name for name in shipped() if python_name(name) != call_name(name)] == []


def test_the_language_is_whole() -> None:
    made = modules(Catalogue())
    declared = set(re.findall(r"^(?:def )?([a-z]\w*)(?=[(:])", made["language.pyi"], re.MULTILINE))
    assert declared == FUNCTIONS - {"print"}
    methods = set(re.findall(r"^    def ([a-z]\w*)\(", made["values.pyi"], re.MULTILINE))
    assert methods == {*METHODS, *TESTS, *(f"as_{name}" for name in CLASSES.values())}


def test_types_are_not_among_the_names_of_a_program() -> None:
    """A variable may be called Text or Value."""
    made = modules(shipped())
    exported = {name for module in made if module != "values.pyi" for name in re.findall(r"^class (\w+)", made[module], re.MULTILINE)}
    assert {name for name in exported if not name.startswith("_")} == {"Properties"}
    assert "values" not in made["__init__.pyi"]
    assert "properties" not in made["__init__.pyi"]


def test_an_action_as_a_function() -> None:
    parameters = {
        "UUID": Parameter("UUID", "text"),
        "WFInput": Parameter("WFInput", "reference"),
        "Mode": Parameter("Mode", "enumeration", choices=("A", 'B"'), default="A", label="Mode"),
        "Unit": Parameter("Unit", "enumeration", choices=("km",), open=True, when=(When("Mode", "is", ("A",)),)),
        "Old": Parameter("Old", "enumeration", choices=("0", "1")),
        "Count": Parameter("Count", "number", default=3, minimum=1, description="How many\nthere are."),
        "in": Parameter("in", "text"),
    }
    action = Definition("com.a.B", "Do", description='Says """x"', parameters=parameters, input="WFInput", needs=frozenset({"network"}))
    assert function(action) == FUNCTION


def test_an_app_is_chosen_by_its_bundle(tmp_path: Path) -> None:
    made = modules(shipped(), Wanted(apps=("com.apple.stocks",)))
    assert set(made) >= {"shortcuts.pyi", "com_apple_stocks.pyi"}
    assert "com_apple_news.pyi" not in made
    with pytest.raises(UnknownActionError, match=r"The nearest: com\.apple\.stocks"):
        modules(shipped(), Wanted(apps=("com.apple.stock",)))


def test_modules_differ_in_more_than_the_size_of_letters() -> None:
    made = modules(Catalogue([Definition("com.a.Photos.one"), Definition("com.a.photos.two"), Definition("language.x")]))
    assert "app_language.pyi" in made
    assert made["com_a_photos.pyi"].count("def ") == 2
    assert len({name.lower() for name in made}) == len(made)


def test_what_is_not_ours_is_not_replaced(tmp_path: Path) -> None:
    write(tmp_path, Catalogue())
    write(tmp_path, Catalogue())  # our own is
    (tmp_path / PACKAGE / "mine.py").write_text("x = 1\n")
    with pytest.raises(FileError, match="would be replaced"):
        write(tmp_path, Catalogue())
    assert (tmp_path / PACKAGE / "mine.py").exists()
    other = tmp_path / "other"
    other.mkdir()
    (other / BUILTINS).write_text("mine: int\n")
    with pytest.raises(FileError, match="would be replaced"):
        write(other, Catalogue())
    assert not (other / PACKAGE).exists()


def test_variables_that_are_unknown_to_python() -> None:
    text = "A.append(ask())\nB = ask()\nB.append(ask())\nfor C in B:\n    C.append(ask())\n    if B is None:\n        D.append(ask())\n"
    text += "comment(E)\nE = F\n"
    assert unknown_to_python(text) == ["A", "D", "E"]
