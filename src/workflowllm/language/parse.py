"""Readable Python -> Workflow. The text is never run."""

from __future__ import annotations

import ast
import hashlib

from workflowllm.errors import Span, TextError
from workflowllm.language import head as heads
from workflowllm.language.advice import function_advice, statement_advice
from workflowllm.language.calls import RESULT_CALLS, binds, bound_calls, called, core, first, given_uuid, identifier, statements
from workflowllm.language.context import Parsed, Reader, fail, in_characters, lines_of
from workflowllm.language.emit import RESULTS
from workflowllm.language.forms import action as actions
from workflowllm.language.forms import condition, loop, menu
from workflowllm.language.forms.arguments import no_keywords, parse_keywords
from workflowllm.language.forms.variable import APPEND, COMMENT, SET, maker
from workflowllm.language.guard import parse_source
from workflowllm.language.imports import without_import
from workflowllm.workflow.nodes import (
    CONDITIONAL,
    GROUP,
    MENU,
    MODE,
    Action,
    Arm,
    Block,
    Body,
    Node,
    Workflow,
)
from workflowllm.workflow.values import EMPTY, Attachment, Output, Record, Value
from workflowllm.workflow.walk import actions as flat_actions

__all__ = ["MISSING", "parse", "parse_named"]

MAX_DEPTH = 60
"""Levels of indentation; a menu takes two. The same limit as in a file, where deeper blocks stay flat."""


def parse(text: str) -> Workflow:
    """The workflow that a text describes.

    Raises:
        TextError: The text is not a program of the language.
    """
    return parse_named(text).workflow


def parse_named(text: str) -> Parsed:
    """The workflow that a text describes, with what a residue needs to know of the text."""
    try:
        return _parse_named(text)
    except RecursionError:
        where, advice = Span(1, 1, 1, 2), "Give the inner parts names of their own"
        raise TextError("this text is nested too deeply", where=where, advice=advice) from None


def _parse_named(text: str) -> Parsed:
    head = heads.fields(text)
    module, said = without_import(parse_source(text), text)
    reader = heads.read(head)
    program = _Program(reader, said)
    try:
        program.find_names(module)
        heads.check_names(head, reader, module)
        body = program.body(module.body, 0)
    except TextError as error:
        raise in_characters(error, text) from None
    workflow = Workflow(body, heads.properties(head, reader, program.places(body), said, body))
    names = {output.uuid: name for name, output in reader.outputs.items()}
    return Parsed(workflow, names, lambda: lines_of(body, program.sources, 1), program.sources)


MISSING = "missing "
"""What the name of an output that no action has begins with, in the names that `parse_named` returns."""


