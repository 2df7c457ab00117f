# /// shortcut
# icon = {glyph = 59722, color = 2071128575}
# surfaces = ["ActionExtension", "QuickActions"]
# accepts = ["String"]
# no_input = {ask = "String"}
# ///
word = is_workflow_actions_correctspelling(text=f"{shortcut_input().as_text()}")
language = is_workflow_actions_detectlanguage(WFInput=f"{word}")
if language != "English":
    translated_text = is_workflow_actions_text_translate(
        WFInputText=f"{word}",
        WFSelectedFromLanguage="Detect Language",
        WFSelectedLanguage="en_US",
    )
    is_workflow_actions_showdefinition(Word=f"{translated_text}")
else:
    is_workflow_actions_showdefinition(Word=f"{word}")
