"""A report is one well-formed page that holds everything and lets nothing in it act."""

from __future__ import annotations

import ast
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.learning import make_samples
from workflowllm.evaluate import Example, Report, floors, loss_plot, score_plot, table, write_report
from workflowllm.task import TaskSettings, reference

pytest.importorskip("jinja2")
pytest.importorskip("matplotlib")
pytest.importorskip("tree_sitter")

HOSTILE = "</pre><script>alert(1)</script>&amp;"


class Page(HTMLParser):
    """Tags and addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in ("src", "href", "xlink:href")]


def written(path: Path) -> str:
    samples, task = make_samples(4), TaskSettings()
    references = [reference(sample, task) for sample in samples]
    scores = table(floors(samples, samples, task, 0), references, parse=ast.parse, known=frozenset(), seed=0)
    plots = [("Loss", loss_plot([3.0, 2.0, 1.5])), ("Scores", score_plot(scores))]
    examples = [Example(HOSTILE, [("reference", HOSTILE), ("model " + HOSTILE, "x")])]
    stamp = {"configuration": {"note": HOSTILE}, "seed": 0, "version": "1", "revision": "r"}
    facts = {"Data": [("samples", "4")]}
    write_report(path, Report("Title " + HOSTILE, ["A paragraph."], scores, stamp, facts, plots, examples))
    return path.read_text(encoding="utf-8")


def test_a_report_is_self_contained_and_escaped(tmp_path: Path) -> None:
    text = written(tmp_path / "report.html")
    page = Page()
    page.feed(text)
    assert "script" not in page.tags
    assert page.tags.count("svg") == 2
    assert page.tags.count("pre") == 3
    assert all(link.startswith("#") for link in page.links)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    for part in ("empty answer", "constant answer", "unrelated answer", "reference", "samples", "A paragraph."):
        assert part in text


def test_equal_data_gives_equal_bytes(tmp_path: Path) -> None:
    assert written(tmp_path / "a.html") == written(tmp_path / "b.html")
