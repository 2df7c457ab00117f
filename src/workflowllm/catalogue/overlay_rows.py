"""Rows of the overlay; `overlay` says what they mean.

A parameter is `kind`, or `enumeration: a | b | c`; choices that end with `...` are not all there are.
"""

from __future__ import annotations

from typing import Any, Final

__all__ = ["ACTIONS", "EVERY_FIND", "FINDS", "PARAMETERS"]

EVERY_FIND: Final[dict[str, str]] = {
    "WFContentItemFilter": "filter",
    "WFContentItemInputParameter": "any",
    "WFContentItemSortEnabled": "boolean",
    "WFContentItemSortProperty": "enumeration: ...",
    "WFContentItemSortOrder": "enumeration: A to Z | Z to A | Latest First | Oldest First | Biggest First | Smallest First | ...",
    "WFContentItemLimitEnabled": "boolean",
    "WFContentItemLimitNumber": "number",
}
"""What every Find action takes."""

FINDS: Final = (
    "apps articles calendarevents contacts displays eventattendees files health.quantity images locations music notes photos reminders"
    " vpns windows"
)
"""The Find actions: the ends of their identifiers."""

_SERVICE: Final = "enumeration: iCloud Drive | iCloud | Dropbox | Box | ..."
_MODE: Final = "enumeration: Set | Append | Remove"
_OLD_FROM: Final = "enumeration: Current Location | Custom Location"

