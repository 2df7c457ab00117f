# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
clipboard_ = is_workflow_actions_getclipboard()
split_text = is_workflow_actions_text_split(text=clipboard_, WFTextSeparator="New Lines")
for item in split_text:
    updated_text = is_workflow_actions_text_changecase(text=item, WFCaseType="UPPERCASE")
    line = updated_text
    comment("nothing comes from this")
    is_workflow_actions_showresult(Text=f"{line}")
repeat_results = results_of_repeat()
combined_text = is_workflow_actions_text_combine(text=repeat_results)
is_workflow_actions_setclipboard(WFInput=combined_text)
if combined_text is not None:
    is_workflow_actions_openurl(WFInput=combined_text)
else:
    is_workflow_actions_speaktext(WFText=combined_text)
if_result = result_of_if()
is_workflow_actions_share(WFInput=if_result)
