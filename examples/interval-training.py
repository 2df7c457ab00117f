# /// shortcut
# icon = {glyph = 59693, color = 4282601983}
# surfaces = ["Watch"]
# ///
exercises = is_workflow_actions_list(WFItems=["Squats", "Push-ups", "Plank", "Jumping jacks"])
start = is_workflow_actions_date(WFDateActionMode="Current Date")
is_workflow_actions_lowpowermode_set(OnValue=False)
comment("Three rounds of every exercise.")
for index in range(1, 4):
    is_workflow_actions_speaktext(WFText=f"Round {index} of 3.", WFSpeakTextWait=True)
    for item_2 in exercises:
        is_workflow_actions_speaktext(WFText=f"{item_2}. Go!", WFSpeakTextWait=True)
        is_workflow_actions_delay(WFDelayTime=30)
        is_workflow_actions_vibrate()
        is_workflow_actions_speaktext(WFText="Rest.", WFSpeakTextWait=True)
        is_workflow_actions_delay(WFDelayTime=15)
    if index != 3:
        is_workflow_actions_speaktext(WFText="Drink something.", WFSpeakTextWait=True)
        is_workflow_actions_delay(WFDelayTime=30)
length = is_workflow_actions_gettimebetweendates(
    WFInput=f"{current_date()}",
    WFTimeUntilFromDate=f"{start}",
    WFTimeUntilUnit="Minutes",
)
kcal = is_workflow_actions_math(WFInput=length, WFMathOperand=8, WFMathOperation="×")
is_workflow_actions_health_workout_log(
    WFWorkoutCaloriesQuantity=quantity(kcal, "kcal"),
    WFWorkoutDate=f"{start}",
    WFWorkoutDuration=quantity(length, "min"),
    WFWorkoutReadableActivityType="Core Training",
)
is_workflow_actions_showresult(Text=f"{length} minutes, about {kcal} kilocalories. Well done!")
