"""The import of the stubs: read above all statements, never printed, and without meaning."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflowllm import from_python, to_python
from workflowllm.catalogue.stubs import PACKAGE
from workflowllm.errors import TextError
from workflowllm.shortcut.tree import to_tree

IMPORT = f"from {PACKAGE} import *"
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.py"))


def with_import(text: str) -> str:
    head, mark, rest = text.rpartition("\n# ///\n")
    return head + mark + IMPORT + "\n" + rest if mark and text.startswith("# /// shortcut") else IMPORT + "\n" + text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_it_says_nothing(path: Path) -> None:
    text = path.read_text("utf-8")
    read = from_python(with_import(text))
    assert to_tree(read) == to_tree(from_python(text))
    assert IMPORT not in to_python(read)


def test_exact_text_stays_exact() -> None:
    workflow = from_python('x = is_workflow_actions_gettext(WFTextActionText="a")\nis_workflow_actions_showresult(Text=f"{x}")\n')
    exact = to_python(workflow, exact=True)
    assert to_tree(from_python(f"{IMPORT}\n{exact}")) == to_tree(workflow)


@pytest.mark.parametrize("line", [f"{IMPORT}  # noqa: F403", f"\n{IMPORT}\n{IMPORT}", f"# say\n{IMPORT}"])
def test_it_may_stand_with_comments(line: str) -> None:
    assert to_python(from_python(f'{line}\ncomment("a")\n')) == 'comment("a")\n'


@pytest.mark.parametrize(
    "text",
    [
        f'comment("a")\n{IMPORT}\n',
        f"if x:\n    {IMPORT}\n",
        "import shortcut_actions\n",
        f"from {PACKAGE} import comment\n",
        f"from .{PACKAGE} import *\n",
        "from os import *\n",
    ],
)
def test_any_other_import_is_refused(text: str) -> None:
    with pytest.raises(TextError, match="no meaning") as caught:
        from_python(text)
    assert "import" in caught.value.advice
