# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# [names]
# it_s_x = "it's \"x\"\\"
# ///
comment('Line one\nline "two"\n\ttabbed \\ back')
is_workflow_actions_gettext(WFTextActionText="{braces} and }{")
is_workflow_actions_gettext(WFTextActionText=f"{{{v}}}")
is_workflow_actions_gettext(WFTextActionText=f"q \" ' {v} \\n \n new")
is_workflow_actions_gettext(WFTextActionText=f"{missing('text')}{it_s_x}")
is_workflow_actions_gettext(WFTextActionText="tab\t, next line \u0085, separator \u2028")
is_workflow_actions_gettext(WFTextActionText="emoji 👩‍👩‍👧 é")
is_workflow_actions_gettext(WFTextActionText="\"\"\" '''")
is_workflow_actions_gettext(WFTextActionText='#!/bin/sh\necho "$1"\n')
is_workflow_actions_gettext(WFTextActionText="xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")
is_workflow_actions_gettext(WFTextActionText="")
is_workflow_actions_gettext(WFTextActionText="")
is_workflow_actions_gettext(WFTextActionText="\u202eevil\u202c")
is_workflow_actions_gettext(WFTextActionText="".join(["key ", d["a \"b\" 'c' \\ {d}"]]))
is_workflow_actions_gettext(WFTextActionText="ends with backslash\\")