PARAMETERS: Final[dict[str, dict[str, str]]] = {
    # Control flow. A comparison is a text up to iOS 12 and a number since.
    "is.workflow.actions.conditional": {
        "WFInput": "reference",
        "WFCondition": "any",
        "WFConditions": "filter",
        "WFConditionalActionString": "text",
        "WFConditionalLegacyComparisonBehavior": "boolean",
        "WFNumberValue": "number",
        "WFAnotherNumber": "number",
        "WFBoundedNumber": "number",
        "WFAnotherBoundedNumber": "number",
        "WFDate": "date",
        "WFAnotherDate": "date",
        "WFMeasurement": "quantity",
        "WFAnotherMeasurement": "quantity",
        "WFDuration": "quantity",
        "WFAnotherDuration": "quantity",
        "WFQuantitySampleQuantity": "quantity",
        "WFBooleanValue": "boolean",
        "WFEnumeration": "text",
        "WFEnumerationValue": "text",
        "WFNumericEnumeration": "any",
        "WFLinkEnumeration": "any",
    },
    "is.workflow.actions.repeat.count": {"WFRepeatCount": "number"},
    "is.workflow.actions.repeat.each": {"WFInput": "reference"},
    "is.workflow.actions.choosefrommenu": {
        "WFMenuPrompt": "text",
        "WFMenuItems": "list",
        "WFMenuItemTitle": "text",
        "WFMenuItemAttributedTitle": "text",
        "WFMenuLegacyCancelBehavior": "boolean",
    },
    # Parameters of older versions.
    "is.workflow.actions.addnewevent": {"WFCalendarItemDates": "boolean", "WFCalendarItemCalendar": "text"},
    "is.workflow.actions.addnewreminder": {
        "WFCalendarItemAlert": "boolean",
        "WFCalendarItemCalendar": "text",
        "WFCalendarItemEndDate": "date",
        "WFTags": "any",
        "WFAlertTrigger": "enumeration: At Time | When I Arrive | When I Leave | ...",
    },
    "is.workflow.actions.adjustdate": {"WFAdjustOffsetPicker": "quantity", "WFAdjustAsksWhenRun": "boolean"},
    "is.workflow.actions.appendnote": {"WFNote": "any", "WFInput": "text", "IntentAppIdentifier": "text"},
    "is.workflow.actions.ask": {
        "WFAskActionDateGranularity": "enumeration: Date | Time | Date and Time",
        "WFAskActionImmediateDictation": "boolean",
        "WFAskActionDefaultAnswerNumber": "number",
        "WFAskActionDefaultAnswerDate": "date",
        "WFAskActionDefaultAnswerTime": "date",
        "WFAskActionDefaultAnswerDateAndTime": "date",
    },
    "is.workflow.actions.askllm": {"WFLLMModel": "enumeration: Apple Intelligence | Private Cloud Compute | ChatGPT | ..."},
    "is.workflow.actions.avairyeditphoto": {"WFAviaryPrimaryTool": "enumeration: ..."},
    "is.workflow.actions.date": {"WFDateActionMode": "enumeration: Current Date | Specified Date"},
    "is.workflow.actions.documentpicker.open": {
        "WFShowFilePicker": "boolean",
        "SelectMultiple": "boolean",
        "WFFileStorageService": _SERVICE,
        "WFFilePath": "text",
    },
    "is.workflow.actions.documentpicker.save": {"WFFileStorageService": _SERVICE},
    "is.workflow.actions.downloadurl": {"Advanced": "boolean"},
    "is.workflow.actions.file.append": {"WFFileStorageService": _SERVICE},
    "is.workflow.actions.file.createfolder": {"WFFileStorageService": _SERVICE},
    "is.workflow.actions.file.delete": {"WFDeleteFileConfirmDeletion": "boolean"},
    "is.workflow.actions.file.getlink": {"WFFileStorageService": _SERVICE, "ShortURL": "boolean"},
    "is.workflow.actions.file.select": {"WFGetFolderContents": "boolean"},
    "is.workflow.actions.filter.health.quantity": {
        "WFHKSampleFilteringGroupBy": "enumeration: None | Minute | Hour | Day | Week | Month | Year | ...",
        "WFHKSampleFilteringFillMissing": "boolean",
        "WFHKSampleFilteringUnit": "enumeration: ...",
    },
    "is.workflow.actions.flashlight": {"WFFlashlightSetting": "enumeration: Off | On | Toggle"},
    "is.workflow.actions.getdistance": {"WFGetDirectionsFrom": _OLD_FROM},
    "is.workflow.actions.getwifi": {"WFNetworkDetailsNetwork": "enumeration: Wi-Fi | Cellular | ..."},
    "is.workflow.actions.gettimebetweendates": {
        "WFTimeUntilReferenceDate": "enumeration: Right Now | Other",
        "WFTimeUntilCustomDate": "date",
    },
    "is.workflow.actions.gettraveltime": {"WFGetDirectionsFrom": _OLD_FROM},
    "is.workflow.actions.image.combine": {
        "WFImageCombineDirection": "enumeration: Horizontal | Vertical | ...",
        "WFImageCombineMode": "enumeration: ...",
    },
    "is.workflow.actions.openapp": {"WFAppIdentifier": "text", "WFSelectedApp": "app"},
    "is.workflow.actions.openin": {"WFOpenInAppIdentifier": "text"},
    "is.workflow.actions.properties.health.quantity": {"WFContentItemPropertyName": "enumeration: ...", "WFInput": "reference"},
    "is.workflow.actions.round": {
        "WFRoundType": "enumeration: Ones Place | Left of Decimal | Right of Decimal | ...",
        "WFRoundDecimalPlaces": "number",
    },
    "is.workflow.actions.runjavascriptonwebpage": {
        "WFRunJavaScriptSynchronousExplaination": "text",
        "WFRunJavaScriptCompletion": "enumeration: Synchronous | Asynchronous | ...",
    },
    "is.workflow.actions.runworkflow": {"WFShowWorkflow": "boolean", "WFWorkflowName": "text"},
    "is.workflow.actions.sendemail": {"WFEmailAccountActionShowAccounts": "boolean"},
    "is.workflow.actions.sendmessage": {"IntentAppIdentifier": "text"},
    "is.workflow.actions.setitemname": {"Advanced": "boolean"},
    "is.workflow.actions.setvariable": {"WFVariable": "reference"},
    "is.workflow.actions.shownote": {"WFInput": "any"},
    "is.workflow.actions.sirikit.donation.handle": {"IntentData": "any", "ForceExecutionOnPhone": "boolean"},
    "is.workflow.actions.tweet": {"WFSocialActionShowComposeSheet": "boolean"},
    "is.workflow.actions.useractivity.open": {
        "AppBundleIdentifier": "text",
        "UserActivityData": "any",
        "UserActivityDescriptor": "app",
        "UserActivitySubtitle": "text",
        "UserActivityType": "text",
    },
    "is.workflow.actions.venmo.pay": {"IntentAppIdentifier": "text"},
    "is.workflow.actions.venmo.request": {"IntentAppIdentifier": "text"},
    "is.workflow.actions.weather.currentconditions": {"WFWeatherLocation": _OLD_FROM},
    "is.workflow.actions.weather.forecast": {"WFWeatherLocation": _OLD_FROM},
    "com.apple.mobilenotes.SharingExtension": {
        "WFCreateNoteInput": "text",
        "WFNoteGroup": "record",
        "IntentAppIdentifier": "text",
    },
    "com.apple.mobiletimer-framework.MobileTimerIntents.MTCreateAlarmIntent": {"repeatSchedule": "any", "label": "text"},
    "com.apple.mobiletimer-framework.MobileTimerIntents.MTToggleAlarmIntent": {"enabled": "boolean"},
    # Where files hold more than the packages say: a list for a text, records for what older versions kept as bytes, older names.
    "is.workflow.actions.detect.number": {"WFInput": "any"},
    "is.workflow.actions.encodemedia": {"WFMediaAudioFormat": "enumeration: ...", "WFMediaBitrate": "number"},
    "is.workflow.actions.playmusic": {"WFMediaItems": "any"},
    "is.workflow.actions.properties.contacts": {"WFContentItemPropertyName": "enumeration: ..."},
    "is.workflow.actions.quit.app": {"WFAppsExcept": "list"},
    "is.workflow.actions.setters.calendarevents": {"Mode": _MODE},
    "is.workflow.actions.setters.contacts": {"Mode": _MODE},
    "is.workflow.actions.setters.reminders": {"Mode": _MODE, "WFReminderContentItemList": "enumeration: ..."},
    "is.workflow.actions.text.combine": {"text": "any"},
    "is.workflow.actions.wallpaper.set": {"WFWallpaperLocation": "any"},
    # Actions of iOS that a Mac does not list.
    "is.workflow.actions.deletephotos": {"photos": "reference", "WFInputPhotos": "reference"},
    "is.workflow.actions.extracttextfromimage": {"WFImage": "reference"},
    "is.workflow.actions.alarm.create": {"WFTime": "date", "WFLabel": "text", "WFFrequency": "list"},
    "is.workflow.actions.cellular.rat.set": {"ratMode": "enumeration: ...", "sim": "any"},
    "is.workflow.actions.folder": {"WFFolder": "file"},
    "is.workflow.actions.ifttt": {
        "IFTTTTriggerName": "text",
        "WFIFTTTExtraIngredients": "number",
        "WFIFTTTExtraIngredient1": "text",
        "WFIFTTTExtraIngredient2": "text",
        "WFIFTTTExtraIngredient3": "text",
    },
    "com.apple.PBBridgeSupport.BridgeIntents.COSSetGizmoFaceIntent": {"face": "record"},
    "com.apple.iBooks.openin": {"BooksInput": "reference"},
    "is.workflow.actions.image.removebackground": {"WFInput": "reference", "WFImage": "reference", "WFCropImage": "boolean"},
    "is.workflow.actions.openworkflow": {"WFWorkflow": "shortcut", "WFWorkflowName": "text"},
    "is.workflow.actions.scanbarcode": {},
}

