# /// shortcut
# client_version = "4407"
# minimum_version = 3010
# minimum_version_text = "3010"
# icon = {glyph = 59771, color = 4274264319}
# surfaces = ["Watch"]
# ///
home = is_workflow_actions_ask(WFAskActionPrompt="Name of the home team?", WFInputType="Text")
guests = is_workflow_actions_ask(WFAskActionPrompt="Name of the guests?", WFInputType="Text")
sets = is_workflow_actions_ask(
    WFAskActionDefaultAnswerNumber="3",
    WFAskActionPrompt="How many sets?",
    WFInputType="Number",
)
zero = is_workflow_actions_number(WFNumberActionNumber=0)
Home_sets = zero
Guest_sets = zero
for index in range(1, sets + 1):
    home_points = is_workflow_actions_ask(WFAskActionPrompt=f"Set {index}: points of {home}?", WFInputType="Number")
    guest_points = is_workflow_actions_ask(WFAskActionPrompt=f"Set {index}: points of {guests}?", WFInputType="Number")
    if home_points > guest_points:
        one_more = is_workflow_actions_math(WFInput=Home_sets, WFMathOperand=1, WFMathOperation="+")
        Home_sets = one_more
    elif home_points < guest_points:
        one_more_for_guests = is_workflow_actions_math(WFInput=Guest_sets, WFMathOperand=1, WFMathOperation="+")
        Guest_sets = one_more_for_guests
    else:
        is_workflow_actions_alert(
            WFAlertActionCancelButtonShown=False,
            WFAlertActionMessage=f"Set {index} counts for nobody.",
            WFAlertActionTitle="A draw?",
        )
    line = is_workflow_actions_gettext(WFTextActionText=f"{home_points}:{guest_points}")
    is_workflow_actions_speaktext(WFText=f"After set {index}: {Home_sets} to {Guest_sets}.", WFSpeakTextWait=True)
lines = results_of_repeat()
if Home_sets == Guest_sets:
    is_workflow_actions_gettext(WFTextActionText="Nobody won")
elif Home_sets > Guest_sets:
    is_workflow_actions_gettext(WFTextActionText=f"{home} won")
else:
    is_workflow_actions_gettext(WFTextActionText=f"{guests} won")
outcome = result_of_if()
result = is_workflow_actions_gettext(WFTextActionText=f"{outcome}, {Home_sets}:{Guest_sets}")
is_workflow_actions_file_append(
    WFInput=f"{current_date().format(date='Short', time='Short')} {home} - {guests}: {result}",
    WFAppendOnNewLine=True,
    WFFilePath="Sports/Matches.txt",
)
is_workflow_actions_showresult(Text=f"{result}")
