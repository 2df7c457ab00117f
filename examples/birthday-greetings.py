# /// shortcut
# icon = {glyph = 59771, color = 3679049983}
# ///
people = is_workflow_actions_filter_contacts(
    WFContentItemFilter=where(rule("Birthday", "is today", Number="7", Unit=16)),
    WFContentItemInputParameter="Library",
    WFContentItemSortOrder="A to Z",
    WFContentItemSortProperty="First Name",
)
if people is None:
    is_workflow_actions_notification(
        WFNotificationActionBody="",
        WFNotificationActionSound=False,
        WFNotificationActionTitle="No birthdays today",
    )
    is_workflow_actions_exit()
for item in people:
    name = is_workflow_actions_properties_contacts(WFInput=item, WFContentItemPropertyName="First Name")
    match menu(f"{name} has a birthday"):
        case chosen if chosen == f"Write to {name}":
            wishes = is_workflow_actions_list(WFItems=[f"Happy birthday, {name}! Have a wonderful day.", f"Dear {name}, all the best for your new year of life!", "Many happy returns!"])
            text = is_workflow_actions_choosefromlist(WFInput=wishes, WFChooseFromListActionPrompt="Which words?")
            own_words = is_workflow_actions_ask(
                WFAllowsMultilineText=True,
                WFAskActionDefaultAnswer=f"{text}",
                WFAskActionPrompt="Change anything?",
                WFInputType="Text",
            )
            is_workflow_actions_sendmessage(
                WFSendMessageContent=f"{own_words}",
                WFSendMessageActionRecipients=item,
            )
        case chosen if chosen == f"Call {name}":
            com_apple_mobilephone_call(WFCallContact=item)
        case "Not this year":
            is_workflow_actions_nothing()
