"""Python as people and models write it: it compiles to what it plainly means, or is refused with its place and what to write instead."""

from __future__ import annotations

import pytest

from workflowllm import from_python, to_python
from workflowllm.errors import Span, TextError
from workflowllm.workflow import Block
from workflowllm.workflow.nodes import GROUP, MODE

SETUP = "x = is_workflow_actions_ask()\ny = is_workflow_actions_gettext()\n"

SAME = [
    # (what is written, what it means)
    ("if x == None:\n    pass\n", "if x is None:\n    pass\n"),
    ("if not x:\n    pass\n", "if x is None:\n    pass\n"),
    ("if not x == y:\n    pass\n", "if x != y:\n    pass\n"),
    ('if not "a" in x:\n    pass\n', 'if "a" not in x:\n    pass\n'),
    ("if 5 < x:\n    pass\n", "if x > 5:\n    pass\n"),
    ('if "a" == x:\n    pass\n', 'if x == "a":\n    pass\n'),
    ("if x == True:\n    pass\n", "if x is True:\n    pass\n"),
    ('if x == f"{y}":\n    pass\n', "if x == y:\n    pass\n"),
    ('if f"{y}" in x:\n    pass\n', "if y in x:\n    pass\n"),
    ("for _ in range(3):\n    pass\n", "for index in range(1, 4):\n    pass\n"),
    ("for i in range(3):\n    pass\n", "for index in range(1, 4):\n    pass\n"),
    ("for i in range(0, 3):\n    pass\n", "for index in range(1, 4):\n    pass\n"),
    (
        "for i in range(1, 1 + x):\n    is_workflow_actions_wait(T=i)\n",
        "for index in range(1, x + 1):\n    is_workflow_actions_wait(T=index)\n",
    ),
    (
        "for i, thing in enumerate(x, 1):\n    is_workflow_actions_wait(T=i)\n",
        "for index, item in enumerate(x, start=1):\n    is_workflow_actions_wait(T=index)\n",
    ),
    (
        'for thing in ["a", "b"]:\n    is_workflow_actions_wait(T=thing)\n',
        'list_ = is_workflow_actions_list(WFItems=["a", "b"])\nfor item in list_:\n    is_workflow_actions_wait(T=item)\n',
    ),
    (
        'if is_workflow_actions_ask() == "a" and x is None:\n    pass\n',
        'z = is_workflow_actions_ask()\nif z == "a" and x is None:\n    pass\n',
    ),
]

KINDS = [
    ("x == y", "WFConditionalActionString"),
    ("x == n", "WFNumberValue"),
    ("n == x", "WFNumberValue"),
    ("n == t", "WFConditionalActionString"),
    ("x == x.as_number()", "WFNumberValue"),
    ("x < y", "WFNumberValue"),
    ("x < d", "WFDate"),
    ("d > current_date()", "WFDate"),
    ("n < d", "WFNumberValue"),
    ("x <= n <= 5", "WFAnotherNumber WFNumberValue"),
    ("current_date() <= x <= d", "WFAnotherDate WFDate"),
    ("x == numeral(t)", "WFNumberValue"),
    ('n == f"{x}"', "WFConditionalActionString"),
    ("x < date_of(y)", "WFDate"),
]

