# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
text = is_workflow_actions_gettext(WFTextActionText="x")
if "a" in text:
    text_2 = is_workflow_actions_gettext(WFTextActionText="has a")
else:
    text_3 = is_workflow_actions_gettext(WFTextActionText="has none")
if_result = result_of_if()
is_workflow_actions_showresult(Text=f"It {if_result}")
if "a" in text:
    answer = text_2
else:
    answer = text_3
is_workflow_actions_showresult(Text=f"{answer}")
