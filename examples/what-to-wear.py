now = is_workflow_actions_weather_currentconditions()
felt = is_workflow_actions_properties_weather_conditions(WFInput=now, WFContentItemPropertyName="Feels Like")
sky = is_workflow_actions_properties_weather_conditions(WFInput=now, WFContentItemPropertyName="Condition")
degrees = is_workflow_actions_detect_number(WFInput=felt)
match menu("For whom?"):
    case "For me":
        is_workflow_actions_math(WFInput=degrees, WFMathOperand=0, WFMathOperation="+")
    case "For a child":
        is_workflow_actions_math(WFInput=degrees, WFMathOperand=3, WFMathOperation="-")
warmth = result_of_menu()
if warmth < 0:
    text = is_workflow_actions_gettext(WFTextActionText="winter coat, hat and gloves")
    Clothes.append(text)
elif 0 <= warmth <= 12:
    text_2 = is_workflow_actions_gettext(WFTextActionText="warm jacket")
    Clothes.append(text_2)
elif 12 <= warmth <= 20:
    text_3 = is_workflow_actions_gettext(WFTextActionText="pullover")
    Clothes.append(text_3)
else:
    text_4 = is_workflow_actions_gettext(WFTextActionText="T-shirt")
    Clothes.append(text_4)
if "Rain" in sky or "Drizzle" in sky:
    text_5 = is_workflow_actions_gettext(WFTextActionText="rain jacket and boots")
    Clothes.append(text_5)
if warmth > 24 and "Rain" not in sky:
    text_6 = is_workflow_actions_gettext(WFTextActionText="sun hat")
    Clothes.append(text_6)
list_of_clothes = is_workflow_actions_text_combine(text=Clothes, WFTextSeparator="New Lines")
is_workflow_actions_notification(
    WFNotificationActionBody=f"{list_of_clothes}",
    WFNotificationActionTitle=f"{sky}, feels like {felt}",
)
