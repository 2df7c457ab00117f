# /// shortcut
# icon = {glyph = 59511, color = 4292093695}
# ///
settings = is_workflow_actions_dictionary(
    WFItems={
        "home": "EUR",
        "abroad": {"Japan": "JPY", "Switzerland": "CHF", "United Kingdom": "GBP", "United States": "USD"},
        "round": True,
    },
)
countries = settings["abroad"]
country = is_workflow_actions_choosefromlist(
    WFInput=countries.as_dictionary().Keys,
    WFChooseFromListActionPrompt="Where are you?",
)
currency = is_workflow_actions_getvalueforkey(WFInput=countries, WFDictionaryKey=f"{country}")
match menu("Where is the price?"):
    case "On a label":
        photo = is_workflow_actions_takephoto(WFCameraCaptureShowPreview=True)
        label = is_workflow_actions_extracttextfromimage(WFImage=photo)
        is_workflow_actions_detect_number(WFInput=label)
    case "I type it":
        is_workflow_actions_ask(WFAskActionPrompt=f"Price in {currency}?", WFInputType="Number")
    case "On the clipboard":
        is_workflow_actions_detect_number(WFInput=clipboard())
found = result_of_menu()
price = is_workflow_actions_getitemfromlist(WFInput=found, WFItemSpecifier="First Item")
answer = is_workflow_actions_downloadurl(
    WFURL=f"https://api.frankfurter.dev/v1/latest?base={currency}&symbols={settings['home']}",
    WFHTTPMethod="GET",
)
rates = is_workflow_actions_detect_dictionary(WFInput=answer)
rate = is_workflow_actions_getvalueforkey(WFInput=rates, WFDictionaryKey=f"rates.{settings['home']}")
if rate is None:
    is_workflow_actions_alert(
        WFAlertActionCancelButtonShown=False,
        WFAlertActionMessage="The rates could not be read. Are you online?",
        WFAlertActionTitle="No exchange rate",
    )
    is_workflow_actions_exit()
home_price = is_workflow_actions_math(WFInput=price, WFMathOperand=rate, WFMathOperation="×")
rounded = is_workflow_actions_round(WFInput=home_price, WFRoundTo="Hundredths")
is_workflow_actions_showresult(Text=f"{price} {currency} is about {rounded} {settings['home']}.")
