"""References: where a value comes from, and what is done to it on the way."""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Callable

from workflowllm.language.advice import method_advice
from workflowllm.language.context import Printer, Reader, fail
from workflowllm.language.forms import opaque
from workflowllm.language.forms.arguments import keywords, no_keywords, parse_keywords, text_argument
from workflowllm.language.forms.literals import string
from workflowllm.workflow.values import (
    EMPTY,
    Aggrandizement,
    Attachment,
    Coerce,
    ConvertUnit,
    FormatDate,
    GetKey,
    GetProperty,
    Opaque,
    Output,
    Record,
    Source,
    Special,
    Value,
    Variable,
)

__all__ = ["CLASSES", "METHODS", "SPECIALS", "TESTS", "emit", "parse"]

SPECIALS = {
    "Ask": "ask",
    "Clipboard": "clipboard",
    "CurrentApp": "current_app",
    "CurrentDate": "current_date",
    "DeviceDetails": "device",
    "ExtensionInput": "shortcut_input",
    "Input": "workflow_input",
}
"""Token types that the system supplies, and what they are called."""

_KINDS = {name: kind for kind, name in SPECIALS.items()}

CLASSES = {
    "WFAVAssetContentItem": "media",
    "WFAppContentItem": "app",
    "WFAppStoreAppContentItem": "app_store_app",
    "WFArticleContentItem": "article",
    "WFBooleanContentItem": "boolean",
    "WFCalendarEventContentItem": "calendar_event",
    "WFContactContentItem": "contact",
    "WFContentItem": "anything",
    "WFDCMapsLinkContentItem": "maps_link",
    "WFDateContentItem": "date",
    "WFDictionaryContentItem": "dictionary",
    "WFEmailAddressContentItem": "email_address",
    "WFFolderContentItem": "folder",
    "WFGenericFileContentItem": "file",
    "WFImageContentItem": "image",
    "WFLocationContentItem": "location",
    "WFNumberContentItem": "number",
    "WFPDFContentItem": "pdf",
    "WFPhoneNumberContentItem": "phone_number",
    "WFPhotoMediaContentItem": "photo_media",
    "WFReminderContentItem": "reminder",
    "WFRichTextContentItem": "rich_text",
    "WFSafariWebPageContentItem": "web_page",
    "WFStringContentItem": "text",
    "WFURLContentItem": "url",
    "WFVCardContentItem": "vcard",
    "WFWorkflowContentItem": "shortcut",
    "WFiTunesProductContentItem": "itunes_product",
}
"""Content classes by the name that `as_...()` gives them."""

_CLASS_OF = {name: item_class for item_class, name in CLASSES.items()}

TESTS = frozenset({"append", "contains", "endswith", "is_in_the_last", "is_in_the_next", "is_today", "startswith"})
"""Methods that stand in conditions and statements, and give no value."""

_PLAIN_PROPERTY = re.compile(r"[A-Za-z][A-Za-z0-9]*(?: [A-Za-z0-9]+)*")
_DATE_KEYS = {
    "date": "WFDateFormatStyle",
    "time": "WFTimeFormatStyle",
    "relative": "WFRelativeDateFormatStyle",
    "iso_time": "WFISO8601IncludeTime",
}


# --- printing ---


def emit(printer: Printer, reference: Attachment) -> str:
    """A reference as an expression: `page["title"].as_text()`."""
    source = reference.source
    if type(source) is Output:
        text = printer.outputs[source.uuid]
        if printer.missing and source.uuid in printer.missing:
            text = f"missing({string(text)})"
    elif type(source) is Variable:
        text = printer.variable(source.name)
    else:
        text = _emit_special(printer, source)  # type: ignore[arg-type]
    steps = reference.steps
    if steps is None:
        return text
    if not steps:
        return text + ".plain()"
    for step in steps:
        text += _STEPS[type(step)](printer, step)
    return text


def _emit_special(printer: Printer, source: Special) -> str:
    fields = source.fields
    if not fields:
        return SPECIALS[source.kind] + "()"
    prompt = fields.get("Prompt")
    if source.kind == "Ask" and type(prompt) is str:
        rest = keywords(printer, fields.without("Prompt"))
        return f"ask({string(prompt)}{', ' + rest if rest else ''})"
    return f"{SPECIALS[source.kind]}({keywords(printer, fields)})"


