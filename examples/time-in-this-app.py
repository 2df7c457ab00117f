# /// shortcut
# icon = {glyph = 59719, color = 2071128575}
# surfaces = ["MenuBar"]
# ///
app = is_workflow_actions_getitemname(WFInput=current_app())
note = is_workflow_actions_ask(WFAskActionPrompt=f"What are you doing in {app}?", WFInputType="Text")
is_workflow_actions_file_append(
    WFInput=f"{current_date().format(date='Short', time='Short')} {app}: {note}",
    WFAppendOnNewLine=True,
    WFFilePath="Notes/apps.txt",
)
file = is_workflow_actions_documentpicker_open(
    WFFileErrorIfNotFound=False,
    WFGetFilePath="Notes/apps.txt",
    WFShowFilePicker=False,
)
found = is_workflow_actions_text_match(text=f"{file}", WFMatchTextPattern=f" {app}: ")
times = is_workflow_actions_count(Input=found, WFCountType="Items")
limit = is_workflow_actions_gettext(WFTextActionText="3")
if times > limit.as_number():
    is_workflow_actions_alert(
        WFAlertActionCancelButtonShown=False,
        WFAlertActionMessage=f"{app} again. Take a break?",
        WFAlertActionTitle="Three times",
    )
if any_of("http" in note):
    links = is_workflow_actions_detect_link(WFInput=note)
    is_workflow_actions_openurl(WFInput=links.as_url())
