# /// shortcut
# name = "Write an invoice"
# icon = {glyph = 59470, color = 431817727}
# surfaces = ["QuickActions", "ActionExtension"]
# accepts = ["Contact", "String"]
# [[question]]
# action = "company"
# parameter = "WFTextActionText"
# text = "Name and address of your company"
# default = "My Company, 1 Main Street"
# [[question]]
# action = "hourly_rate"
# parameter = "WFNumberActionNumber"
# text = "What do you charge for an hour?"
# default = "60"
# ///
comment("Answers given when the shortcut was added.")
company = is_workflow_actions_gettext(WFTextActionText="My Company, 1 Main Street")
hourly_rate = is_workflow_actions_number(WFNumberActionNumber=60)
tax = is_workflow_actions_dictionary(WFItems={"name": "VAT", "percent": 19, "countries": ["Germany", "Austria"], "reverse charge": False})
comment("The customer comes from the share sheet or from the address book.")
if shortcut_input().as_contact() is not None:
    customer = shortcut_input().as_contact()
else:
    chosen_contact = is_workflow_actions_selectcontacts(WFSelectMultiple=False)
    customer = chosen_contact
first_name = is_workflow_actions_properties_contacts(WFInput=customer, WFContentItemPropertyName="First Name")
firm = is_workflow_actions_properties_contacts(WFInput=customer, WFContentItemPropertyName="Company")
mail = is_workflow_actions_properties_contacts(WFInput=customer, WFContentItemPropertyName="Email Address")
if firm is None:
    is_workflow_actions_properties_contacts(WFInput=customer, WFContentItemPropertyName="Name")
else:
    is_workflow_actions_gettext(WFTextActionText=f"{firm}")
addressee = result_of_if()
comment("The number of the invoice is the year and a counter that is kept in a file.")
counter_file = is_workflow_actions_documentpicker_open(
    WFFileErrorIfNotFound=False,
    WFGetFilePath="Invoices/counter.txt",
    WFShowFilePicker=False,
)
if counter_file is None:
    is_workflow_actions_number(WFNumberActionNumber=1)
else:
    last_number = is_workflow_actions_detect_number(WFInput=counter_file)
    is_workflow_actions_math(WFInput=last_number, WFMathOperand=1, WFMathOperation="+")
number = result_of_if()
counter_text = is_workflow_actions_gettext(WFTextActionText=f"{number}")
named_counter = is_workflow_actions_setitemname(WFInput=counter_text, WFName="counter.txt")
is_workflow_actions_documentpicker_save(
    WFInput=named_counter,
    WFAskWhereToSave=False,
    WFFileDestinationPath="Invoices/counter.txt",
    WFSaveFileOverwrite=True,
)
invoice_number = is_workflow_actions_gettext(WFTextActionText=f"{current_date().format('yyyy')}-{number}")
comment("One line for each kind of work, until an empty answer ends the list.")
kinds = is_workflow_actions_list(WFItems=["Planning", "Building", "Travelling", "Training"])
worked_on = is_workflow_actions_choosefromlist(
    WFInput=kinds,
    WFChooseFromListActionPrompt="What did you work on?",
    WFChooseFromListActionSelectMultiple=True,
)
for item in worked_on:
    hours = is_workflow_actions_ask(
        WFAskActionAllowsNegativeNumbers=False,
        WFAskActionPrompt=f"Hours of {item}?",
        WFInputType="Number",
    )
    if item == "Travelling":
        half_rate = is_workflow_actions_math(WFInput=hourly_rate, WFMathOperand=2, WFMathOperation="÷")
        is_workflow_actions_math(WFInput=hours, WFMathOperand=half_rate, WFMathOperation="×")
    else:
        is_workflow_actions_math(WFInput=hours, WFMathOperand=hourly_rate, WFMathOperation="×")
    amount = result_of_if()
    Amounts.append(amount)
    rounded_amount = is_workflow_actions_format_number(WFNumber=amount, WFNumberFormatDecimalPlaces=2)
    row = is_workflow_actions_gettext(WFTextActionText=f"| {item} | {hours} h | {rounded_amount} |")
    Rows.append(row)
