# /// shortcut
# surfaces = ["MenuBar", "Watch"]
# ///
snippets = is_workflow_actions_dictionary(
    WFItems={
        "Thanks": "Dear NAME, thank you for your message of DATE.",
        "Absence": "I am away until further notice. In urgent cases please write to NAME.",
        "Bank details": {"Holder": "NAME", "Due": 14, "Transfer": True},
    },
)
keys = is_workflow_actions_getvalueforkey(WFInput=snippets, WFGetDictionaryValueType="All Keys")
key = is_workflow_actions_choosefromlist(WFInput=keys, WFChooseFromListActionPrompt="Which text?")
raw = is_workflow_actions_getvalueforkey(WFInput=snippets, WFDictionaryKey=f"{key}")
name = is_workflow_actions_ask(WFAskActionPrompt="Which name goes in?", WFInputType="Text")
named = is_workflow_actions_text_replace(WFInput=f"{raw}", WFReplaceTextFind="NAME", WFReplaceTextReplace=f"{name}")
dated = is_workflow_actions_text_replace(
    WFInput=f"{named}",
    WFReplaceTextFind="DATE",
    WFReplaceTextReplace=f"{current_date().format(date='Long', time='None')}",
)
is_workflow_actions_setclipboard(WFInput=dated)
