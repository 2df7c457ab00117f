# /// shortcut
# client_version = "4407"
# minimum_version = 3010
# minimum_version_text = "3010"
# icon = {glyph = 59821, color = 3679049983}
# ///
films = is_workflow_actions_list(
    WFItems=[
        {"title": "A short cartoon", "minutes": 25, "for": "children"},
        {"title": "A nature film", "minutes": 90, "for": "all"},
        {"title": "A long epic", "minutes": 180, "for": "adults"},
        {"title": "A comedy", "minutes": 105, "for": "all"},
    ],
)
time = is_workflow_actions_ask(
    WFAskActionDefaultAnswerNumber="120",
    WFAskActionPrompt="How many minutes do you have?",
    WFInputType="Number",
)
match menu("Who is watching?"):
    case "With children":
        is_workflow_actions_gettext(WFTextActionText="adults")
    case "Only adults":
        is_workflow_actions_gettext(WFTextActionText="children")
not_for = result_of_menu()
for item in films:
    minutes = item["minutes"]
    audience = item["for"]
    if minutes <= time and audience != not_for:
        Possible.append(item)
choice_made = is_workflow_actions_getitemfromlist(WFInput=Possible, WFItemSpecifier="Random Item")
if choice_made is None:
    is_workflow_actions_showresult(Text="Nothing on the list is short enough. Read a book!")
else:
    is_workflow_actions_setbrightness(WFBrightness=0.4)
    is_workflow_actions_setvolume(WFVolume=0.5)
    is_workflow_actions_appearance(style="dark")
    end = is_workflow_actions_adjustdate(
        WFDate=f"{current_date()}",
        WFAdjustOperation="Add",
        WFDuration=quantity(choice_made.as_dictionary()["minutes"], "min"),
    )
    is_workflow_actions_showresult(Text=f"{choice_made.as_dictionary()['title']}. It ends at {end.format(date='None', time='Short')}.")
