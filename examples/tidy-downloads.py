# /// shortcut
# icon = {glyph = 59511, color = 2071128575}
# surfaces = ["QuickActions"]
# quick_actions = ["Services"]
# accepts = ["Folder", "GenericFile"]
# [names]
# Large_files = "Large files"
# ///
if shortcut_input() is None:
    is_workflow_actions_file_select(WFPickingMode="Folders")
else:
    is_workflow_actions_getitemfromlist(WFInput=shortcut_input(), WFItemSpecifier="First Item")
folder = result_of_if()
contents = is_workflow_actions_file_getfoldercontents(WFFolder=folder, Recursive=False)
leftovers = is_workflow_actions_filter_files(
    WFContentItemInputParameter=contents,
    WFContentItemFilter=where_any(
        rule("File Extension", "is", String="tmp", Unit=4),
        rule("File Extension", "is", String="part", Unit=4),
        rule("Name", "contains", String="copy", Unit=4),
    ),
)
for item in contents:
    changed = item.property("Last Modified Date", "WFFileModificationDate")
    if changed.is_in_the_last(quantity("30", "days")):
        comment("New enough to stay.")
    else:
        Old.append(item)
    if item.property("File Size", "WFFileSizeProperty") > measurement_of(quantity("50", "MB")):
        size = is_workflow_actions_format_filesize(WFFileSize=item, WFFileSizeFormat="MB", WFFileSizeIncludeUnits=True)
        text = is_workflow_actions_gettext(WFTextActionText=f"{item.property('Name', 'WFItemName')}: {size}")
        Large_files.append(text)
if Old is not None:
    archive = is_workflow_actions_makezip(
        WFInput=Old,
        WFArchiveFormat="zip",
        WFZIPName=f"Old files {current_date().format('yyyy-MM-dd')}",
    )
    kept = is_workflow_actions_documentpicker_save(WFInput=archive, WFAskWhereToSave=True)
    if kept is not None:
        is_workflow_actions_file_delete(WFInput=Old, WFDeleteFileConfirmDeletion=True)
if leftovers is not None:
    is_workflow_actions_file_delete(WFInput=leftovers, WFDeleteFileConfirmDeletion=True)
large = is_workflow_actions_text_combine(text=Large_files, WFTextSeparator="New Lines")
is_workflow_actions_showresult(Text=f"Large files that stay:\n{large}")
