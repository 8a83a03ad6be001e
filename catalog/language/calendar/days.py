"""Days and calendar periods, as values: what `3月18号`, `last Friday`, `Q3` or `去年下半年` come to, seen from a day.

How they are written is the languages' own (`days_zh`, `days_en`); here is what is common: arithmetic and the past.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain

from catalog.model import Grain, Period

FARTHEST_YEAR = 9998
"""What a date can hold, with a year to spare."""
NO_DAY = date(FARTHEST_YEAR, 1, 1)
"""Stands for a day that the calendar does not have (30 February): it never comes."""
_FUTURE_DAYS = 60
"""A day without a year lies ahead when it is at most so many days off; beyond that it is last year's."""


class MarkKind(StrEnum):
    PERIOD = "period"
    DAY = "day"
    COMPARISON = "comparison"
    """A period that figures are compared with (去年同期, vs last year): nothing is reported for it."""
    STRETCH = "stretch"
    """Months or quarters together that are no period of the calendar: 过去三个月, the past two quarters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of text that names days: `first` to before `after`.

    `floating` where no year was named, `monthless` where no month was either (13号, the 20th), `weekless` where a
    weekday is of no named week (周五).
    """

    start: int
    end: int
    kind: MarkKind
    first: date
    after: date
    grain: Grain | None = None
    floating: bool = False
    monthless: bool = False
    weekless: bool = False

    def in_the_past(self, today: date) -> Mark:
        """The latest such period or day that is not in the future, where the text leaves the year or month open."""
        if not self.floating or self.first <= today:
            return self
        if self.monthless:
            earlier = months_after(today, -1)
            return self._on(earlier.replace(day=min(self.first.day, _month_length(earlier))))
        if self.kind is MarkKind.DAY and (self.first - today).days <= _FUTURE_DAYS:
            return self
        return replace(self, first=_year_before(self.first), after=_year_before(self.after))

    @property
    def period(self) -> Period | None:
        """The period that figures are kept for, None for days and weeks."""
        if self.kind is not MarkKind.PERIOD or self.grain in (None, Grain.WEEK):
            return None
        return Period(self.first, self.after)

    def _on(self, day: date) -> Mark:
        return replace(self, first=day, after=day + timedelta(days=1))


def where(text: str, signs: Iterable[str], *patterns: re.Pattern[str]) -> Iterable[re.Match[str]]:
    """Where the patterns are found, none of which is anywhere without one of these letters or words."""
    for sign in signs:
        if sign in text:
            return chain.from_iterable([pattern.finditer(text) for pattern in patterns])
    return ()


def day_mark(
    start: int, end: int, day: date, *, floating: bool = False, monthless: bool = False, weekless: bool = False
) -> Mark:
    return Mark(
        start=start,
        end=end,
        kind=MarkKind.DAY,
        first=day,
        after=day + timedelta(days=1),
        floating=floating,
        monthless=monthless,
        weekless=weekless,
    )


def period_mark(start: int, end: int, day: date, grain: Grain, *, floating: bool = False) -> Mark:
    """The period of this grain that holds `day`."""
    if grain is Grain.WEEK:
        first = day - timedelta(days=day.weekday())
        after = first + timedelta(days=7)
    else:
        period = Period.containing(day, grain)
        first, after = period.start, period.end
    return Mark(start=start, end=end, kind=MarkKind.PERIOD, first=first, after=after, grain=grain, floating=floating)


def comparison_mark(start: int, end: int, today: date) -> Mark:
    return Mark(start=start, end=end, kind=MarkKind.COMPARISON, first=today, after=today)


def stretch_mark(start: int, end: int, today: date) -> Mark:
    return Mark(start=start, end=end, kind=MarkKind.STRETCH, first=today, after=today)


def spanning(
    edges: tuple[int, int], between: tuple[int, int], first: date, last: date, grain: Grain, *, floating: bool
) -> Iterator[Mark]:
    """The marks of the months or quarters from `first` to `last`, days in them, written at `edges`.

    One where they are a period: Q3 for 7月到9月; the year for what it has had so far, as Jan-Oct. Else the first and
    the last, each at its own side of what stands `between`.
    """
    one, other = Period.containing(first, grain), Period.containing(last, grain)
    for larger in (Grain.QUARTER, Grain.HALF_YEAR):
        whole = Period.containing(first, larger)
        if (whole.start, whole.end) == (one.start, other.end):
            yield period_mark(*edges, first, larger, floating=floating)
            return
    if (one.start.month, one.start.year) == (1, other.start.year) and one != other:
        yield period_mark(*edges, first, Grain.YEAR, floating=floating)
        return
    yield period_mark(edges[0], between[0], first, grain, floating=floating)
    yield period_mark(between[1], edges[1], last, grain, floating=floating)


def shifted(today: date, grain: Grain, count: int) -> date:
    """A day in the period `count` periods from today's."""
    months = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF_YEAR: 6, Grain.YEAR: 12}
    if grain is Grain.WEEK:
        return clamped(today, timedelta(days=7 * count))
    return months_after(today, months[grain] * count)


def clamped(day: date, by: timedelta) -> date:
    """A day so much later, held within what a date can be."""
    try:
        return day + by
    except OverflowError:
        return date.max.replace(month=1, day=1) if by.days > 0 else date.min


def months_after(day: date, count: int) -> date:
    """The first day of the month `count` months from this day's."""
    total = day.year * 12 + day.month - 1 + count
    total = min(max(total, 12), FARTHEST_YEAR * 12)
    return date(total // 12, total % 12 + 1, 1)


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(digits: str) -> int:
    """A year as written: two digits from 70 on are 19.., below it 20..."""
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - two digits leave the century open
        return year
    return year + (1900 if year >= 70 else 2000)  # noqa: PLR2004 - the usual pivot of two-digit years


def without_overlaps(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks in the text's order; of two that overlap a comparison stays, else the longer, else the first given."""
    kept: list[Mark] = []
    covered: set[int] = set()
    found = list(marks)
    if len(found) < 2:  # noqa: PLR2004 - nothing to overlap with
        return tuple(found)
    for mark in sorted(found, key=lambda mark: (mark.kind is not MarkKind.COMPARISON, mark.start - mark.end)):
        places = range(mark.start, mark.end)
        if covered.isdisjoint(places):
            covered.update(places)
            kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: mark.start))


def _month_length(day: date) -> int:
    return (months_after(day, 1) - timedelta(days=1)).day


def _year_before(day: date) -> date:
    return day_of(day.year - 1, day.month, day.day) or date(day.year - 1, day.month, 28)
