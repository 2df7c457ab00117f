# /// shortcut
# [names]
# chosen_ = "chosen"
# ///
feeds = is_workflow_actions_list(WFItems=["https://feeds.bbci.co.uk/news/world/rss.xml", "https://www.tagesschau.de/xml/rss2"])
for item in feeds:
    items = is_workflow_actions_rss(WFRSSFeedURL=item, WFRSSItemQuantity=5)
    for item_2 in items:
        News.append(item_2)
if News is None:
    is_workflow_actions_alert(
        WFAlertActionCancelButtonShown=False,
        WFAlertActionMessage="None of the feeds answered.",
        WFAlertActionTitle="No news",
    )
    is_workflow_actions_exit()
chosen_ = is_workflow_actions_choosefromlist(
    WFInput=News,
    WFChooseFromListActionPrompt="Which ones shall I read?",
    WFChooseFromListActionSelectMultiple=True,
)
for index, item in enumerate(chosen_, start=1):
    article = is_workflow_actions_getarticle(WFWebPage=item)
    body = is_workflow_actions_properties_articles(WFInput=article, WFContentItemPropertyName="Body")
    is_workflow_actions_speaktext(WFText=f"Number {index}: {body}", WFSpeakTextWait=True)
    is_workflow_actions_delay(WFDelayTime=1)
