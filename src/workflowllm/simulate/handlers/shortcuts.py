"""Shortcuts that run shortcuts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workflowllm.errors import WorkflowError
from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import text_of
from workflowllm.simulate.content import NOTHING, Content, Item, entity, text
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.madeup import made_up
from workflowllm.simulate.outcome import LimitReached, Stopped
from workflowllm.simulate.shown import shown

if TYPE_CHECKING:
    from workflowllm.simulate.machine import Frame
    from workflowllm.workflow.nodes import Workflow

__all__ = ["my_shortcuts", "open_folder", "open_shortcut", "run_shortcut"]


@dataclass(frozen=True, slots=True)
class _Named:
    """A shortcut that is named in an action."""

    name: str
    itself: bool = False


def _named(call: Call) -> _Named:
    given = call.content("WFWorkflow")
    value: Any = given[0].value if given else ""
    if isinstance(value, dict):
        name = str(value.get("workflowName") or "") or call.text("WFWorkflowName")
        return _Named(name, value.get("isSelf") is True or (bool(name) and name == call.frame.name))
    name = (text_of(given[0], call.region) if given else "") or call.text("WFWorkflowName")
    return _Named(name, bool(name) and name == call.frame.name)


@runs("runworkflow")
def run_shortcut(call: Call) -> Content:
    """Run Shortcut: runs another shortcut, or itself, with the input, and hands on what that puts out (Apple's guide; action definition).

    Choice: what a shortcut hands on that is not on the device is made up, and the Trace says so.
    Left out: changes of the screen where the other one is shown.
    """
    named = _named(call)
    call.effect("ran", f"shortcut:{named.name or 'itself'}", input=shown(call.input))
    if named.itself:
        return _run(call, call.frame.workflow, named.name or call.frame.name)
    own = next((other for other in call.world.device.shortcuts if other.name == named.name), None)
    if own is not None and own.content and call.run.reader is not None:
        try:
            workflow = call.run.reader(own.content)
        except WorkflowError as error:
            raise call.fail(f"The shortcut “{own.name}” cannot be read: {error.problem}") from None
        return _run(call, workflow, own.name)
    if own is not None and own.result is not None:
        return (text(own.result),)
    call.run.made_up.append(f"what the shortcut {named.name or 'without a name'} hands on")
    return (made_up("text", "Shortcut Result", call.region),)


def _run(call: Call, workflow: Workflow, name: str) -> Content:
    """Run a shortcut inside this one. Its Stop ends only itself; an error ends everything (device report)."""
    from workflowllm.simulate.machine import Frame

    run = call.run
    if call.frame.depth + 1 > run.limits.depth or run.levels >= _levels():
        raise LimitReached("depth", f"more than {run.limits.depth} shortcuts run each other")
    inner: Frame = Frame(run, workflow, call.input, name=name, prefix=f"{call.place}/")
    levels = run.levels
    run.levels += 1
    try:
        inner.start()
        return inner.previous
    except Stopped as stop:
        if stop.reason == "cancelled":
            raise
        return stop.output
    finally:
        run.levels = levels


def _levels() -> int:
    from workflowllm.simulate.machine import MAX_LEVELS

    return MAX_LEVELS


@runs("getmyworkflows")
def my_shortcuts(call: Call) -> Content:
    """Get My Shortcuts: every shortcut on the device, or those of a folder (action definition). In a folder that the device lacks, one is
    made up.
    """
    given = call.content("Folder")
    value: Any = given[0].value if given else ""
    folder = str(value.get("DisplayString") or "") if isinstance(value, dict) else text_of(given[0], call.region) if given else ""
    folder = "" if isinstance(value, dict) and value.get("Identifier") == "AllShortcuts" else folder
    call.effect("read", "shortcut:")
    if folder and not any(own.folder == folder for own in call.world.device.shortcuts):
        call.run.made_up.append(f"a shortcut in the folder {folder[:80]}")
        return (made_up("shortcut", "Shortcut", call.region),)
    return tuple([_item(own.name, own.folder) for own in call.world.device.shortcuts if folder in ("", own.folder)])


def _item(name: str, folder: str) -> Item:
    return entity("shortcut", name, name, {"Name": name, "Folder": folder})


@runs("openworkflow")
def open_shortcut(call: Call) -> Content:
    """Open Shortcut: shows a shortcut in the editor (its name in the app)."""
    call.effect("opened", "app:com.apple.shortcuts", shortcut=_named(call).name)
    return NOTHING


@runs("OpenNavigationDestinationAction", app="com.apple.shortcuts")
def open_folder(call: Call) -> Content:
    """Open Folder of the Shortcuts app (action definition)."""
    call.effect("opened", "app:com.apple.shortcuts", folder=shown(call.content("target")))
    return NOTHING
