# /// shortcut
# icon = {glyph = 59465, color = 463140863}
# surfaces = ["Watch", "NCWidget"]
# ///
match menu("What did you drink?"):
    case "A glass":
        is_workflow_actions_number(WFNumberActionNumber=250)
    case "A bottle":
        is_workflow_actions_number(WFNumberActionNumber=500)
    case "A cup":
        is_workflow_actions_number(WFNumberActionNumber=150)
    case "Nothing, only show":
        is_workflow_actions_number(WFNumberActionNumber=0)
amount = result_of_menu()
if amount > 0:
    is_workflow_actions_health_quantity_log(
        WFQuantitySampleDate=f"{current_date()}",
        WFQuantitySampleQuantity=quantity(amount, "mL"),
        WFQuantitySampleType="Water",
    )
samples = is_workflow_actions_filter_health_quantity(
    WFContentItemFilter=where(
        rule("Type", "is", Bounded=True, Enumeration=choice("Water"), Removable=False),
        rule("Start Date", "is today", Bounded=True, Number="7", Removable=False, Unit=16),
        bounded=True,
    ),
    WFContentItemLimitEnabled=False,
    WFHKSampleFilteringFillMissing=False,
    WFHKSampleFilteringGroupBy="Day",
    WFHKSampleFilteringUnit="L",
)
drunk = is_workflow_actions_statistics(Input=samples, WFStatisticsOperation="Sum")
weather = is_workflow_actions_weather_currentconditions(WFWeatherCustomLocation=dict(isCurrentLocation=True))
if weather.Temperature.in_unit(WFMeasurementUnitType="Temperature", WFUnitSymbol="°C") >= 28:
    is_workflow_actions_number(WFNumberActionNumber=2.5)
else:
    is_workflow_actions_number(WFNumberActionNumber=1.8)
goal = result_of_if()
left = is_workflow_actions_math(WFInput=goal, WFMathOperand=drunk, WFMathOperation="-")
if left > 0:
    is_workflow_actions_showresult(Text=f"{drunk} of {goal} litres. {left} still to go.")
else:
    is_workflow_actions_showresult(Text=f"{drunk} litres: enough for today.")
