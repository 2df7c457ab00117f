# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
is_workflow_actions_adjustdate(WFDate=f"{current_date()}", WFDuration=quantity("3", "days"))
adjusted_date = is_workflow_actions_adjustdate(
    WFDate=f"{current_date()}",
    WFAdjustOperation="Subtract",
    WFDuration=quantity(n, "min"),
)
adjusted_date_2 = is_workflow_actions_adjustdate(WFDate=adjusted_date, WFDuration=quantity(plain(n), "hr"))
adjusted_date_3 = is_workflow_actions_adjustdate(WFDate=adjusted_date_2, WFDuration=quantity(2.5, "sec"))
is_workflow_actions_adjustdate(WFDate=adjusted_date_3, WFDuration=quantity("", "yr"))
measurement = is_workflow_actions_measurement_create(WFMeasurementUnit=quantity("5", "km"), WFMeasurementUnitType="Length")
is_workflow_actions_adjustdate(WFDate=measurement, WFDuration=quantity(dict(Magnitude="1")))
