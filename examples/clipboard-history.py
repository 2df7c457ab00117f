match menu("Clipboard"):
    case "Keep it":
        entry = is_workflow_actions_gettext(WFTextActionText=f"{current_date().format('yyyy-MM-dd HH:mm')}|{clipboard()}")
        is_workflow_actions_file_append(
            WFInput=entry,
            WFAppendFileWriteMode="Prepend",
            WFAppendOnNewLine=True,
            WFFilePath="Snippets/history.txt",
        )
    case "Take an earlier one":
        file = is_workflow_actions_documentpicker_open(
            WFFileErrorIfNotFound=False,
            WFGetFilePath="Snippets/history.txt",
            WFShowFilePicker=False,
        )
        lines = is_workflow_actions_text_split(text=file, WFTextSeparator="New Lines")
        line = is_workflow_actions_choosefromlist(WFInput=lines)
        parts = is_workflow_actions_text_split(text=line, WFTextCustomSeparator="|", WFTextSeparator="Custom")
        content = is_workflow_actions_getitemfromlist(WFInput=parts, WFItemSpecifier="Last Item")
        is_workflow_actions_setclipboard(WFInput=content)
        is_workflow_actions_notification(WFNotificationActionBody=f"Copied: {content}")
