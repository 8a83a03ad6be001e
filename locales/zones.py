"""Time zones, by their names and by the cities for which they are called."""

from functools import cache
from zoneinfo import available_timezones

from catalog.choosing import plain
from catalog.model import LANGUAGES
from locales.translation import Translator

COMMON = (
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Asia/Dubai",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
)
_ALSO = {"北京": "Asia/Shanghai", "beijing": "Asia/Shanghai", "中国": "Asia/Shanghai", "china": "Asia/Shanghai"}
_REGIONS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def is_zone(name: str) -> bool:
    return name in _zones()


def zone_named(text: str) -> str | None:
    """The zone that is called so, or whose city is, in Chinese or English: `Asia/Dubai`, `迪拜`, `dubai`."""
    return _by_name().get(plain(text))


def city_of(t: Translator, zone: str) -> str:
    """The city for which a zone is called."""
    known = t.locale.time_zones.get(zone, {}).get("city")
    return str(known) if known else zone.rpartition("/")[2].replace("_", " ")


@cache
def _zones() -> frozenset[str]:
    return frozenset(name for name in available_timezones() if name.partition("/")[0] in _REGIONS)


@cache
def _by_name() -> dict[str, str]:
    # Told in an order that does not change: of two zones with one city the later name stands.
    names: dict[str, str] = {}
    for zone in sorted(_zones(), reverse=True):
        for language in LANGUAGES:
            names[plain(city_of(Translator(language), zone))] = zone
    return names | _ALSO | {plain(zone): zone for zone in _zones()}
