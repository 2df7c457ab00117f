"""`workflowllm demo`: the whole job on a folder of shortcuts, in minutes."""

from __future__ import annotations

import dataclasses
import time
from pathlib import Path
from typing import Literal

import click

from workflowllm.cli import output

__all__ = ["command"]


@click.command("demo", epilog="Exit status: 0, done; 2, wrong usage, or something it needs is missing. Run again after a kill, it goes on.")
@click.option(
    "--from",
    "source",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of shortcuts. Default: the examples.",
)
@click.option(
    "--out",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="Where everything goes.",
)
@click.option(
    "--model",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Another causal language model. Default: the embedded one.",
)
@click.option("--steps", metavar="N", type=click.IntRange(min=1), help="Steps of training. Default: what fits six minutes on two cores.")
@click.option("--limit", metavar="N", type=click.IntRange(min=4), help="Take at most so many shortcuts, drawn with the seed.")
@click.option("--questions", metavar="N", type=click.IntRange(min=2), help="Answer at most so many held-out questions.")
@click.option(
    "--comments",
    type=click.Choice(["block", "statement"]),
    default="block",
    show_default=True,
    help="What the model is to write: no comments inside a run of plain statements, so that answers are short, or one a statement.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Of every random choice.")
@output.format_option
def command(
    source: Path | None,
    out: Path,
    model: Path | None,
    steps: int | None,
    limit: int | None,
    questions: int | None,
    comments: Literal["block", "statement"],
    seed: int,
    form: str,
) -> None:
    """Do the whole job: transcribe shortcuts, make a dataset, fine-tune a small model, have it answer, score, report.

    Needs the extras evaluate, local, train and plots. Finished stages in the output folder are not done again. With --format json
    the results are printed as results.json has them, and what is going on is told on standard error.
    """
    from workflowllm.pipeline.demo import DemoSettings, demo

    settings = DemoSettings(source=source, limit=limit, comments=comments, seed=seed, model=model)
    if steps is not None:
        settings = dataclasses.replace(settings, training=dataclasses.replace(settings.training, steps=steps))
    if questions is not None:
        settings = dataclasses.replace(settings, questions=questions)
    began = time.monotonic()
    say = output.say if form == "json" else click.echo
    report = demo(out, settings, say=say)
    say(f"Done in {time.monotonic() - began:.0f} s: {report}")
    if form == "json":
        output.print_text(report.with_name("results.json").read_text(encoding="utf-8"))
