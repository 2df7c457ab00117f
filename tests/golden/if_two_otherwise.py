# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
text = is_workflow_actions_gettext(WFTextActionText="x")
marker(1, "start", is_workflow_actions_conditional(WFCondition=4, WFConditionalActionString="x", WFInput=as_variable(text)))
is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="then")
marker(1, "middle", is_workflow_actions_conditional())
is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="else one")
marker(1, "middle", is_workflow_actions_conditional())
is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="else two")
marker(1, "end", is_workflow_actions_conditional())
