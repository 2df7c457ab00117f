# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
dictionary = is_workflow_actions_dictionary(
    WFItems={
        "name": "Ada",
        "age": 36,
        "share": numeral("0,5"),
        "active": True,
        "old": item(4, False),
        "tags": ["x", plain(f"{v}")],
        "address": {"city": "Paris"},
        "name": "again",
        "": "",
        f"key {v}": f"{v}",
        "file": item(5, v),
        "bare": "plain",
    },
)
is_workflow_actions_dictionary(WFItems={})
is_workflow_actions_dictionary()
is_workflow_actions_getvalueforkey(WFInput=dictionary, WFDictionaryKey="name")
