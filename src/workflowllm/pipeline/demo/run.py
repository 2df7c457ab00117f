"""The whole job, stage after stage: shortcuts, dataset, training, answers, scores, report."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from workflowllm import storage
from workflowllm.author import DraftSettings, draft
from workflowllm.dataset import Sample, read_samples, statistics, write_samples
from workflowllm.errors import DatasetError
from workflowllm.evaluate import Prediction, predict
from workflowllm.llm import EMBEDDED_NAME, LocalModel, embedded_model, load
from workflowllm.pipeline.assemble import assemble, divide, kept_together_by
from workflowllm.pipeline.clean import clean, counted
from workflowllm.pipeline.collect import Dropped, Found, collect, find
from workflowllm.pipeline.demo.examples import compile_examples, examples_folder
from workflowllm.pipeline.demo.page import write_page
from workflowllm.pipeline.demo.settings import DemoSettings
from workflowllm.pipeline.demo.stages import Made, Say, Stages
from workflowllm.task import TaskSettings, reference, render
from workflowllm.train import Progress, TrainSettings, loss, train

__all__ = ["demo"]

EVERY = 15.0
"""Seconds between two lines of progress."""


def demo(out: Path, settings: DemoSettings = DemoSettings(), *, say: Say = print) -> Path:  # noqa: B008
    """Do the whole job; a killed run called again goes on where it was.

    Args:
        out: The folder of everything that is made. Stages that stand there with the same inputs are not run again.
        settings: See `DemoSettings`.
        say: Told in lines what is going on.

    Returns:
        The report, `report.html` in the folder.

    Raises:
        DatasetError: The source folder or the samples in it do not do.
        BackendError: The model cannot be loaded, trained or asked.
        MissingExtraError: An extra is not installed.
    """
    job = _Job(out, settings, say)
    job.samples()
    job.split()
    job.model()
    job.train()
    job.answer()
    job.draft()
    job.report()
    return out / "report.html"


class _Job:
    """A run of the demo: its folder, its settings, and its stages as far as they are done."""

    def __init__(self, out: Path, settings: DemoSettings, say: Say) -> None:
        self.out = out
        self.settings = settings
        self.say = say
        self.stages = Stages(out, say)
        self.task = TaskSettings(comments=settings.comments)
        self.base = Path()

    # --- stages ---

    def samples(self) -> None:
        """Compile the examples if no folder was named, then read, transcribe and write samples."""
        source = self.settings.source or self._examples()
        found = find(source, limit=self.settings.limit, seed=self.settings.seed)
        inputs = [[item.name, item.title, item.description, item.category, item.owner, storage.file_digest(item.path)] for item in found]
        self.stages.run(
            "samples",
            f"Transcribing {len(found)} shortcuts; writing comments, plans and questions",
            [inputs, self.settings.seed],
            lambda: self._gather(found),
        )

    def split(self) -> None:
        """Split by owner where owners are known, else by title, and choose the questions."""
        inputs = [self.stages.done["samples"].key, self.settings.share, self.settings.seed]
        self.stages.run("split", "Splitting the dataset", inputs, self._split)

    def model(self) -> None:
        """Find the model to start from, converting the embedded one the first time."""
        if self.settings.model is not None:
            self.base = self.settings.model
            return
        began = time.monotonic()
        self.base = embedded_model(progress=lambda line: self.say(f"    {line}"))
        if time.monotonic() - began > 1:
            self.say(f"    {time.monotonic() - began:.0f} s")

    def train(self) -> None:
        """Fine-tune with LoRA on the training side."""
        wanted = self._training()
        key = storage.digest([self.stages.done["split"].key, asdict(wanted), self._base_name()])
        folder = self.out / "training" / key[:12]
        self.stages.run(
            "train",
            f"Fine-tuning {self._base_name()}, {wanted.steps} steps",
            [key, self.settings.seed],
            lambda: self._train(folder, wanted),
        )

    def answer(self) -> None:
        """Have the fine-tuned model answer held-out questions whose references fit the limit."""
        inputs = [self.stages.done["train"].key, self.settings.questions, self.settings.answer_tokens]
        title = f"Answering up to {self.settings.questions} held-out questions"
        self.stages.run("answer", title, inputs, lambda: self._answer(storage.digest(inputs)))

    def draft(self) -> None:
        """Have the model write programs for the first questions once more, kept to the language while it writes."""
        wanted = self.settings
        inputs = [self.stages.done["answer"].key, wanted.drafts, wanted.draft_tokens, wanted.seed]
        title = f"Writing {wanted.drafts} program{'' if wanted.drafts == 1 else 's'} under the compiler's eye"
        self.stages.run("draft", title, inputs, self._draft)

    def report(self) -> None:
        """Score the answers and write the report; quick, and so done every time."""
        self.say(f"[{len(self.stages.done) + 1}] Scoring, writing the report")
        asked = self.stages.done["answer"].facts["asked"]
        held = {sample.id: sample for sample in self._held_out()}
        answers = [Prediction(**record) for record in self.stages.done["answer"].facts["answers"]]
        drafts: dict[str, str] = self.stages.done["draft"].facts["programs"]
        made = write_page(
            self.out,
            self.settings,
            train=read_samples(self._dataset("train")),
            asked=[held[name] for name in asked],
            answers=answers,
            drafts=drafts,
            stages=self.stages.done,
            task=self.task,
            model=self._base_name(),
        )
        for line in made:
            self.say(f"    {line}")

    # --- what the stages do ---

    def _examples(self) -> Path:
        examples = examples_folder()
        inputs = {path.name: storage.file_digest(path) for path in sorted(examples.iterdir()) if path.suffix in (".py", ".toml")}
        folder = self.out / "shortcuts"
        self.stages.run("shortcuts", "Compiling the examples to shortcuts", inputs, lambda: compile_examples(examples, folder))
        return folder

    def _gather(self, found: tuple[Found, ...]) -> Made:
        files = collect(found, progress=self._counter("read"))
        made = list(assemble(clean(files), comments="statement", seed=self.settings.seed))
        samples = [item for item in made if isinstance(item, Sample)]
        dropped = [item for item in made if isinstance(item, Dropped)]
        if not samples:
            raise DatasetError(f"none of {len(found)} shortcuts gave a sample", advice=dropped[0].detail if dropped else "")
        path, refused = self._dataset("samples"), self._dataset("dropped")
        write_samples(path, samples, configuration=self.settings.record(), seed=self.settings.seed)
        storage.write_text(refused, "".join(storage.canonical(item._asdict()) + "\n" for item in dropped))
        facts = {"files": len(found), "dropped": counted(dropped), "refused": len(dropped), **statistics(samples)}
        return Made((path, refused), facts)

    def _split(self) -> Made:
        samples = read_samples(self._dataset("samples"))
        by = kept_together_by(samples)
        sides = divide(samples, share=self.settings.share, seed=self.settings.seed)
        paths = []
        for name, side in (("train", sides.train), ("held_out", sides.held_out)):
            paths.append(self._dataset(name))
            write_samples(paths[-1], side, configuration=self.settings.record() | {"by": by, "side": name}, seed=self.settings.seed)
        return Made(tuple(paths), {"by": by, "train": len(sides.train), "held_out": len(sides.held_out)})

    def _training(self) -> TrainSettings:
        return replace(self.settings.training, seed=self.settings.seed, task=self.task)

    def _train(self, folder: Path, wanted: TrainSettings) -> Made:
        tick = _Ticker(self.say)

        def progress(at: Progress) -> None:
            tick(f"step {at.step} of {at.steps}, {at.tokens} tokens, loss {at.loss:.2f}", last=at.step == at.steps)

        done = train(self.base, read_samples(self._dataset("train")), folder, wanted, progress=progress)
        facts = {"losses": done.losses, "tokens": done.tokens, "used": len(done.used), "left_out": len(done.left_out)}
        outputs = tuple(path for path in sorted(folder.rglob("*")) if path.is_file())
        return Made(outputs, {**facts, "adapter": done.adapter.relative_to(self.out).as_posix()})

    def _answer(self, key: str) -> Made:
        before = load(self.base)
        asked = _fitting(before, self._held_out(), self.task, self.settings)
        if len(asked) < 2:
            advice = "Raise the answers' length or hold out more samples"
            raise DatasetError(f"only {len(asked)} held-out references fit {self.settings.answer_tokens} tokens", advice=advice)
        losses = {"before": loss(before, asked, self._training())}
        del before
        model = self._trained()
        losses["after"] = loss(model, asked, self._training())
        self.say(f"    held-out loss {losses['before']:.2f} before training, {losses['after']:.2f} after (nats a token)")
        path = self.out / "answers" / f"{key[:12]}.jsonl"
        tick = _Ticker(self.say)
        answers = predict(
            model,
            asked,
            path,
            task=self.task,
            fingerprint=key,
            batch=self.settings.questions_at_once,
            max_tokens=self.settings.answer_tokens,
            progress=lambda done, whole, tokens: tick(f"{done} of {whole} answered, {tokens} tokens into the next", last=done == whole),
        )
        return Made((path,), {"asked": [sample.id for sample in asked], "answers": [one._asdict() for one in answers], "loss": losses})

    def _draft(self) -> Made:
        model = self._trained()
        held = {sample.id: sample for sample in self._held_out()}
        asked = sorted((held[name] for name in self.stages.done["answer"].facts["asked"]), key=lambda one: len(one.program))
        asked = asked[: self.settings.drafts]  # those with the shortest references, which fit their steps first
        settings = DraftSettings(max_tokens=self.settings.draft_tokens, seed=self.settings.seed)
        programs: dict[str, str] = {}
        for sample in asked:
            tick = _Ticker(self.say)
            program = draft(
                model,
                render(sample, self.task),
                known=sample.actions,
                settings=settings,
                progress=lambda step, steps, tick=tick: tick(f"step {step} of at most {steps}"),  # type: ignore[misc]
            )
            self.say(f"    {sample.title}: {'a program' if program else 'none in the steps there were'}")
            programs |= {sample.id: program} if program else {}
        return Made((), {"programs": programs})

    # --- small things ---

    def _trained(self) -> LocalModel:
        return load(self.base, adapter=self.out / self.stages.done["train"].facts["adapter"], name=f"{self._base_name()} + LoRA")

    def _dataset(self, name: str) -> Path:
        return self.out / "dataset" / f"{name}.jsonl"

    def _held_out(self) -> tuple[Sample, ...]:
        return read_samples(self._dataset("held_out"))

    def _base_name(self) -> str:
        return self.settings.model.name if self.settings.model else EMBEDDED_NAME

    def _counter(self, verb: str) -> Callable[[int, int], None]:
        tick = _Ticker(self.say)
        return lambda done, whole: tick(f"{done} of {whole} {verb}", last=done == whole)


class _Ticker:
    """Says a line at most every few seconds, and the last one always."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self.next = time.monotonic() + EVERY

    def __call__(self, line: str, *, last: bool = False) -> None:
        if last or time.monotonic() >= self.next:
            self.say(f"    {line}")
            self.next = time.monotonic() + EVERY


def _fitting(model: LocalModel, held_out: Sequence[Sample], task: TaskSettings, settings: DemoSettings) -> list[Sample]:
    """The first held-out samples whose references the model could write in full, by their ids, which are digests."""

    def tokens(sample: Sample) -> int:
        return len(model.tokenizer(reference(sample, task), add_special_tokens=False)["input_ids"])

    fitting: Any = (sample for sample in sorted(held_out, key=lambda one: one.id) if tokens(sample) < settings.answer_tokens)
    return [sample for sample, _ in zip(fitting, range(settings.questions), strict=False)]
