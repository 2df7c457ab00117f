"""What a shortcut runs that is not in it: text from a server or from a coding, handed to something that runs it; shortcuts from links."""

from __future__ import annotations

import re
from typing import Final

from workflowllm.explain.build import Program
from workflowllm.explain.report import Finding, Level
from workflowllm.explain.sinks import Way
from workflowllm.explain.sources import OWN, app_of
from workflowllm.workflow.nodes import Action
from workflowllm.workflow.values import Value

__all__ = ["code"]

_SCRIPTS: Final[dict[str, tuple[tuple[str, ...], str]]] = {
    "runshellscript": (("Script",), "a shell script"),
    "runapplescript": (("Script",), "an AppleScript"),
    "runjavascriptforautomation": (("Script",), "a JavaScript for automation"),
    "runjavascriptonwebpage": (("WFJavaScript",), "a script in the open web page"),
    "runsshscript": (("WFSSHScript",), "a script on another computer"),
}
_RUNNERS: Final = re.compile(
    r"(?i)(RunScriptInline|RunPython|ExecuteCommand|\.runscript$|RunJavaScript|RunShell|EvaluateJavaScript|RunCode|RunLua|PutFileIntent)"
)
_KINDS: Final[dict[str, str]] = {
    "web": "what a server sent",
    "decoded": "text that stood in it in Base64",
    "clipboard": "the clipboard",
    "input": "what is shared with it",
    "shortcut": "what another shortcut gives",
    "files": "the content of a file",
}
_IMPORT: Final = re.compile(r"(?i)(shortcuts|workflow)://(x-callback-url/)?(import-(shortcut|workflow)|create)|icloud\.com/shortcuts/")
_EXCERPT: Final = 120
_EXPLOSIVE: Final = frozenset({"web", "decoded"})


def code(program: Program, ways: list[Way]) -> list[Finding]:
    """Every action that runs code, with where the code is from, and every shortcut that is fetched."""
    found: list[Finding] = []
    for place, action in enumerate(program.actions):
        if type(action) is not Action:
            continue
        tail = action.identifier.removeprefix(OWN)
        if tail in _SCRIPTS:
            found += _script(program, place, action, *_SCRIPTS[tail])
        elif not action.identifier.startswith(("is.", "com.apple.")) and _RUNNERS.search(action.identifier):
            found += _script(program, place, action, tuple(action.parameters), f"a script in {app_of(action, program.definitions[place])}")
        elif tail in ("openurl", "showwebpage", "openxcallbackurl", "openin"):
            found += _opened(program, place, action)
    return found + [finding for way in ways if way.channel == "shortcut" for finding in _chosen(program, way)]


def _origins(program: Program, place: int, keys: tuple[str, ...]) -> dict[str, list[int]]:
    """The kinds of data in some parameters, with the actions they come from; text out of Base64 is a kind of its own."""
    found: dict[str, list[int]] = {}
    for key in keys:
        for node in program.given.get((place, key), []):
            for kind, sources in program.graph.sources_of(node).items():
                found.setdefault(kind, []).extend(program.graph.origin[source][1] for source in sources)
    return {kind: sorted(set(places)) for kind, places in found.items()}


def _script(program: Program, place: int, action: Action, keys: tuple[str, ...], what: str) -> list[Finding]:
    level: Level = "medium"
    found = [Finding("code", "script", level, f"Runs {what}{_excerpt(program, place, action, keys)}", (place,))]
    if action.parameters.get("RunAsRoot") is True:
        found.append(Finding("code", "script-as-root", "high", f"Runs {what} as the administrator", (place,)))
    for kind, places in _origins(program, place, keys).items():
        if kind in _KINDS:
            grave: Level = "high" if kind in _EXPLOSIVE else "medium"
            found.append(Finding("code", f"{kind}-run", grave, f"Runs {_KINDS[kind]} as {what}", (place, *places[:8])))
    return found


def _excerpt(program: Program, place: int, action: Action, keys: tuple[str, ...]) -> str:
    texts = program.constants.texts(action.parameters[keys[0]], place) if len(keys) == 1 and keys[0] in action.parameters else []
    if len(texts) != 1 or not texts[0] or texts[0][0] is None:
        return ""
    line = " ".join("".join("…" if part is None else part for part in texts[0]).split())
    return f": {line[:_EXCERPT]}{'…' if len(line) > _EXCERPT else ''}"


def _opened(program: Program, place: int, action: Action) -> list[Finding]:
    keys = tuple(action.parameters)
    found = []
    for value in action.parameters.values():
        if _imports(program, place, value):
            message = "Opens a link that adds another shortcut to the library"
            found.append(Finding("code", "imports-shortcut", "medium", message, (place,)))
            break
    origins = _origins(program, place, keys)
    if "decoded" in origins:
        found.append(Finding("code", "decoded-opened", "medium", "Opens what stood in it in Base64", (place, *origins["decoded"][:8])))
    if action.identifier.endswith((".openurl", ".openxcallbackurl")) and "web" in origins and _whole(program, place, action):
        found.append(Finding("code", "web-opened", "medium", "Opens an address that a server sent", (place, *origins["web"][:8])))
    return found


def _whole(program: Program, place: int, action: Action) -> bool:
    """Whether no constant beginning says what the address is."""
    value = action.parameters.get("WFInput", action.parameters.get("WFXCallbackURL"))
    return value is not None and any(not text or text[0] is None for text in program.constants.texts(value, place))


def _imports(program: Program, place: int, value: Value) -> bool:
    return any(_IMPORT.search(part) for text in program.constants.texts(value, place) for part in text if part)


def _chosen(program: Program, way: Way) -> list[Finding]:
    action = program.actions[way.action]
    if type(action) is not Action or not action.identifier.endswith(".runworkflow"):
        return [Finding("code", "runs-shortcut", "low", "Opens an address of the Shortcuts app", (way.action,))]
    if way.fixed:
        return [Finding("code", "runs-shortcut", "low", f"Runs {way.to}", (way.action,))]
    origins = _origins(program, way.action, ("WFWorkflow", "WFWorkflowName"))
    level: Level = "high" if _EXPLOSIVE & origins.keys() else "medium"
    return [Finding("code", "runs-any-shortcut", level, "Runs a shortcut that is chosen while it runs", (way.action,))]
