# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
match menu("Pick"):
    case "A":
        is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="first")
    case "A":
        is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="second")
    case "":
        is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="empty")
    case _ if untitled():
        is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="none")
    case "C":
        pass
