"""Workflow -> readable Python."""

from __future__ import annotations

from workflowllm.language import head
from workflowllm.language.binding import bind
from workflowllm.language.context import Printer
from workflowllm.language.fold import folded
from workflowllm.language.forms import action as actions
from workflowllm.language.forms import condition, loop, menu, variable
from workflowllm.language.forms.arguments import keywords
from workflowllm.language.guard import check_printed
from workflowllm.language.implicit import explicit
from workflowllm.language.values import EMITTERS
from workflowllm.workflow.nodes import (
    CONDITIONAL,
    GENERATOR_NOTES,
    GROUP,
    MENU,
    MODE,
    Action,
    Arm,
    Block,
    Body,
    Node,
    OpaqueAction,
    Workflow,
)
from workflowllm.workflow.values import Record

__all__ = ["RESULTS", "emit", "emit_named"]

RESULTS = {
    CONDITIONAL: "result_of_if",
    MENU: "result_of_menu",
    "is.workflow.actions.repeat.count": "results_of_repeat",
    "is.workflow.actions.repeat.each": "results_of_repeat",
}
"""What the result of each kind of block is called; it stands right after the block."""

_INDENT = tuple("    " * level for level in range(101))


def emit(workflow: Workflow) -> str:
    """The readable text of a workflow; it always passes `ast.parse` and `compile` on Python 3.11 and later.

    Raises:
        TextError: The text would be beyond the limits of `guard`.
    """
    return emit_named(workflow)[0]


def emit_named(workflow: Workflow) -> tuple[str, dict[str, str]]:
    """The readable text of a workflow, and the name of each output by its UUID.

    Raises:
        TextError: The text would be beyond the limits of `guard`.
    """
    workflow = explicit(folded(workflow))
    printer = Printer(EMITTERS)
    questions = head.question_places(workflow)
    names, calls = bind(printer, workflow, questions)
    _body(printer, workflow.body)
    top = head.emit(printer, workflow, names, calls)
    text = "\n".join([*top, *printer.lines, ""])
    check_printed(text, printer.lines)
    return text, printer.outputs


def _line(printer: Printer, text: str) -> None:
    printer.lines.append(_INDENT[printer.level] + text)


def _body(printer: Printer, body: Body) -> None:
    for node in body:
        _node(printer, node)


def _node(printer: Printer, node: Node) -> None:
    if type(node) is Action:
        _action(printer, node)
    elif type(node) is Block:
        if node.kind == CONDITIONAL:
            _if(printer, node)
        elif node.kind == MENU:
            _menu(printer, node)
        else:
            _loop(printer, node)
        _end(printer, node)
    else:
        assert type(node) is OpaqueAction
        _line(printer, actions.emit_opaque(node))


def _bound(printer: Printer, action: Action, text: str) -> str:
    """A statement that binds the action's output to its name, if it has one."""
    uuid = action.parameters.get("UUID")
    name = printer.outputs.get(uuid) if type(uuid) is str else None
    if name is None:
        return text
    if uuid in printer.defined:
        return f"{name} = duplicate({text})"
    printer.defined.add(uuid)  # type: ignore[arg-type]
    return f"{name} = {text}"


def _action(printer: Printer, action: Action) -> None:
    if action.identifier in (variable.SET, variable.APPEND, variable.COMMENT):
        uuid = action.parameters.get("UUID")
        if type(uuid) is not str or uuid not in printer.outputs:
            plain = variable.emit(printer, action)
            if plain is not None:
                _line(printer, plain)
                return
    _line(printer, _bound(printer, action, actions.emit(printer, action)))


def _shown(printer: Printer, marker: Action) -> Record:
    """What a marker shows of its parameters on its own line."""
    shown = actions.visible(printer, marker.parameters).without(GROUP, MODE)
    return shown.without("UUID") if type(shown.get("UUID")) is str else shown


def _arm(printer: Printer, arm: Arm, leftover: Record) -> None:
    """The indented statements of an arm; what its marker says beyond its own line comes first."""
    printer.level += 1
    uuid = arm.marker.parameters.get("UUID")
    named = type(uuid) is str and uuid in printer.outputs
    if type(uuid) is str and uuid in printer.pinned:
        leftover = leftover.with_fields({"UUID": uuid})
    text = actions.beside(printer, arm.marker, f"leftover({keywords(printer, leftover)})")
    if leftover or named or text.startswith("beside"):
        _line(printer, _bound(printer, arm.marker, text))
    elif not arm.body:
        _line(printer, "pass")
    _body(printer, arm.body)
    printer.level -= 1


def _if(printer: Printer, block: Block) -> None:
    for number, arm in enumerate(block.arms):
        shown = _shown(printer, arm.marker)
        if number and "WFCondition" not in shown and "WFConditions" not in shown:
            _line(printer, "else:")
            _arm(printer, arm, shown)
        else:
            test, leftover = condition.emit(printer, shown)
            _line(printer, f"{'elif' if number else 'if'} {test}:")
            _arm(printer, arm, leftover)


def _loop(printer: Printer, block: Block) -> None:
    arm = block.arms[0]
    outside = dict(printer.loops)
    header_at, level = len(printer.lines), printer.loop_level + 1
    names = loop.loop_names(block.kind, level)
    used, printer.used = printer.used, set()
    printer.lines.append("")
    shown = _shown(printer, arm.marker)
    plain = loop.header(printer, block.kind, shown, level, index_used=False)
    printer.used.clear()
    printer.loop_level = level
    printer.loops.update(names)
    _arm(printer, arm, plain[1])
    printer.loop_level = level - 1
    index_used = next(iter(names)) in printer.used
    printer.loops = outside
    text = loop.header(printer, block.kind, shown, level, index_used)[0]
    printer.used |= used
    printer.lines[header_at] = f"{_INDENT[printer.level]}{text}:"


def _menu(printer: Printer, block: Block) -> None:
    cases = block.arms[1:]
    _line(printer, menu.header(printer, _shown(printer, block.arms[0].marker), cases))
    printer.level += 1
    first = block.arms[0]
    uuid = first.marker.parameters.get("UUID")
    if first.body or not cases or uuid in printer.outputs or first.marker.extra.without(GENERATOR_NOTES):
        _line(printer, menu.PREAMBLE)
        _arm(printer, first, Record())
    for case in cases:
        _line(printer, menu.case_header(printer, _shown(printer, case.marker)))
        _arm(printer, case, Record())
    printer.level -= 1


def _end(printer: Printer, block: Block) -> None:
    """The result of a block, where something refers to it or its end says anything."""
    shown = actions.visible(printer, block.end.parameters).without(GROUP, MODE)
    text = actions.beside(printer, block.end, f"{RESULTS[block.kind]}({keywords(printer, shown)})")
    bound = _bound(printer, block.end, text)
    if shown or bound is not text or text.startswith("beside"):
        _line(printer, bound)
