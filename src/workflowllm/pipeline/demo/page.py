"""Scores of the answers between their floors and their ceiling, the report, and one generated shortcut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import workflowllm
from workflowllm import storage
from workflowllm.dataset import Sample
from workflowllm.evaluate import Example, Prediction, Report, Scores, floors, loss_plot, score_plot, table, write_report
from workflowllm.pipeline.demo.settings import DemoSettings
from workflowllm.pipeline.demo.stages import Stage
from workflowllm.pipeline.judging import judge
from workflowllm.task import TaskSettings, reference

__all__ = ["best", "write_generated", "write_page"]

MODEL = "fine-tuned model"
EXAMPLES = 3


def write_page(
    out: Path,
    settings: DemoSettings,
    *,
    train: Sequence[Sample],
    asked: Sequence[Sample],
    answers: Sequence[Prediction],
    drafts: Mapping[str, str],
    stages: Mapping[str, Stage],
    task: TaskSettings,
    model: str,
) -> list[str]:
    """Write `results.json`, `report.html` and, if an answer or a draft compiles, `generated.shortcut`.

    Returns:
        Lines that say what came of it.

    Raises:
        MissingExtraError: An extra is not installed.
    """
    programs = {MODEL: [one.answer for one in answers], **floors(asked, train, task, settings.seed)}
    known = frozenset(name for sample in train for name in sample.actions)
    wanted = [reference(sample, task) for sample in asked]
    scores = table(programs, wanted, parse=workflowllm.from_python, known=known, seed=settings.seed, judge=judge)
    chosen = best(answers, scores[MODEL].samples["CodeBLEU"])
    generated = write_generated(out / "generated.shortcut", chosen, drafts, asked)
    stamp = storage.stamp(settings.record(), settings.seed)
    seconds = {name: stage.seconds for name, stage in stages.items()}
    records = {who: one.to_record() for who, one in scores.items()}
    storage.write_json(out / "results.json", stamp | {"model": model, "scores": records, "seconds": seconds, "generated": generated})
    report = Report(
        title="From shortcuts to programs and back, with a small model in between",
        summary=[*_summary(stages, asked, model), generated],
        scores=scores,
        stamp=stamp,
        facts=_facts(stages, answers),
        plots=_plots(stages, scores),
        examples=_examples(asked, answers, drafts, programs, scores),
    )
    write_report(out / "report.html", report)
    mean, floor = scores[MODEL].means, scores["unrelated answer"].means
    line = ", ".join(
        f"{name} {mean[name].mean:.2f} (unrelated {floor[name].mean:.2f})" for name in ("CodeBLEU", "parses", "runs", "same behaviour")
    )
    return [line, generated]


def best(answers: Sequence[Prediction], scores: Sequence[float | None]) -> Prediction | None:
    """The answer with the best score among those that compile to at least one statement; none if none does."""
    ranked = sorted(zip(answers, scores, strict=True), key=lambda pair: (-(pair[1] or 0.0), pair[0].id))
    return next((answer for answer, _ in ranked if _compiles(answer.answer)), None)


def _compiles(program: str) -> bool:
    try:
        return bool(workflowllm.from_python(program).body)
    except workflowllm.WorkflowError:
        return False


def write_generated(path: Path, chosen: Prediction | None, drafts: Mapping[str, str], asked: Sequence[Sample]) -> str:
    """Write the best answer as a shortcut, or else the first draft; read it back, and say so, or that there is none.

    Args:
        path: Where to; what stands there is removed if there is no program.
        chosen: The best answer that compiles, if one does.
        drafts: Programs written under the compiler's eye, by the id of the sample.
        asked: The samples that were asked.

    Returns:
        A sentence for the report.
    """
    written = (chosen.id, chosen.answer) if chosen else next(iter(drafts.items()), None)
    if written is None:
        path.unlink(missing_ok=True)
        return "No answer of the model is a program of the language, so no shortcut was generated."
    content = workflowllm.write(workflowllm.from_python(written[1]))
    workflowllm.read(content)
    storage.write_bytes(path, content)
    title = next(sample.title for sample in asked if sample.id == written[0])
    if chosen:
        return f'Of the answers that compile, the best by CodeBLEU is the one for "{title}": it is {path.name}, {len(content)} bytes.'
    return (
        f"No plain answer compiles. Written once more under the compiler's eye, which drops a line that can become no program, the "
        f'program for "{title}" does: it is {path.name}, {len(content)} bytes.'
    )


def _summary(stages: Mapping[str, Stage], asked: Sequence[Sample], model: str) -> list[str]:
    samples, sides, training = (stages[name].facts for name in ("samples", "split", "train"))
    dropped = ", ".join(f"{reason} {count}" for reason, count in samples["dropped"].items())
    made = (
        f"{samples['files']} shortcut files were read ({samples['refused']} gave no sample{f': {dropped}' if dropped else ''}) and "
        "transcribed to Python; rules wrote a comment a statement, a task plan and a question for each. "
        f"{sides['train']} samples were for training and {sides['held_out']} held out, kept apart by {sides['by']} and by sequence "
        "of actions."
    )
    trained = (
        f"{model} was fine-tuned for {len(training['losses'])} steps on the {training['used']} training samples that fit its length "
        f"({training['left_out']} did not), and answered {len(asked)} held-out questions whose references fit an answer's length. "
        "Comments inside a run of plain statements are not taught, so that answers stay short, unless --comments says so. "
        "The names of the right actions stand in the prompt, as in the paper. The model is small and the training takes minutes: "
        "read its scores between the floors (an empty answer, one constant program, the answer to another question) and the "
        "ceiling (the reference itself)."
    )
    return [made, trained]


def _facts(stages: Mapping[str, Stage], answers: Sequence[Prediction]) -> dict[str, Sequence[tuple[str, str]]]:
    samples, training, loss = stages["samples"].facts, stages["train"].facts, stages["answer"].facts["loss"]
    tokens, finished = sum(one.tokens for one in answers), sum(one.finished for one in answers)
    return {
        "The dataset": [
            ("samples", str(samples["samples"])),
            ("different actions", str(samples["distinct_actions"])),
            ("categories", str(len([name for name in samples["categories"] if name]))),
            *(
                (f"{name} a sample, mean and median", f"{samples[name]['mean']:.1f}, {samples[name]['median']:.0f}")
                for name in ("actions", "lines")
            ),
        ],
        "Training and answering": [
            ("tokens trained on, prompts included", str(training["tokens"])),
            ("held-out loss before training, nats a token", f"{loss['before']:.3f}"),
            ("held-out loss after training, nats a token", f"{loss['after']:.3f}"),
            ("tokens answered", str(tokens)),
            ("answers that the model ended itself", f"{finished} of {len(answers)}"),
        ],
        "Seconds of each stage": [(name, f"{stage.seconds:.1f}") for name, stage in stages.items()],
    }


def _plots(stages: Mapping[str, Stage], scores: dict[str, Scores]) -> list[tuple[str, str]]:
    return [
        ("Scores, with 95 % intervals", score_plot(scores)),
        ("Training loss", loss_plot(stages["train"].facts["losses"])),
    ]


def _examples(
    asked: Sequence[Sample],
    answers: Sequence[Prediction],
    drafts: Mapping[str, str],
    programs: Mapping[str, Sequence[str]],
    scores: Mapping[str, Scores],
) -> list[Example]:
    """Three answers, those with drafts first, then the best, the middle and the worst, beside the reference and the unrelated answer."""
    bleu = scores[MODEL].samples["CodeBLEU"]
    order = sorted(range(len(asked)), key=lambda place: -(bleu[place] or 0.0))
    drafted = [place for place, sample in enumerate(asked) if sample.id in drafts]
    places = dict.fromkeys([*drafted, order[0], order[len(order) // 2], order[-1], *order])
    return [
        Example(
            asked[place].question,
            [
                ("reference", programs["reference"][place]),
                (f"{MODEL}, CodeBLEU {bleu[place] or 0.0:.2f}", answers[place].answer),
                *([("written under the compiler's eye", drafts[asked[place].id])] if asked[place].id in drafts else []),
                ("unrelated answer", programs["unrelated answer"][place]),
            ],
        )
        for place in list(places)[:EXAMPLES]
    ]
