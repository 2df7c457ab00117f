# /// shortcut
# icon = {glyph = 59722, color = 1440408063}
# surfaces = ["ActionExtension"]
# accepts = ["SafariWebPage", "URL", "Article"]
# ///
article = is_workflow_actions_getarticle(WFWebPage=f"{shortcut_input()}")
title = is_workflow_actions_properties_articles(WFInput=article, WFContentItemPropertyName="Title")
excerpt = is_workflow_actions_properties_articles(WFInput=article, WFContentItemPropertyName="Excerpt")
body = is_workflow_actions_properties_articles(WFInput=article, WFContentItemPropertyName="Body")
word_count = is_workflow_actions_count(Input=body, WFCountType="Words")
minutes = is_workflow_actions_math(WFInput=word_count, WFMathOperand=220, WFMathOperation="÷")
whole_minutes = is_workflow_actions_round(WFInput=minutes, WFRoundMode="Always Round Up", WFRoundTo="Ones Place")
if whole_minutes > 10:
    is_workflow_actions_readinglist(WFURL=shortcut_input())
    is_workflow_actions_gettext(WFTextActionText="Put on the reading list.")
else:
    is_workflow_actions_gettext(WFTextActionText="Read it now!")
advice = result_of_if()
is_workflow_actions_showresult(Text=f"""{title}
{excerpt}

{word_count} words, about {whole_minutes} minutes. {advice}""")
