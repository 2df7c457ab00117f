# /// shortcut
# icon = {glyph = 59511, color = 3031607807}
# surfaces = ["MenuBar", "QuickActions"]
# ///
plain_text = is_workflow_actions_detect_text(WFInput=clipboard())
trimmed = is_workflow_actions_text_trimwhitespace(WFInput=f"{plain_text}")
later = is_workflow_actions_adjustdate(
    WFDate=f"{current_date()}",
    WFAdjustOperation="Add",
    WFDuration=quantity("1", "hr"),
)
is_workflow_actions_setclipboard(WFInput=trimmed, WFExpirationDate=f"{later}", WFLocalOnly=True)
is_workflow_actions_notification(
    WFNotificationActionBody=f"{trimmed}",
    WFNotificationActionSound=False,
    WFNotificationActionTitle="Plain text",
)
