# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# uses_input = false
# ///
is_workflow_actions_showresult(Text=f"{ask()} {ask('How many?')} {clipboard()} {current_date()} {shortcut_input()} {device().Device_Name}")
is_workflow_actions_showresult(Text=f"{workflow_input()}")
is_workflow_actions_showresult(Text=f"{current_app()}")
is_workflow_actions_openurl(WFInput=ask())
is_workflow_actions_number(WFNumberActionNumber=ask())
is_workflow_actions_showresult(Text=f"{current_date().format(iso_time=None, date='Short')}")
is_workflow_actions_showresult(Text=opaque('{"Value":{"attachmentsByRange":{"{0, 1}":{"Type":"SomethingNew"}},"string":"\ufffc"},"WFSerializationType":"WFTextTokenString"}'))
