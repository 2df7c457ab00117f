# /// shortcut
# client_version = "4407"
# minimum_version = 3010
# minimum_version_text = "3010"
# icon = {glyph = 59465, color = 4282601983}
# surfaces = ["Watch"]
# ///
comment("The limits are those commonly given for adults at rest; they do not replace a doctor.")
upper = is_workflow_actions_ask(WFAskActionPrompt="Upper value (systolic)?", WFInputType="Number")
lower = is_workflow_actions_ask(WFAskActionPrompt="Lower value (diastolic)?", WFInputType="Number")
pulse = is_workflow_actions_ask(WFAskActionPrompt="Pulse?", WFInputType="Number")
is_workflow_actions_health_quantity_log(
    WFQuantitySampleAdditionalQuantity=quantity(lower, "mmHg"),
    WFQuantitySampleDate=f"{current_date()}",
    WFQuantitySampleQuantity=quantity(upper, "mmHg"),
    WFQuantitySampleType="Blood Pressure",
)
is_workflow_actions_health_quantity_log(
    WFQuantitySampleDate=f"{current_date()}",
    WFQuantitySampleQuantity=quantity(pulse, "count/min"),
    WFQuantitySampleType="Heart Rate",
)
if upper >= 180:
    if lower >= 110:
        is_workflow_actions_gettext(WFTextActionText="Very high. Measure again in five minutes and call a doctor if it stays so.")
    else:
        is_workflow_actions_gettext(WFTextActionText="The upper value is very high. Rest and measure again.")
elif 140 <= upper <= 179:
    is_workflow_actions_gettext(WFTextActionText="Higher than it should be.")
elif upper < 90:
    is_workflow_actions_gettext(WFTextActionText="Rather low. Drink something.")
else:
    is_workflow_actions_gettext(WFTextActionText="All good.")
verdict = result_of_if()
is_workflow_actions_file_append(
    WFInput=f"{current_date().format('yyyy-MM-dd HH:mm')},{upper},{lower},{pulse}",
    WFAppendOnNewLine=True,
    WFFilePath="Health/blood pressure.csv",
)
is_workflow_actions_showresult(Text=f"{upper}/{lower}: {verdict}")
