"""What asks the person, and how the pretend person answers.

An answer comes from the device's description where it has one for the prompt; otherwise by its mode: the default of the question or the
first choice, or one drawn with the seed. Cancelling stops the whole shortcut (device report).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from workflowllm.simulate import content as contents
from workflowllm.simulate.content import Content, Item, Json
from workflowllm.simulate.outcome import RunError, Stopped

if TYPE_CHECKING:
    from workflowllm.simulate.run import Run
    from workflowllm.simulate.world import World

__all__ = ["ask", "ask_text", "cancel_if_told", "device_details", "pick", "pick_case"]

_Step = tuple[str, str, Mapping[str, Json]]

_WORDS: Final = ("Alpha", "two words", "42", "3.5", "Zebra", "hello@example.com", "Ünïcode", "")
"""What a person says at random."""


def cancel_if_told(run: Run, prompt: str) -> None:
    """Stop the shortcut if the device's description has the person cancel this.

    Raises:
        Stopped: It has.
    """
    if run.world.cancels(prompt):
        raise Stopped("cancelled")


def ask(run: Run, prompt: str, default: str, usual: str, step: _Step, *, lines: bool = True) -> str:
    """The answer to a question, as text.

    Args:
        run: The run.
        prompt: What is asked.
        default: What stands in the field already.
        usual: What is answered where nothing else is said: a plausible answer of its kind.
        step: The action that asks.
        lines: Whether the answer may have several lines.

    Raises:
        Stopped: The person cancels.
    """
    world = run.world
    found = None if world.cancels(prompt) else world.answer("questions", prompt)
    if found is None:
        mode = world.device.answers.mode
        found = _drawn(world, usual) if mode == "random" else default or usual
    details: dict[str, Any] = {"prompt": prompt, "answer": None if world.cancels(prompt) else found, "lines": lines}
    run.effect("asked", "screen:", details, step, stand_in=False)
    cancel_if_told(run, prompt)
    return found


def _drawn(world: World, usual: str) -> str:
    """An answer at random, of the kind of the usual one."""
    if usual == "Text":
        return world.random.choice(_WORDS)
    if usual.isdigit():
        return world.random.choice(("0", "1", "2", "5", "12", "100"))
    if usual.startswith("http"):
        return f"https://www.example.com/{world.random.randrange(100)}"
    hour = world.random.randrange(24)
    day = f"2026-{world.random.randrange(1, 13):02}-{world.random.randrange(1, 29):02}"
    return f"{hour}:30" if ":" in usual and "-" not in usual else f"{day} {hour}:30" if ":" in usual else day


def ask_text(run: Run, prompt: str, step: _Step) -> Content:
    """The answer to a parameter that asks each time."""
    return (contents.text(ask(run, prompt, "", "Text", step)),)


def pick_case(run: Run, prompt: str, titles: Sequence[str], step: _Step) -> int | None:
    """The number of the case that the person picks from a menu; None if there is none.

    Raises:
        Stopped: The person cancels.
    """
    if not titles:
        return None
    world = run.world
    wanted = None if world.cancels(prompt) else world.answer("menus", prompt, titles)
    if wanted is not None and wanted in titles:
        number = titles.index(wanted)
    else:
        _no_choice(run, prompt, () if wanted is None else (wanted,))
        number = world.random.randrange(len(titles)) if world.device.answers.mode == "random" else 0
    answer = None if world.cancels(prompt) else titles[number]
    run.effect("asked", "screen:", {"prompt": prompt, "choices": list(titles), "answer": answer}, step, stand_in=False)
    cancel_if_told(run, prompt)
    return number


def _no_choice(run: Run, prompt: str, wanted: Sequence[str]) -> None:
    """Tell that an answer of the description, or of whoever was asked, is none of those there are."""
    if wanted:
        run.made_up.append(f"the answer to {prompt[:80] or 'a question without words'}: {', '.join(wanted)[:80]} is no choice there")


def pick(run: Run, prompt: str, names: Sequence[str], several: bool, step: _Step, *, every: bool = False) -> list[int]:
    """The numbers of the items that the person chooses from a list: of those that are selected at first, if nothing else is said.

    Args:
        run: The run.
        prompt: What is asked.
        names: What there is to choose from.
        several: Whether more than one may be chosen.
        step: The action that asks.
        every: Whether all are selected at first.

    Raises:
        RunError: There is nothing to choose from. Choice: that is an error, since authors guard it with Count.
        Stopped: The person cancels.
    """
    if not names:
        raise RunError("Choose from List failed because there is nothing to choose from.")
    world = run.world
    wanted = world.device.answers.lists.get(prompt, ())
    if not wanted and world.asker is not None and not world.cancels(prompt):
        said = world.asker(prompt, names)
        wanted = () if said is None else tuple(said.split("\n")) if several else (said,)
    numbers = [number for number, name in enumerate(names) if name in wanted]
    if not numbers:
        _no_choice(run, prompt, wanted)
        one = world.random.randrange(len(names)) if world.device.answers.mode == "random" else 0
        numbers = list(range(len(names))) if every else [one]
    numbers = numbers if several else numbers[:1]
    answer = None if world.cancels(prompt) else [names[number] for number in numbers]
    details = {"prompt": prompt, "choices": list(names[:200]), "answer": answer, "several": several}
    run.effect("asked", "screen:", details, step, stand_in=False)
    cancel_if_told(run, prompt)
    return numbers


def device_details(world: World) -> Item:
    """The device, with what Get Device Details lists."""
    hardware, settings = world.device.hardware, world.device.settings
    found: dict[str, Json] = {
        "Device Name": hardware.name,
        "Device Hostname": hardware.name.replace(" ", "-"),
        "Device Model": hardware.model,
        "Device Type": hardware.kind,
        "Device Is Watch": hardware.kind == "Apple Watch",
        "System Version": hardware.system_version,
        "System Build Number": hardware.build,
        "OS": {"Mac": "macOS", "iPad": "iPadOS", "Apple Watch": "watchOS"}.get(hardware.kind, "iOS"),
        "Screen Width": hardware.screen_width,
        "Screen Height": hardware.screen_height,
        "Current Volume": settings.volume,
        "Current Brightness": settings.brightness,
        "Current Appearance": settings.appearance.capitalize(),
    }
    return contents.entity("thing", "device", hardware.name, found)