class _Program:
    """One text while it is read."""

    def __init__(self, reader: Reader, text: str) -> None:
        self.reader = reader
        self.salt = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest().upper()
        self.count = 0
        self.groups: dict[int, str] = {}
        self.output: list[Node] = []
        self.loop_level = 0
        self.text = text
        self.bound: set[str] = set()
        self.sources: dict[int, ast.stmt] = {}
        reader.hoist = self.hoist
        reader.hold = self.held
        reader.group = self.group

    # --- identifiers and names ---

    def uuid(self) -> str:
        """A new identifier; the same text gives the same ones."""
        self.count += 1
        salt = self.salt
        return f"{salt[:8]}-{salt[8:12]}-4{salt[12:15]}-8{salt[15:18]}-{self.count:012X}"

    def group(self, number: int) -> str:
        """The identifier of a numbered flat block."""
        if number not in self.groups:
            self.groups[number] = self.uuid()
        return self.groups[number]

    def find_names(self, module: ast.Module) -> None:
        """Decide which names stand for the output of one action; every other name is a variable."""
        self.reader.targets = loop.targets(node for node in statements(module.body) if isinstance(node, ast.For))
        for name, call in bound_calls(module).items():
            given = given_uuid(call)
            self.reader.outputs[name] = Output(self.uuid() if given is None else given, self.display(name, call))
            self.reader.makers.setdefault(self.reader.outputs[name].uuid, identifier(self.reader, call))
            self.bound.add(name)

    def display(self, name: str, node: ast.expr) -> str:
        """What the app shows where this output is used."""
        action = identifier(self.reader, node)
        if name in self.reader.originals:
            return self.reader.originals[name]
        return actions.default_display(action) if actions.default_name(action) == name else name

    def named(self, action: Action, name: str, node: ast.AST) -> Action:
        """The action with the identifier that its name stands for."""
        output = self.reader.outputs[name]
        fields: dict[str, Value] = {"UUID": output.uuid}
        if type(action.parameters.get("CustomOutputName")) is str:
            fail(node, "the name on the left is what the output is called", "Leave CustomOutputName out")
        if "CustomOutputName" not in action.parameters and (
            name in self.reader.originals or name != actions.default_name(action.identifier)
        ):
            fields["CustomOutputName"] = output.name or name
        taken = [key for key in fields if key in action.parameters and action.parameters[key] != fields[key]]
        if taken:
            fail(node, f"{', '.join(sorted(taken))} is given by the name on the left", "Remove the argument")
        return Action(action.identifier, Record(sorted({**action.parameters, **fields}.items())), action.extra)

    def hoist(self, call: ast.Call) -> Attachment:
        """Put an action that stands inside an expression before the statement."""
        if called(call) in RESULT_CALLS:
            fail(call, "a result stands right after the block it belongs to", f"Write x = {called(call)}() there, and use x here")
        found = actions.parse_call(self.reader, call)
        if found is None:
            fail(call, "this call has no meaning here", function_advice(called(call) or ""))
        if self.reader.late:
            fail(call, "this action would run before the block that it stands in", "Give it a name before the block")
        return self.made(found[0])

    def places(self, body: Body) -> dict[str, int]:
        """The place in the file of each action that a name stands for."""
        names = {output.uuid: name for name, output in self.reader.outputs.items()}
        found: dict[str, int] = {}
        for place, action in enumerate(flat_actions(body)):
            uuid = action.parameters.get("UUID") if type(action) is Action else None
            if type(uuid) is str and uuid in names:
                found.setdefault(names[uuid], place)
        return found

    # --- statements ---

    def body(self, statements: list[ast.stmt], depth: int) -> Body:
        if depth > MAX_DEPTH:
            fail(statements[0], "blocks are nested too deeply", "Move the inner part into a shortcut of its own")
        outer, self.output = self.output, []
        place = 0
        while place < len(statements):
            known, source = len(self.output), statements[place]
            place += self.statement(statements, place, depth)
            for made in self.output[known:]:
                self.sources[id(made)] = source
        found, self.output = self.output, outer
        return tuple(found)

    def statement(self, statements: list[ast.stmt], place: int, depth: int) -> int:
        """Read one statement into the output; returns how many were used."""
        node = statements[place]
        match node:
            case ast.Pass():
                return 1
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                self.assign(node, name, value)
                return 1
            case ast.Expr(value=value):
                self.expression(value)
                return 1
            case ast.If() | ast.For() | ast.Match():
                return self.block(node, statements[place + 1] if place + 1 < len(statements) else None, depth)
        fail(node, "this statement has no meaning in a shortcut", statement_advice(node))

    def assign(self, node: ast.stmt, name: str, value: ast.expr) -> None:
        self.check_target(node, name)
        if not binds(value):
            self.set(SET, name, self.held(value))
            return
        found = actions.parse_call(self.reader, value)
        if found is None:
            fail(value, "a result stands right after the block it belongs to", "Move it there")
        action, _ = found
        if name in self.bound:
            self.output.append(self.named(action, name, node))
            return
        # The name is bound more than once, as Python allows: the file needs a variable for that.
        self.set(SET, name, self.made(action))

    def check_target(self, node: ast.AST, name: str) -> None:
        if name in self.reader.targets:
            fail(node, f"{name} is the variable of a loop, which the shortcut sets itself", "Use another name here, or in the loop")

    def made(self, action: Action) -> Attachment:
        """Put an action here, and refer to its output."""
        uuid = self.uuid()
        self.reader.makers[uuid] = action.identifier
        self.output.append(Action(action.identifier, action.parameters.with_fields({"UUID": uuid}), action.extra))
        return Attachment(Output(uuid, actions.default_display(action.identifier)))

    def held(self, node: ast.expr) -> Attachment:
        """What a variable is to hold: a reference, or the output of the action that makes a literal."""
        value = self.reader.value(node)
        if type(value) is Attachment:
            return value
        action = maker(value)
        if action is None:
            fail(node, "a variable cannot be set to this", "Set it to text, a number, a list, a dictionary or a name")
        return self.made(action)

    def set(self, kind: str, name: str, value: Value) -> None:
        variable = self.reader.originals.get(name, name)
        self.output.append(Action(kind, Record(WFInput=value, WFVariableName=variable)))

    def expression(self, node: ast.expr) -> None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return  # a docstring, which says to people what a comment would
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "append":
            if not isinstance(node.func.value, ast.Name):
                fail(node, "only a variable can be appended to", "Write name.append(value)")
            self.check_target(node, node.func.value.id)
            self.set(APPEND, node.func.value.id, self.held(no_keywords(node, 1)[0]))
            return
        name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else None
        if isinstance(node, ast.Call) and name == "comment":
            text = self.reader.value(no_keywords(node, 1)[0])
            self.output.append(Action(COMMENT, Record(WFCommentActionText=text)))
            return
        if isinstance(node, ast.Call) and name == "opaque_action":
            self.output.append(actions.parse_opaque(node))
            return
        found = actions.parse_call(self.reader, node)
        if found is None:
            fail(node, "this statement does nothing", function_advice(name) if name else "Call an action, or name the value")
        self.output.append(found[0])

    # --- blocks ---

    def block(self, node: ast.If | ast.For | ast.Match, following: ast.stmt | None, depth: int) -> int:
        group = self.uuid()
        if isinstance(node, ast.If):
            kind, arms = CONDITIONAL, self.if_arms(node, group, depth)
        elif isinstance(node, ast.For):
            kind, arms = self.loop_arm(node, group, depth)
        else:
            kind, arms = MENU, self.menu_arms(node, group, depth)
        end, used, variable = self.end(kind, group, following)
        self.output.append(Block(tuple(arms), end))
        if variable is not None:
            uuid = str(end.parameters["UUID"])
            self.set(SET, variable, Attachment(Output(uuid, actions.default_display(kind))))
        return 1 + used

    def marker(self, kind: str, group: str, mode: int, fields: dict[str, Value], extra: Record = EMPTY) -> Action:
        return Action(kind, Record(sorted({**fields, GROUP: group, MODE: mode}.items())), extra)

    def arm(self, statements: list[ast.stmt], kind: str, group: str, mode: int, fields: dict[str, Value], depth: int) -> Arm:
        """A marker and its statements; a leading `leftover(...)` belongs to the marker."""
        leading = statements[0] if statements else None
        name = leading.targets[0].id if isinstance(leading, ast.Assign) and isinstance(leading.targets[0], ast.Name) else None
        value = leading.value if isinstance(leading, ast.Expr | ast.Assign) else None
        extra = EMPTY
        if called(core(value)) == "leftover":
            assert isinstance(value, ast.Call)
            fields, extra = self.leftover(value, fields)
            statements = statements[1:]
            marker = self.marker(kind, group, mode, fields, extra)
            if name is not None:
                if name not in self.bound:
                    fail(value, "the name of a marker is bound only once", "Give it a name of its own")
                marker = self.named(marker, name, value)
        else:
            marker = self.marker(kind, group, mode, fields)
        return Arm(marker, self.body(statements, depth) if statements else ())

    def leftover(self, call: ast.Call, fields: dict[str, Value]) -> tuple[dict[str, Value], Record]:
        extra = EMPTY
        while called(call) in ("beside", "duplicate"):
            if called(call) == "beside":
                extra = parse_keywords(self.reader, call, positional=True)
            inner = first(call)
            assert isinstance(inner, ast.Call)
            call = inner
        self.reader.late = True
        rest = parse_keywords(self.reader, call)
        self.reader.late = False
        taken = rest.keys() & {*fields, GROUP, MODE}
        if taken:
            fail(call, f"{', '.join(sorted(taken))} is said twice", "Remove it here")
        return {**fields, **rest}, extra

    def end(self, kind: str, group: str, following: ast.stmt | None) -> tuple[Action, int, str | None]:
        """The end of a block, whether the next statement spoke of it, and the variable that takes the result, if any."""
        value = following.value if isinstance(following, ast.Expr | ast.Assign) else None
        if called(core(value)) != RESULTS[kind]:
            return self.marker(kind, group, 2, {}), 0, None
        assert isinstance(value, ast.Call)
        fields, extra = self.leftover(value, {})
        end = self.marker(kind, group, 2, fields, extra)
        if isinstance(following, ast.Assign):
            target = following.targets[0]
            if len(following.targets) != 1 or not isinstance(target, ast.Name):
                fail(following, "a result is bound to one name", f"Write x = {RESULTS[kind]}()")
            if target.id in self.bound:
                return self.named(end, target.id, following), 1, None
            end = Action(end.identifier, end.parameters.with_fields({"UUID": self.uuid()}), end.extra)
            return end, 1, target.id
        return end, 1, None

    def if_arms(self, node: ast.If, group: str, depth: int) -> list[Arm]:
        arms: list[Arm] = []
        current = node
        while True:
            self.reader.late = bool(arms)
            fields = condition.parse(self.reader, current.test)
            self.reader.late = False
            if arms and not {"WFCondition", "WFConditions"} & fields.keys():
                fail(current.test, "this condition cannot stand in an elif", "Put an if inside else instead")
            arms.append(self.arm(current.body, CONDITIONAL, group, 1 if arms else 0, fields, depth + 1))
            inner = current.orelse
            if len(inner) == 1 and isinstance(inner[0], ast.If) and inner[0].col_offset == node.col_offset:
                current = inner[0]
                continue
            if inner:
                arms.append(self.arm(inner, CONDITIONAL, group, 1, {}, depth + 1))
                self.check_else(arms[-1], inner[0])
            return arms

    def check_else(self, arm: Arm, node: ast.stmt) -> None:
        if {"WFCondition", "WFConditions"} & arm.marker.parameters.keys():
            fail(node, "an else takes no condition", "Write elif")

    def loop_arm(self, node: ast.For, group: str, depth: int) -> tuple[str, list[Arm]]:
        if node.orelse:
            fail(node.orelse[0], "a loop has no else in a shortcut", "Put the statements after the loop")
        kind, fields, (index, item) = loop.parse_header(self.reader, node)
        self.loop_level += 1
        outside = dict(self.reader.loops)
        names = list(loop.loop_names(kind, self.loop_level))
        for target in (index, item):
            if target in outside and target != "_":
                fail(node.target, f"{target} is the variable of the loop around this one", "Give each loop a variable of its own")
        if index is not None:
            self.reader.loops[index] = names[0]
        if item is not None:
            self.reader.loops[item] = names[1]
        arm = self.arm(node.body, kind, group, 0, fields, depth + 1)
        self.reader.loops = outside
        self.loop_level -= 1
        return kind, [arm]

    def menu_arms(self, node: ast.Match, group: str, depth: int) -> list[Arm]:
        fields, derived = menu.parse_header(self.reader, node)
        start = Arm(self.marker(MENU, group, 0, fields), ())
        cases: list[Arm] = []
        for number, case in enumerate(node.cases):
            self.reader.late = True
            found = menu.parse_case(self.reader, case)
            self.reader.late = False
            if found is None:
                if number:
                    fail(case.pattern, "what stands before the first case comes first", "Move it up")
                start = self.arm(case.body, MENU, group, 0, fields, depth + 2)
            else:
                cases.append(self.arm(case.body, MENU, group, 1, found, depth + 2))
        if derived:
            items = {menu.ITEMS: menu.items_of(tuple(cases))}
            start = Arm(Action(MENU, start.marker.parameters.with_fields(items), start.marker.extra), start.body)
        return [start, *cases]
