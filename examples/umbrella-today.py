hours = is_workflow_actions_weather_forecast(WFWeatherForecastType="Hourly", WFWeatherLocation="Current Location")
first_hours = is_workflow_actions_getitemfromlist(
    WFInput=hours,
    WFItemRangeEnd=10,
    WFItemRangeStart=1,
    WFItemSpecifier="Items in Range",
)
for item in first_hours:
    chance = is_workflow_actions_properties_weather_conditions(
        WFInput=item,
        WFContentItemPropertyName="Precipitation Chance",
    )
    if chance >= 50:
        when = is_workflow_actions_properties_weather_conditions(WFInput=item, WFContentItemPropertyName="Date")
        time = is_workflow_actions_format_date(WFDate=f"{when}", WFDateFormat="HH:mm", WFDateFormatStyle="Custom")
        Wet.append(time)
if Wet is None:
    is_workflow_actions_speaktext(WFText="It stays dry. Leave the umbrella at home.", WFSpeakTextWait=True)
else:
    times = is_workflow_actions_text_combine(text=Wet, WFTextCustomSeparator=", ", WFTextSeparator="Custom")
    is_workflow_actions_speaktext(WFText="Take the umbrella.", WFSpeakTextWait=True)
    is_workflow_actions_showresult(Text=f"Rain at {times}")