net = is_workflow_actions_statistics(Input=Amounts, WFStatisticsOperation="Sum")
if net <= 0:
    is_workflow_actions_alert(
        WFAlertActionCancelButtonShown=False,
        WFAlertActionMessage="No hours were entered, so there is no invoice.",
        WFAlertActionTitle="Nothing to charge",
    )
    is_workflow_actions_exit()
tax_amount = is_workflow_actions_calculateexpression(Input=f"{net} * {tax['percent']} / 100")
gross = is_workflow_actions_math(WFInput=net, WFMathOperand=tax_amount, WFMathOperation="+")
net_text = is_workflow_actions_format_number(WFNumber=net, WFNumberFormatDecimalPlaces=2)
tax_text = is_workflow_actions_format_number(WFNumber=tax_amount, WFNumberFormatDecimalPlaces=2)
gross_text = is_workflow_actions_format_number(WFNumber=gross, WFNumberFormatDecimalPlaces=2)
due = is_workflow_actions_adjustdate(
    WFDate=f"{current_date()}",
    WFAdjustOperation="Add",
    WFDuration=quantity("14", "days"),
)
table = is_workflow_actions_text_combine(text=Rows, WFTextSeparator="New Lines")
page = is_workflow_actions_gettext(WFTextActionText=f"""# Invoice {invoice_number}

{company}

To: {addressee}
Date: {current_date().format(date='Long', time='None')}

| Work | Time | Amount |
|---|---|---|
{table}

Net: {net_text}
{tax['name']} {tax['percent']} %: {tax_text}

**Please pay {gross_text} before {due.format(date='Long', time='None')}.**
""")
rich_page = is_workflow_actions_getrichtextfrommarkdown(WFInput=page)
pdf = is_workflow_actions_makepdf(WFInput=rich_page, WFPDFIncludeMargin=True, WFPDFIncludedPages="All Pages")
invoice = is_workflow_actions_setitemname(WFInput=pdf, WFName=f"Invoice {invoice_number}.pdf")
is_workflow_actions_file_createfolder(WFFilePath=f"Invoices/{current_date().format('yyyy')}")
stored = is_workflow_actions_documentpicker_save(
    WFInput=invoice,
    WFAskWhereToSave=False,
    WFFileDestinationPath=f"Invoices/{current_date().format('yyyy')}/",
)
is_workflow_actions_file_append(
    WFInput=f"{invoice_number};{addressee};{net_text};{tax_text};{gross_text}",
    WFAppendOnNewLine=True,
    WFFilePath=f"Invoices/{current_date().format('yyyy')}.csv",
)
is_workflow_actions_addnewreminder(
    WFAlertCondition="At Time",
    WFAlertCustomTime=f"{due.format(date='Medium', time='None')} 9:00",
    WFAlertEnabled="Alert",
    WFCalendarItemTitle=f"Has {addressee} paid invoice {invoice_number}?",
    WFPriority="High",
)
match menu(f"Invoice {invoice_number}: {gross_text}"):
    case chosen if chosen == f"Send to {first_name}":
        if "@" in mail:
            is_workflow_actions_sendemail(
                WFSendEmailActionInputAttachments=f"{invoice}",
                WFSendEmailActionShowComposeSheet=True,
                WFSendEmailActionSubject=f"Invoice {invoice_number}",
                WFSendEmailActionToRecipients=mail,
            )
        else:
            is_workflow_actions_share(WFInput=invoice)
    case "Print it":
        is_workflow_actions_print(WFInput=invoice)
    case "Copy the link to the file":
        link = is_workflow_actions_file_getlink(WFFile=stored)
        is_workflow_actions_setclipboard(WFInput=link, WFLocalOnly=True)
        is_workflow_actions_notification(
            WFNotificationActionBody="The link is on the clipboard.",
            WFNotificationActionSound=False,
            WFNotificationActionTitle=f"Invoice {invoice_number}",
        )
    case "Only look at it":
        is_workflow_actions_previewdocument(WFInput=invoice, WFQuickLookActionFullScreen=True)
