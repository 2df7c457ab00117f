# /// shortcut
# icon = {glyph = 59693, color = 2071128575}
# ///
comment("The plan: one entry for each day from now on; days called rest stay free.")
plan = is_workflow_actions_dictionary(
    WFItems={
        "units": [{"title": "Easy run", "minutes": 40}, {"title": "rest", "minutes": 0}, {"title": "Intervals", "minutes": 50}, {"title": "Strength", "minutes": 30}, {"title": "rest", "minutes": 0}, {"title": "Long run", "minutes": 90}],
        "hour": "18:00",
    },
)
units = is_workflow_actions_getvalueforkey(WFInput=plan, WFDictionaryKey="units")
for index, item in enumerate(units, start=1):
    title = is_workflow_actions_getvalueforkey(WFInput=item, WFDictionaryKey="title")
    if title == "rest":
        comment("A day of rest.")
    else:
        date = is_workflow_actions_adjustdate(
            WFDate=f"{current_date()}",
            WFAdjustOperation="Add",
            WFDuration=quantity(index, "days"),
        )
        busy = is_workflow_actions_getupcomingevents(
            WFDateSpecifier="Specified Day",
            WFGetUpcomingItemCount=20,
            WFSpecifiedDate=f"{date}",
        )
        how_busy = is_workflow_actions_count(Input=busy, WFCountType="Items")
        if how_busy < 6:
            start = is_workflow_actions_date(
                WFDateActionDate=f"{date.format('yyyy-MM-dd')} {plan['hour']}",
                WFDateActionMode="Specified Date",
            )
            minutes = is_workflow_actions_getvalueforkey(WFInput=item, WFDictionaryKey="minutes")
            end = is_workflow_actions_adjustdate(
                WFDate=f"{start}",
                WFAdjustOperation="Add",
                WFDuration=quantity(minutes, "min"),
            )
            is_workflow_actions_addnewevent(
                ShowWhenRun=False,
                WFCalendarItemAllDay=False,
                WFCalendarItemEndDate=f"{end}",
                WFCalendarItemStartDate=f"{start}",
                WFCalendarItemTitle=f"{title}",
            )
        else:
            Skipped.append(date.format("EEEE"))
if Skipped is not None:
    days = is_workflow_actions_text_combine(text=Skipped, WFTextCustomSeparator=", ", WFTextSeparator="Custom")
    is_workflow_actions_notification(
        WFNotificationActionBody=f"{days}",
        WFNotificationActionSound=False,
        WFNotificationActionTitle="Too full for training",
    )
