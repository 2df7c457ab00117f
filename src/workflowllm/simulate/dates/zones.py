"""How a date's time zone is written: the fields z, Z, O, v, V, X and x of UTS 35, part 4.

Names of zones are CLDR's, through the package babel; offsets are our own.
Left out: short identifiers of BCP 47 (field V, one letter) are the full ones.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["generic", "gmt", "iso", "location", "offset_minutes", "rfc822", "specific"]


def offset_minutes(moment: datetime) -> int:
    """The minutes by which the date's clock is ahead of UTC."""
    return int((moment.utcoffset() or datetime.min - datetime.min).total_seconds() // 60)


def iso(moment: datetime, count: int, *, zulu: bool) -> str:
    """The offset as ISO 8601 has it: `+09`, `+0900`, `+09:00` for one, two and three letters; `Z` for none if `zulu`."""
    minutes = offset_minutes(moment)
    if zulu and not minutes:
        return "Z"
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    if count == 1:
        return f"{sign}{hours:02d}" + (f"{rest:02d}" if rest else "")
    return f"{sign}{hours:02d}{':' if count in (3, 5) else ''}{rest:02d}"


def rfc822(moment: datetime, count: int, locale: Locale) -> str:
    """Field `Z`: `-0800`, with four letters `GMT-08:00`, with five `-08:00` or `Z`."""
    if count == 4:
        return gmt(moment, locale, long=True)
    return iso(moment, 3, zulu=True) if count == 5 else iso(moment, 2, zulu=False)


def gmt(moment: datetime, locale: Locale, *, long: bool) -> str:
    """The localized offset: `GMT-8`, or `GMT-08:00` if long; only `GMT` where there is none."""
    form = str(locale.zone_formats.get("gmt", "GMT%s"))
    minutes = offset_minutes(moment)
    if not minutes:
        return form.replace("%s", "")
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    if long:
        return form.replace("%s", f"{sign}{hours:02d}:{rest:02d}")
    return form.replace("%s", f"{sign}{hours}" + (f":{rest:02d}" if rest else ""))


def specific(moment: datetime, count: int, locale: Locale) -> str:
    """Field `z`: `PST` where the locale has a short name for the zone, else `GMT-8`; with four letters the long name."""
    return _name(moment, "long" if count >= 4 else "short", locale, _season(moment)) or gmt(moment, locale, long=count >= 4)


def generic(moment: datetime, count: int, locale: Locale) -> str:
    """Field `v`: `PT`, with four letters `Pacific Time`, whatever the season."""
    return _name(moment, "long" if count >= 4 else "short", locale, "generic") or location(moment, 4, locale)


def location(moment: datetime, count: int, locale: Locale) -> str:
    """Field `V`: the identifier `America/Los_Angeles`, with three letters the city, with four `Los Angeles Time`."""
    key = _key(moment)
    if count <= 2:
        return key or "unk"
    if not key:
        return gmt(moment, locale, long=True)
    city = str(locale.time_zones.get(key, {}).get("city", "") or key.rpartition("/")[2].replace("_", " "))
    return city if count == 3 else str(locale.zone_formats.get("region", "%s")).replace("%s", city)


def _key(moment: datetime) -> str:
    """The identifier of the date's zone, if it has one."""
    return str(getattr(moment.tzinfo, "key", "") or ("UTC" if not offset_minutes(moment) else ""))


def _season(moment: datetime) -> str:
    return "daylight" if moment.dst() else "standard"


def _name(moment: datetime, width: str, locale: Locale, season: str) -> str:
    """A name of the zone, or of the group of zones it belongs to; empty if the locale has none."""
    from babel.core import get_global

    key = get_global("zone_aliases").get(_key(moment), _key(moment))
    found = locale.time_zones.get(key, {}).get(width, {}).get(season)
    group = get_global("meta_zones").get(key)
    if not found and group:
        found = locale.meta_zones.get(group, {}).get(width, {}).get(season)
    return "" if not found or found == "∅∅∅" else str(found)
