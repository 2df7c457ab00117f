"""The interpreter of the tree: statements in order, blocks, variables, and what each action is given.

Nothing here runs text. Every end of a run, errors and limits among them, is a Trace.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from workflowllm.catalogue import facts
from workflowllm.errors import DocumentError
from workflowllm.simulate import content as contents
from workflowllm.simulate.beginning import given_at_first
from workflowllm.simulate.call import Call, recorded
from workflowllm.simulate.coerce import to_number, to_text
from workflowllm.simulate.conditions import Literals, holds
from workflowllm.simulate.content import NOTHING, Content, Item
from workflowllm.simulate.handlers import handler_of
from workflowllm.simulate.outcome import LimitReached, RunError
from workflowllm.simulate.prompts import pick_case
from workflowllm.simulate.region import Region
from workflowllm.simulate.resolve import numeral, resolve
from workflowllm.simulate.run import Run
from workflowllm.workflow.nodes import CONDITIONAL, MENU, REPEAT_COUNT, REPEAT_EACH, Action, Arm, Block, Body, Workflow
from workflowllm.workflow.values import Attachment, BareText, Field, Record, Special, Value

__all__ = ["MAX_LEVELS", "Frame"]

MAX_LEVELS: Final = 100
"""Blocks and shortcuts inside each other in one run: a block takes some levels of Python's own stack."""

_TABLE: Final = "WFContentPredicateTableTemplate"
_NUMBERS: Final = ("WFNumberValue", "WFAnotherNumber")


