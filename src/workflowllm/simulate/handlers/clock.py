"""Timers and alarms."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import text_of, to_date
from workflowllm.simulate.content import NOTHING, Content, Item, Measure
from workflowllm.simulate.device.model import Alarm
from workflowllm.simulate.filtering import find
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.library.alarms import alarm_item, alarms
from workflowllm.simulate.shown import shown

__all__ = ["create_alarm", "get_alarms", "start_timer", "toggle_alarm"]

_INTENTS: Final = "com.apple.mobiletimer-framework.MobileTimerIntents"


@runs("timer.start")
def start_timer(call: Call) -> Content:
    """Start Timer: a timer of a stretch of time; hands its input on (action definition). That it rings later is left out."""
    given = call.measure("WFDuration") or Measure(1, "min")
    call.effect("created", "timer:", duration=f"{given.value:g} {given.unit}")
    return call.input


def _create(call: Call, at: Content, label: str, days: Content) -> Content:
    moment = to_date(at[0], call.region, call.name).astimezone(call.region.zone) if at else call.world.now
    known = call.world.part(alarms)
    new = alarm_item(len(known), Alarm(moment.time().replace(second=0, microsecond=0), label or "Alarm"))
    known.append(new)
    call.run.bound_items(len(known))
    call.effect("created", f"alarm:{new.name}", time=new.properties["Time"], repeats=shown(days))
    return (new,)


@runs("alarm.create")
def create_alarm(call: Call) -> Content:
    """Create Alarm of iOS 12: a time, a label, and the days on which it repeats (format fact)."""
    return _create(call, call.content("WFTime"), call.text("WFLabel"), call.content("WFFrequency"))


@runs("MTCreateAlarmIntent", app=_INTENTS)
def create_alarm_of_clock(call: Call) -> Content:
    """Create Alarm: a time, a label, and when it repeats (action definition)."""
    return _create(call, call.content("dateComponents"), call.text("label"), call.content("repeatSchedule"))


@runs("MTGetAlarmsIntent", app=_INTENTS)
def get_alarms(call: Call) -> Content:
    """Find Alarms: every alarm, or those that fit (action definition)."""
    call.effect("read", "alarm:")
    return find(call, tuple(call.world.part(alarms)))


@runs("MTToggleAlarmIntent", app=_INTENTS)
def toggle_alarm(call: Call) -> Content:
    """Toggle Alarm: turns an alarm on or off, or the other way (action definition). Choice: the alarm is found by its label."""
    known = call.world.part(alarms)
    given = call.content("alarm")
    wanted = {_label(item, call) for item in given}
    toggles = call.text("operation").casefold() == "toggle"
    for place, item in enumerate(known):
        if item.name in wanted:
            on = not item.properties["Enabled"] if toggles else call.boolean("state", True)
            known[place] = replace(item, properties={**item.properties, "Enabled": on})
            call.effect("changed", f"alarm:{item.name}", enabled=on)
            wanted.discard(item.name)
    for name in sorted(wanted):
        call.effect("changed", f"alarm:{name}", enabled=None if toggles else call.boolean("state", True), stored="not on this device")
    return NOTHING


def _label(item: Item, call: Call) -> str:
    value: Any = item.value
    if isinstance(value, dict):
        return str(value.get("displayString") or value.get("label") or value.get("identifier") or "")
    return item.name or text_of(item, call.region)
