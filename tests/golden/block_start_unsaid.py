# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# [names]
# all_ = "all"
# ///
list_ = is_workflow_actions_list(WFItems=["a", "b"])
for index, item in enumerate(list_, start=1):
    for index_2 in range(1, 3):
        for index_3, item_3 in enumerate(item, start=1):
            is_workflow_actions_showresult(Text=f"{index} {index_2} {index_3} {item} {item_3}")
            all_.append(item_3)
repeat_results = results_of_repeat()
showresult = is_workflow_actions_showresult(Text=f"{repeat_results} {all_}")
for item in showresult:
    is_workflow_actions_showresult(Text=f"{item}")
