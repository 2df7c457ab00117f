"""One self-contained HTML file from plain data: no scripts, no links out, everything escaped."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workflowllm import storage
from workflowllm.errors import MissingExtraError
from workflowllm.evaluate.scores import METRICS, Scores

__all__ = ["Example", "Report", "loss_plot", "score_plot", "write_report"]


@dataclass(frozen=True, slots=True)
class Example:
    """A question with programs to set side by side: (who wrote it, the program)."""

    question: str
    programs: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Report:
    """What a report shows.

    Attributes:
        title: The heading.
        summary: Paragraphs of plain text.
        scores: The table, in order; see `scores.table`.
        facts: Tables of names and values, by heading.
        plots: Captions and SVG pictures.
        examples: Programs side by side.
        stamp: Configuration, seed, version and revision.
    """

    title: str
    summary: Sequence[str]
    scores: Mapping[str, Scores]
    stamp: dict[str, Any]
    facts: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    plots: Sequence[tuple[str, str]] = ()
    examples: Sequence[Example] = ()


def write_report(path: Path, report: Report) -> None:
    """Write the report atomically.

    Raises:
        MissingExtraError: The extra `evaluate` is not installed.
    """
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
        from markupsafe import Markup
    except ImportError:
        raise MissingExtraError("The report", "evaluate") from None
    loader = PackageLoader("workflowllm.evaluate", "templates")
    page = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    stamp = json.dumps(report.stamp, ensure_ascii=False, sort_keys=True, indent=2)
    plots = [(caption, Markup(_inline(svg, place))) for place, (caption, svg) in enumerate(report.plots)]  # noqa: S704
    text = page.get_template("report.html").render(report=report, metrics=METRICS, stamp=stamp, plots=plots)
    storage.write_text(path, text)


def loss_plot(losses: Sequence[float]) -> str:
    """The training loss by step, as SVG.

    Args:
        losses: Nats a token.

    Raises:
        MissingExtraError: The extra `plots` is not installed.
    """
    figure, axes = _axes()
    axes.plot(range(1, len(losses) + 1), losses, color="#2a6f97", linewidth=1.5)
    axes.set_xlabel("step")
    axes.set_ylabel("loss on the answer (nats a token)")
    return _svg(figure)


def score_plot(scores: Mapping[str, Scores], metrics: Sequence[str] = ("parses", "known actions", "CodeBLEU")) -> str:
    """Means with their intervals, a group of bars a metric, as SVG.

    Raises:
        MissingExtraError: The extra `plots` is not installed.
    """
    figure, axes = _axes()
    width = 0.8 / max(1, len(scores))
    for place, (who, one) in enumerate(scores.items()):
        means = [one.means[name] for name in metrics]
        errors = [[mean.mean - mean.low for mean in means], [mean.high - mean.mean for mean in means]]
        places = [group + (place - (len(scores) - 1) / 2) * width for group in range(len(metrics))]
        axes.bar(places, [mean.mean for mean in means], width * 0.9, yerr=errors, label=who, capsize=2, error_kw={"linewidth": 0.8})
    axes.set_xticks(range(len(metrics)), metrics)
    axes.set_ylim(0, 1.05)
    axes.legend(fontsize=8, frameon=False, loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return _svg(figure)


def _axes() -> tuple[Any, Any]:
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingExtraError("A plot", "plots") from None
    figure = Figure(figsize=(8, 3.4), layout="constrained")
    axes = figure.subplots()
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", alpha=0.3)
    return figure, axes


def _svg(figure: Any) -> str:
    """The picture, the same bytes for the same data: no date, and identifiers from a fixed salt."""
    import matplotlib as mpl

    stream = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": "workflowllm", "svg.fonttype": "none"}):
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    return stream.getvalue()


def _inline(svg: str, place: int) -> str:
    """An SVG picture ready to stand in a page, its identifiers kept apart from other pictures' ones."""
    picture = svg[svg.index("<svg") :]
    return re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>p{place}-", picture)
