# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
match menu("Ready?"):
    case _ if preamble():
        is_workflow_actions_alert(
            WFAlertActionCancelButtonShown=False,
            WFAlertActionMessage="Nobody ever sees this",
        )
        is_workflow_actions_delay(WFDelayTime=2)
    case "Yes":
        is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="Go")
    case "No":
        pass
