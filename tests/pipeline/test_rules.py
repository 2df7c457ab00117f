"""The rule-based comments, plans and questions, on the project's examples, on shapes of their own, and on generated trees."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import property_list
from workflowllm import from_python, to_python
from workflowllm.pipeline.rules import Density, outline, write_comments, write_plan, write_question
from workflowllm.pipeline.rules.conditions import condition
from workflowllm.pipeline.rules.outline import walk
from workflowllm.pipeline.rules.sentences import phrase
from workflowllm.pipeline.rules.words import say
from workflowllm.shortcut.tree import from_tree

FOLDER = Path(__file__).parents[2] / "examples"
GOLDEN = Path(__file__).parent / "golden"
EXAMPLES = sorted(FOLDER.glob("*.py"))
ROWS = {name: row for path in sorted(FOLDER.glob("manifest*.toml")) for name, row in tomllib.loads(path.read_text("utf-8")).items()}
SHOWN = ("clean-link", "perfect-egg", "drink-enough", "toolbox")
LINE = re.compile(r"^((?:   )*)(\d+)\. (?! )[^\n]*\S$")


def check_plan(plan: str) -> None:
    """Lines are numbered from one at each depth, and set in by one step at a time."""
    counts: list[int] = []
    for line in plan.splitlines():
        match = LINE.match(line)
        assert match, line
        depth, number = len(match[1]) // 3, int(match[2])
        assert depth <= len(counts)
        counts = [*counts[: depth + 1], *[0] * (depth + 1 - len(counts))]
        counts[depth] += 1
        assert number == counts[depth], line
        assert len(match[0].strip()) <= 330


def check_question(question: str) -> None:
    """What every question must be."""
    assert 20 <= len(question.split()) <= 70, question
    assert question.endswith("?")
    assert question.isprintable()
    assert "is_workflow_actions_" not in question
    assert "python" not in question.lower()
    assert not re.search(r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-|[A-Za-z0-9+/]{40,}", question)


@pytest.mark.parametrize("density", ["statement", "block"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_comments_change_nothing(path: Path, density: Density) -> None:
    workflow = from_python(path.read_text(encoding="utf-8"))
    assert to_python(from_python(write_comments(workflow, density=density))) == to_python(workflow)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_comments_stand_above_every_statement(path: Path) -> None:
    commented = write_comments(path.read_text(encoding="utf-8"))
    lines = commented.splitlines()
    for node in ast.walk(ast.parse(commented)):
        starts = [node.lineno] if isinstance(node, ast.stmt) else []
        starts += [case.pattern.lineno for case in node.cases] if isinstance(node, ast.Match) else []
        for start in starts:
            indent = " " * (len(lines[start - 1]) - len(lines[start - 1].lstrip(" ")))
            assert lines[start - 2].startswith(f"{indent}# "), lines[start - 1]
    tokens = {token.start[0] for token in tokenize.generate_tokens(io.StringIO(commented).readline) if token.string == "else"}
    assert all(lines[number - 2].strip().startswith("# ") for number in tokens)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_comments_a_block_stand_above_every_block_and_are_fewer(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    commented = write_comments(text, density="block")
    lines = commented.splitlines()
    for node in ast.walk(ast.parse(commented)):
        if isinstance(node, ast.For | ast.Match) or (isinstance(node, ast.If) and lines[node.lineno - 1].lstrip().startswith("if ")):
            assert lines[node.lineno - 2].startswith(f"{' ' * node.col_offset}# ")
    assert len(commented) < len(write_comments(text))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_plans_and_questions_are_well_formed(path: Path) -> None:
    text, row = path.read_text(encoding="utf-8"), ROWS[path.stem]
    plan = write_plan(text)
    check_plan(plan)
    assert "is_workflow_actions" not in plan
    check_question(write_question(text))
    check_question(write_question(text, title=row["title"]))
    check_question(write_question(text, title=row["title"], description=row["description"]))


def test_long_programs_have_plans_that_are_clearly_shorter() -> None:
    for path in EXAMPLES:
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 80:
            assert len(write_plan(text)) < 0.75 * len(text), path.stem


def test_questions_are_of_many_kinds() -> None:
    questions = [write_question(path.read_text(encoding="utf-8")) for path in EXAMPLES]
    assert len(set(questions)) == len(questions)
    assert len({" ".join(question.split()[:3]) for question in questions}) >= 5


@pytest.mark.parametrize("name", SHOWN)
def test_golden(name: str, update_golden: bool) -> None:
    text, row = (FOLDER / f"{name}.py").read_text(encoding="utf-8"), ROWS[name]
    parts = [
        write_question(text, title=row["title"], description=row["description"]),
        write_question(text, title=row["title"]),
        write_plan(text),
        write_comments(text, density="block"),
        write_comments(text),
    ]
    found = "\n----\n".join(part.rstrip("\n") for part in parts) + "\n"
    expected = GOLDEN / f"{name}.txt"
    if update_golden:
        expected.write_text(found, "utf-8", newline="\n")
    assert found == expected.read_text("utf-8")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000))
def test_any_workflow_has_its_layers(seed: int) -> None:
    workflow = from_tree(property_list(seed))
    text = to_python(workflow)
    densities: tuple[Density, ...] = ("statement", "block")
    for density in densities:
        assert to_python(from_python(write_comments(workflow, density=density))) == text
    check_plan(write_plan(workflow))
    check_question(write_question(workflow))


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_title_and_description_give_a_question(title: str, description: str) -> None:
    check_question(write_question("is_workflow_actions_exit()\n", title=title, description=description))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ('"Hello"', "'Hello'"),
        ('f"Hello {name}, it is {current_date()}"', "'Hello [name], it is [the current date]'"),
        ('f"{x}"', "x"),
        ('"".join(["a ", x])', "'a [x]'"),
        ('"\\n"', "a line break"),
        ('""', "an empty text"),
        ('"[^/]+$"', "a pattern"),
        ('"9C48945F-7E22-4EFA-9334-61777791A46C"', "a fixed code"),
        ("5.0", "5"),
        ("0.4959595799446106", "0.496"),
        ("True", "on"),
        ('["a", "b", "c", "d", "e"]', "'a', 'b', 'c' and 2 more"),
        ('{"name": who, "age": 5}', "name and age"),
        ('quantity(5, "min")', "5 min"),
        ('time_offset("Subtract", 6, "Minute")', "6 minute earlier"),
        ("photo.File_Size", "the file size of photo"),
        ('answer["key"]', "'key' of answer"),
        ("x.as_text()", "x"),
        ('x.property("Odd name")', "the odd name of x"),
        ('enumeration("Watch")', "Watch"),
        ('dict(workflowName="Other", isSelf=False)', "'Other'"),
        ('where(rule("Is Completed", "is", Bool=False), rule("Title", "contains", String="x", Unit=4))', None),
        ("index + 1", "index + 1"),
    ],
)
def test_values_in_words(value: str, words: str | None) -> None:
    expected = words or "is completed is not so and title contains 'x'"
    assert say(ast.parse(value, mode="eval").body) == expected


@pytest.mark.parametrize(
    ("test", "words"),
    [
        ("battery_level < 20", "battery level is less than 20"),
        ('"rain" in weather', "weather contains 'rain'"),
        ("x is None", "there is no x"),
        ("shortcut_input() is not None", "the shortcut's input has a value"),
        ("1 <= x <= 5", "x is between 1 and 5"),
        ('not x.startswith("a")', "x does not begin with 'a'"),
        ("not x", "there is no x"),
        ('a == "1" and b != 2', "a is '1' and b is not 2"),
        ("test(WFCondition=4, WFInput=as_variable(x.as_boolean()))", "x is on"),
        ("day.is_in_the_next(duration_of(quantity(2, 'hr')))", "day is in the next 2 hr"),
    ],
)
def test_conditions_in_words(test: str, words: str) -> None:
    assert condition(ast.parse(test, mode="eval").body, say) == words


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("is_workflow_actions_wifi_set(OnValue=False)", "Turn Wi-Fi off"),
        ("is_workflow_actions_wifi_set(OnValue=True)", "Turn Wi-Fi on"),
        ('is_workflow_actions_math(WFInput=a, WFMathOperation="×", WFMathOperand=2)', "Calculate a × 2"),
        ('is_workflow_actions_getitemfromlist(WFInput=a, WFItemSpecifier="Item At Index", WFItemIndex=3)', "Take item 3 of a"),
        ('is_workflow_actions_filter_reminders(WFContentItemFilter=where(rule("List", "is", Enumeration="Home")))', None),
        ('dk_simonbs_DataJar_GetValueIntent(keyPath="city")', "Get value in Data Jar with 'city'"),
        ("is_workflow_actions_somethingnew(WFInput=a)", "Somethingnew with a"),
        ('is_workflow_actions_text_replace(WFInput=a, WFReplaceTextFind="x")', "Remove 'x' from a"),
    ],
)
def test_actions_in_words(call: str, words: str | None) -> None:
    node = ast.parse(call, mode="eval").body
    assert isinstance(node, ast.Call)
    assert isinstance(node.func, ast.Name)
    said = phrase(node.func.id, {word.arg: word.value for word in node.keywords if word.arg})
    assert said == (words or "Find reminders where list is 'Home'")


def test_an_elif_stands_beside_its_if() -> None:
    text = "if a == 1:\n    x = b\nelif a == 2:\n    y = b\nelif a == 3:\n    z = b\nelse:\n    y = c\n"
    steps = [(depth, step.kind, step.line) for depth, step in walk(outline(text).steps)]
    assert [(depth, line) for depth, kind, line in steps if kind == "otherwise"] == [(1, 3), (1, 5), (1, 7)]


@pytest.mark.parametrize("text", ['{"\\x85": 1}', '{"\\u3000": 1}', '"\\x85"', 'numeral("\\x00")', "[]", '""'])
def test_what_holds_nothing_that_prints_is_said_all_the_same(text: str) -> None:
    assert say(ast.parse(text, mode="eval").body).strip()
