# /// shortcut
# icon = {glyph = 59685, color = 4274264319}
# surfaces = ["Watch", "NCWidget", "ActionExtension"]
# accepts = ["String"]
# [names]
# To_buy = "To buy"
# ///
comment("Change the aisles to those of your shop; what is in none of them comes last.")
aisles = is_workflow_actions_dictionary(
    WFItems={
        "Fruit and vegetables": ["apple", "banana", "carrot", "lettuce", "tomato"],
        "Bakery": ["bread", "roll"],
        "Cooling": ["butter", "cheese", "milk", "yoghurt"],
        "Household": ["soap", "paper", "bulb"],
    },
)
if shortcut_input() is None:
    is_workflow_actions_ask(
        WFAllowsMultilineText=True,
        WFAskActionPrompt="What do you need? One thing a line.",
        WFInputType="Text",
    )
else:
    is_workflow_actions_detect_text(WFInput=shortcut_input())
wishes = result_of_if()
lower = is_workflow_actions_text_changecase(text=f"{wishes}", WFCaseType="lowercase")
things = is_workflow_actions_text_split(text=lower, WFTextSeparator="New Lines")
aisle_names = is_workflow_actions_getvalueforkey(WFInput=aisles, WFGetDictionaryValueType="All Keys")
for item in aisle_names:
    goods = is_workflow_actions_getvalueforkey(WFInput=aisles, WFDictionaryKey=f"{item}")
    for item_2 in goods:
        for item_3 in things:
            if item_2 in item_3:
                To_buy.append(item_3)
comment("Whatever no aisle knows.")
sorted_so_far = is_workflow_actions_text_combine(text=To_buy, WFTextSeparator="New Lines")
for item in things:
    if item not in sorted_so_far:
        To_buy.append(item)
for index, item in enumerate(To_buy, start=1):
    is_workflow_actions_addnewreminder(
        WFAlertEnabled="No Alert",
        WFCalendarItemCalendar="Shopping",
        WFCalendarItemTitle=f"{index}. {item}",
    )
is_workflow_actions_reminders_showlist(WFList="Shopping")
