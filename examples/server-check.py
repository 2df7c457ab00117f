# /// shortcut
# icon = {glyph = 59722, color = 255}
# [[question]]
# action = "server"
# parameter = "WFItems"
# text = "Your server"
# ///
server = is_workflow_actions_dictionary(
    WFItems={
        "host": "server.example.com",
        "user": "admin",
        "port": 22,
        "service": "nginx",
        "paths": ["/", "/health"],
        "loud": True,
    },
)
paths = is_workflow_actions_getvalueforkey(WFInput=server, WFDictionaryKey="paths")
for item in paths:
    answer = is_workflow_actions_downloadurl(
        WFURL=f"https://{server['host']}{item}",
        WFHTTPBodyType="JSON",
        WFHTTPHeaders={"Accept": "application/json", "X-Check": f"{current_date().format(date='RFC 2822')}"},
        WFHTTPMethod="POST",
        WFJSONValues={
            "deep": True,
            "limit": 5,
            "fields": ["state", "load"],
            "client": {"name": f"{device().Device_Name}", "version": numeral(f"{device().System_Version}")},
        },
    )
    state = is_workflow_actions_getvalueforkey(WFInput=answer, WFDictionaryKey="state")
    if state != "ok":
        text = is_workflow_actions_gettext(WFTextActionText=f"{item}: {state}")
        Problems.append(text)
if Problems is None:
    is_workflow_actions_notification(
        WFNotificationActionBody="Everything is fine.",
        WFNotificationActionSound=False,
        WFNotificationActionTitle=f"{server['host']}",
    )
else:
    problems = is_workflow_actions_text_combine(text=Problems, WFTextSeparator="New Lines")
    log = is_workflow_actions_runsshscript(
        WFInput=problems,
        WFSSHAuthenticationType="SSH Key",
        WFSSHHost=f"{server['host']}",
        WFSSHPort=f"{server['port']}",
        WFSSHScript=f"systemctl status {server['service']} --no-pager | tail -n 20",
        WFSSHUser=f"{server['user']}",
    )
    match menu(f"{problems}"):
        case "Start it again":
            is_workflow_actions_runsshscript(
                WFInput=log,
                WFSSHAuthenticationType="SSH Key",
                WFSSHHost=f"{server['host']}",
                WFSSHPort=f"{server['port']}",
                WFSSHScript=f"sudo systemctl restart {server['service']}",
                WFSSHUser=f"{server['user']}",
            )
        case "Show the log":
            is_workflow_actions_showresult(Text=f"{log}")
        case "Tell the others":
            is_workflow_actions_sendmessage(
                WFSendMessageContent=f"{server['host']} has a problem:\n{problems}",
                ShowWhenRun=True,
                WFSendMessageActionRecipients=ask(),
            )
