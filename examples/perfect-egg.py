minutes = is_workflow_actions_dictionary(WFItems={"Soft": 4, "Waxy": 6, "Hard": 9})
choice = is_workflow_actions_choosefromlist(WFInput=minutes, WFChooseFromListActionPrompt="How should the egg be?")
size = is_workflow_actions_ask(
    WFAskActionDefaultAnswerNumber="60",
    WFAskActionPrompt="How heavy is the egg, in grams?",
    WFInputType="Number",
)
if size > 65:
    is_workflow_actions_math(WFInput=choice, WFMathOperand=1, WFMathOperation="+")
elif size < 50:
    is_workflow_actions_math(WFInput=choice, WFMathOperand=1, WFMathOperation="-")
else:
    is_workflow_actions_getvariable(WFVariable=choice)
length = result_of_if()
is_workflow_actions_timer_start(WFDuration=quantity(length, "min"))
is_workflow_actions_notification(
    WFNotificationActionBody=f"Ready in {length} minutes",
    WFNotificationActionSound=True,
    WFNotificationActionTitle="Egg",
)
