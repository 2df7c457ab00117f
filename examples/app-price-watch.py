# /// shortcut
# icon = {glyph = 59685, color = 1440408063}
# surfaces = ["NCWidget"]
# returns = ["String"]
# output_fallback = true
# ///
match menu("Wished apps"):
    case "Add one":
        term = is_workflow_actions_ask(WFAskActionPrompt="Name of the app?", WFInputType="Text")
        found = is_workflow_actions_searchappstore(
            WFAttribute="All",
            WFEntity="iPhone",
            WFItemLimit=5,
            WFSearchTerm=f"{term}",
        )
        app = is_workflow_actions_choosefromlist(WFInput=found, WFChooseFromListActionPrompt="Which one?")
        store_id = is_workflow_actions_properties_appstore(WFInput=app, WFContentItemPropertyName="Store ID")
        price = is_workflow_actions_properties_appstore(WFInput=app, WFContentItemPropertyName="Formatted Price")
        is_workflow_actions_file_append(
            WFInput=f"{store_id}={price}",
            WFAppendOnNewLine=True,
            WFFilePath="Wishes/apps.txt",
        )
    case "Look for offers":
        file = is_workflow_actions_documentpicker_open(
            WFFileErrorIfNotFound=True,
            WFGetFilePath="Wishes/apps.txt",
            WFShowFilePicker=False,
        )
        text = is_workflow_actions_detect_text(WFInput=file)
        lines = is_workflow_actions_text_split(text=text, WFTextSeparator="New Lines")
        for item in lines:
            parts = is_workflow_actions_text_split(text=item, WFTextCustomSeparator="=", WFTextSeparator="Custom")
            old_id = is_workflow_actions_getitemfromlist(WFInput=parts, WFItemSpecifier="First Item")
            old_price = is_workflow_actions_getitemfromlist(WFInput=parts, WFItemIndex=2, WFItemSpecifier="Item At Index")
            now = is_workflow_actions_searchappstore(WFAttribute="Product ID", WFItemLimit=1, WFSearchTerm=f"{old_id}")
            new_price = is_workflow_actions_properties_appstore(WFInput=now, WFContentItemPropertyName="Formatted Price")
            old_number = is_workflow_actions_detect_number(WFInput=old_price)
            new_number = is_workflow_actions_detect_number(WFInput=new_price)
            if new_number < old_number:
                name = is_workflow_actions_properties_appstore(WFInput=now, WFContentItemPropertyName="Name")
                offer = is_workflow_actions_gettext(WFTextActionText=f"{name}: {new_price} instead of {old_price}")
                Offers.append(offer)
        offers = is_workflow_actions_text_combine(text=Offers, WFTextSeparator="New Lines")
        is_workflow_actions_output(
            WFOutput=f"{offers}",
            WFNoOutputSurfaceBehavior="Respond",
            WFResponse=f"{offers}",
        )