class Frame:
    """One shortcut that runs.

    Args:
        run: What it shares with those that run it.
        workflow: The shortcut.
        given: The shortcut's input.
        name: What it is called; empty if that is not known.
        prefix: What stands before its places: the place of the action that ran it.

    Attributes:
        variables: By name.
        outputs: What actions put out, by their UUIDs; the last run counts.
        previous: What the next action takes if its input is not written.
        loops: Item and index of each loop around the place, the outermost first.
    """

    def __init__(self, run: Run, workflow: Workflow, given: Content, *, name: str = "", prefix: str = "") -> None:
        self.run = run
        self.workflow = workflow
        self.given = given
        self.name = name
        self.prefix = prefix
        self.variables: dict[str, Content] = {}
        self.outputs: dict[str, Content] = {}
        self.previous: Content = given
        self.loops: list[tuple[Content, int]] = []
        self.depth = prefix.count("/")
        self.step: tuple[str, str, Mapping[str, Any]] = ("", "", {})

    def start(self) -> None:
        """Run the whole shortcut.

        Raises:
            RunEnd: It ends before its last action.
        """
        self.given = self.previous = given_at_first(self.run, self.workflow, self.given)
        self.body(self.workflow.body, 0)

    @property
    def region(self) -> Region:
        """Where and when the device is."""
        return self.run.world.region

    # --- what references stand for ---

    def variable(self, name: str) -> Content:
        """A variable, or the item or index of a loop around this place (Repeat Index counts from 1: device tests)."""
        for word, part in (("Repeat Item", 0), ("Repeat Index", 1)):
            if name.startswith(word):
                rest = name.removeprefix(word).strip()
                level = int(rest) if rest.isascii() and rest.isdigit() and len(rest) < 4 else 1 if not rest else 0
                if 1 <= level <= len(self.loops):
                    item, index = self.loops[level - 1]
                    return item if part == 0 else (contents.number(index),)
        return self.variables.get(name, NOTHING)

    def special(self, source: Special, reference: Attachment) -> Content:
        """What the system supplies."""
        world = self.run.world
        match source.kind:
            case "ExtensionInput" | "Input":
                return self.given
            case "Clipboard":
                self.run.effect("read", "clipboard:", {}, self.step, stand_in=False)
                return world.clipboard
            case "CurrentDate":
                return (contents.date(world.now),)
            case "Ask":
                from workflowllm.simulate.prompts import ask_text

                prompt = source.fields.get("Prompt")
                return ask_text(self.run, prompt if type(prompt) is str else "", self.step)
            case "DeviceDetails":
                from workflowllm.simulate.prompts import device_details

                return (device_details(world),)
        return NOTHING

    # --- statements ---

    def body(self, body: Body, place: int) -> int:
        """Run statements; `place` is the number of the first action in the file. Gives the number after the last."""
        for node in body:
            if type(node) is Block:
                place = self.block(node, place)
            else:
                if type(node) is Action:
                    self.action(node, place)
                place += 1
        return place

    def action(self, action: Action, place: int) -> None:
        """Run one action. Choice: a part of a broken block, which stands alone, does nothing and hands on what it is given."""
        self.run.begin_step()
        identifier = action.identifier
        if identifier in (CONDITIONAL, REPEAT_COUNT, REPEAT_EACH, MENU):
            self.step = (f"{self.prefix}{place}", identifier, {})
            self.previous = self.subject(action)
            self.run.record(*self.step, NOTHING)
            self.keep(action, self.previous)
            return
        call = Call(self, action, f"{self.prefix}{place}")
        self.step = call.step
        try:
            output = handler_of(identifier)(call)
        except DocumentError as error:
            raise RunError(f"{call.name} failed: {error.problem}") from None
        self.run.record(call.place, identifier, call.recorded, output)
        self.hand_on(action, call, output)

    def hand_on(self, action: Action, call: Call, output: Content) -> None:
        """Keep what an action puts out for those that refer to it, and for the next one."""
        if action.identifier == "is.workflow.actions.comment":
            return
        if facts.passes_through(action.identifier):
            output = call.input
        self.previous = output
        self.keep(action, output)

    def keep(self, action: Action, output: Content) -> None:
        """Keep an output under the action's identifier."""
        uuid = action.parameters.get("UUID")
        if type(uuid) is str:
            self.outputs[uuid] = output

    def block(self, block: Block, place: int) -> int:
        """Run a block; gives the number of the action after its end."""
        self.run.begin_step()
        self.run.levels += 1
        if self.run.levels > MAX_LEVELS:
            raise LimitReached("depth", f"more than {MAX_LEVELS} blocks and shortcuts run inside each other")
        after = place + _length(block)
        self.step = (f"{self.prefix}{place}", block.kind, {})
        result = _BLOCKS[block.kind](self, block, place)
        self.run.levels -= 1
        self.previous = result
        self.keep(block.end, result)
        return after

    # --- blocks ---

    def if_block(self, block: Block, place: int) -> Content:
        """An If: the first arm whose condition holds. Its result is what its last action hands on (Apple's guide)."""
        subject = self.subject(block.arms[0].marker)
        for number, arm in enumerate(block.arms):
            parameters = arm.marker.parameters
            otherwise = number > 0 and "WFCondition" not in parameters and "WFConditions" not in parameters
            if otherwise or self.test(arm.marker, place):
                self.previous = subject
                self.body(arm.body, place + 1)
                return self.previous
            place += 1 + _size(arm.body)
        return NOTHING

    def subject(self, marker: Action) -> Content:
        """What an If tests, and what the first action of its branches takes."""
        value = marker.parameters.get("WFInput")
        return self.previous if value is None else resolve(self, value)

    def test(self, marker: Action, place: int) -> bool:
        """Whether the condition of a marker holds; every row of it is written down with what it compares."""
        parameters = marker.parameters
        if "WFConditions" in parameters and "WFCondition" not in parameters:
            prefix, rows = _rows(parameters["WFConditions"])
            found = [self._row(row) for row in rows]
            result = all(holds_ for holds_, _ in found) if prefix == 1 else any(holds_ for holds_, _ in found)
            said: dict[str, Any] = {"prefix": prefix, "rows": [row for _, row in found]}
        else:
            result, said = self._row(parameters)
        self.step = (f"{self.prefix}{place}", CONDITIONAL, said)
        self.run.record(*self.step, (contents.boolean(result),))
        return result

    def _row(self, fields: Mapping[str, Value]) -> tuple[bool, dict[str, Any]]:
        value = fields.get("WFInput")
        subject = self.previous if value is None else resolve(self, value)
        literals: Literals = {
            key: resolve(self, numeral(inner) if key in _NUMBERS else inner)
            for key, inner in sorted(fields.items())
            if key not in _NOT_LITERALS and not key.startswith("Show-")
        }
        code = fields.get("WFCondition")
        said = recorded({"WFInput": subject, **literals})
        said["WFCondition"] = code if isinstance(code, str | int | float) else None
        return holds(subject, code, literals, self.region), said

    def repeat_block(self, block: Block, place: int) -> Content:
        """A Repeat, or a Repeat with Each: what each pass hands on (action definition); one without any adds none (Choice)."""
        items, given = self.passes(block), self.previous
        self.run.record(f"{self.prefix}{place}", block.kind, {}, (contents.number(len(items)),))
        results: list[Item] = []
        for index, item in enumerate(items, start=1):
            self.loops.append((item, index))
            self.previous = item if block.kind == REPEAT_EACH else given
            self.body(block.arms[0].body, place + 1)
            results.extend(self.previous)
            self.run.bound_items(len(results))
            self.loops.pop()
        return tuple(results)

    def passes(self, block: Block) -> list[Content]:
        """The item of each pass of a loop; of a Repeat nothing each."""
        parameters = block.arms[0].marker.parameters
        if block.kind == REPEAT_EACH:
            value = parameters.get("WFInput")
            return [(item,) for item in (self.previous if value is None else resolve(self, value))]
        count = resolve(self, numeral(parameters.get("WFRepeatCount", 1)))
        wanted = to_number(count[0], self.region, "Repeat") if count else 1
        # What is not a number ends as one that is too many, and never as a fault.
        number = int(wanted) if -1e9 < wanted < 1e9 else self.run.limits.steps + 1
        return [NOTHING] * max(0, min(number, self.run.limits.steps + 1))

    def menu_block(self, block: Block, place: int) -> Content:
        """A Menu: the case that the person picks. Cases are matched by their titles (claim)."""
        marker, given = block.arms[0].marker, self.previous
        titles = self.titles(block)
        prompt = to_text(resolve(self, marker.parameters.get("WFMenuPrompt", "")), self.region)
        step = (f"{self.prefix}{place}", MENU, {"WFMenuPrompt": prompt, "WFMenuItems": titles})
        number = pick_case(self.run, prompt, titles, step)
        self.run.record(*step, (contents.text(titles[number]),) if number is not None else NOTHING)
        self.body(block.arms[0].body, place + 1)
        place += 1 + _size(block.arms[0].body)
        for arm in block.arms[1 : 1 + (number or 0)]:
            place += 1 + _size(arm.body)
        if number is None:
            return NOTHING
        self.previous = given
        self.body(block.arms[1 + number].body, place + 1)
        return self.previous

    def titles(self, block: Block) -> list[str]:
        """The titles of the cases; where none has one, what the menu itself lists (Choice)."""
        titles = [self.title(arm) for arm in block.arms[1:]]
        listed = block.arms[0].marker.parameters.get("WFMenuItems")
        if any(titles) or type(listed) is not tuple or len(listed) != len(titles):
            return titles
        return [row if type(row) is str else "" for row in listed]

    def title(self, arm: Arm) -> str:
        """The title of a case: with variables, if it has one with variables."""
        parameters = arm.marker.parameters
        value = parameters.get("WFMenuItemAttributedTitle")
        if type(value) is not BareText:
            value = parameters.get("WFMenuItemTitle", "")
        return to_text(resolve(self, value), self.region)


def _rows(value: Value) -> tuple[int, list[Record]]:
    inner = value.value if type(value) is Field and value.kind == _TABLE else None
    if type(inner) is not Record:
        return 1, []
    prefix, rows = inner.get("WFActionParameterFilterPrefix"), inner.get("WFActionParameterFilterTemplates")
    found = [row for row in rows if type(row) is Record] if type(rows) is tuple else []
    return prefix if type(prefix) is int else 1, found


_NOT_LITERALS: Final = frozenset(
    {"WFInput", "WFCondition", "WFConditions", "GroupingIdentifier", "WFControlFlowMode", "UUID", "CustomOutputName", "OutputName"}
)


def _length(block: Block) -> int:
    return 1 + sum(1 + _size(arm.body) for arm in block.arms)


def _size(body: Body) -> int:
    return sum(_length(node) if type(node) is Block else 1 for node in body)


_BLOCKS: Final[dict[str, Callable[[Frame, Block, int], Content]]] = {
    CONDITIONAL: Frame.if_block,
    REPEAT_COUNT: Frame.repeat_block,
    REPEAT_EACH: Frame.repeat_block,
    MENU: Frame.menu_block,
}
