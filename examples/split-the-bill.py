bill = is_workflow_actions_ask(WFAskActionPrompt="How much is the bill?", WFInputType="Number")
people = is_workflow_actions_ask(
    WFAskActionAllowsDecimalNumbers=False,
    WFAskActionPrompt="How many people?",
    WFInputType="Number",
)
tips = is_workflow_actions_dictionary(WFItems={"Nothing": 0, "A little": 5, "Usual": 10, "Very good": 15})
tip = is_workflow_actions_choosefromlist(WFInput=tips, WFChooseFromListActionPrompt="How was the service?")
total = is_workflow_actions_calculateexpression(Input=f"{bill} * (100 + {tip}) / 100")
share = is_workflow_actions_math(WFInput=total, WFMathOperand=people, WFMathOperation="÷")
rounded = is_workflow_actions_round(WFInput=share, WFRoundMode="Always Round Up", WFRoundTo="Hundredths")
amount = is_workflow_actions_format_number(WFNumber=rounded, WFNumberFormatDecimalPlaces=2)
match menu(f"{amount} each"):
    case "Send a message":
        friend = is_workflow_actions_selectcontacts(WFSelectMultiple=False)
        is_workflow_actions_sendmessage(
            WFSendMessageContent=f"Your share of the meal is {amount}.",
            WFSendMessageActionRecipients=friend,
        )
    case "Only show it":
        is_workflow_actions_showresult(Text=f"Together {total}, each pays {amount}.")
