# /// shortcut
# name = "Flashcards"
# icon = {glyph = 59730, color = 946986751}
# surfaces = ["Watch", "NCWidget"]
# accepts = ["String", "GenericFile"]
# [[question]]
# action = "file_name"
# parameter = "WFTextActionText"
# text = "Name of the file with your words (one a line, foreign = own)"
# default = "Words/Spanish.txt"
# [[question]]
# action = "language"
# parameter = "WFTextActionText"
# text = "Code of the foreign language, for example es_ES"
# default = "es_ES"
# ///
comment("The file has one card a line: the foreign word, an equals sign, the word in your own language.")
file_name = is_workflow_actions_gettext(WFTextActionText="Words/Spanish.txt")
language = is_workflow_actions_gettext(WFTextActionText="es_ES")
cards_file = is_workflow_actions_documentpicker_open(
    WFFileErrorIfNotFound=False,
    WFGetFilePath=f"{file_name}",
    WFShowFilePicker=False,
)
if cards_file is None:
    is_workflow_actions_alert(
        WFAlertActionCancelButtonShown=True,
        WFAlertActionMessage=f"Shall I make {file_name} with three examples?",
        WFAlertActionTitle="No words yet",
    )
    examples = is_workflow_actions_gettext(WFTextActionText="""perro = dog
gato = cat
casa = house
""")
    named_examples = is_workflow_actions_setitemname(WFInput=examples, WFName="Spanish.txt")
    is_workflow_actions_documentpicker_save(
        WFInput=named_examples,
        WFAskWhereToSave=False,
        WFFileDestinationPath=f"{file_name}",
    )
else:
    is_workflow_actions_detect_text(WFInput=cards_file)
content = result_of_if()
lines = is_workflow_actions_text_split(text=content, WFTextSeparator="New Lines")
comment("Only lines that hold an equals sign are cards.")
for item in lines:
    if "=" in item:
        Cards.append(item)
number_of_cards = is_workflow_actions_count(Input=Cards, WFCountType="Items")
progress_file = is_workflow_actions_documentpicker_open(
    WFFileErrorIfNotFound=False,
    WFGetFilePath="Words/progress.json",
    WFShowFilePicker=False,
)
if progress_file is None:
    is_workflow_actions_dictionary(WFItems={})
else:
    is_workflow_actions_detect_dictionary(WFInput=progress_file)
