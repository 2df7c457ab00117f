# /// shortcut
# icon = {glyph = 59771, color = 4282601983}
# surfaces = ["Watch"]
# ///
song = is_workflow_actions_getcurrentsong()
if song is None:
    is_workflow_actions_speaktext(WFText="Nothing is playing right now.", WFSpeakTextWait=True)
    is_workflow_actions_exit()
title = is_workflow_actions_properties_music(WFInput=song, WFContentItemPropertyName="Title")
album = is_workflow_actions_properties_music(WFInput=song, WFContentItemPropertyName="Album")
log = is_workflow_actions_documentpicker_open(
    WFFileErrorIfNotFound=False,
    WFGetFilePath="Songs.txt",
    WFShowFilePicker=False,
)
if title in log:
    is_workflow_actions_notification(
        WFNotificationActionBody=f"You wrote down {title} before.",
        WFNotificationActionSound=False,
        WFNotificationActionTitle="Already there",
    )
else:
    is_workflow_actions_file_append(
        WFInput=f"{title} ({album}), {current_date().format(date='ISO 8601')}",
        WFAppendOnNewLine=True,
        WFFilePath="Songs.txt",
    )
    is_workflow_actions_vibrate()
