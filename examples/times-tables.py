# /// shortcut
# icon = {glyph = 59867, color = 4271458815}
# ///
child = is_workflow_actions_ask(WFAskActionPrompt="What is your name?", WFInputType="Text")
tables = is_workflow_actions_list(WFItems=["2", "3", "4", "5", "6", "7", "8", "9", "10"])
wanted = is_workflow_actions_choosefromlist(
    WFInput=tables,
    WFChooseFromListActionPrompt=f"Which tables, {child}?",
    WFChooseFromListActionSelectMultiple=True,
)
for index in range(1, 11):
    left = is_workflow_actions_getitemfromlist(WFInput=wanted, WFItemSpecifier="Random Item")
    right = is_workflow_actions_number_random(WFRandomNumberMaximum=10, WFRandomNumberMinimum=1)
    product = is_workflow_actions_math(WFInput=left, WFMathOperand=right, WFMathOperation="×")
    answer = is_workflow_actions_ask(
        WFAskActionAllowsDecimalNumbers=False,
        WFAskActionAllowsNegativeNumbers=False,
        WFAskActionPrompt=f"{index}. {left} × {right} =",
        WFInputType="Number",
    )
    if answer == product:
        Right.append(answer)
        is_workflow_actions_vibrate()
    else:
        is_workflow_actions_alert(
            WFAlertActionCancelButtonShown=False,
            WFAlertActionMessage=f"{left} × {right} = {product}",
            WFAlertActionTitle="Not quite",
        )
        is_workflow_actions_delay(WFDelayTime=2)
score = is_workflow_actions_count(Input=Right, WFCountType="Items")
if score == 10:
    is_workflow_actions_gettext(WFTextActionText="🏆 Master of the tables")
else:
    if 7 <= score <= 9:
        is_workflow_actions_gettext(WFTextActionText="🥈 Very good")
    else:
        is_workflow_actions_gettext(WFTextActionText="🌱 On the way")
rank = result_of_if()
text = is_workflow_actions_gettext(WFTextActionText=f"<h1>{rank}</h1><p>{child} knew {score} of 10 on {current_date().format(date='Long', time='None')}.</p>")
sheet = is_workflow_actions_getrichtextfromhtml(WFHTML=text)
certificate = is_workflow_actions_makepdf(WFInput=sheet, WFPDFIncludeMargin=True)
is_workflow_actions_previewdocument(WFInput=certificate)
