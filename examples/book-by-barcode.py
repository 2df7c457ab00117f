code = is_workflow_actions_scanbarcode()
if code.startswith("978") or code.startswith("979"):
    answer = is_workflow_actions_downloadurl(
        WFURL=f"https://www.googleapis.com/books/v1/volumes?q=isbn:{code}",
        WFHTTPMethod="GET",
    )
    data = is_workflow_actions_detect_dictionary(WFInput=answer)
    total = is_workflow_actions_getvalueforkey(WFInput=data, WFDictionaryKey="totalItems")
    if total > 0:
        books = is_workflow_actions_getvalueforkey(WFInput=data, WFDictionaryKey="items")
        book = is_workflow_actions_getitemfromlist(WFInput=books, WFItemSpecifier="First Item")
        about = is_workflow_actions_getvalueforkey(WFInput=book, WFDictionaryKey="volumeInfo")
        line = is_workflow_actions_gettext(WFTextActionText=f"{about['title']} ({about['publishedDate']}), {about['pageCount']} pages")
        is_workflow_actions_file_append(WFInput=line, WFAppendOnNewLine=True, WFFilePath="Books/to read.txt")
        is_workflow_actions_showresult(Text=f"Added: {line}")
    else:
        is_workflow_actions_alert(
            WFAlertActionMessage=f"Nobody knows the number {code}.",
            WFAlertActionTitle="Unknown book",
        )
else:
    is_workflow_actions_alert(
        WFAlertActionMessage=f"{code} is not the number of a book.",
        WFAlertActionTitle="Not a book",
    )
