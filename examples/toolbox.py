# /// shortcut
# name = "Pocket toolbox"
# icon = {glyph = 59771, color = 2846468607}
# surfaces = ["NCWidget", "Watch", "MenuBar", "ActionExtension"]
# output_fallback = true
# [[question]]
# action = "language"
# parameter = "WFTextActionText"
# text = "Language to translate into, for example de_DE"
# default = "de_DE"
# ///
comment("What is shared comes first; without it the clipboard is used.")
language = is_workflow_actions_gettext(WFTextActionText="de_DE")
if shortcut_input() is None:
    is_workflow_actions_getclipboard()
else:
    is_workflow_actions_getitemfromlist(WFInput=shortcut_input(), WFItemSpecifier="First Item")
thing = result_of_if()
kind = is_workflow_actions_getitemtype(WFInput=thing)
hour = is_workflow_actions_format_date(WFDate=f"{current_date()}", WFDateFormat="H", WFDateFormatStyle="Custom")
greetings = is_workflow_actions_dictionary(WFItems={"morning": "Good morning", "day": "Hello", "evening": "Good evening"})
if hour < 11:
    greeting = greetings["morning"]
else:
    if hour >= 18:
        greeting = greetings["evening"]
    else:
        greeting = greetings["day"]
match menu(f"{greeting}! In hand: {kind}"):
    case "Text":
        match menu("What about the text?"):
            case "Count":
                letters = is_workflow_actions_count(Input=thing, WFCountType="Characters")
                word_count = is_workflow_actions_count(Input=thing, WFCountType="Words")
                lines = is_workflow_actions_count(Input=thing, WFCountType="Lines")
                is_workflow_actions_gettext(WFTextActionText=f"{letters} letters, {word_count} words, {lines} lines")
            case "Tidy":
                trimmed = is_workflow_actions_text_trimwhitespace(WFInput=f"{thing}")
                is_workflow_actions_text_replace(
                    WFInput=f"{trimmed}",
                    WFReplaceTextFind="\\n{3,}",
                    WFReplaceTextRegularExpression=True,
                    WFReplaceTextReplace="\n\n",
                )
            case "Translate":
                is_workflow_actions_text_translate(
                    WFInputText=f"{thing}",
                    WFSelectedFromLanguage="Detect Language",
                    WFSelectedLanguage=language,
                )
            case "Web page of it":
                rich = is_workflow_actions_getrichtextfrommarkdown(WFInput=thing)
                is_workflow_actions_gethtmlfromrichtext(WFInput=rich, WFMakeFullDocument=True)
            case "Read it to me":
                is_workflow_actions_speaktext(WFText=f"{thing}", WFSpeakTextWait=False)
                is_workflow_actions_gettext(WFTextActionText="")
        new_text = result_of_menu()
        result = new_text
    case "Links and codes":
        match menu("What about the link?"):
            case "Make a QR code":
                is_workflow_actions_generatebarcode(WFText=f"{thing}", WFQRErrorCorrectionLevel="High")
            case "Scan a code":
                code = is_workflow_actions_scanbarcode()
                if code.startswith("http"):
                    is_workflow_actions_alert(
                        WFAlertActionCancelButtonShown=True,
                        WFAlertActionMessage=f"{code}",
                        WFAlertActionTitle="Open this?",
                    )
                    is_workflow_actions_openurl(WFInput=code)
                is_workflow_actions_gettext(WFTextActionText=f"{code}")
            case "Links in the text":
                found = is_workflow_actions_detect_link(WFInput=f"{thing}")
                is_workflow_actions_text_combine(text=found, WFTextSeparator="New Lines")
            case "Fingerprint":
                is_workflow_actions_hash(WFInput=thing, WFHashType="SHA256")
        from_link = result_of_menu()
        result = from_link
    case "PDF and files":
        match menu("What about the file?"):
            case "One PDF of all":
                pdf = is_workflow_actions_makepdf(WFInput=thing, WFPDFIncludeMargin=True)
                is_workflow_actions_setitemname(
                    WFInput=pdf,
                    WFName=f"{current_date().format('yyyy-MM-dd')} document.pdf",
                )
            case "Single pages":
                pages = is_workflow_actions_splitpdf(WFInput=thing)
                is_workflow_actions_makezip(WFInput=pages, WFArchiveFormat="zip", WFZIPName="Pages")
            case "Text of the PDF":
                is_workflow_actions_gettextfrompdf(WFInput=thing)
            case "How large?":
                size = is_workflow_actions_properties_files(WFInput=thing, WFContentItemPropertyName="File Size")
                is_workflow_actions_format_filesize(
                    WFFileSize=size,
                    WFFileSizeFormat="MB",
                    WFFileSizeIncludeUnits=True,
                )
        document = result_of_menu()
        result = document
    case "This device":
        model = is_workflow_actions_getdevicedetails(WFDeviceDetail="Device Model")
        system = is_workflow_actions_getdevicedetails(WFDeviceDetail="System Version")
        battery = is_workflow_actions_getbatterylevel()
        network = is_workflow_actions_getwifi(WFNetworkDetailsNetwork="Wi-Fi", WFWiFiDetail="Network Name")
        address = is_workflow_actions_getipaddress(WFIPAddressSourceOption="External", WFIPAddressTypeOption="IPv4")
        focus = is_workflow_actions_dnd_getfocus()
        facts = is_workflow_actions_gettext(WFTextActionText=f"""Model: {model}
System: {system}
Battery: {battery} %
Network: {network}
Address: {address}
Focus: {focus}""")
        result = facts
    case "Switches":
        switches = is_workflow_actions_list(WFItems=["Quiet", "Save power", "Torch", "Offline"])
        chosen_switches = is_workflow_actions_choosefromlist(
            WFInput=switches,
            WFChooseFromListActionPrompt="Which ones?",
            WFChooseFromListActionSelectMultiple=True,
        )
        for item in chosen_switches:
            if item == "Quiet":
                is_workflow_actions_setvolume(WFVolume=0)
                is_workflow_actions_dnd_set(AssertionType="Turned Off", Enabled=1)
            if item == "Save power":
                is_workflow_actions_lowpowermode_set(OnValue=True)
                is_workflow_actions_setbrightness(WFBrightness=0.2)
            if item == "Torch":
                is_workflow_actions_flashlight(WFFlashlightSetting="Toggle")
            if item == "Offline":
                is_workflow_actions_wifi_set(OnValue=False)
                is_workflow_actions_cellulardata_set(OnValue=False)
        result = chosen_switches
comment("The same end for everything.")
if result is not None:
    match menu("Done. And now?"):
        case "Show":
            is_workflow_actions_previewdocument(WFInput=result)
        case "Copy":
            is_workflow_actions_setclipboard(WFInput=result, WFLocalOnly=True)
        case "Share":
            is_workflow_actions_share(WFInput=result)
        case "Nothing":
            is_workflow_actions_nothing()
