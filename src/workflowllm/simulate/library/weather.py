"""Weather as items, with the details that the editor lists (action definition of Get Details of Weather Conditions)."""

from __future__ import annotations

from typing import Any

from workflowllm.simulate.content import Content, Item, Measure
from workflowllm.simulate.device.model import Forecast
from workflowllm.simulate.units import convert
from workflowllm.simulate.world import World

__all__ = ["conditions", "days", "hours", "uses_fahrenheit"]


def uses_fahrenheit(locale: str) -> bool:
    """Choice: temperatures are in degrees Fahrenheit in the United States, in degrees Celsius elsewhere."""
    return locale.replace("-", "_").endswith("_US")


def conditions(world: World, forecast: Forecast, number: int, location: Item) -> Item:
    """The weather at a time. Choice: a value that the description leaves out is not there; a fraction is a number from 0 to 1."""
    found: dict[str, Any] = {
        "Condition": forecast.condition,
        "Date": forecast.date or world.device.clock.now,
        "Location": location,
        "Temperature": _degrees(world, forecast.temperature),
        "Feels Like": _degrees(world, forecast.temperature if forecast.feels_like is None else forecast.feels_like),
        "High": _degrees(world, forecast.high),
        "Low": _degrees(world, forecast.low),
        "Dewpoint": _degrees(world, forecast.dewpoint),
        "Humidity": forecast.humidity,
        "Precipitation Chance": forecast.precipitation_chance,
        "Precipitation Amount": Measure(forecast.precipitation, "mm", "length"),
        "Pressure": Measure(forecast.pressure, "hPa", "pressure"),
        "Visibility": Measure(forecast.visibility, "km", "length"),
        "Wind Speed": Measure(forecast.wind_speed, "km/h", "speed"),
        "Wind Direction": Measure(forecast.wind_direction, "°", "angle"),
        "UV Index": forecast.uv_index,
        "Air Quality Index": forecast.air_quality,
        "Sunrise Time": forecast.sunrise,
        "Sunset Time": forecast.sunset,
    }
    known = {key: value for key, value in found.items() if value is not None}
    return Item("weather", f"weather-{number}", forecast.condition, known)


def _degrees(world: World, celsius: float | None) -> Measure | None:
    if celsius is None:
        return None
    if uses_fahrenheit(world.device.locale):
        return Measure(round(float(convert(celsius, "°C", "°F") or 0), 2), "°F", "temperature")
    return Measure(celsius, "°C", "temperature")


def hours(world: World, location: Item) -> Content:
    """The next hours."""
    return tuple([conditions(world, found, number, location) for number, found in enumerate(world.device.weather.hours)])


def days(world: World, location: Item) -> Content:
    """The next days, this one first."""
    return tuple([conditions(world, found, number, location) for number, found in enumerate(world.device.weather.days)])
