# /// shortcut
# [names]
# chosen_ = "chosen"
# ///
sources = is_workflow_actions_dictionary(
    WFItems={
        "BigBoss": "https://apt.thebigboss.org",
        "Chariz": "https://repo.chariz.com",
        "Havoc": "https://havoc.app",
    },
)
names = is_workflow_actions_getvalueforkey(WFInput=sources, WFGetDictionaryValueType="All Keys")
for item in names:
    address = is_workflow_actions_getvalueforkey(WFInput=sources, WFDictionaryKey=f"{item}")
    page = is_workflow_actions_downloadurl(WFURL=f"{address}/Release")
    if page is not None:
        Reachable.append(item)
chosen_ = is_workflow_actions_choosefromlist(WFInput=Reachable, WFChooseFromListActionPrompt="These answer. Which one?")
link = is_workflow_actions_getvalueforkey(WFInput=sources, WFDictionaryKey=f"{chosen_}")
is_workflow_actions_openurl(WFInput=f"sileo://source/{link}")
