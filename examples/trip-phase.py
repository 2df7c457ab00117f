# /// shortcut
# icon = {glyph = 59511, color = 431817727}
# surfaces = ["NCWidget"]
# ///
file = is_workflow_actions_documentpicker_open(
    WFFileErrorIfNotFound=False,
    WFGetFilePath="Trips/next.json",
    WFShowFilePicker=False,
)
trip = is_workflow_actions_detect_dictionary(WFInput=file)
Start = trip["start"].as_date()
End = trip["end"].as_date()
if trip is None:
    first = is_workflow_actions_ask(WFAskActionPrompt="First day of the trip?", WFInputType="Date")
    last = is_workflow_actions_ask(WFAskActionPrompt="Last day?", WFInputType="Date")
    days = is_workflow_actions_dictionary(WFItems={"start": f"{first}", "end": f"{last}"})
    is_workflow_actions_documentpicker_save(
        WFInput=days,
        WFAskWhereToSave=False,
        WFFileDestinationPath="Trips/next.json",
        WFSaveFileOverwrite=True,
    )
    Start = first
    End = last
if Start > date_of(End):
    is_workflow_actions_alert(
        WFAlertActionMessage="The last day comes before the first.",
        WFAlertActionTitle="Check the days",
    )
if Start <= current_date() <= End:
    left = is_workflow_actions_gettimebetweendates(
        WFInput=f"{current_date()}",
        WFTimeUntilFromDate=f"{End}",
        WFTimeUntilUnit="Total Time",
    )
    if left > duration_of(quantity(2, "days")):
        is_workflow_actions_gettext(WFTextActionText="Enjoy it: there is time left.")
    else:
        is_workflow_actions_gettext(WFTextActionText="Plan the way home.")
    phase = result_of_if()
    Message = phase
else:
    rest = is_workflow_actions_gettext(WFTextActionText="Time to pack, or to remember.")
    Message = rest
is_workflow_actions_showresult(Text=f"{Message}")
