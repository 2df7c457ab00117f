factors = is_workflow_actions_dictionary(
    WFItems={
        "Miles to kilometres": 1.609344,
        "Pounds to kilograms": 0.45359237,
        "Inches to centimetres": 2.54,
        "Gallons to litres": 3.785411784,
    },
)
names = is_workflow_actions_getvalueforkey(WFInput=factors, WFGetDictionaryValueType="All Keys")
name = is_workflow_actions_choosefromlist(WFInput=names, WFChooseFromListActionPrompt="From what to what?")
factor = is_workflow_actions_getvalueforkey(WFInput=factors, WFDictionaryKey=f"{name}")
amount = is_workflow_actions_ask(WFAskActionPrompt="How many?", WFInputType="Number")
match menu("In which direction?"):
    case "As named":
        is_workflow_actions_math(WFInput=amount, WFMathOperand=factor, WFMathOperation="×")
    case "The other way":
        is_workflow_actions_math(WFInput=amount, WFMathOperand=factor, WFMathOperation="÷")
result = result_of_menu()
rounded = is_workflow_actions_round(WFInput=result, WFRoundMode="Normal", WFRoundTo="Hundredths")
is_workflow_actions_showresult(Text=f"{name}: {rounded}")
