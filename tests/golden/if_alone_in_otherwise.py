# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
text = is_workflow_actions_gettext(WFTextActionText="x")
if text == "a":
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="a")
else:
    if text == "b":
        is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="b")
    else:
        is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="c")
