# /// shortcut
# icon = {glyph = 59511, color = 431817727}
# surfaces = ["ActionExtension", "QuickActions"]
# accepts = ["URL", "String", "SafariWebPage"]
# ///
links = is_workflow_actions_detect_link(WFInput=f"{shortcut_input()}")
for item in links:
    long_link = is_workflow_actions_url_expand(URL=f"{item}")
    host = is_workflow_actions_geturlcomponent(WFURL=f"{long_link}", WFURLComponent="Host")
    path = is_workflow_actions_geturlcomponent(WFURL=f"{long_link}", WFURLComponent="Path")
    query = is_workflow_actions_geturlcomponent(WFURL=f"{long_link}", WFURLComponent="Query")
    ids = is_workflow_actions_text_match(text=f"{query}", WFMatchTextPattern="(?:^|&)((?:id|v|q|p)=[^&]+)")
    if ids is None:
        is_workflow_actions_gettext(WFTextActionText=f"https://{host}{path}")
    else:
        parts = is_workflow_actions_text_combine(text=ids, WFTextCustomSeparator="", WFTextSeparator="Custom")
        tidy = is_workflow_actions_text_replace(
            WFInput=f"{parts}",
            WFReplaceTextFind="^&",
            WFReplaceTextRegularExpression=True,
            WFReplaceTextReplace="",
        )
        is_workflow_actions_gettext(WFTextActionText=f"https://{host}{path}?{tidy}")
    clean = result_of_if()
cleaned = results_of_repeat()
together = is_workflow_actions_text_combine(text=cleaned, WFTextSeparator="New Lines")
match menu("The clean link"):
    case "Copy":
        is_workflow_actions_setclipboard(WFInput=together, WFLocalOnly=False)
    case "Share":
        is_workflow_actions_share(WFInput=together)
    case "Show as QR code":
        code = is_workflow_actions_generatebarcode(WFText=f"{together}", WFQRErrorCorrectionLevel="Medium")
        is_workflow_actions_previewdocument(WFInput=code)
