# /// shortcut
# icon = {glyph = 61459, color = 4282601983}
# surfaces = ["Watch", "QuickActions"]
# [[question]]
# action = "helper"
# parameter = "WFPhoneNumber"
# text = "Who is to be called?"
# ///
helper = is_workflow_actions_phonenumber(WFPhoneNumber=contacts(dict(WFContactFieldValues=[])))
here = is_workflow_actions_getcurrentlocation(Accuracy="Best")
map_link = is_workflow_actions_getmapslink(WFInput=here)
battery = is_workflow_actions_getbatterylevel()
is_workflow_actions_sendmessage(
    WFSendMessageContent=f"I need help. I am here: {map_link} ({here.Street}, {here.City}). My battery is at {battery} %.",
    ShowWhenRun=False,
    WFSendMessageActionRecipients=helper,
)
is_workflow_actions_flashlight(WFFlashlightSetting="On")
com_apple_mobilephone_call(WFCallContact=helper)
