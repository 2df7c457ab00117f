"""`workflowllm run`: a dry run on a pretend device."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from workflowllm import read
from workflowllm.cli import inputs, output
from workflowllm.workflow import Workflow

if TYPE_CHECKING:
    from workflowllm.simulate.trace import Trace

__all__ = ["command"]


@click.command(
    "run", epilog="Exit status: 0, it ran to its end or stopped; 1, the device shows an error, or a limit or a fault ended it; 2, usage."
)
@click.argument("path", metavar="FILE")
@click.option(
    "--device", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The device as TOML: docs/device.md."
)
@click.option(
    "--answer",
    "answers",
    metavar="PROMPT=TEXT",
    multiple=True,
    help="The answer to a question, a menu or a list; again for the next time, or for another item of a list.",
)
@click.option("--ask", is_flag=True, help="Answer questions and menus yourself, in the terminal.")
@click.option(
    "--network",
    type=click.Choice(["off", "replay", "live"]),
    help="What answers a request that is not recorded: a made-up answer, an error, or the real network. Default: as the device says.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Of every random choice.")
@click.option("--trace", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write the whole account as JSON.")
@click.option("--all", "whole", is_flag=True, help="Print every text whole.")
@output.format_option
def command(
    path: str,
    device: Path | None,
    answers: tuple[str, ...],
    ask: bool,
    network: Literal["off", "replay", "live"] | None,
    seed: int,
    trace: Path | None,
    whole: bool,
    form: str,
) -> None:
    """Run a shortcut on a pretend device.

    FILE is a shortcut, a text as `transcribe` prints it, an iCloud link, or - for standard input. Nothing is run on this machine: what
    the shortcut would show, ask, send and change is told. Actions whose behaviour is not known here are named.
    """
    from workflowllm.catalogue.standard import standard
    from workflowllm.shortcut.files import write_atomically
    from workflowllm.simulate.device.defaults import default_device
    from workflowllm.simulate.device.reading import read_device
    from workflowllm.simulate.engine import simulate
    from workflowllm.simulate.narrate import narrate

    with output.about(inputs.shown(path)):
        name, workflow = _workflow(path)
    with output.about(str(device or "the device")):
        used = default_device() if device is None else read_device(device)
    given: dict[str, tuple[str, ...]] = {}
    for prompt, text in map(_answer, answers):
        given[prompt] = (*given.get(prompt, ()), text)
    own = used.answers
    merged = [{**table, **given} for table in (own.questions, own.menus, own.lists)]
    used = replace(used, answers=replace(own, questions=merged[0], menus=merged[1], lists=merged[2]))
    mode = network or used.network.mode
    if mode == "live" and network != "live":
        raise click.UsageError("this device asks the real network: say --network live too, or --network off")
    used = replace(used, network=replace(used.network, mode=mode))
    found = simulate(workflow, used, seed=seed, catalogue=standard(), name=Path(path).stem, reader=_read, asker=_ask if ask else None)
    if trace is not None:
        with output.about(str(trace)):
            write_atomically(trace, (json.dumps(found.to_json(), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))
    for prompt in sorted(set(given) - _prompts(found)):
        output.say(f"nothing asked {prompt!r}: the answer to it was not used")
    if form == "json":
        output.print_json({"file": name, **found.to_json()})
    else:
        output.print_text(output.printable("\n".join(narrate(found, whole=whole))) + "\n")
    output.finish(good=1, findings=int(found.outcome in ("error", "limit", "fault")))


def _prompts(trace: Trace) -> set[str]:
    return {str(effect.details.get("prompt", "")) for effect in trace.effects if effect.verb == "asked"}


def _ask(prompt: str, choices: Sequence[str]) -> str | None:
    """Ask whoever sits at the terminal; an empty answer is the usual one, leaving cancels. Of choices several may be named, by commas."""
    from workflowllm.simulate.outcome import Stopped

    for number, choice in enumerate(choices, start=1):
        click.echo(output.printable(f"{number:>3}  {choice}"), err=True)
    while True:
        try:
            said: str = click.prompt(output.printable(prompt) or "Answer", default="", show_default=False, err=True)
        except click.Abort:
            raise Stopped("cancelled") from None
        if not said or not choices:
            return said or None
        found = [_chosen(part.strip(), choices) for part in ([said] if said in choices else said.split(","))]
        if all(one is not None for one in found):
            return "\n".join(one for one in found if one is not None)
        output.say("That is none of them: give a number or a name")


def _chosen(said: str, choices: Sequence[str]) -> str | None:
    """One of the choices, by its number or its name."""
    if said in choices:
        return said
    number = int(said[:9]) if said.isascii() and said.isdigit() else 0
    return choices[number - 1] if 0 < number <= len(choices) else None


def _answer(option: str) -> tuple[str, str]:
    prompt, sign, text = option.partition("=")
    if not sign:
        raise click.UsageError(f"--answer {option}: write it as PROMPT=TEXT")
    return prompt, text


def _read(content: bytes) -> Workflow:
    """Another shortcut of the device: a file, or a text."""
    from workflowllm.language.residue import parse_exact

    if inputs.is_shortcut(content):
        return read(content)
    return parse_exact(content.decode("utf-8", "replace").replace("\r\n", "\n"))[0]


def _workflow(path: str) -> tuple[str, Workflow]:
    from workflowllm.language.residue import parse_exact

    if path.lower().endswith(".py") and Path(path).is_file():
        from workflowllm.cli.compile import text_of

        return inputs.shown(path), parse_exact(text_of(path))[0]
    source = inputs.one(path)
    if source.kind == "data" and not inputs.is_shortcut(source.data):
        return source.name, parse_exact(source.data.decode("utf-8", "replace").replace("\r\n", "\n"))[0]
    return source.name, read(inputs.load(source))
