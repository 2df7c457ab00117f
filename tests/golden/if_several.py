# /// shortcut
# client_version = "3036.0.4.2"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
text = is_workflow_actions_gettext(WFTextActionText="a")
number = is_workflow_actions_number(WFNumberActionNumber=4)
if text == "a" and number > 3 and v is not None:
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="all")
if text == "a" or number > 3:
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="any")
else:
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="none")
if all_of(text == "a"):
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="one of all")
if any_of(v is not None):
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="one of any")
