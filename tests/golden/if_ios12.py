# /// shortcut
# client_version = "754"
# minimum_version = 411
# minimum_version_text = "411"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# conditions = "words"
# ///
provided_input = is_workflow_actions_ask(WFAskActionPrompt="Name?")
if "a" in provided_input:
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="a")
else:
    if provided_input.contains("b"):
        is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="b")
    variable = is_workflow_actions_getvariable(WFVariable=n)
    if variable > 3:
        is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="more")
    if_result = result_of_if()
    if if_result == "x":
        is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="same")
    if_result_2 = result_of_if()
    if if_result_2 < 3:
        is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="less")
