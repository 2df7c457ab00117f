# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
text = is_workflow_actions_gettext(WFTextActionText="x")
marker(1, "start", is_workflow_actions_conditional(WFCondition=100, WFInput=as_variable(text)))
is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="never ends")
marker(2, "start", is_workflow_actions_repeat_each(WFInput=text))
is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="loop")
marker(1, "middle", is_workflow_actions_conditional())
is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="crosses")
marker(2, "end", is_workflow_actions_repeat_each())
marker(3, "middle", is_workflow_actions_conditional())
marker(4, "end", is_workflow_actions_conditional())
marker(5, "start", is_workflow_actions_conditional(WFCondition=100, WFInput=as_variable(text)))
marker(5, "end", is_workflow_actions_conditional())
marker(5, "start", is_workflow_actions_conditional(WFCondition=101, WFInput=as_variable(text)))
if_result = marker(5, "end", is_workflow_actions_conditional())
is_workflow_actions_conditional(WFInput=if_result, WFControlFlowMode=0)
is_workflow_actions_conditional(WFInput=if_result, GroupingIdentifier="00000000-0000-4000-8000-000000000007")
marker(6, "0", is_workflow_actions_conditional())
is_workflow_actions_exit()
