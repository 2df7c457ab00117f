# /// shortcut
# icon = {glyph = 59445, color = 463140863}
# surfaces = ["Watch", "NCWidget"]
# ///
note = is_workflow_actions_documentpicker_open(
    WFFileErrorIfNotFound=False,
    WFGetFilePath="Car/place.txt",
    WFShowFilePicker=False,
)
if note is None:
    here = is_workflow_actions_getcurrentlocation(Accuracy="Best")
    latitude = is_workflow_actions_properties_locations(WFInput=here, WFContentItemPropertyName="Latitude")
    longitude = is_workflow_actions_properties_locations(WFInput=here, WFContentItemPropertyName="Longitude")
    place = is_workflow_actions_gettext(WFTextActionText=f"{latitude},{longitude}")
    named_place = is_workflow_actions_setitemname(WFInput=place, WFName="place.txt")
    is_workflow_actions_documentpicker_save(
        WFInput=named_place,
        WFAskWhereToSave=False,
        WFFileDestinationPath="Car/place.txt",
        WFSaveFileOverwrite=True,
    )
    match menu("Is it hard to find?"):
        case "Take a photo":
            photo = is_workflow_actions_takephoto(WFCameraCaptureDevice="Back", WFCameraCaptureShowPreview=False)
            is_workflow_actions_savetocameraroll(WFInput=photo, WFCameraRollSelectedGroup="Recents")
        case "No need":
            is_workflow_actions_nothing()
    is_workflow_actions_notification(
        WFNotificationActionBody=f"{here.Street}, {here.City}",
        WFNotificationActionSound=False,
        WFNotificationActionTitle="Parked",
    )
else:
    car = is_workflow_actions_detect_text(WFInput=note)
    distance = is_workflow_actions_getdistance(
        WFGetDistanceDestination=car,
        WFGetDirectionsActionMode="Direct",
        WFGetDirectionsFrom="Current Location",
    )
    is_workflow_actions_speaktext(WFText=f"Your car is {distance} away.", WFSpeakTextWait=False)
    is_workflow_actions_getdirections(
        WFDestination=car,
        WFGetDirectionsActionApp="Maps",
        WFGetDirectionsActionMode="Walking",
    )
    is_workflow_actions_file_delete(WFInput=note, WFDeleteFileConfirmDeletion=True)
