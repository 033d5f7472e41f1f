"""Zones as people know them: by country, by city, or by what their clock shows now.

The zones of a country come from the tz database of the package tzdata, which is raised like any dependency; zones that
keep the same clock for the next year count as one. content/cities.toml names the cities where a country keeps several.
"""

from __future__ import annotations

import tomllib
import unicodedata
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.words.catalog import WrongContent

ALSO = "also"
"""The part of the file whose cities are understood and not offered."""
MOST_CITIES = 12
COMMON = (-600, -480, -420, -360, -300, -240, -180, 0, 60, 120, 180, 210, 240, 300, 330, 420, 480, 540, 600, 720)
"""Minutes ahead of UTC that many people live by."""


def named_zone(name: str) -> ZoneInfo | None:
    """The zone of this name, or None for what is none (any more)."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


class CityZones:
    """The Zones of the core's facts. Nothing is read before it is needed."""

    def __init__(self, content: Path) -> None:
        self._content = content

    def cities(self, country: str, now: datetime) -> tuple[tuple[str, str], ...]:
        return self._cities(country, now.date().replace(day=1).isoformat())

    def named(self, city: str) -> str:
        return self._by_city.get(_plain(city), "")

    def showing(self, clock: str, country: str, now: datetime) -> str:
        """The first that fits, of the country where there is one; else a zone without summer time."""
        hour, _, minute = clock.partition(":")
        minutes = (int(hour) * 60 + int(minute)) - (now.hour * 60 + now.minute)
        near = {
            (offset - minutes) % 1440: offset
            for offset in range(-720, 841, 15)
            if min((offset - minutes) % 1440, (minutes - offset) % 1440) <= 7
        }
        offsets = set(near.values())
        for zone, _ in self.cities(country, now):
            if _offset(zone, now) in offsets:
                return zone
        for offset in sorted(offsets, key=lambda each: (each not in COMMON, abs(each))):
            if offset % 60 == 0:
                return f"Etc/GMT{-offset // 60:+d}" if offset else "Etc/UTC"
            for zones in self._by_country.values():
                for zone in zones:
                    if _offset(zone, now) == offset:
                        return zone
        return ""

    def clocks(self, country: str, now: datetime) -> tuple[str, ...]:
        offsets = [_offset(zone, now) for zone, _ in self.cities(country, now)] or list(COMMON)
        shown = (now.astimezone(UTC) + timedelta(minutes=offset) for offset in dict.fromkeys(offsets))
        return tuple(f"{at:%H:%M}" for at in shown)

    def city(self, zone: str) -> str:
        if zone.startswith("Etc/GMT"):
            return f"UTC{-int(zone.removeprefix('Etc/GMT')):+d}"
        offered = (cities for country, cities in self._listed.items() if country != ALSO)
        known = {named: city for cities in offered for city, named in cities.items()}
        return known.get(zone) or zone.rpartition("/")[2].replace("_", " ")

    def clock(self, zone: str, now: datetime) -> str:
        return f"{now.astimezone(named_zone(zone) or UTC):%H:%M}"

    @lru_cache(maxsize=512)  # noqa: B019 - there is one of these in a process
    def _cities(self, country: str, month: str) -> tuple[tuple[str, str], ...]:
        named = self._listed.get(country, {}) if country != ALSO else {}
        if named:
            return tuple((zone, city) for city, zone in named.items())
        kept: dict[tuple[int, ...], str] = {}
        for zone in self._by_country.get(country, ()):
            kept.setdefault(_year_of(zone, month), zone)
        return tuple((zone, self.city(zone)) for zone in kept.values())[:MOST_CITIES]

    @cached_property
    def _listed(self) -> dict[str, dict[str, str]]:
        path = self._content / "cities.toml"
        try:
            return tomllib.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise WrongContent("*", "cities", "", f"{path.name} cannot be read: {error}") from None

    @cached_property
    def _by_country(self) -> dict[str, tuple[str, ...]]:
        zones: dict[str, tuple[str, ...]] = {}
        table = resources.files("tzdata").joinpath("zoneinfo/zone.tab").read_text("utf-8")
        for line in table.splitlines():
            if line and not line.startswith("#"):
                country, _, zone, *_ = line.split("\t")
                zones[country] = (*zones.get(country, ()), zone)
        return zones

    @cached_property
    def _by_city(self) -> dict[str, str]:
        known = {_plain(zone.rpartition("/")[2]): zone for zones in self._by_country.values() for zone in zones}
        known |= {_plain(zone): zone for zones in self._by_country.values() for zone in zones}
        return known | {_plain(city): zone for cities in self._listed.values() for city, zone in cities.items()}


def _offset(zone: str, now: datetime) -> int:
    return round((now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()).total_seconds() / 60)


def _year_of(zone: str, month: str) -> tuple[int, ...]:
    """What a zone's clock does in the year that begins with this month, in short."""
    begins = datetime.fromisoformat(month).replace(tzinfo=UTC)
    return tuple(_offset(zone, begins + timedelta(days=days)) for days in range(0, 366, 5))


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = (" " if c in "_-/" else c for c in decomposed if not unicodedata.combining(c) and c not in "'’.,")
    return " ".join("".join(letters).split())
