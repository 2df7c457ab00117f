"""`workflowllm inspect`: what a shortcut is and holds, without its program."""

from __future__ import annotations

from collections import Counter
from typing import Any

import click

from workflowllm.cli import inputs, output
from workflowllm.shortcut.container import Container, unpack
from workflowllm.shortcut.tree import PARAMETERS, from_tree
from workflowllm.workflow.nodes import CONDITIONAL, MENU, Action, Block, OpaqueAction, Workflow
from workflowllm.workflow.values import Opaque, Special
from workflowllm.workflow.walk import actions, nodes, references, values

__all__ = ["command", "facts"]

_OWN = "is.workflow.actions."
_SURFACES = {
    "ActionExtension": "share sheet",
    "MenuBar": "menu bar",
    "NCWidget": "widget",
    "QuickActions": "quick actions",
    "ReceivesOnScreenContent": "what is on screen",
    "Sleep": "sleep mode",
    "WFWorkflowTypeReceivesInputFromSearch": "input from search",
    "WFWorkflowTypeShowInSearch": "search",
    "Watch": "Apple Watch",
    "WatchKit": "Apple Watch (before watchOS 7)",
}
_NO_INPUT = {
    "WFWorkflowNoInputBehaviorAskForInput": "asks for it",
    "WFWorkflowNoInputBehaviorGetClipboard": "takes the clipboard",
    "WFWorkflowNoInputBehaviorShowError": "shows an error",
}
_TOP = 10


@click.command("inspect", epilog="Exit status: 0, it was read; 2, it could not be.")
@click.argument("path", metavar="FILE")
@output.format_option
def command(path: str, form: str) -> None:
    """Say what a shortcut is and holds.

    FILE is a file, an iCloud link, or - for standard input. Prints its name, icon, where it appears, what it
    takes and returns, its actions, the apps they belong to, and who signed it. A signed file is verified first.
    """
    with output.about(inputs.shown(path)):
        source = inputs.one(path)
        tree, container = unpack(inputs.load(source))
        found = {"file": source.name, **facts(tree, container)}
    if form == "json":
        output.print_json(found)
    else:
        output.print_text("".join([line + "\n" for line in _lines(found)]))


