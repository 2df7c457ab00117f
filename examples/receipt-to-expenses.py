# /// shortcut
# icon = {glyph = 59511, color = 4251333119}
# surfaces = ["ActionExtension", "QuickActions"]
# quick_actions = ["Services"]
# accepts = ["Image", "PDF"]
# ///
if shortcut_input() is None:
    is_workflow_actions_takephoto(WFCameraCaptureDevice="Back", WFCameraCaptureShowPreview=True)
else:
    is_workflow_actions_getitemfromlist(WFInput=shortcut_input(), WFItemSpecifier="First Item")
receipt = result_of_if()
recognised = is_workflow_actions_extracttextfromimage(WFImage=receipt)
totals = is_workflow_actions_text_match(
    text=f"{recognised}",
    WFMatchTextCaseSensitive=False,
    WFMatchTextPattern="(?i)total\\D*([0-9]+[.,][0-9]{2})",
)
if totals is not None:
    amount_text = is_workflow_actions_text_match_getgroup(matches=totals, WFGetGroupType="Group At Index", WFGroupIndex=1)
    is_workflow_actions_text_replace(WFInput=f"{amount_text}", WFReplaceTextFind=",", WFReplaceTextReplace=".")
else:
    is_workflow_actions_ask(
        WFAskActionPrompt="I could not read the total. How much was it?",
        WFInputType="Number",
    )
total = result_of_if()
purpose = is_workflow_actions_ask(
    WFAllowsMultilineText=False,
    WFAskActionPrompt=f"What was {total} spent on?",
    WFInputType="Text",
)
small = is_workflow_actions_image_resize(WFImage=receipt, WFImageResizeWidth=800)
photo = is_workflow_actions_image_convert(
    WFInput=small,
    WFImageCompressionQuality=0.6,
    WFImageFormat="JPEG",
    WFImagePreserveMetadata=False,
)
named_photo = is_workflow_actions_setitemname(WFInput=photo, WFName=f"{current_date().format('yyyy-MM-dd')} {purpose}.jpg")
is_workflow_actions_documentpicker_save(
    WFInput=named_photo,
    WFAskWhereToSave=False,
    WFFileDestinationPath="Expenses/Receipts/",
)
is_workflow_actions_file_append(
    WFInput=f"{current_date().format('yyyy-MM-dd')};{purpose};{total}",
    WFAppendOnNewLine=True,
    WFFilePath=f"Expenses/{current_date().format('yyyy-MM')}.csv",
)
