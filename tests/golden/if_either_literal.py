# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
number = is_workflow_actions_number(WFNumberActionNumber=5)
if number == either("five", 5):
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="both")
if number != either("", 7):
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="neither")
if number == 5:
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="number")
if number == "5":
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="text")
if number > 6:
    leftover(WFConditionalActionString="5")
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="more")
