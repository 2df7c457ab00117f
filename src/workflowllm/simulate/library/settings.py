"""How the device is set while a shortcut runs."""

from __future__ import annotations

from typing import Any

from workflowllm.simulate.world import World

__all__ = ["settings"]


def settings(world: World) -> dict[str, Any]:
    """Every setting by its name, as `world.part(settings)` keeps it: what is set is read again."""
    own, device = world.device.settings, world.device
    return {
        "airplane mode": own.airplane_mode,
        "appearance": own.appearance,
        "bluetooth": own.bluetooth,
        "brightness": own.brightness,
        "cellular data": device.cellular.on,
        "flashlight": own.flashlight,
        "focus": own.focus,
        "low power mode": own.low_power_mode,
        "orientation lock": own.orientation_lock,
        "volume": own.volume,
        "wifi": device.wifi.on,
    }
