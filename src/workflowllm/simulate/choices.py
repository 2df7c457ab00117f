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
    "NUMBER_TEXT_LOCALE",
    "PRESENT_EMPTY_VALUE_IS_SOMETHING",
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

PRESENT_EMPTY_VALUE_IS_SOMETHING: Final = True
"""Whether an empty text read from a dictionary has any value. A device run says yes, and says no of empty text elsewhere."""
