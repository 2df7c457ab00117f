total = is_workflow_actions_ask(WFAskActionPrompt="How many pages has the book?", WFInputType="Number")
page = is_workflow_actions_ask(WFAskActionPrompt="On which page are you?", WFInputType="Number")
daily = is_workflow_actions_ask(
    WFAskActionDefaultAnswerNumber="20",
    WFAskActionPrompt="How many pages do you read a day?",
    WFInputType="Number",
)
if page > total or daily <= 0:
    is_workflow_actions_showresult(Text="These numbers do not fit together.")
    is_workflow_actions_exit()
days = is_workflow_actions_calculateexpression(Input=f"({total} - {page}) / {daily}")
whole_days = is_workflow_actions_round(WFInput=days, WFRoundMode="Always Round Up", WFRoundTo="Ones Place")
finish = is_workflow_actions_adjustdate(
    WFDate=f"{current_date()}",
    WFAdjustOperation="Add",
    WFDuration=quantity(whole_days, "days"),
)
is_workflow_actions_addnewreminder(
    WFAlertCustomTime=f"{finish}",
    WFAlertEnabled="Alert",
    WFCalendarItemTitle="Choose the next book",
)
is_workflow_actions_showresult(Text=f"You finish on {finish.format(date='Long', time='None')}.")
