# /// shortcut
# icon = {glyph = 59845, color = 4282601983}
# surfaces = ["Watch", "NCWidget", "Sleep"]
# ///
next_events = is_workflow_actions_getupcomingevents(WFDateSpecifier="Today", WFGetUpcomingItemCount=1)
place = is_workflow_actions_properties_calendarevents(WFInput=next_events, WFContentItemPropertyName="Location")
if next_events is None:
    is_workflow_actions_showresult(Text="Nothing more today.")
else:
    if place is None:
        is_workflow_actions_showresult(Text=f"{next_events.Title} has no place, so you can stay.")
    else:
        travel = is_workflow_actions_gettraveltime(WFDestination=place, WFGetDirectionsActionMode=ask())
        left = is_workflow_actions_gettimebetweendates(WFInput=f"{next_events.Start_Date}", WFTimeUntilUnit="Minutes")
        minutes = is_workflow_actions_detect_number(WFInput=travel)
        slack = is_workflow_actions_math(WFInput=left, WFMathOperand=minutes, WFMathOperation="-")
        if slack < 5:
            is_workflow_actions_getdirections(WFDestination=place, WFGetDirectionsActionApp="Maps")
        else:
            is_workflow_actions_showresult(Text=f"You have {slack} minutes before you must leave for {next_events.Title} ({next_events.Start_Date.format(date='None', time='Short', relative='Short')}).")
