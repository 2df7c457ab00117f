dice = is_workflow_actions_ask(
    WFAskActionDefaultAnswerNumber="2",
    WFAskActionPrompt="How many dice?",
    WFInputType="Number",
)
match menu("How many sides?"):
    case "6":
        is_workflow_actions_number(WFNumberActionNumber=6)
    case "10":
        is_workflow_actions_number(WFNumberActionNumber=10)
    case "20":
        is_workflow_actions_number(WFNumberActionNumber=20)
sides = result_of_menu()
for index in range(1, dice + 1):
    is_workflow_actions_number_random(WFRandomNumberMaximum=sides, WFRandomNumberMinimum=1)
rolls = results_of_repeat()
total = is_workflow_actions_statistics(Input=rolls, WFStatisticsOperation="Sum")
best = is_workflow_actions_statistics(Input=rolls, WFStatisticsOperation="Maximum")
shown = is_workflow_actions_text_combine(text=rolls, WFTextCustomSeparator=" + ", WFTextSeparator="Custom")
is_workflow_actions_vibrate()
is_workflow_actions_showresult(Text=f"{shown} = {total}\nHighest: {best}")
