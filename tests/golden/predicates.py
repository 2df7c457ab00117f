# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
is_workflow_actions_filter_reminders(
    WFContentItemFilter=where(
        rule("Is Completed", "is", Bool=False, Bounded=True, Unit=4),
        rule("Title", "contains", String=f"{q}", Unit=4),
    ),
    WFContentItemLimitEnabled=True,
    WFContentItemLimitNumber=5,
    WFContentItemSortOrder="Latest First",
    WFContentItemSortProperty="Due Date",
)
is_workflow_actions_filter_photos(
    WFContentItemFilter=where_any(
        rule("Date Taken", "is in the last", Number="7", Unit=16),
        rule("Album", "is", Enumeration="Recents", Removable=False),
    ),
)
