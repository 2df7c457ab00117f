"""What nobody has published, decided once: each choice in one place, to be settled on a device later.

`docs/behaviour.md` lists these with their reasons; a test holds the list to this file. Choices about one function alone stand beside that
function, in a docstring that begins with "Choice:".
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "COERCED_WITHOUT_NUMBER",
    "CONDITION_IGNORES_CASE",
    "DATE_TEXT_STYLE",
    "EMPTY_LIST_CHOICE",
    "EXISTING_NAME",
    "HTTP_WITHOUT_ANSWER",
    "INDEX_OUT_OF_RANGE",
    "MISSING_SHORTCUT",
    "NUMBER_TEXT_LOCALE",
    "PRESENT_EMPTY_VALUE_IS_SOMETHING",
    "UNSET_VARIABLE",
]

COERCED_WITHOUT_NUMBER: Final = 0
"""What a text without a number is as a number. One author reports 0 for `OFF`; a device run found `> 0` false for an
empty text, which fits."""

CONDITION_IGNORES_CASE: Final = True
"""Whether `is`, `contains`, `begins with` and `ends with` of an If see no difference between `A` and `a`. No source says."""

DATE_TEXT_STYLE: Final = ("Medium", "Short")
"""The date and time styles of a date in a text. Reports differ (`June 16, 2026 at 12:00 PM`, `2026-08-31 at 8:35 AM`)."""

NUMBER_TEXT_LOCALE: Final = None
"""The locale whose decimal separator a number has in a text; None is the point. A decimal comma is suspected, and untested."""

INDEX_OUT_OF_RANGE: Final = "nothing"
"""What Get Item from List gives for 0, a negative index, or one beyond the end."""

UNSET_VARIABLE: Final = "nothing"
"""What a variable is that nothing has set; one page says it can be an error."""

EMPTY_LIST_CHOICE: Final = "error"
"""What Choose from List does with nothing to choose from: authors guard it with Count."""

EXISTING_NAME: Final = "number"
"""What Save File does where a file of that name exists and is not to be replaced: a number is added to the name."""

PRESENT_EMPTY_VALUE_IS_SOMETHING: Final = False
"""Whether an empty text read from a dictionary has any value. A device run says yes, and says no of empty text elsewhere."""

MISSING_SHORTCUT: Final = "stand-in"
"""What Run Shortcut does where the device has no shortcut of that name: what it would hand on is made up, and the Trace says so."""

HTTP_WITHOUT_ANSWER: Final = "stand-in"
"""What a request gives where the network is off and no answer is recorded: a made-up answer, and the Trace says so."""