progress = result_of_if()
Progress = progress
zero = is_workflow_actions_number(WFNumberActionNumber=0)
Right = zero
match menu(f"{number_of_cards} cards"):
    case "Learn":
        how_many = is_workflow_actions_ask(
            WFAskActionDefaultAnswerNumber="10",
            WFAskActionPrompt="How many cards?",
            WFInputType="Number",
        )
        for index in range(1, how_many + 1):
            card = is_workflow_actions_getitemfromlist(WFInput=Cards, WFItemSpecifier="Random Item")
            sides = is_workflow_actions_text_split(text=card, WFTextCustomSeparator=" = ", WFTextSeparator="Custom")
            foreign = is_workflow_actions_getitemfromlist(WFInput=sides, WFItemSpecifier="First Item")
            own = is_workflow_actions_getitemfromlist(WFInput=sides, WFItemSpecifier="Last Item")
            is_workflow_actions_speaktext(
                WFText=f"{foreign}",
                WFSpeakTextLanguage="Default",
                WFSpeakTextWait=True,
            )
            answer = is_workflow_actions_ask(WFAskActionPrompt=f"{index} of {how_many}: {foreign}", WFInputType="Text")
            small_answer = is_workflow_actions_text_changecase(text=f"{answer}", WFCaseType="lowercase")
            small_own = is_workflow_actions_text_changecase(text=f"{own}", WFCaseType="lowercase")
            score = is_workflow_actions_getvalueforkey(WFInput=Progress, WFDictionaryKey=f"{foreign}")
            if small_answer == small_own:
                is_workflow_actions_vibrate()
                more = is_workflow_actions_math(WFInput=Right, WFMathOperand=1, WFMathOperation="+")
                Right = more
                is_workflow_actions_calculateexpression(Input=f"0{score} + 1")
            else:
                if small_own.startswith(small_answer):
                    is_workflow_actions_gettext(WFTextActionText="Nearly! ")
                else:
                    is_workflow_actions_nothing()
                hint = result_of_if()
                is_workflow_actions_alert(
                    WFAlertActionCancelButtonShown=False,
                    WFAlertActionMessage=f"{hint}It means: {own}",
                    WFAlertActionTitle=f"{foreign}",
                )
                Wrong.append(card)
                is_workflow_actions_number(WFNumberActionNumber=0)
            new_score_for_card = result_of_if()
            changed = is_workflow_actions_setvalueforkey(
                WFDictionary=Progress,
                WFDictionaryKey=f"{foreign}",
                WFDictionaryValue=f"{new_score_for_card}",
            )
            Progress = changed
        comment("The wrong ones once more, without counting.")
        for item in Wrong:
            is_workflow_actions_alert(
                WFAlertActionCancelButtonShown=False,
                WFAlertActionMessage=f"{item}",
                WFAlertActionTitle="Once more",
            )
        percent = is_workflow_actions_calculateexpression(Input=f"{Right} / {how_many} * 100")
        whole_percent = is_workflow_actions_round(WFInput=percent, WFRoundMode="Normal", WFRoundTo="Ones Place")
        if whole_percent >= 80:
            is_workflow_actions_speaktext(WFText=f"{whole_percent} percent. Very good!", WFSpeakTextWait=False)
        else:
            is_workflow_actions_speaktext(
                WFText=f"{whole_percent} percent. Tomorrow it will be more.",
                WFSpeakTextWait=False,
            )
        saved_progress = is_workflow_actions_setitemname(WFInput=Progress, WFName="progress.json")
        is_workflow_actions_documentpicker_save(
            WFInput=saved_progress,
            WFAskWhereToSave=False,
            WFFileDestinationPath="Words/progress.json",
            WFSaveFileOverwrite=True,
        )
        is_workflow_actions_file_append(
            WFInput=f"{current_date().format(date='ISO 8601', iso_time=True)},{how_many},{Right},{whole_percent}",
            WFAppendOnNewLine=True,
            WFFilePath="Words/results.csv",
        )
    case "Add a word":
        match menu("Where does the word come from?"):
            case "I type it":
                is_workflow_actions_ask(WFAskActionPrompt="The word in your own language?", WFInputType="Text")
            case "I say it":
                is_workflow_actions_dictatetext(WFDictateTextStopListening="After Pause")
            case "From the clipboard":
                is_workflow_actions_getclipboard()
        word = result_of_menu()
        translation = is_workflow_actions_text_translate(
            WFInputText=f"{word}",
            WFSelectedFromLanguage="Detect Language",
            WFSelectedLanguage=language,
        )
        is_workflow_actions_file_append(
            WFInput=f"{translation} = {word}",
            WFAppendOnNewLine=True,
            WFFilePath=f"{file_name}",
        )
        is_workflow_actions_notification(
            WFNotificationActionBody=f"{translation} = {word}",
            WFNotificationActionSound=False,
            WFNotificationActionTitle="New card",
        )
    case "Hear all":
        for item in Cards:
            is_workflow_actions_speaktext(WFText=f"{item}", WFSpeakTextWait=True)
            is_workflow_actions_delay(WFDelayTime=1)
    case "What is still hard?":
        for item in Progress.as_dictionary().Keys:
            value = is_workflow_actions_getvalueforkey(WFInput=Progress, WFDictionaryKey=f"{item}")
            if value < 3:
                Hard.append(item)
        hard_words = is_workflow_actions_text_combine(text=Hard, WFTextSeparator="New Lines")
        is_workflow_actions_showresult(Text=f"""Words known less than three times:

{hard_words}
""")
