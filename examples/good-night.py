# /// shortcut
# name = "Good night"
# client_version = "4407"
# minimum_version = 3010
# minimum_version_text = "3010"
# icon = {glyph = 59864, color = 1440408063}
# surfaces = ["Watch", "Sleep"]
# [actions]
# com_apple_mobiletimer_framework_MobileTimerIntents_MTCreateAlarmIntent = "com.apple.mobiletimer-framework.MobileTimerIntents.MTCreateAlarmIntent"
# ///
is_workflow_actions_dnd_set(
    AssertionType="Turned Off",
    Enabled=1,
    FocusModes=dict(DisplayString="Sleep", Identifier="com.apple.sleep.sleep-mode"),
)
is_workflow_actions_setbrightness(WFBrightness=0.1)
is_workflow_actions_setvolume(WFVolume=0.2)
is_workflow_actions_bluetooth_set(OnValue=False)
tomorrow_events = is_workflow_actions_getupcomingevents(WFDateSpecifier="Tomorrow", WFGetUpcomingItemCount=1)
if tomorrow_events is not None:
    wake_up = is_workflow_actions_adjustdate(
        WFDate=f"{tomorrow_events.Start_Date}",
        WFAdjustOffsetPicker=time_offset("Subtract", 90, "Minute"),
        WFAdjustOperation="Subtract",
        WFDuration=quantity("90", "min"),
    )
    com_apple_mobiletimer_framework_MobileTimerIntents_MTCreateAlarmIntent(
        ShowWhenRun=False,
        allowsSnooze=False,
        dateComponents=f"{wake_up.format('HH:mm')}",
        label=f"{tomorrow_events.Title}",
    )
forecast = is_workflow_actions_weather_forecast(WFWeatherForecastType="Daily")
tomorrow = is_workflow_actions_getitemfromlist(WFInput=forecast, WFItemIndex=2, WFItemSpecifier="Item At Index")
rain = is_workflow_actions_properties_weather_conditions(
    WFInput=tomorrow,
    WFContentItemPropertyName="Precipitation Chance",
)
low = is_workflow_actions_properties_weather_conditions(WFInput=tomorrow, WFContentItemPropertyName="Low")
if rain > 40 or low < 5:
    is_workflow_actions_addnewreminder(
        WFAlertCondition="At Time",
        WFAlertCustomTime="Tomorrow 7:00",
        WFAlertEnabled="Alert",
        WFCalendarItemTitle="Take coat and umbrella",
    )
battery = is_workflow_actions_getbatterylevel()
if battery < 40:
    is_workflow_actions_speaktext(WFText=f"Only {battery} percent. Please charge me.", WFSpeakTextWait=True)
is_workflow_actions_returntohomescreen()
is_workflow_actions_lockscreen()