def _emit_key(printer: Printer, step: GetKey) -> str:
    return f"[{string(step.key)}]"


def _emit_coercion(printer: Printer, step: Coerce) -> str:
    name = CLASSES.get(step.item_class)
    return f".as_{name}()" if name else f".as_type({string(step.item_class)})"


def _emit_property(printer: Printer, step: GetProperty) -> str:
    if step.info is not None:
        return f".property({string(step.name)}, {printer.value(step.info)})"
    if _PLAIN_PROPERTY.fullmatch(step.name):
        attribute = step.name.replace(" ", "_")
        if not keyword.iskeyword(attribute) and not _is_method(attribute):
            return "." + attribute
    return f".property({string(step.name)})"


def _emit_date_format(printer: Printer, step: FormatDate) -> str:
    fields = dict(step.fields)
    arguments = []
    pattern, style = fields.get("WFDateFormat"), fields.get("WFDateFormatStyle")
    if type(pattern) is str:
        arguments.append(string(pattern))
        del fields["WFDateFormat"]
        if style == "Custom" and type(style) is str:
            del fields["WFDateFormatStyle"]
        elif style is None:
            arguments.append("date=None")
    if fields.get("WFISO8601IncludeTime") is False:
        del fields["WFISO8601IncludeTime"]
    elif "WFISO8601IncludeTime" not in fields:
        arguments.append("iso_time=None")
    for short, key in _DATE_KEYS.items():
        if key in fields:
            arguments.append(f"{short}={printer.value(fields.pop(key))}")
    usual = {key: value for key, value in fields.items() if key.startswith("WF")}
    if usual:
        arguments.append(keywords(printer, Record(usual)))
    if len(usual) < len(fields):
        odd = ", ".join(f"{string(key)}: {printer.value(value)}" for key, value in sorted(fields.items()) if key not in usual)
        arguments.append(f"**{{{odd}}}")
    return f".format({', '.join(arguments)})"


def _emit_unit(printer: Printer, step: ConvertUnit) -> str:
    return f".in_unit({keywords(printer, step.fields)})"


def _emit_opaque(printer: Printer, step: Opaque) -> str:
    return f".{opaque.emit(printer, step)}"


_STEPS: dict[type, Callable[..., str]] = {
    GetKey: _emit_key,
    Coerce: _emit_coercion,
    GetProperty: _emit_property,
    FormatDate: _emit_date_format,
    ConvertUnit: _emit_unit,
    Opaque: _emit_opaque,
}


# --- reading ---

_NO_VARIABLES = {
    "chosen": "It stands in the guard of a case alone; result_of_menu() is what the chosen item puts out",
    **{name: f"Write {name}()" for name in [*SPECIALS.values(), "result_of_if", "result_of_menu", "results_of_repeat"]},
}
"""Names that mean something else in the language, with what to write."""


def parse(reader: Reader, node: ast.expr) -> Attachment | None:
    """The reference that an expression denotes, or None if it is no reference at all."""
    chain: list[ast.expr] = []
    current = node
    while True:
        if isinstance(current, ast.Call) and isinstance(current.func, ast.Attribute):
            chain.append(current)
            current = current.func.value
        elif isinstance(current, ast.Attribute | ast.Subscript):
            chain.append(current)
            current = current.value
        else:
            break
    source = _parse_source(reader, current)
    if source is None:
        if not chain:
            return None
        if not (isinstance(current, ast.Call) and reader.hoist):
            fail(current, "properties and keys are read from a name or from a call", "Give the value a name first")
        hoisted = reader.hoist(current)
        source = hoisted.source
    if not chain:
        return Attachment(source)
    steps = [step for part in reversed(chain) if (step := _parse_step(reader, part)) is not None]
    return Attachment(source, tuple(steps))


