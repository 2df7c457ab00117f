# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
marker(1, "start", is_workflow_actions_choosefrommenu(WFMenuItems=["A", "B"], WFMenuPrompt="Pick"))
marker(1, "middle", is_workflow_actions_choosefrommenu(WFMenuItemTitle="A"))
is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="a")
marker(1, "middle", is_workflow_actions_conditional(WFMenuItemTitle="B"))
is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="b")
marker(1, "end", is_workflow_actions_choosefrommenu())