ACTIONS: Final[dict[str, dict[str, Any]]] = {
    "com.apple.PBBridgeSupport.BridgeIntents.COSSetGizmoFaceIntent": {"name": "Set Watch Face", "app": "com.apple.Bridge"},
    "com.apple.iBooks.openin": {"name": "Open in Books", "app": "com.apple.iBooks", "app_name": "Books", "input": "BooksInput"},
    "is.workflow.actions.additemtolist": {"since": 27},
    "is.workflow.actions.alarm.create": {"name": "Create Alarm", "app_name": "Clock"},
    "is.workflow.actions.askllm": {"since": 26},
    "is.workflow.actions.cellular.rat.set": {"name": "Set Cellular Voice & Data Mode"},
    "is.workflow.actions.deletephotos": {"name": "Delete Photos", "input": "photos", "needs": frozenset({"photos"})},
    "is.workflow.actions.deletestoredcontent": {"since": 27},
    "is.workflow.actions.homeaccessory": {
        "keywords": ("home", "homekit", "smart", "house", "accessory", "scene", "automation", "control", "light", "lamp", "switch"),
    },
    "is.workflow.actions.extracttextfromimage": {
        "name": "Extract Text from Image",
        "input": "WFImage",
        "output": True,
        "output_name": "Text from Image",
        "output_types": ("NSString",),
        "since": 15,
    },
    "is.workflow.actions.filter.notes": {"name": "Find Notes", "app": "com.apple.mobilenotes", "app_name": "Notes", "output": True},
    "is.workflow.actions.filter.vpns": {"since": 27},
    "is.workflow.actions.folder": {"name": "Folder", "output": True, "output_types": ("public.folder",)},
    "is.workflow.actions.getonscreencontext": {"since": 27},
    "is.workflow.actions.getselectedtext": {"since": 27},
    "is.workflow.actions.getstoredcontent": {"since": 27},
    "is.workflow.actions.ifttt": {"name": "Trigger IFTTT Applet", "app_name": "IFTTT"},
    "is.workflow.actions.image.removebackground": {"name": "Remove Background from Image", "output": True, "output_types": ("WFImage",)},
    "is.workflow.actions.openworkflow": {"name": "Open Shortcut"},
    "is.workflow.actions.scanbarcode": {
        "name": "Scan QR or Barcode",
        "output": True,
        "output_name": "QR/Barcode",
        "output_types": ("NSString",),
        "needs": frozenset({"camera", "user"}),
    },
    "is.workflow.actions.setstoredcontent": {"since": 27},
    "is.workflow.actions.text.trimwhitespace": {"since": 26},
    "is.workflow.actions.vpn.get": {"since": 27},
}
"""Fields of an action other than its parameters."""