def _parse_source(reader: Reader, node: ast.expr) -> Source | None:
    if isinstance(node, ast.Name):
        if node.id in reader.targets and node.id not in reader.loops:
            fail(node, f"{node.id} is the variable of a loop, and means nothing outside it", "Set another name in the loop, and use that")
        if node.id in _NO_VARIABLES and node.id not in reader.outputs and node.id not in reader.originals:
            fail(node, f"{node.id} is no variable", _NO_VARIABLES[node.id])
        return reader.name(node.id)
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return None
    name = node.func.id
    if name == "missing":
        dangling = text_argument(node)
        return reader.outputs.setdefault(f"missing {dangling}", Output(f"MISSING-{dangling}", dangling))
    kind = _KINDS.get(name)
    if kind is None:
        return None
    fields = dict(parse_keywords(reader, node, positional=kind == "Ask"))
    if len(node.args) > 1:
        fail(node.args[1], "ask takes one prompt", 'Write ask("What?")')
    if node.args:
        fields["Prompt"] = text_argument(node, others=True)
    return Special(kind, Record(fields) if fields else EMPTY)


def _parse_step(reader: Reader, node: ast.expr) -> Aggrandizement | None:
    if isinstance(node, ast.Subscript):
        if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
            return GetKey(node.slice.value)
        if isinstance(node.slice, ast.Constant | ast.Slice | ast.UnaryOp):
            advice = 'Write is_workflow_actions_getitemfromlist(WFInput=x, WFItemSpecifier="Item At Index", WFItemIndex=1)'
            fail(node, "an item is taken out of a list by an action, which counts from 1", advice)
        fail(node, "a key in brackets must be a plain text", "For a key that varies use is_workflow_actions_getvalueforkey")
    if isinstance(node, ast.Attribute):
        if _is_method(node.attr):
            fail(node, f"{node.attr} is called", f"Write .{node.attr}()")
        return GetProperty(node.attr.replace("_", " "))
    assert isinstance(node, ast.Call)
    assert isinstance(node.func, ast.Attribute)
    name = node.func.attr
    if name.startswith("as_") and name[3:] in _CLASS_OF and not node.args and not node.keywords:
        return Coerce(_CLASS_OF[name[3:]])
    method = METHODS.get(name)
    if method is None:
        if name in TESTS:
            fail(node, f"{name}(...) is a condition of its own", "Write it in an if")
        known = f"{', '.join(sorted(METHODS))}, as_text, as_number, as_dictionary, ..."
        fail(node, f"a value has no method {name}", method_advice(name, known))
    return method(reader, node)


def _is_method(name: str) -> bool:
    """Whether a name after a dot is a method, and so no property."""
    return name in METHODS or name in TESTS or (name.startswith("as_") and name[3:] in _CLASS_OF)


def _parse_property(reader: Reader, call: ast.Call) -> GetProperty:
    if len(call.args) == 2:
        return GetProperty(text_argument(call, others=True), reader.value(call.args[1]))
    return GetProperty(text_argument(call))


def _parse_date_format(reader: Reader, call: ast.Call) -> FormatDate:
    fields: dict[str, Value] = {"WFISO8601IncludeTime": False}
    if call.args:
        fields["WFDateFormat"] = text_argument(call, others=True)
        fields["WFDateFormatStyle"] = "Custom"
    none = {key.arg for key in call.keywords if isinstance(key.value, ast.Constant) and key.value.value is None}
    for given in call.keywords:
        if given.arg is not None and given.arg not in _DATE_KEYS and not given.arg.startswith("WF"):
            fail(given, f"a date format has no {given.arg}", f"It has a pattern, and {', '.join(_DATE_KEYS)}")
    for short in none & _DATE_KEYS.keys():
        fields.pop(_DATE_KEYS[short or ""], None)
    for key, value in parse_keywords(reader, call, skip=none & _DATE_KEYS.keys(), positional=True).items():
        fields[_DATE_KEYS.get(key, key)] = value
    return FormatDate(Record(sorted(fields.items())))


def _parse_plain(reader: Reader, call: ast.Call) -> None:
    """`.plain()` says that the file has a list of steps with nothing in it."""
    no_keywords(call, 0)


METHODS: dict[str, Callable[[Reader, ast.Call], Aggrandizement | None]] = {
    "as_type": lambda reader, call: Coerce(text_argument(call)),
    "property": _parse_property,
    "format": _parse_date_format,
    "in_unit": lambda reader, call: ConvertUnit(parse_keywords(reader, call)),
    "opaque": lambda reader, call: opaque.parse(reader, call),
    "plain": _parse_plain,
}
"""What can be called on a reference, beside `as_...()`."""
