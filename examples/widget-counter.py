# /// shortcut
# surfaces = ["NCWidget"]
# ///
stored = is_workflow_actions_documentpicker_open(
    WFFileErrorIfNotFound=False,
    WFGetFilePath="Widgets/tally.txt",
    WFShowFilePicker=False,
)
if stored is None:
    number = is_workflow_actions_number(WFNumberActionNumber=0)
    Tally = number
else:
    numbers = is_workflow_actions_detect_number(WFInput=stored)
    Tally = numbers
match menu(f"So far: {Tally}"):
    case "One more":
        is_workflow_actions_math(WFInput=Tally, WFMathOperand=1, WFMathOperation="+")
    case "One less":
        is_workflow_actions_math(WFInput=Tally, WFMathOperand=1, WFMathOperation="-")
    case "Start again":
        is_workflow_actions_number(WFNumberActionNumber=0)
new_tally = result_of_menu()
text = is_workflow_actions_gettext(WFTextActionText=f"{new_tally}")
is_workflow_actions_documentpicker_save(
    WFInput=text,
    WFAskWhereToSave=False,
    WFFileDestinationPath="Widgets/tally.txt",
    WFSaveFileOverwrite=True,
)
is_workflow_actions_notification(WFNotificationActionBody=f"Now at {new_tally}", WFNotificationActionSound=False)
