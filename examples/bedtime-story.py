# /// shortcut
# icon = {glyph = 59867, color = 1440408063}
# ///
child = is_workflow_actions_ask(WFAskActionPrompt="Who is in the story?", WFInputType="Text")
list_ = is_workflow_actions_list(WFItems=["dragon", "hedgehog", "owl", "whale"])
animal = is_workflow_actions_choosefromlist(WFInput=list_, WFChooseFromListActionPrompt="Which animal?")
list__2 = is_workflow_actions_list(WFItems=["on the moon", "in a deep wood", "under the sea"])
place = is_workflow_actions_choosefromlist(WFInput=list__2, WFChooseFromListActionPrompt="Where?")
if child.endswith("s"):
    is_workflow_actions_gettext(WFTextActionText=f"{child}’ best friend")
else:
    is_workflow_actions_gettext(WFTextActionText=f"{child}’s best friend")
friend = result_of_if()
story = is_workflow_actions_gettext(WFTextActionText=f"""Once upon a time there was {child}, and {friend} was a {animal}.
They lived {place}, where nobody ever had to tidy up.
One evening the {animal} said: "{child}, I am tired."
"So am I," said {child}.
They looked at the stars, counted to ten and fell asleep.
Good night, {child}.""")
match menu("How shall I tell it?"):
    case "Read aloud":
        is_workflow_actions_setbrightness(WFBrightness=0.2)
        is_workflow_actions_speaktext(WFText=f"{story}", WFSpeakTextLanguage="Default", WFSpeakTextWait=True)
        is_workflow_actions_dnd_set(AssertionType="Turned Off", Enabled=1)
    case "Make a recording":
        recording = is_workflow_actions_makespokenaudiofromtext(WFInput=f"{story}")
        sound = is_workflow_actions_encodemedia(
            WFMedia=recording,
            Metadata=True,
            WFMediaAudioFormat="M4A",
            WFMediaAudioOnly=True,
            WFMetadataTitle=f"{child} and the {animal}",
        )
        is_workflow_actions_documentpicker_save(WFInput=sound, WFAskWhereToSave=True)
    case "Print it":
        is_workflow_actions_print(WFInput=story)
