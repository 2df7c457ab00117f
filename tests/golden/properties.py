# /// shortcut
# name = "Morning \"routine\""
# client_version = "1050.22"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["ActionExtension", "Watch"]
# quick_actions = ["Finder"]
# accepts = ["String", "URL"]
# returns = ["String"]
# no_input = {ask = "String"}
# [file]
# Unknown = "dict(a=[1, 2.5])"
# [[question]]
# action = 0
# parameter = "WFTextActionText"
# text = "Which text?"
# default = "x"
# ///
is_workflow_actions_gettext(WFTextActionText="x")
