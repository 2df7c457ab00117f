secret = is_workflow_actions_number_random(WFRandomNumberMaximum=100, WFRandomNumberMinimum=1)
is_workflow_actions_alert(
    WFAlertActionCancelButtonShown=True,
    WFAlertActionMessage="It lies between 1 and 100. You have seven tries.",
    WFAlertActionTitle="Guess my number",
)
for index in range(1, 8):
    guess = is_workflow_actions_ask(
        WFAskActionAllowsDecimalNumbers=False,
        WFAskActionPrompt=f"Try {index} of 7",
        WFInputType="Number",
    )
    if guess == secret:
        is_workflow_actions_vibrate()
        is_workflow_actions_speaktext(WFText=f"Right! You needed {index} tries.", WFSpeakTextWait=True)
        is_workflow_actions_exit()
    if guess < secret:
        is_workflow_actions_notification(
            WFNotificationActionBody=f"My number is larger than {guess}.",
            WFNotificationActionSound=False,
        )
    if guess > secret:
        is_workflow_actions_notification(
            WFNotificationActionBody=f"My number is smaller than {guess}.",
            WFNotificationActionSound=False,
        )
is_workflow_actions_showresult(Text=f"Out of tries. It was {secret}.")
