# /// shortcut
# surfaces = ["ActionExtension", "Watch"]
# ///
if shortcut_input() is None:
    is_workflow_actions_dictatetext(WFDictateTextStopListening="After Pause")
else:
    is_workflow_actions_detect_text(WFInput=shortcut_input())
thought = result_of_if()
dates = is_workflow_actions_detect_date(WFInput=thought)
match menu(f"{thought}"):
    case "Reminder":
        if dates is None:
            is_workflow_actions_addnewreminder(WFAlertEnabled="No Alert", WFCalendarItemTitle=thought)
        else:
            is_workflow_actions_addnewreminder(
                WFAlertCustomTime=f"{dates}",
                WFAlertEnabled="Alert",
                WFCalendarItemTitle=thought,
            )
    case "Appointment":
        if dates is None:
            is_workflow_actions_ask(WFAskActionPrompt="When?", WFInputType="Date and Time")
        else:
            is_workflow_actions_getitemfromlist(WFInput=dates, WFItemSpecifier="First Item")
        begin = result_of_if()
        end = is_workflow_actions_adjustdate(WFDate=f"{begin}", WFAdjustOperation="Add", WFDuration=quantity(1, "hr"))
        is_workflow_actions_addnewevent(
            WFCalendarItemEndDate=f"{end}",
            WFCalendarItemStartDate=f"{begin}",
            WFCalendarItemTitle=f"{thought}",
        )
    case "Note":
        is_workflow_actions_file_append(WFInput=thought, WFAppendOnNewLine=True, WFFilePath="Notes/inbox.md")
    case "Message to someone":
        person = is_workflow_actions_selectcontacts(WFSelectMultiple=False)
        is_workflow_actions_sendmessage(WFSendMessageContent=f"{thought}", WFSendMessageActionRecipients=person)
is_workflow_actions_vibrate()
