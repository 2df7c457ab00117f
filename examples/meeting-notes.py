# /// shortcut
# icon = {glyph = 59681, color = 1440408063}
# ///
events = is_workflow_actions_filter_calendarevents(
    WFContentItemFilter=where(
        rule("Start Date", "is today", Bounded=True, Number="7", Removable=False, Unit=16),
        rule("Is All Day", "is", Bool=False),
    ),
    WFContentItemInputParameter="Library",
    WFContentItemLimitEnabled=True,
    WFContentItemLimitNumber=10.0,
    WFContentItemSortOrder="Oldest First",
    WFContentItemSortProperty="Start Date",
)
for item in events:
    if item.Start_Date > current_date():
        Coming.append(item)
if Coming is None:
    is_workflow_actions_showresult(Text="No more meetings today.")
    is_workflow_actions_exit()
meeting = is_workflow_actions_getitemfromlist(WFInput=Coming, WFItemSpecifier="First Item")
where_to = is_workflow_actions_properties_calendarevents(WFInput=meeting, WFContentItemPropertyName="Location")
wait = is_workflow_actions_gettimebetweendates(WFInput=f"{meeting.Start_Date}", WFTimeUntilUnit="Minutes")
if where_to is None:
    is_workflow_actions_gettext(WFTextActionText="no place given")
else:
    is_workflow_actions_gettext(WFTextActionText=f"{where_to}")
place = result_of_if()
note_text = is_workflow_actions_gettext(WFTextActionText=f"""{meeting.Title}
{meeting.Start_Date.format(date='Full', time='Short')}, {place}

Agenda
-

Decisions
-

Who does what until when
-
""")
com_apple_mobilenotes_SharingExtension(WFCreateNoteInput=f"{note_text}")
if wait <= 10:
    is_workflow_actions_notification(
        WFNotificationActionBody=f"Starts in {wait} minutes ({place})",
        WFNotificationActionSound=True,
        WFNotificationActionTitle=f"{meeting.Title}",
    )
