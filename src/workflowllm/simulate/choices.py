"""What nobody has published, decided once: each choice in one place, to be settled on a device later.

`docs/behaviour.md` lists these with their reasons; a test holds the list to this file. Choices about one function alone stand beside that
function, in a docstring that begins with "Choice:".
"""

from __future__ import annotations

from typing import Any, Final

__all__ = [
    "COERCED_WITHOUT_NUMBER",
    "CONDITION_IGNORES_CASE",
    "DATE_TEXT_STYLE",
    "NUMBER_TEXT_LOCALE",
    "PRESENT_EMPTY_VALUE_IS_SOMETHING",
    "UNPUBLISHED_DEFAULTS",
]

COERCED_WITHOUT_NUMBER: Final = 0
"""What a text without a number is as a number. One author reports 0 for `OFF`; a device run found `> 0` false for an
empty text, which fits."""

CONDITION_IGNORES_CASE: Final = True
"""Whether `is`, `contains`, `begins with` and `ends with` of an If see no difference between `A` and `a`. No source says."""

DATE_TEXT_STYLE: Final = ("Medium", "Short")
"""The date and time styles of a date in a text, with a word between. Reports differ (`June 16, 2026 at 12:00 PM`,
`2026-08-31 at 8:35 AM`)."""

NUMBER_TEXT_LOCALE: Final = None
"""The locale whose decimal separator a number has in a text; None is the point. A decimal comma is suspected, and untested."""

PRESENT_EMPTY_VALUE_IS_SOMETHING: Final = True
"""Whether an empty text read from a dictionary has any value. A device run says yes, and says no of empty text elsewhere."""

UNPUBLISHED_DEFAULTS: Final[dict[str, Any]] = {
    "Metadata": False,
    "OnValue": True,
    "SelectMultiple": False,
    "Shell": "/bin/zsh",
    "WFAlertTime": "None",
    "WFAllowsMultilineText": True,
    "WFArchiveFormat": "zip",
    "WFBrightness": 0.5,
    "WFCalendarItemAlert": False,
    "WFCaseType": "UPPERCASE",
    "WFDeleteFileConfirmDeletion": True,
    "WFDontIncludeFileExtension": False,
    "WFExportSongActionSelectMultiple": False,
    "WFFlag": False,
    "WFFlashlightLevel": 1,
    "WFGetDirectionsFrom": "Current Location",
    "WFGetFolderContents": False,
    "WFGetGroupType": "Group At Index",
    "WFGroupIndex": 1,
    "WFHKSampleFilteringFillMissing": False,
    "WFISO8601IncludeTime": False,
    "WFImageCropX": 0,
    "WFImageCropY": 0,
    "WFImageResizeLength": 640,
    "WFImageResizePercentage": 100,
    "WFImageX": 0,
    "WFImageY": 0,
    "WFInputType": "Text",
    "WFItemIndex": 1,
    "WFItemRangeStart": 1,
    "WFLLMModel": "Apple Intelligence",
    "WFMakeFullDocument": False,
    "WFMakeGIFActionLoopCount": 1,
    "WFMaskCornerRadius": 0,
    "WFMatchTextCaseSensitive": True,
    "WFMathOperand": 0,
    "WFNetworkDetailsNetwork": "Wi-Fi",
    "WFNumberActionNumber": 0,
    "WFPDFPageRangeStart": 1,
    "WFPDFSinglePage": 1,
    "WFRandomNumberMaximum": 100,
    "WFRandomNumberMinimum": 0,
    "WFRoundDecimalPlaces": 2,
    "WFRoundType": "",
    "WFScientificMathOperand": 0,
    "WFScientificMathOperation": "Modulus",
    "WFSelectMultiple": False,
    "WFSocialActionShowComposeSheet": True,
    "WFTextSeparator": "New Lines",
    "WFZIPName": "Archive",
    "index": 0,
    "state": True,
    "style": "light",
}
"""What a parameter is where the file leaves it out and its definition says nothing. A device report has half for the brightness."""
