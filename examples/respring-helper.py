# /// shortcut
# [[question]]
# action = "password"
# parameter = "WFTextActionText"
# text = "Password of your device's shell"
# default = ""
# ///
password = is_workflow_actions_gettext(WFTextActionText="")
version = is_workflow_actions_getdevicedetails(WFDeviceDetail="System Version")
battery = is_workflow_actions_getbatterylevel()
if battery < 20:
    is_workflow_actions_alert(
        WFAlertActionCancelButtonShown=True,
        WFAlertActionMessage="Go on all the same?",
        WFAlertActionTitle=f"Battery at {battery} %",
    )
if_result = result_of_if()
match menu(f"System {version}"):
    case "Restart the home screen":
        is_workflow_actions_runsshscript(
            WFInput=if_result,
            WFSSHHost="localhost",
            WFSSHPassword=f"{password}",
            WFSSHPort="22",
            WFSSHScript="killall SpringBoard",
            WFSSHUser="mobile",
        )
    case "List packages":
        packages = is_workflow_actions_runsshscript(
            WFInput=if_result,
            WFSSHHost="localhost",
            WFSSHPassword=f"{password}",
            WFSSHPort="22",
            WFSSHScript="dpkg -l",
            WFSSHUser="mobile",
        )
        is_workflow_actions_setclipboard(WFInput=packages)
        is_workflow_actions_showresult(Text=f"{packages}")
