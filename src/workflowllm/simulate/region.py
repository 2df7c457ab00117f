"""Where and when the pretend device is: what conversions between kinds depend on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

__all__ = ["Region"]


@dataclass(frozen=True, slots=True)
class Region:
    """The settings that a conversion depends on.

    Attributes:
        locale: Such as `en_US`.
        zone: The time zone.
        now: The device's time.
    """

    locale: str
    zone: tzinfo
    now: datetime
