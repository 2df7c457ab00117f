"""Actions on the weather."""

from __future__ import annotations

from workflowllm.simulate.call import Call
from workflowllm.simulate.content import Content, Item
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.library.places import here, place_of
from workflowllm.simulate.library.weather import conditions, days, hours

__all__ = ["current_weather", "weather_forecast"]


def _location(call: Call) -> Item:
    """The place that is asked for.

    Choice: the weather elsewhere is made up: it is that of the place where the device is, and the run says so.
    """
    found = place_of(call.content("WFWeatherCustomLocation"), call.world, call.region)
    if found is None:
        call.effect("read", "location:")
        return here(call.world)
    call.run.made_up.append(f"the weather in {str(found.value)[:80]}")
    return found


@runs("weather.currentconditions")
def current_weather(call: Call) -> Content:
    """Get Current Weather: at the current location by default (action definition)."""
    return (conditions(call.world, call.world.device.weather.now, 0, _location(call)),)


@runs("weather.forecast")
def weather_forecast(call: Call) -> Content:
    """Get Weather Forecast: by the day, which is the default, or by the hour (action definition)."""
    make = hours if call.choice("WFWeatherForecastType", "Daily") == "Hourly" else days
    return make(call.world, _location(call))
