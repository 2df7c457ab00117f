# /// shortcut
# icon = {glyph = 59771, color = 3679049983}
# ///
birthdays = is_workflow_actions_filter_calendarevents(
    WFContentItemFilter=where(
        rule("Start Date", "is today", Number=7, Removable=False, Unit=16),
        rule("Calendar", "is", Enumeration=choice("Birthdays")),
    ),
    WFContentItemInputParameter="Library",
    WFContentItemSortOrder="A to Z",
    WFContentItemSortProperty="Name",
)
if birthdays is None:
    is_workflow_actions_notification(
        WFNotificationActionBody="",
        WFNotificationActionSound=False,
        WFNotificationActionTitle="No birthdays today",
    )
    is_workflow_actions_exit()
for item in birthdays:
    name = is_workflow_actions_text_replace(
        WFInput=f"{item.Title}",
        WFReplaceTextFind="['’]s .*$",
        WFReplaceTextRegularExpression=True,
        WFReplaceTextReplace="",
    )
    person = is_workflow_actions_filter_contacts(
        WFContentItemFilter=where(rule("Name", "is", String=f"{name}", Unit=4)),
        WFContentItemInputParameter="Library",
        WFContentItemLimitEnabled=True,
        WFContentItemLimitNumber=1.0,
    )
    match menu(f"{name} has a birthday"):
        case chosen if chosen == f"Write to {name}":
            wishes = is_workflow_actions_list(
                WFItems=[
                    f"Happy birthday, {name}! Have a wonderful day.",
                    f"Dear {name}, all the best for your new year of life!",
                    "Many happy returns!",
                ],
            )
            text = is_workflow_actions_choosefromlist(WFInput=wishes, WFChooseFromListActionPrompt="Which words?")
            own_words = is_workflow_actions_ask(
                WFAllowsMultilineText=True,
                WFAskActionDefaultAnswer=f"{text}",
                WFAskActionPrompt="Change anything?",
                WFInputType="Text",
            )
            is_workflow_actions_sendmessage(
                WFSendMessageContent=f"{own_words}",
                WFSendMessageActionRecipients=person,
            )
        case chosen if chosen == f"Call {name}":
            com_apple_mobilephone_call(WFCallContact=person)
        case "Not this year":
            is_workflow_actions_nothing()
