# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
text = is_workflow_actions_gettext(WFTextActionText="a")
date = is_workflow_actions_date(WFDateActionMode="Current Date")
if text < 1:
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="0")
if text <= 1:
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="1")
if text > 1:
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="2")
if text >= -1.5:
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="3")
if text == "x":
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="4")
if text != f"{v}!":
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="5")
if text.startswith("pre"):
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="8")
if text.endswith("post"):
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="9")
if "mid" in text:
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="99")
if "mid" not in text:
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="999")
if text is not None:
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="100")
if text is None:
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="101")
if 1 <= text <= 9:
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="1003")
if date.is_today():
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="1002")
if date.is_in_the_next(quantity("3", "days")):
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="1000")
if date.is_in_the_last(quantity("2", "weeks")):
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="1001")
if date > date_of(f"{current_date()}"):
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="2")
if text == enumeration("Wi-Fi"):
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="4")
if text > measurement_of(quantity("5", "km")):
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="2")
if test(WFCondition=77, WFConditionalActionString="?", WFInput=as_variable(text)):
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="77")
