"""Actions that open apps, hand things to them, and leave the shortcut for a while."""

from __future__ import annotations

from typing import Any

from workflowllm.simulate.call import Call
from workflowllm.simulate.content import NOTHING, Content, entity
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.shown import shown

__all__ = [
    "air_drop",
    "control_home",
    "go_on_in_app",
    "hand_to_app",
    "hide_app",
    "home_screen",
    "lock_screen",
    "open_activity",
    "open_app",
    "open_file",
    "print_out",
    "quit_app",
    "resize_window",
    "share",
    "shut_down",
    "stored_intent",
    "trigger_applet",
    "view_result",
    "wait_to_return",
]


def _app(call: Call, *keys: str) -> tuple[str, str]:
    """The bundle identifier and the name of an app in the first of these parameters that names one."""
    for key in keys:
        given = call.content(key)
        value: Any = given[0].value if given else ""
        if isinstance(value, dict):
            bundle = str(value.get("BundleIdentifier") or "")
            found = bundle, str(value.get("Name") or "")
        else:
            found = call.text(key), ""
        if found[0]:
            known = next((own.name for own in call.world.device.apps if own.bundle == found[0] or own.name == found[0]), "")
            return found[0], found[1] or known or found[0]
    return "", ""


@runs("openapp")
def open_app(call: Call) -> Content:
    """Open App: opens an app, and hands it on (action definition)."""
    bundle, name = _app(call, "WFSelectedApp", "WFAppIdentifier")
    call.effect("opened", f"app:{bundle}", **({"called": name} if name else {}))
    return (entity("app", bundle, name, {"Name": name, "Bundle Identifier": bundle}),) if bundle else NOTHING


@runs("quit.app")
def quit_app(call: Call) -> Content:
    """Quit App: one app, or all but some (action definition)."""
    return _put_away(call, call.choice("WFQuitAppMode", "App"), "quit")


@runs("hide.app")
def hide_app(call: Call) -> Content:
    """Hide App: one app, or all but some (action definition)."""
    return _put_away(call, call.choice("WFHideAppMode", "App"), "hidden")


def _put_away(call: Call, which: str, to: str) -> Content:
    app = "every app" if which == "All Apps" else _app(call, "WFApp")[0]
    call.effect("changed", f"app:{app}", to=to, spared=shown(call.content("WFAppsExcept")))
    return NOTHING


@runs("openin")
def open_file(call: Call) -> Content:
    """Open File: opens its input in an app, and hands it on (action definition). Asking for the app is left out."""
    bundle, _ = _app(call, "WFSelectedApp", "WFOpenInAppIdentifier")
    call.effect("opened", f"app:{bundle or 'that the person picks'}", content=shown(call.input))
    return call.input


@runs("useractivity.open")
def open_activity(call: Call) -> Content:
    """A stored place in an app, as it suggested itself: the app opens there (format fact: what it is stands in data of the app)."""
    bundle, _ = _app(call, "AppBundleIdentifier")
    call.effect("opened", f"app:{bundle}", activity=shown(call.content("UserActivityData")))
    return call.input


@runs("sirikit.donation.handle")
def stored_intent(call: Call) -> Content:
    """A stored action of an app, as it suggested itself (format fact: what it is stands in data of the app)."""
    call.effect("ran", f"app:{_app(call, 'IntentAppDefinition', 'IntentAppIdentifier')[0]}", intent=shown(call.content("IntentData")))
    return call.input


@runs("share")
def share(call: Call) -> Content:
    """Share: the person picks whom or what to give its input to; it is handed on (action definition)."""
    call.effect("sent", "share:that the person picks", content=shown(call.input))
    return call.input


@runs("airdropdocument")
def air_drop(call: Call) -> Content:
    """AirDrop: sends its input to a device near by, and hands it on (action definition)."""
    call.effect("sent", "airdrop:", content=shown(call.input))
    return call.input


@runs("print")
def print_out(call: Call) -> Content:
    """Print: prints its input, and hands it on (action definition)."""
    call.effect("sent", "printer:", content=shown(call.input))
    return call.input


@runs("runextension")
def hand_to_app(call: Call) -> Content:
    """Share with Apps: gives its input to an app's extension, and hands it on (action definition)."""
    call.effect("sent", f"app:{_app(call, 'WFAppIdentifier')[0] or 'that the person picks'}", content=shown(call.input))
    return call.input


@runs("viewresult")
def view_result(call: Call) -> Content:
    """Show Content Graph: shows what its input is and can become, and hands it on (action definition)."""
    call.effect("shown", "screen:", content=shown(call.input))
    return call.input


@runs("handoff", "dismisssiri")
def go_on_in_app(call: Call) -> Content:
    """Continue in Shortcuts App, and Dismiss Siri and Continue: the shortcut goes on elsewhere; the input is handed on (definitions)."""
    call.effect("shown", "siri:", to=call.name)
    return call.input


@runs("waittoreturn")
def wait_to_return(call: Call) -> Content:
    """Wait to Return: waits until the person comes back to the app; hands its input on (action definition)."""
    call.effect("waited", "screen:", until="the person comes back")
    return call.input


@runs("returntohomescreen")
def home_screen(call: Call) -> Content:
    """Go to Home Screen (action definition)."""
    call.effect("opened", "app:home screen")
    return NOTHING


@runs("lockscreen", "displaysleep", "sleep", "logout")
def lock_screen(call: Call) -> Content:
    """Lock Screen, Put Display to Sleep, Sleep, Log Out User (action definitions). That the run ends then is left out."""
    call.effect("set", "setting:screen", value=call.name)
    return NOTHING


@runs("reboot")
def shut_down(call: Call) -> Content:
    """Shut Down: shuts the device down by default, or restarts it (action definition). That the run ends then is left out."""
    call.effect("set", "setting:power", value=call.choice("WFShutdownMode", "Shut Down"))
    return NOTHING


@runs("resizewindow")
def resize_window(call: Call) -> Content:
    """Resize Window: a window of a Mac, to fit the screen by default (action definition)."""
    call.effect("changed", "window:", to=call.choice("WFConfiguration", "Fit Screen"), window=shown(call.content("WFWindow")))
    return NOTHING


@runs("homeaccessory")
def control_home(call: Call) -> Content:
    """Control Home: sets scenes and accessories; hands its input on (action definition)."""
    call.effect("changed", "home:", scenes=shown(call.content("WFHomeTriggerActionSets")))
    return call.input


@runs("ifttt")
def trigger_applet(call: Call) -> Content:
    """Trigger IFTTT Applet: sends what it is given to the service, under a name (its name in the app; format fact)."""
    given = {key: value for key, value in call.recorded.items() if "Ingredient" in key}
    call.effect("sent", "network:ifttt.com", trigger=call.text("IFTTTTriggerName"), **{"with": given})
    return call.input
