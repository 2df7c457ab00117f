# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
number = is_workflow_actions_number(WFNumberActionNumber="0,5")
if number > numeral("0,5"):
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="a")
else:
    if number < numeral(""):
        is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="b")
if 1 <= number <= numeral("2,5"):
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="c")
if number >= Limit:
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="d")
is_workflow_actions_number(WFNumberActionNumber="")
is_workflow_actions_number(WFNumberActionNumber="3.50")
number_2 = is_workflow_actions_number(WFNumberActionNumber=2.5)
is_workflow_actions_math(WFInput=number_2, WFMathOperand="1e3", WFMathOperation="×")
