# /// shortcut
# surfaces = ["Watch"]
# [[question]]
# action = "rounds"
# parameter = "WFNumberActionNumber"
# text = "How many rounds do you work at a time?"
# default = "4"
# ///
rounds = is_workflow_actions_number(WFNumberActionNumber=4)
task = is_workflow_actions_ask(WFAskActionPrompt="What will you work on?", WFInputType="Text")
is_workflow_actions_dnd_set(AssertionType="Turned Off", Enabled=1)
for index in range(1, rounds + 1):
    is_workflow_actions_notification(
        WFNotificationActionBody=f"Work on {task} for 25 minutes.",
        WFNotificationActionTitle=f"Round {index}",
    )
    is_workflow_actions_delay(WFDelayTime=1500)
    is_workflow_actions_vibrate()
    match menu(f"How was round {index}?"):
        case "Focused":
            is_workflow_actions_gettext(WFTextActionText=f"{index}: focused")
        case "Interrupted":
            reason = is_workflow_actions_ask(WFAskActionPrompt="By what?", WFInputType="Text")
            Interruptions.append(reason)
            is_workflow_actions_gettext(WFTextActionText=f"{index}: interrupted by {reason}")
    if index < rounds:
        is_workflow_actions_speaktext(WFText="Rest for five minutes.", WFSpeakTextWait=False)
        is_workflow_actions_delay(WFDelayTime=300)
is_workflow_actions_dnd_set(Enabled=0)
lost = is_workflow_actions_count(Input=Interruptions, WFCountType="Items")
line = is_workflow_actions_gettext(WFTextActionText=f"{current_date().format('yyyy-MM-dd HH:mm')};{task};{rounds};{lost}")
is_workflow_actions_file_append(WFInput=line, WFAppendOnNewLine=True, WFFilePath="Work/sessions.csv")
is_workflow_actions_showresult(Text=f"{rounds} rounds of {task}, {lost} interruptions.")
