topic = is_workflow_actions_ask(WFAskActionPrompt="Which topic?", WFInputType="Text")
address = is_workflow_actions_url(WFURLActionURL="https://hnrss.org/frontpage")
items = is_workflow_actions_rss(WFRSSFeedURL=address, WFRSSItemQuantity=30)
for item in items:
    name = is_workflow_actions_getitemname(WFInput=item)
    if topic in name:
        link = is_workflow_actions_detect_link(WFInput=item)
        line = is_workflow_actions_gettext(WFTextActionText=f"- [{name}]({link})")
        Digest.append(line)
        is_workflow_actions_readinglist(WFURL=link)
found = is_workflow_actions_count(Input=Digest, WFCountType="Items")
if found == 0:
    is_workflow_actions_notification(WFNotificationActionBody=f"Nothing about {topic} today.")
else:
    joined = is_workflow_actions_text_combine(text=Digest, WFTextSeparator="New Lines")
    page = is_workflow_actions_getrichtextfrommarkdown(WFInput=joined)
    is_workflow_actions_previewdocument(WFInput=page)
