# /// shortcut
# icon = {glyph = 59749, color = 946986751}
# surfaces = ["Watch", "NCWidget"]
# ///
open_reminders = is_workflow_actions_filter_reminders(
    WFContentItemFilter=where(rule("Is Completed", "is", Bool=False)),
    WFContentItemInputParameter="Library",
    WFContentItemSortOrder="A to Z",
    WFContentItemSortProperty="Title",
)
for item in open_reminders:
    due = is_workflow_actions_properties_reminders(WFInput=item, WFContentItemPropertyName="Due Date")
    if due is not None:
        if due < current_date():
            late = is_workflow_actions_gettimebetweendates(
                WFInput=f"{current_date()}",
                WFTimeUntilFromDate=f"{due}",
                WFTimeUntilUnit="Days",
            )
            is_workflow_actions_speaktext(WFText=f"{item.Title} is {late} days late.", WFSpeakTextWait=True)
            Soon.append(item)
        if due.is_in_the_next(quantity("3", "days")):
            Soon.append(item)
ticked = is_workflow_actions_choosefromlist(
    WFInput=Soon,
    WFChooseFromListActionPrompt="Done with any of these?",
    WFChooseFromListActionSelectMultiple=True,
)
for item in ticked:
    is_workflow_actions_setters_reminders(
        WFInput=item,
        Mode="Set",
        WFContentItemPropertyName="Is Completed",
        WFReminderContentItemIsCompleted=1,
    )