def facts(tree: dict[str, Any], container: Container) -> dict[str, Any]:
    """What there is to say about a shortcut, as JSON can hold it.

    Args:
        tree: Its property list.
        container: What the file was besides.
    """
    workflow = from_tree(tree)
    return {
        "name": _text(tree.get("WFWorkflowName")),
        "icon": _icon(tree.get("WFWorkflowIcon")),
        "surfaces": _texts(tree.get("WFWorkflowTypes")),
        "quick_actions": _texts(tree.get("WFQuickActionSurfaces")),
        "input": _input(tree, workflow),
        "output": _classes(tree.get("WFWorkflowOutputContentItemClasses")),
        "questions": len(found) if isinstance(found := tree.get("WFWorkflowImportQuestions"), list) else 0,
        "client_version": _text(tree.get("WFWorkflowClientVersion")),
        "container": container.format,
        "signature": _signature(container),
        **_program(workflow, tree),
    }


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _texts(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _classes(value: Any) -> list[str]:
    return [name.removeprefix("WF").removesuffix("ContentItem") for name in _texts(value)]


def _icon(value: Any) -> dict[str, Any] | None:
    """The glyph's number and the color as `#RRGGBBAA`; files hold it as a signed or an unsigned 32-bit number."""
    if not isinstance(value, dict):
        return None
    color = value.get("WFWorkflowIconStartColor")
    glyph = value.get("WFWorkflowIconGlyphNumber")
    return {"glyph": glyph if type(glyph) is int else None, "color": _color(color)}


def _color(value: Any) -> str | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return f"#{value % (1 << 32):08X}" if whole and -(1 << 31) <= value < 1 << 32 else None


def _input(tree: dict[str, Any], workflow: Workflow) -> dict[str, Any]:
    """What it takes; `used` is what the file claims, `named` whether an action names Shortcut Input."""
    behaviour = tree.get("WFWorkflowNoInputBehavior")
    name = behaviour.get("Name") if isinstance(behaviour, dict) else None
    uses = tree.get("WFWorkflowHasShortcutInputVariables")
    named = (reference.source for action in actions(workflow) if isinstance(action, Action) for reference in references(action))
    return {
        "accepts": _classes(tree.get("WFWorkflowInputContentItemClasses")),
        "used": uses if isinstance(uses, bool) else None,
        "named": any(isinstance(source, Special) and source.kind == "ExtensionInput" for source in named),
        "without": _text(name) or None,
    }


def _signature(container: Container) -> dict[str, Any] | None:
    signature = container.signature
    if signature is None:
        return None
    rows = [{"what": fact.what, "state": fact.state, "reason": fact.reason} for fact in signature.facts]
    return {"kind": signature.kind, "subjects": list(signature.subjects), "icloud_id": signature.icloud_id, "facts": rows}


def _program(workflow: Workflow, tree: dict[str, Any]) -> dict[str, Any]:
    """Counts of the program; the markers of a block count as actions, as they do in a file."""
    flat = list(actions(workflow))
    kinds = Counter(action.identifier for action in flat if isinstance(action, Action))
    blocks = Counter(node.kind for node in nodes(workflow.body) if isinstance(node, Block))
    return {
        "actions": len(flat),
        "distinct_actions": len(kinds),
        "ifs": blocks[CONDITIONAL],
        "menus": blocks[MENU],
        "repeats": sum(blocks.values()) - blocks[CONDITIONAL] - blocks[MENU],
        "opaque": sum(_opaque(action) for action in flat),
        "most_used": dict(kinds.most_common(_TOP)),
        "apps": _apps(tree, kinds),
    }


def _opaque(action: Action | OpaqueAction) -> int:
    if isinstance(action, OpaqueAction):
        return 1
    return sum(isinstance(value, Opaque) for value in values(action.parameters))


def _apps(tree: dict[str, Any], kinds: Counter[str]) -> dict[str, str | None]:
    """Other apps whose actions are used, by bundle identifier, with their names where the file says them."""
    apps: dict[str, str | None] = {}
    rows = tree.get("WFWorkflowActions")
    for row in rows if isinstance(rows, list) else []:
        parameters = row.get(PARAMETERS) if isinstance(row, dict) else None
        intent = parameters.get("AppIntentDescriptor") if isinstance(parameters, dict) else None
        bundle = _text(intent.get("BundleIdentifier")) if isinstance(intent, dict) else None
        if isinstance(intent, dict) and bundle:
            apps[bundle] = _text(intent.get("Name")) or apps.get(bundle)
    for identifier in kinds:
        if not identifier.startswith(_OWN) and not any(identifier.startswith(f"{bundle}.") for bundle in apps):
            apps[identifier.rsplit(".", 1)[0]] = None
    return dict(sorted(apps.items()))


# --- as text ---


def _lines(found: dict[str, Any]) -> list[str]:
    icon = found["icon"] or {}
    taken = found["input"]
    surfaces = [_SURFACES.get(name, name) for name in found["surfaces"]] + found["quick_actions"]
    rows = [
        ("Name", found["name"] or "none in the file: the file's name is the shortcut's"),
        ("Icon", f"glyph {icon.get('glyph')}, color {icon.get('color')}" if icon else "none"),
        ("Appears in", ", ".join(surfaces) or "the app only"),
        ("Takes", _taken(taken)),
        ("With no input", _NO_INPUT.get(taken["without"], taken["without"]) or "goes on"),
        ("Returns", ", ".join(found["output"]) or "nothing declared"),
        ("Asks on import", output.plural(found["questions"], "question")),
        ("Actions", _actions(found)),
        (
            "Most used",
            ", ".join([f"{name.removeprefix(_OWN)} {count}" for name, count in found["most_used"].items()]) or "none",
        ),
        ("Other apps", ", ".join([f"{name} ({app})" if name else app for app, name in found["apps"].items()]) or "none"),
        ("Saved by", f"version {found['client_version']}" if found["client_version"] else "unknown"),
        ("Container", f"{found['container']} property list{', signed' if found['signature'] else ', not signed'}"),
    ]
    lines = [f"{label + ':':16}{output.printable(str(value)).replace(chr(10), ' ')}" for label, value in rows]
    return lines + _signed(found["signature"])


def _taken(taken: dict[str, Any]) -> str:
    """What is accepted. That no action names the input is no proof: the first one may take it without a word."""
    if not taken["accepts"]:
        return "no input"
    return ", ".join(taken["accepts"]) + ("" if taken["named"] else "; no action names the input")


def _actions(found: dict[str, Any]) -> str:
    parts = [output.plural(found[key], noun) for key, noun in (("ifs", "If"), ("repeats", "Repeat"), ("menus", "Menu")) if found[key]]
    parts += [f"{found['opaque']} not understood and kept whole"] if found["opaque"] else []
    return f"{found['actions']}, {found['distinct_actions']} distinct{''.join([', ' + part for part in parts])}"


def _signed(signature: dict[str, Any] | None) -> list[str]:
    if signature is None:
        return []
    kind = "for anyone, through iCloud" if signature["kind"] == "icloud" else "for people who know its author"
    lines = [f"{'Signed:':16}{kind}; {', '.join(signature['subjects'])}"]
    for fact in signature["facts"]:
        reason = f" ({fact['reason']})" if fact["reason"] else ""
        lines.append(f"    {fact['state']}: {fact['what']}{reason}")
    return [output.printable(line).replace("\n", " ") for line in lines]
