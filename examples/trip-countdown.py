# /// shortcut
# name = "Days until departure"
# icon = {glyph = 59445, color = 4271458815}
# surfaces = ["Watch", "NCWidget"]
# returns = ["String"]
# [[question]]
# action = "departure"
# parameter = "WFDateActionDate"
# text = "When do you leave?"
# default = "24 December"
# ///
departure = is_workflow_actions_date(WFDateActionDate="24 December", WFDateActionMode="Specified Date")
back = is_workflow_actions_adjustdate(WFDate=f"{departure}", WFAdjustOperation="Add", WFDuration=quantity("10", "days"))
if departure.is_today():
    is_workflow_actions_gettext(WFTextActionText="Today is the day. Have a good trip!")
else:
    if departure <= current_date() <= back:
        is_workflow_actions_gettext(WFTextActionText=f"Enjoy it! You are home again on {back.format('EEEE')}.")
    else:
        today = is_workflow_actions_adjustdate(WFDate=f"{current_date()}", WFAdjustOperation="Get Start of Day")
        days = is_workflow_actions_gettimebetweendates(
            WFInput=f"{departure}",
            WFTimeUntilFromDate=f"{today}",
            WFTimeUntilUnit="Days",
        )
        if days < 0:
            is_workflow_actions_gettext(WFTextActionText=f"You left on {departure.format(date='Long', time='None')}.")
        else:
            is_workflow_actions_gettext(WFTextActionText=f"{days} days until {departure.format('EEEE d MMMM')}.")
message = result_of_if()
is_workflow_actions_output(WFOutput=f"{message}", WFNoOutputSurfaceBehavior="Respond", WFResponse=f"{message}")
