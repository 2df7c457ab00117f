people = is_workflow_actions_ask(WFAskActionPrompt="How many people does the recipe feed?", WFInputType="Number")
guests = is_workflow_actions_ask(WFAskActionPrompt="How many are coming?", WFInputType="Number")
recipe = is_workflow_actions_ask(
    WFAllowsMultilineText=True,
    WFAskActionPrompt="The ingredients, one on each line, the amount first",
    WFInputType="Text",
)
factor = is_workflow_actions_math(WFInput=guests, WFMathOperand=people, WFMathOperation="÷")
lines = is_workflow_actions_text_split(text=recipe, WFTextSeparator="New Lines")
for item in lines:
    amounts = is_workflow_actions_text_match(text=f"{item}", WFMatchTextPattern="^[0-9.,]+")
    if amounts is None:
        is_workflow_actions_gettext(WFTextActionText=f"{item}")
    else:
        amount = is_workflow_actions_detect_number(WFInput=amounts)
        scaled = is_workflow_actions_math(WFInput=amount, WFMathOperand=factor, WFMathOperation="×")
        tidy = is_workflow_actions_round(WFInput=scaled, WFRoundMode="Normal", WFRoundTo="Tenths")
        is_workflow_actions_text_replace(
            WFInput=f"{item}",
            WFReplaceTextFind="^[0-9.,]+",
            WFReplaceTextRegularExpression=True,
            WFReplaceTextReplace=f"{tidy}",
        )
shopping = results_of_repeat()
text = is_workflow_actions_text_combine(text=shopping, WFTextSeparator="New Lines")
is_workflow_actions_setclipboard(WFInput=text)
is_workflow_actions_showresult(Text=f"For {guests}:\n{text}")
