# /// shortcut
# icon = {glyph = 59749, color = 4251333119}
# ///
title = is_workflow_actions_format_date(WFDate=f"{current_date()}", WFDateFormat="MMMM yyyy", WFDateFormatStyle="Custom")
for index in range(1, 4):
    is_workflow_actions_ask(WFAskActionPrompt=f"Good thing number {index}?", WFInputType="Text")
good_things = results_of_repeat()
entry = is_workflow_actions_text_combine(text=good_things, WFTextCustomSeparator="\n• ", WFTextSeparator="Custom")
notes = is_workflow_actions_filter_notes(
    WFContentItemFilter=where(rule("Name", "contains", String=f"Good things, {title}", Unit=4)),
    WFContentItemInputParameter="Library",
    WFContentItemLimitEnabled=True,
    WFContentItemLimitNumber=1.0,
)
if notes is None:
    com_apple_mobilenotes_SharingExtension(WFCreateNoteInput=f"""Good things, {title}

{current_date().format('EEEE d')}
• {entry}""")
else:
    is_workflow_actions_appendnote(WFInput=f"\n{current_date().format('EEEE d')}\n• {entry}", WFNote=notes)
photos = is_workflow_actions_filter_photos(
    WFContentItemFilter=where(
        rule("Media Type", "is", Enumeration=choice("Image"), Unit=4),
        rule("Is a Screenshot", "is", Bool=False, Unit=4),
    ),
    WFContentItemLimitEnabled=True,
    WFContentItemLimitNumber=1.0,
    WFContentItemSortOrder="Latest First",
    WFContentItemSortProperty="Date Taken",
)
if photos.Date_Taken.is_today():
    is_workflow_actions_previewdocument(WFInput=photos)
