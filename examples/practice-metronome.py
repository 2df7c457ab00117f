# /// shortcut
# icon = {glyph = 59864, color = 463140863}
# [[question]]
# action = "instrument"
# parameter = "WFTextActionText"
# text = "Which instrument do you play?"
# default = "Piano"
# ///
instrument = is_workflow_actions_gettext(WFTextActionText="Piano")
minutes = is_workflow_actions_ask(
    WFAskActionDefaultAnswerNumber="30",
    WFAskActionPrompt=f"How many minutes of {instrument} today?",
    WFInputType="Number",
)
is_workflow_actions_dnd_set(AssertionType="Turned Off", Enabled=1)
parts = is_workflow_actions_list(WFItems=["Scales", "Pieces", "Free play"])
share = is_workflow_actions_math(WFInput=minutes, WFMathOperand=3, WFMathOperation="÷")
seconds = is_workflow_actions_math(WFInput=share, WFMathOperand=60, WFMathOperation="×")
for index, item in enumerate(parts, start=1):
    is_workflow_actions_speaktext(WFText=f"Part {index}: {item}.", WFSpeakTextWait=True)
    if index == 1:
        is_workflow_actions_speaktext(WFText="Begin slowly.", WFSpeakTextWait=False)
    is_workflow_actions_delay(WFDelayTime=seconds)
    is_workflow_actions_vibrate()
is_workflow_actions_dnd_set(Enabled=0)
match menu("How was it?"):
    case "Good":
        is_workflow_actions_gettext(WFTextActionText="good")
    case "Tiring":
        is_workflow_actions_gettext(WFTextActionText="tiring")
    case chosen if chosen == f"Best {instrument} day ever":
        is_workflow_actions_gettext(WFTextActionText="excellent")
mood = result_of_menu()
is_workflow_actions_file_append(
    WFInput=f"{current_date().format('yyyy-MM-dd')},{instrument},{minutes},{mood}",
    WFAppendOnNewLine=True,
    WFFilePath="Practice.csv",
)
