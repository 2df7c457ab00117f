# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
v = clipboard()
is_workflow_actions_gettext(WFTextActionText=overlay("abc", (1, 1, v)))
is_workflow_actions_gettext(WFTextActionText=overlay(["a", "c"], (5, 1, v)))
is_workflow_actions_gettext(WFTextActionText=overlay(["two ", " here"], (4, 2, v)))
is_workflow_actions_gettext(WFTextActionText="none \ufffc")
is_workflow_actions_gettext(WFTextActionText=opaque('{"Value":{"attachmentsByRange":[],"string":"list \ufffc"},"WFSerializationType":"WFTextTokenString"}'))
is_workflow_actions_gettext(WFTextActionText=opaque('{"Value":{"attachmentsByRange":["{6, 1}",{"Type":"Variable","VariableName":"v"}],"string":"pairs \ufffc"},"WFSerializationType":"WFTextTokenString"}'))
is_workflow_actions_gettext(WFTextActionText=f"👩‍🚀 {v} 🧭{v}")
is_workflow_actions_gettext(WFTextActionText="plain")
is_workflow_actions_gettext(WFTextActionText="plain")
