# /// shortcut
# surfaces = ["ActionExtension"]
# ///
if shortcut_input() is None:
    is_workflow_actions_ask(WFAskActionPrompt="Which word?", WFInputType="Text")
else:
    is_workflow_actions_detect_text(WFInput=shortcut_input())
word = result_of_if()
language = is_workflow_actions_detectlanguage(WFInput=f"{word}")
match menu(f"{word} ({language})"):
    case "Definition":
        is_workflow_actions_showdefinition(Word=f"{word}")
    case "Encyclopedia":
        encoded = is_workflow_actions_urlencode(WFInput=f"{word}", WFEncodeMode="Encode")
        answer = is_workflow_actions_downloadurl(WFURL=f"https://en.wikipedia.org/api/rest_v1/page/summary/{encoded}")
        page = is_workflow_actions_detect_dictionary(WFInput=answer)
        extract = is_workflow_actions_getvalueforkey(WFInput=page, WFDictionaryKey="extract")
        if extract is None:
            is_workflow_actions_showresult(Text=f"There is no article about {word}.")
        else:
            is_workflow_actions_showresult(Text=f"{extract}")
    case "Search":
        is_workflow_actions_searchweb(WFInputText=f"{word}", WFSearchWebDestination="DuckDuckGo")
