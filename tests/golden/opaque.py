# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# [actions]
# com_example_app_Do_It = "com.example-app.Do-It"
# com_example_app_2_Do = "com.example.app_2.Do"
# ///
beside(is_workflow_actions_gettext(WFTextActionText="x"), Extra=1)
is_workflow_actions_alert(WFAlertActionMessage=opaque('{"Value":{"a":[1,2.0,true,{"$data":"AP8="}]},"WFSerializationType":"WFSomethingNew"}'))
com_example_app_DoIntent(
    amount=5,
    data=data("Ynl0ZXM="),
    list=[1, "a", dict(b=2)],
    ok=True,
    ratio=0.1,
    when=timestamp("2020-05-09T23:47:15"),
    **{"": 3, "a.b": 4, "class": 2, "odd key": 1},
)
opaque_action('{"WFWorkflowActionIdentifier":"","WFWorkflowActionParameters":{}}')
opaque_action('{"WFWorkflowActionParameters":{}}')
com_example_app_Do_It(x=1)
com_example_app_2_Do(x=1)
