"""docs/behaviour.md lists every choice of the room, and choices are written so that they can be listed."""

from __future__ import annotations

from pathlib import Path

from workflowllm.simulate import choices
from workflowllm.simulate.decisions import decisions, table

PAGE = Path(__file__).resolve().parents[2] / "docs" / "behaviour.md"
START, END = "<!-- choices -->\n", "<!-- end of choices -->"


def test_the_page_lists_every_choice(update_golden: bool) -> None:
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    wanted = f"{before}{START}{table()}\n{END}{after}"
    if update_golden:
        PAGE.write_text(wanted, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == wanted


def test_every_named_choice_is_there_and_says_something() -> None:
    found = decisions()
    places = {one.place.partition("[")[0] for one in found}
    assert {f"choices.{name}" for name in choices.__all__} <= places
    assert len(found) > 100
    assert all(len(one.text) > 15 for one in found), [one for one in found if len(one.text) <= 15]
