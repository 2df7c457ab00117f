"""The dates and zones that the tests of dates share."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

__all__ = ["JUNE", "LOS_ANGELES", "NOW", "TOKYO", "at"]

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
TOKYO = ZoneInfo("Asia/Tokyo")


def at(text: str, zone: ZoneInfo = LOS_ANGELES) -> datetime:
    """The date of an ISO 8601 text without an offset, in a zone."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


JUNE = at("2017-06-01T14:41:36")
"""The date of the vendor's documentation of formats."""

NOW = at("2026-06-10T09:30:15")
"""A Wednesday."""
