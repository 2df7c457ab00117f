# /// shortcut
# icon = {glyph = 59681, color = 946986751}
# surfaces = ["Watch", "NCWidget"]
# ///
comment("Amounts grow with the number of nights, but nobody needs more than ten of anything.")
nights = is_workflow_actions_ask(
    WFAskActionAllowsDecimalNumbers=False,
    WFAskActionDefaultAnswerNumber="3",
    WFAskActionPrompt="How many nights are you away?",
    WFInputType="Number",
)
if nights > 9:
    is_workflow_actions_number(WFNumberActionNumber=10)
else:
    is_workflow_actions_math(WFInput=nights, WFMathOperand=1, WFMathOperation="+")
sets = result_of_if()
text = is_workflow_actions_gettext(WFTextActionText=f"{sets} pairs of socks")
Things.append(text)
text_2 = is_workflow_actions_gettext(WFTextActionText=f"{sets} sets of underwear")
Things.append(text_2)
text_3 = is_workflow_actions_gettext(WFTextActionText="Toothbrush and toothpaste")
Things.append(text_3)
text_4 = is_workflow_actions_gettext(WFTextActionText="Phone charger")
Things.append(text_4)
match menu("What kind of trip is it?"):
    case "Beach":
        text_5 = is_workflow_actions_gettext(WFTextActionText="Swimwear")
        Things.append(text_5)
        text_6 = is_workflow_actions_gettext(WFTextActionText="Sun cream")
        Things.append(text_6)
    case "Mountains":
        text_7 = is_workflow_actions_gettext(WFTextActionText="Hiking boots")
        Things.append(text_7)
        text_8 = is_workflow_actions_gettext(WFTextActionText="Rain jacket")
        Things.append(text_8)
    case "Work":
        text_9 = is_workflow_actions_gettext(WFTextActionText="Laptop and its charger")
        Things.append(text_9)
        text_10 = is_workflow_actions_gettext(WFTextActionText=f"{sets} shirts")
        Things.append(text_10)
trip = is_workflow_actions_ask(
    WFAskActionDefaultAnswer=f"Packing {current_date().format(date='Medium', time='None')}",
    WFAskActionPrompt="What shall the list be called?",
    WFInputType="Text",
)
main_reminder = is_workflow_actions_addnewreminder(WFAlertEnabled="No Alert", WFCalendarItemTitle=f"{trip}")
for item in Things:
    is_workflow_actions_addnewreminder(WFCalendarItemTitle=f"{item}", WFParentTask=main_reminder)
how_many = is_workflow_actions_count(Input=Things, WFCountType="Items")
is_workflow_actions_notification(
    WFNotificationActionBody=f"{how_many} things to pack",
    WFNotificationActionSound=False,
    WFNotificationActionTitle=f"{trip}",
)
