address = is_workflow_actions_ask(
    WFAskActionDefaultAnswer="https://httpbin.org/anything",
    WFAskActionPrompt="Which address?",
    WFInputType="URL",
)
match menu("Which method?"):
    case "Fetch":
        is_workflow_actions_downloadurl(
            WFURL=f"{address}",
            WFHTTPHeaders={"Accept": "application/json"},
            WFHTTPMethod="GET",
        )
    case "Send":
        name = is_workflow_actions_ask(WFAskActionPrompt="Value of the field name?", WFInputType="Text")
        is_workflow_actions_downloadurl(
            WFURL=f"{address}",
            WFHTTPBodyType="JSON",
            WFHTTPMethod="POST",
            WFJSONValues={
                "name": f"{name}",
                "test": True,
                "tries": 3,
                "tags": ["a", "b"],
                "client": {"device": f"{device()}"},
            },
        )
answer = result_of_menu()
headers = is_workflow_actions_url_getheaders(WFInput=address)
kind = is_workflow_actions_getitemtype(WFInput=answer)
if kind == "Dictionary":
    keys = is_workflow_actions_getvalueforkey(WFInput=answer, WFGetDictionaryValueType="All Keys")
    is_workflow_actions_text_combine(text=keys, WFTextCustomSeparator=", ", WFTextSeparator="Custom")
else:
    is_workflow_actions_count(Input=answer, WFCountType="Lines")
summary = result_of_if()
is_workflow_actions_showresult(Text=f"{kind}: {summary}\n\n{headers}")
