# /// shortcut
# icon = {glyph = 59465, color = 3980825855}
# surfaces = ["Watch", "NCWidget"]
# [[question]]
# action = "medicines"
# parameter = "WFTextActionText"
# text = "Your medicines, one a line"
# default = "Vitamin D"
# ///
medicines = is_workflow_actions_gettext(WFTextActionText="Vitamin D")
diary = is_workflow_actions_documentpicker_open(
    WFFileErrorIfNotFound=False,
    WFGetFilePath="Health/medicine.json",
    WFShowFilePicker=False,
)
if diary is None:
    is_workflow_actions_dictionary(WFItems={})
else:
    is_workflow_actions_detect_dictionary(WFInput=diary)
known = result_of_if()
Diary = known
names = is_workflow_actions_text_split(text=medicines, WFTextSeparator="New Lines")
for item in names:
    last = is_workflow_actions_getvalueforkey(WFInput=Diary, WFDictionaryKey=f"{item}")
    if last == current_date().format(date="ISO 8601"):
        comment("Taken already: nothing to ask.")
    else:
        match menu(f"{item}: taken today?"):
            case "Yes":
                updated = is_workflow_actions_setvalueforkey(
                    WFDictionary=Diary,
                    WFDictionaryKey=f"{item}",
                    WFDictionaryValue=f"{current_date().format(date='ISO 8601')}",
                )
                Diary = updated
            case "The pack is nearly empty":
                is_workflow_actions_addnewreminder(
                    WFAlertEnabled="No Alert",
                    WFCalendarItemTitle=f"New prescription for {item}",
                    WFPriority="High",
                )
            case "Later":
                is_workflow_actions_timer_start(WFDuration=quantity("30", "min"))
new_diary = is_workflow_actions_setitemname(WFInput=Diary, WFName="medicine.json")
is_workflow_actions_documentpicker_save(
    WFInput=new_diary,
    WFAskWhereToSave=False,
    WFFileDestinationPath="Health/medicine.json",
    WFSaveFileOverwrite=True,
)
