text = is_workflow_actions_getclipboard()
match menu("What shall I do with the clipboard?"):
    case "Base64":
        match menu("Which way?"):
            case "Encode":
                is_workflow_actions_base64encode(
                    WFInput=text,
                    WFBase64LineBreakMode="None",
                    WFEncodeMode="Encode",
                )
            case "Decode":
                is_workflow_actions_base64encode(WFInput=text, WFEncodeMode="Decode")
    case "Address":
        is_workflow_actions_urlencode(WFInput=f"{text}", WFEncodeMode="Encode")
    case "Checksum":
        is_workflow_actions_hash(WFInput=text, WFHashType="SHA256")
    case "Parts of an address":
        host = is_workflow_actions_geturlcomponent(WFURL=f"{text}", WFURLComponent="Host")
        path = is_workflow_actions_geturlcomponent(WFURL=f"{text}", WFURLComponent="Path")
        is_workflow_actions_gettext(WFTextActionText=f"{host}\n{path}")
    case "Run as a script":
        is_workflow_actions_runshellscript(Input=text, InputMode="to stdin", Script="wc", Shell="/bin/zsh")
result = result_of_menu()
is_workflow_actions_setclipboard(WFInput=result)
is_workflow_actions_showresult(Text=f"{result}")
