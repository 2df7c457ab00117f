# /// shortcut
# [[question]]
# action = "limit"
# parameter = "WFNumberActionNumber"
# text = "How much do you want to spend in a month?"
# default = "1200"
# ///
limit = is_workflow_actions_number(WFNumberActionNumber=1200)
month = is_workflow_actions_format_date(WFDate=f"{current_date()}", WFDateFormat="yyyy-MM", WFDateFormatStyle="Custom")
table = is_workflow_actions_documentpicker_open(
    WFFileErrorIfNotFound=False,
    WFGetFilePath="Finance/expenses.csv",
    WFShowFilePicker=False,
)
if table is None:
    is_workflow_actions_alert(
        WFAlertActionCancelButtonShown=False,
        WFAlertActionMessage="There is no file Finance/expenses.csv yet.",
        WFAlertActionTitle="No table",
    )
    is_workflow_actions_exit()
categories = is_workflow_actions_list(WFItems=["Food", "Home", "Travel", "Fun"])
rows = is_workflow_actions_text_split(text=table, WFTextSeparator="New Lines")
for item in categories:
    number = is_workflow_actions_number(WFNumberActionNumber=0)
    Amounts = number
    for item_2 in rows:
        if item_2.startswith(month) and item in item_2:
            fields = is_workflow_actions_text_split(text=item_2, WFTextCustomSeparator=";", WFTextSeparator="Custom")
            value = is_workflow_actions_getitemfromlist(WFInput=fields, WFItemSpecifier="Last Item")
            Amounts.append(value)
            All.append(value)
    subtotal = is_workflow_actions_statistics(Input=Amounts, WFStatisticsOperation="Sum")
    is_workflow_actions_gettext(WFTextActionText=f"{item}: {subtotal}")
summary = results_of_repeat()
total = is_workflow_actions_statistics(Input=All, WFStatisticsOperation="Sum")
text = is_workflow_actions_text_combine(text=summary, WFTextSeparator="New Lines")
if total > limit:
    over = is_workflow_actions_math(WFInput=total, WFMathOperand=limit, WFMathOperation="-")
    is_workflow_actions_notification(
        WFNotificationActionBody=f"By {over}.",
        WFNotificationActionSound=True,
        WFNotificationActionTitle="Over the limit",
    )
is_workflow_actions_showresult(Text=f"{month}\n{text}\nTogether: {total} of {limit}")
