# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# [names]
# Repeat_Index = "Repeat Index"
# ///
for index in range(1, 4):
    is_workflow_actions_showresult(Text=f"Lap {index}")
list_ = is_workflow_actions_list(WFItems=["a", "b", f"{x}"])
for index, item in enumerate(list_, start=1):
    is_workflow_actions_showresult(Text=f"{index}. {item}")
for item in list_:
    is_workflow_actions_showresult(Text=f"{item}")
is_workflow_actions_showresult(Text=f"Outside: {Repeat_Index}")
for index in range(1, laps + 1):
    pass
for index in repeat(WFRepeatCount="3,5"):
    pass
for index in range(1, 1):
    is_workflow_actions_alert(WFAlertActionCancelButtonShown=False, WFAlertActionMessage="never")
