# /// shortcut
# icon = {glyph = 59749, color = 431817727}
# ///
days = is_workflow_actions_dictionary(WFItems={"Cactus": 21, "Fern": 3, "Ivy": 7, "Orchid": 10})
memory = is_workflow_actions_documentpicker_open(
    WFFileErrorIfNotFound=False,
    WFGetFilePath="Home/plants.json",
    WFShowFilePicker=False,
)
if memory is None:
    is_workflow_actions_dictionary(WFItems={})
else:
    is_workflow_actions_detect_dictionary(WFInput=memory)
watered = result_of_if()
Watered = watered
for item in days.Keys:
    last = is_workflow_actions_getvalueforkey(WFInput=Watered, WFDictionaryKey=f"{item}")
    pause = is_workflow_actions_getvalueforkey(WFInput=days, WFDictionaryKey=f"{item}")
    if last is None:
        Thirsty.append(item)
    else:
        since = is_workflow_actions_gettimebetweendates(
            WFInput=f"{current_date()}",
            WFTimeUntilFromDate=f"{last}",
            WFTimeUntilUnit="Days",
        )
        if since >= pause:
            Thirsty.append(item)
done = is_workflow_actions_choosefromlist(
    WFInput=Thirsty,
    WFChooseFromListActionPrompt="Which ones did you water?",
    WFChooseFromListActionSelectAll=True,
    WFChooseFromListActionSelectMultiple=True,
)
for item in done:
    changed = is_workflow_actions_setvalueforkey(
        WFDictionary=Watered,
        WFDictionaryKey=f"{item}",
        WFDictionaryValue=f"{current_date().format(date='ISO 8601')}",
    )
    Watered = changed
file = is_workflow_actions_setitemname(WFInput=Watered, WFName="plants.json")
is_workflow_actions_documentpicker_save(
    WFInput=file,
    WFAskWhereToSave=False,
    WFFileDestinationPath="Home/plants.json",
    WFSaveFileOverwrite=True,
)
