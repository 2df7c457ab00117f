# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
text = is_workflow_actions_gettext(WFTextActionText=f"Later: {text_3}")
text_2 = is_workflow_actions_gettext(WFTextActionText=f"Me: {text_2}")
text_3 = is_workflow_actions_gettext(WFTextActionText="third")
text_4 = is_workflow_actions_gettext(WFTextActionText="twin one")
text_4 = duplicate(is_workflow_actions_gettext(WFTextActionText="twin two"))
is_workflow_actions_showresult(Text=f"{text_4} and {text}")
is_workflow_actions_showresult(Text=f"Gone: {missing('lost_text')}, {missing('lost_text_2')} and {missing('contents_of_url')}")
