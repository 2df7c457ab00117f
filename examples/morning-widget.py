# /// shortcut
# name = "My day at a glance"
# surfaces = ["NCWidget", "Watch"]
# ///
weather = is_workflow_actions_weather_currentconditions(WFWeatherLocation="Current Location")
degrees = is_workflow_actions_properties_weather_conditions(WFInput=weather, WFContentItemPropertyName="Temperature")
next_event = is_workflow_actions_getupcomingevents(WFGetUpcomingItemCount=1)
if next_event is not None:
    is_workflow_actions_gettext(WFTextActionText=f"{next_event.Title} at {next_event.Start_Date.format(date='None', time='Short')}")
else:
    is_workflow_actions_gettext(WFTextActionText="No more appointments")
plan = result_of_if()
battery = is_workflow_actions_getbatterylevel()
is_workflow_actions_showresult(Text=f"{degrees}\n{plan}\nBattery {battery} %")
