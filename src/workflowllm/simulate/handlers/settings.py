"""Actions that set how the device is, and those that tell it."""

from __future__ import annotations

from typing import Any, Final

from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.content import NOTHING, Content
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.library.settings import settings
from workflowllm.simulate.prompts import device_details
from workflowllm.simulate.shown import shown

__all__ = [
    "battery",
    "details_of_device",
    "flashlight",
    "focus",
    "network_details",
    "play_sound",
    "playback_destination",
    "set_appearance",
    "set_brightness",
    "set_focus",
    "set_volume",
    "set_wallpaper",
    "switch",
    "toggle_of_settings",
    "voice_and_data",
]


def _set(call: Call, name: str, value: Any, **details: Any) -> None:
    call.world.part(settings)[name] = value
    call.effect("set", f"setting:{name}", value=value, **details)


_SWITCHES: Final = {
    "airplanemode.set": "airplane mode",
    "bluetooth.set": "bluetooth",
    "cellulardata.set": "cellular data",
    "lowpowermode.set": "low power mode",
    "wifi.set": "wifi",
}


@runs(*_SWITCHES)
def switch(call: Call) -> Content:
    """Set Wi-Fi, Bluetooth, Cellular Data, Airplane Mode, Low Power Mode: on, off, or the other way (action definitions)."""
    name = _SWITCHES[call.action.identifier.removeprefix("is.workflow.actions.")]
    if _toggles(call):
        _set(call, name, not call.world.part(settings)[name])
    else:
        _set(call, name, call.boolean("OnValue", True))
    return NOTHING


def _toggles(call: Call) -> bool:
    said = (call.text("operation") or call.text("Operation")).casefold()
    return said == "toggle"


@runs("flashlight")
def flashlight(call: Call) -> Content:
    """Set Flashlight: on, off, or toggled; hands its input on (action definition)."""
    said = call.choice("WFFlashlightSetting", "On" if call.boolean("state", True) else "Off")
    on = call.world.part(settings)["flashlight"]
    _set(call, "flashlight", not on if said == "Toggle" or _toggles(call) else said == "On", level=call.number("WFFlashlightLevel", 1))
    return call.input


@runs("setbrightness")
def set_brightness(call: Call) -> Content:
    """Set Brightness: from 0 to 1; hands its input on (action definition). A half where nothing is said (device report)."""
    _set(call, "brightness", min(1.0, max(0.0, float(call.number("WFBrightness", 0.5)))))
    return call.input


@runs("setvolume")
def set_volume(call: Call) -> Content:
    """Set Volume: from 0 to 1, a half by default, of media by default; hands its input on (action definition)."""
    which = call.choice("WFVolumeSetting", "Media")
    _set(call, "volume" if which == "Media" else f"volume of {which}", min(1.0, max(0.0, float(call.number("WFVolume", 0.5)))))
    return call.input


@runs("appearance")
def set_appearance(call: Call) -> Content:
    """Set Appearance: light or dark, or the other one (action definition)."""
    now = call.world.part(settings)["appearance"]
    wanted = call.choice("style", "light").casefold()
    if _toggles(call) or wanted == "toggle":
        wanted = "light" if now == "dark" else "dark"
    _set(call, "appearance", wanted)
    return NOTHING


@runs("dnd.set")
def set_focus(call: Call) -> Content:
    """Set Focus: turns a Focus on or off, Do Not Disturb by default, until it is turned off by default (action definition)."""
    given = call.content("FocusModes")
    value: Any = given[0].value if given else ""
    name = str(value.get("DisplayString") or "") if isinstance(value, dict) else str(value)
    name = name or "Do Not Disturb"
    on = call.world.part(settings)["focus"] != name if _toggles(call) else call.boolean("Enabled", False)
    details = {"until": call.choice("AssertionType", "Turned Off")} if on else {}
    if on and (call.has("Time") or call.has("Event")):
        details |= {"time": shown(call.content("Time")), "event": shown(call.content("Event"))}
    call.world.part(settings)["focus"] = name if on else ""
    call.effect("set", "setting:focus", value=name if on else "", focus=name, **details)
    return NOTHING


@runs("dnd.getfocus")
def focus(call: Call) -> Content:
    """Get Current Focus: the Focus that is on; without one nothing (action definition)."""
    name = call.world.part(settings)["focus"]
    return (contents.entity("focus", name, name, {"Name": name}),) if name else NOTHING