REFUSED = [
    # (what is written, line and column below the two lines above it, part of the message)
    ('if x == "a":\n    pass\nelif is_workflow_actions_ask() == "b":\n    pass\n', (3, 6), "Give it a name before the block"),
    ('if x == "a" and is_workflow_actions_ask() == "b":\n    pass\n', (1, 17), "Give it a name before the block"),
    ("for thing in x:\n    for thing in y:\n        pass\n", (2, 9), "a variable of its own"),
    ("is_workflow_actions_wait(T=ask)\n", (1, 28), "Write ask()"),
    ('match menu("?"):\n    case chosen if chosen == f"{is_workflow_actions_ask()}":\n        pass\n', (2, 33), "before the block"),
    ("for thing in x:\n    thing = y\n", (2, 5), "thing is the variable of a loop"),
    ("for thing in x:\n    thing.append(y)\n", (2, 5), "thing is the variable of a loop"),
    ("for thing in x:\n    pass\nis_workflow_actions_wait(T=thing)\n", (3, 28), "means nothing outside it"),
    ("thing = is_workflow_actions_ask()\nfor thing in x:\n    pass\n", (1, 1), "thing is the variable of a loop"),
    ("if 5 in x:\n    pass\n", (1, 4), 'Write it as text: "5"'),
    ('if x > "abc":\n    pass\n', (1, 8), "Compare with a number"),
    ("if 1 < x < 5:\n    pass\n", (1, 4), "Write 1 <= x <= 5"),
    ('if not x.startswith("a"):\n    pass\n', (1, 4), "under else"),
    ("if x == False:\n    pass\n", (1, 4), "Write x is not True"),
    ("if x.is_in_the_last(5):\n    pass\n", (1, 21), 'quantity(2, "hr")'),
    ('if x == either("a", "b"):\n    pass\n', (1, 9), 'either("5", 5)'),
    ('if x in ["a", "b"]:\n    pass\n', (1, 4), "x == a or x == b"),
    ("if x.is_today:\n    pass\n", (1, 4), "Write .is_today()"),
    ("y = x.as_text\n", (1, 5), "Write .as_text()"),
    ('for letter in "abc":\n    pass\n', (1, 15), "is_workflow_actions_text_split"),
    ("for i in range(3):\n    is_workflow_actions_wait(T=i)\n", (1, 10), "for i in range(1, n + 1):"),
    ('for i in range("abc"):\n    pass\n', (1, 16), "a number of times"),
    ("for _ in range(-3):\n    pass\n", (1, 16), "a number of times"),
    ("for i in range(0, 5, 2):\n    pass\n", (1, 10), "range(1, n + 1)"),
    ('is_workflow_actions_wait(T=ask("a", "b"))\n', (1, 37), "one prompt"),
    ('is_workflow_actions_wait(T=data("QQ==", foo=1))\n', (1, 28), "plain text"),
    ('is_workflow_actions_wait(T=opaque("1", foo=1))\n', (1, 28), "plain text"),
    ('is_workflow_actions_wait(T=missing("a", b=1))\n', (1, 28), "plain text"),
    ("is_workflow_actions_wait(T=x.plain(1))\n", (1, 28), "no argument"),
    ('is_workflow_actions_wait(T=x.format(style="Short"))\n', (1, 37), "date, time"),
    ('is_workflow_actions_wait(T=x.format("yyyy", locale="de"))\n', (1, 45), "date, time"),
    ("beside(1, 2, is_workflow_actions_wait(), a=1)\n", (1, 1), "one call"),
    ('match menu("?"):\n    case _ if preamble(x=1):\n        pass\n', (2, 15), "no argument"),
    ('match menu("?"):\n    case "A" if untitled():\n        pass\n', (2, 17), "no such condition"),
    ('match menu("?", ["A", "B"]):\n    case "A":\n        pass\n', (1, 7), "a case for each title"),
    ('match x:\n    case "A":\n        pass\n', (1, 7), 'match menu("Prompt")'),
    ('z = is_workflow_actions_ask(CustomOutputName="Y")\n', (1, 1), "Leave CustomOutputName out"),
    ('is_workflow_actions_wait(T=f"{result_of_if()}")\n', (1, 31), "Write x = result_of_if()"),
    ("z = x[0]\n", (1, 5), "is_workflow_actions_getitemfromlist"),
    ("z = x[y]\n", (1, 5), "is_workflow_actions_getvalueforkey"),
    ("z = x.lower()\n", (1, 5), "is_workflow_actions_text_changecase"),
    ("z = len(x)\n", (1, 5), "is_workflow_actions_count"),
    ('is_workflow_actions_wait(T=f"\\ufffc{x}")\n', (1, 28), "U+FFFC"),
    ("z = get_text()\n", (1, 5), "there is no function get_text"),
    ("print(x)\n", (1, 1), "is_workflow_actions_showresult"),
    ("z = x if y else x\n", (1, 5), "result_of_if()"),
    ("z = [a for a in x]\n", (1, 5), "results_of_repeat()"),
    ("z = lambda: 1\n", (1, 5), "steps in order"),
    ("while x:\n    pass\n", (1, 1), "range(1, n + 1)"),
    ("def f():\n    pass\n", (1, 1), "is_workflow_actions_runworkflow"),
    ("return x\n", (1, 1), "is_workflow_actions_output"),
    ("break\n", (1, 1), "is_workflow_actions_exit"),
    ("x += 1\n", (1, 1), "is_workflow_actions_math"),
    ("try:\n    pass\nexcept E:\n    pass\n", (1, 1), "is not None"),
    ("import os\n", (1, 1), "Nothing is imported"),
    ("with x:\n    pass\n", (1, 1), "Actions open and close"),
    ("a, b = x, y\n", (1, 1), "one name at a time"),
    ("a = b = x\n", (1, 1), "one name at a time"),
    ('x["k"] = y\n', (1, 1), "is_workflow_actions_setvalueforkey"),
    ("z: int = 5\n", (1, 1), "Leave the annotation out"),
    ("z = x * 2\n", (1, 5), "is_workflow_actions_math"),
]


def printed(text: str) -> list[str]:
    """The program, with names of outputs that do not matter made one."""
    return [line.replace("provided_input", "z") for line in to_python(from_python(text)).splitlines()]


@pytest.mark.parametrize(("text", "meaning"), SAME)
def test_it_means_what_it_says(text: str, meaning: str) -> None:
    assert printed(SETUP + text) == printed(SETUP + meaning)


@pytest.mark.parametrize(("test", "keys"), KINDS)
def test_a_name_is_compared_as_what_it_is_known_to_be(test: str, keys: str) -> None:
    setup = SETUP + "n = is_workflow_actions_count()\nt = is_workflow_actions_gettext()\nd = is_workflow_actions_date()\n"
    workflow = from_python(setup + f"if {test}:\n    pass\n")
    block = workflow.body[-1]
    assert isinstance(block, Block)
    found = block.arms[0].marker.parameters.keys() - {"WFInput", "WFCondition", GROUP, MODE}
    assert " ".join(sorted(found)) == keys
    assert from_python(to_python(workflow)).body[-1].arms[0].marker.parameters.keys() >= found  # type: ignore[union-attr]


@pytest.mark.parametrize(("text", "place", "message"), REFUSED)
def test_it_is_refused_with_its_place_and_advice(text: str, place: tuple[int, int], message: str) -> None:
    with pytest.raises(TextError) as caught:
        from_python(SETUP + text)
    where = caught.value.where
    assert isinstance(where, Span)
    assert (where.line - 2, where.column) == place
    assert message in str(caught.value)


def test_a_long_chain_of_elifs_says_why_it_is_refused() -> None:
    text = "if x is None:\n    pass\n" + "elif x is None:\n    pass\n" * 7000
    with pytest.raises(TextError, match="nest"):
        from_python(text)
