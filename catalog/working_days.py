"""China's working days, make-up days included.

The State Council publishes a year's holidays in the autumn before; the kept library `chinesecalendar` carries them. A
year that it does not know counts Monday to Friday without the days that are a holiday in any year, and is said to be
guessed. A company's own file may add holidays and make-up days, or give a whole year:

    years = [2027]                 # every holiday of these years is listed here: they are no longer guessed
    holidays = [2027-02-05, ...]
    make_up_days = [2027-02-14]    # rest days on which work is done
"""

from __future__ import annotations

import tomllib
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from catalog.errors import CalendarError

_DAY = timedelta(days=1)
_SATURDAY = 5
_HOLIDAYS_OF_ANY_YEAR = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
"""New Year's Day, Labour Day and National Day, by the State Council's order no. 795; the others follow the moon."""

_KEYS = frozenset({"years", "holidays", "make_up_days"})


@dataclass(frozen=True, slots=True)
class _Published:
    holidays: AbstractSet[date]
    make_up_days: AbstractSet[date]
    first_year: int
    last_year: int


@cache
def _published() -> _Published:
    # Imported when first asked: most starts of the command line ask for no working day.
    from chinese_calendar.constants import holidays, workdays  # type: ignore[import-untyped]  # noqa: PLC0415

    return _Published(holidays.keys(), workdays.keys(), min(holidays).year, max(holidays).year)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days are worked. A day of the company's own file goes before the published ones."""

    holidays: frozenset[date] = field(default_factory=frozenset)
    make_up_days: frozenset[date] = field(default_factory=frozenset)
    complete_years: frozenset[int] = field(default_factory=frozenset)

    def is_working(self, day: date) -> bool:
        if day in self.make_up_days:
            return True
        if day in self.holidays:
            return False
        weekday = day.weekday() < _SATURDAY
        if day.year in self.complete_years:
            return weekday
        if self.is_guessed(day.year):
            return weekday and (day.month, day.day) not in _HOLIDAYS_OF_ANY_YEAR
        published = _published()
        return day in published.make_up_days or (weekday and day not in published.holidays)

    def is_guessed(self, year: int) -> bool:
        """Whether neither the library nor the company's file knows this year's holidays."""
        if year in self.complete_years:
            return False
        published = _published()
        return not published.first_year <= year <= published.last_year

    def guessed_year(self, first: date, last: date) -> int | None:
        """The first year from `first` to `last` whose working days are guessed."""
        return next((year for year in range(first.year, last.year + 1) if self.is_guessed(year)), None)

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, which is not counted itself (Civil Code art. 201)."""
        while count > 0:
            day += _DAY
            count -= self.is_working(day)
        return day

    def between(self, start: date, end: date) -> int:
        """How many working days there are after `start`, up to and with `end`; 0 where `end` is not later."""
        return sum(self.is_working(start + _DAY * n) for n in range(1, (end - start).days + 1))


def load_working_days(path: Path | None = None) -> WorkingDays:
    """The published working days, before them those of the company's file; CalendarError where it is not usable."""
    if path is None:
        return WorkingDays()
    entries = _read(path)
    unknown = sorted(entries.keys() - _KEYS)
    if unknown:
        raise CalendarError(path.name, unknown[0], f"unknown; write one of {', '.join(sorted(_KEYS))}")
    holidays = _days(path.name, entries, "holidays")
    make_up_days = _days(path.name, entries, "make_up_days")
    both = sorted(holidays & make_up_days)
    if both:
        raise CalendarError(path.name, "make_up_days", f"{both[0]} is a holiday too; keep it in one list")
    return WorkingDays(holidays, make_up_days, _years(path.name, entries))


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CalendarError(path.name, "file", error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise CalendarError(path.name, "file", "not UTF-8; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise CalendarError(path.name, "file", f"not TOML: {error}") from error


def _days(file: str, entries: dict[str, object], key: str) -> frozenset[date]:
    days = set[date]()
    for n, value in enumerate(_values(file, entries, key), start=1):
        if not isinstance(value, date) or isinstance(value, datetime):
            raise CalendarError(file, key, f"number {n} is not a day; write 2027-02-05, without quotes or a time")
        if value in days:
            raise CalendarError(file, key, f"{value} is given twice")
        days.add(value)
    return frozenset(days)


def _years(file: str, entries: dict[str, object]) -> frozenset[int]:
    years = set[int]()
    for n, value in enumerate(_values(file, entries, "years"), start=1):
        if not isinstance(value, int) or isinstance(value, bool) or not date.min.year <= value <= date.max.year:
            raise CalendarError(file, "years", f"number {n} is not a year; write 2027")
        years.add(value)
    return frozenset(years)


def _values(file: str, entries: dict[str, object], key: str) -> list[object]:
    values = entries.get(key, [])
    if not isinstance(values, list):
        raise CalendarError(file, key, "must be a list in brackets")
    return values
