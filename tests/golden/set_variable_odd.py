# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# [names]
# list_ = "list"
# ///
text = is_workflow_actions_gettext(WFTextActionText="a")
is_workflow_actions_setvariable(WFInput=text)
is_workflow_actions_setvariable(WFInput=text, WFVariableName="")
named = text
is_workflow_actions_setvariable(WFInput=text, WFVariableName=f"dyn {text}")
updated_variable = is_workflow_actions_appendvariable(WFInput=text)
list_.append(updated_variable)
is_workflow_actions_getvariable()
variable = is_workflow_actions_setvariable(WFInput=text, WFVariableName="twice")
is_workflow_actions_showresult(Text=f"{twice} {variable}")
