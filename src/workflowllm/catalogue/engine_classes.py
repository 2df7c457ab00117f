"""What the class names of the Shortcuts engine mean: field classes as kinds, resource classes as needs.

Source: the class names in the engine's definitions as published in the MIT package shortcutkit 2.0, and the values that fields of
these classes hold in real files.
"""

from __future__ import annotations

from typing import Final

from workflowllm.catalogue.definition import Kind

__all__ = ["KINDS_OF_CLASSES", "NEEDS", "OPEN_CLASSES", "need_of"]

_BY_KIND: Final[dict[Kind, str]] = {
    "text": (
        "WFTextInput WFURL WFRegexField WFVariableField WFStoredValueVariableField WFCustomDateFormat WFOSAScriptEditor WFCountryField"
        " WFTextAreaInput WFSecureTextInput WFWorkflowFolderPickerText"
    ),
    "number": "WFNumberField WFStepper WFSlider WFFileLabelColorPicker WFUnitQuantityStepper",
    "boolean": "WFSwitch WFExpanding WFTumblrComposeInApp",
    "enumeration": (
        "WFEnumeration WFDynamicEnumeration WFLocationAccuracy WFMapsAppPicker WFSpeakTextLanguagePicker WFSpeakTextVoicePicker"
        " WFUnitTypePicker WFAccountPicker WFTranslateTextLanguagePicker WFAskLLMModel WFGenerativeResultTypePicker"
        " WFDateActionPickerMode WFDateActionYearPicker WFDictateTextLanguagePicker WFLocalePicker WFGetDistanceUnitPicker"
        " WFImageConvertFormatPicker WFInputType WFInputSurface WFOnScreenContextResultTypePicker WFNetworkPicker WFListeningModePicker"
        " WFMakeImageFromPDFPageImageFormat WFMakeImageFromPDFPageColorspace WFArchiveFormat WFMailSenderPicker WFAirDropVisibility"
        " WFSpotlightSearchResultTypePicker WFTodoistProjectPicker WFHomePicker WFiTunesStoreCountryPicker WFQuantityTypePicker"
        " WFHealthCategoryPicker WFHealthCategoryAdditionalPicker WFHealthQuantityAdditionalPicker WFWorkoutTypePicker"
        " WFFitnessWorkoutTypePicker WFTimeZonePicker WFRideOption WFPaymentMethod WFEvernoteNotebookPicker WFFaceTimeType"
        " WFFlipImageDirection"
    ),
    "reference": "WFVariablePicker WFConditionalSubject",
    "date": "WFDateField WFHealthActionStartDateField WFHealthActionEndDateField",
    "dictionary": "WFDictionary",
    "list": "WFContentArray WFChooseFromMenuArray WFEvernoteTagsTagField WFTagField WFDynamicTagField WFUIRecordingEvent WFArray",
    "quantity": (
        "WFDurationQuantityField WFUnitQuantityField WFCurrencyQuantityField WFHealthQuantityField WFHealthQuantityAdditionalField"
        " WFSearchLocalBusinessesRadius WFWorkoutGoalQuantityField WFQuantityField"
    ),
    "file": "WFFilePicker WFMediaPicker WFImagePicker",
    "contact": "WFContactField WFContactHandleField WFEmailAddressField WFPhoneNumberField WFContactPicker",
    "location": "WFLocation",
    "app": "WFAppPicker WFIntentAppPicker",
    "shortcut": "WFWorkflowPicker",
    "filter": "WFContentPredicateTable WFFilter",
    "record": (
        "WFColorPicker WFFocusModesPicker WFHomeServicePicker WFHomeCharacteristicPicker WFHomeAccessoryPicker WFHomeAreaPicker"
        " WFPosterPicker WFDisplayPicker WFSSHKey WFVPNPicker WFMediaRoutePicker"
    ),
    "any": (
        "WFCalendarPicker WFRemindersListPicker WFPlaylistPicker WFPodcastPicker WFPhotoAlbumPicker WFTrelloBoardPicker WFTrelloListPicker"
        " WFMeasurementUnitPicker WFFontPicker WFSlackChannelPicker WFTumblrBlogPicker WFWorkflowFolderPicker WFLightroomPresetPicker"
    ),
}

KINDS_OF_CLASSES: Final[dict[str, Kind]] = {f"{name}Parameter": kind for kind, names in _BY_KIND.items() for name in names.split()}
"""What a field of a class holds. `any`: text in some versions, a record of its own in others."""

OPEN_CLASSES: Final = frozenset(name for name, kind in KINDS_OF_CLASSES.items() if kind == "enumeration") - {"WFEnumerationParameter"}
"""Enumerations whose choices depend on the device, the account or the version."""

_SUFFIXES: Final = ("AccessResource", "ActionResource", "Resource")

NEEDS: Final[dict[str, str]] = {
    "AddToReadingList": "reading list",
    "AppleIntelligence": "apple intelligence",
    "AppleMusic": "music",
    "Calendar": "calendars",
    "Camera": "camera",
    "Contact": "contacts",
    "HealthKit": "health",
    "HomeKit": "home",
    "LLMActionAvailability": "apple intelligence",
    "ListeningModeDevice": "headphones",
    "LocalNotification": "notifications",
    "Location": "location",
    "Microphone": "microphone",
    "OnScreenContext": "screen",
    "Pasteboard": "clipboard",
    "Photo": "photos",
    "Podcasts": "podcasts",
    "Reminder": "reminders",
    "RemoteServer": "network",
    "RequestPayment": "payment",
    "RunShortcuts": "shortcuts",
    "Screenshot": "screen",
    "Scripting": "scripts",
    "SendEmail": "mail",
    "Shortcuts": "shortcuts",
    "SpeechRecognition": "speech recognition",
    "StartCall": "calls",
    "ToolKitDatabase": "",
    "UserInteraction": "user",
    "URLOpen": "apps",
    "WallpaperModification": "wallpaper",
    "Account": "account",
    "DeviceIdiom": "",
    "DeviceCapability": "",
    "DeviceAttributes": "",
    "MainThread": "",
    "Unavailable": "",
}
"""Needs in plain words, by the stem of a resource class; an empty word is a matter of the device and no need."""


def need_of(resource: str) -> str:
    """What a resource class says an action needs, in plain words; empty if that is nothing to speak of.

    A class that nobody knows is the account of some service, such as `WFDropboxAccessResource`: its name in lower case.
    """
    stem = resource.removeprefix("WF")
    for suffix in _SUFFIXES:
        if stem.endswith(suffix):
            access = suffix == "AccessResource"
            stem = stem.removesuffix(suffix)
            return NEEDS.get(stem, stem.lower() if access else "")
    return ""
