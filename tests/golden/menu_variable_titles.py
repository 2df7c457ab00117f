# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
City = is_workflow_actions_gettext(WFTextActionText="Paris")
match menu("Where to?"):
    case chosen if chosen == f"Go to {City}":
        is_workflow_actions_openurl(WFInput=f"https://example.com/{City}")
    case 'Stay "here"':
        is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="Staying")
    case chosen if chosen == f"{City}'s map":
        is_workflow_actions_searchmaps(WFInput=City)
menu_result = result_of_menu()
is_workflow_actions_showresult(Text=f"You chose {menu_result}")