@runs("cellular.rat.set")
def voice_and_data(call: Call) -> Content:
    """Set Cellular Voice & Data Mode (its name in the editor)."""
    call.effect("set", "setting:cellular mode", value=dict(call.recorded))
    return NOTHING


@runs("wallpaper.set")
def set_wallpaper(call: Call) -> Content:
    """Set Wallpaper: a picture behind the home or lock screen; hands on what it is given (action definition)."""
    call.effect("set", "setting:wallpaper", picture=shown(call.input), where=shown(call.content("WFWallpaperLocation")))
    return call.input


@runs("setplaybackdestination")
def playback_destination(call: Call) -> Content:
    """Change Playback Destination: where media play (action definition)."""
    call.effect("set", "setting:playback destination", value=dict(call.recorded))
    return NOTHING


@runs("playsound")
def play_sound(call: Call) -> Content:
    """Play Sound: plays its input, or a sound of the system; hands its input on (action definition)."""
    call.effect("played", "speaker:", sound=shown(call.content("WFInput")) or "sound of the system")
    return call.input


@runs("getbatterylevel")
def battery(call: Call) -> Content:
    """Get Battery Status: its level in per cent by default, or whether it is charged (action definition)."""
    own = call.world.device.battery
    match call.choice("Subject", "Battery Level"):
        case "Battery Level":
            return (contents.number(round(own.level * 100)),)
        case "Charge Limit":
            return (contents.number(100),)
        case _:
            return (contents.boolean(own.charging),)


@runs("getdevicedetails")
def details_of_device(call: Call) -> Content:
    """Get Device Details: one detail, the device's name by default (action definition)."""
    item = device_details(call.world)
    now = call.world.part(settings)
    current = {
        "Current Volume": now["volume"],
        "Current Brightness": now["brightness"],
        "Current Appearance": str(now["appearance"]).capitalize(),
        "Device Is Locked": False,
    }
    wanted = call.choice("WFDeviceDetail", "Device Name")
    return contents.from_json(current.get(wanted, item.properties.get(wanted)))


_CELLULAR: Final = {
    "Carrier Name": "carrier",
    "Radio Technology": "radio",
    "Country Code": "country",
    "Is Roaming Abroad": "roaming",
    "Number of Signal Bars": "bars",
}
_RADIO: Final = {
    "Wi-Fi Standard": "802.11ax - Wi-Fi 6",
    "RX Rate": 400,
    "TX Rate": 400,
    "RSSI": -50,
    "Noise": -90,
    "Channel Number": 36,
    "Hardware MAC Address": "00:00:5e:00:53:02",
}
"""Choice: how the signal is where the device is in a network; the address is of the range that RFC 7042 keeps for documents."""


@runs("getwifi")
def network_details(call: Call) -> Content:
    """Get Network Details: of a Wi-Fi network its name by default, of the telephone network the carrier's (action definition)."""
    device = call.world.device
    if call.choice("WFNetworkDetailsNetwork", "Wi-Fi") == "Ethernet":
        return NOTHING  # the device has no cable
    if call.choice("WFNetworkDetailsNetwork", "Wi-Fi") == "Cellular":
        found = getattr(device.cellular, _CELLULAR.get(call.choice("WFCellularDetail", "Carrier Name"), "carrier"))
        return contents.from_json(found) if found != "" else NOTHING
    if not call.world.part(settings)["wifi"] or not device.wifi.name:
        return NOTHING
    wanted = call.choice("WFWiFiDetail", "Network Name")
    own = {"Network Name": device.wifi.name, "BSSID": device.wifi.bssid}
    return contents.from_json(own.get(wanted) or _RADIO.get(wanted))


_TOGGLES: Final = (
    "AXSetBackgroundSoundIntent",
    "AXToggleBackgroundSoundsIntent",
    "AXToggleColorFiltersIntent",
    "AXToggleContrastIntent",
    "AXToggleWhitePointIntent",
)


@runs(*_TOGGLES, app="com.apple.AccessibilityUtilities.AXSettingsShortcuts")
def toggle_of_settings(call: Call) -> Content:
    """The settings of Accessibility: each is turned on, off or the other way, or set to a value (action definitions)."""
    name = call.action.identifier.rpartition(".")[2].removeprefix("AXToggle").removeprefix("AXSet").removesuffix("Intent")
    hidden = ("AppIntentDescriptor", "IntentAppDefinition", "IntentAppIdentifier", "ShowWhenRun", "OpenWhenRun")
    values = {key: value for key, value in call.recorded.items() if key not in hidden}
    call.effect("set", f"setting:{name}", **{"with": values})
    return NOTHING
