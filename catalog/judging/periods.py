"""Which period a target is judged over, which one a report is for, and which report of several stands."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from catalog.entries import Answer, Exempt, Figure
from catalog.errors import FuturePeriod
from catalog.model import Cadence, Compliance, Counting, Grain, Measure, Period, Response, Target, own_grain
from catalog.requirements import grain_on

Report = TypeVar("Report", Figure, Answer, Figure | Answer)


def judged_period(target: Target, asked: Period | None, today: date) -> Period:
    """The period to judge: the one asked about, where the target can be judged over any; else one of its own.

    A target with a period of its own is judged over that: the year of a month asked about, and of a year asked about
    the last month that has begun. FuturePeriod where `asked` has not.
    """
    grain = Grain.YEAR if target.cadence is Cadence.EVENT else grain_on(target, today)
    if asked is None:
        return Period.containing(today, grain)
    if asked.start > today:
        raise FuturePeriod(asked, today)
    if _fits_any_period(target):
        return asked
    return Period.containing(min(last_day(asked), today), grain)


def _fits_any_period(target: Target) -> bool:
    match target:
        case Response() | Compliance():
            return True
        case Measure(cadence=Cadence.OPEN, counting=Counting.LATEST) | Measure(counting=Counting.WORST):
            return True
        case _:
            return False


def last_day(period: Period) -> date:
    return period.end - timedelta(days=1)


def period_of(report: Figure | Answer, target: Target) -> Period:
    """The period that a report is for: the one it names, else the target's own that holds the day it was given."""
    return report.period or Period.containing(report.on, own_grain(target))


def counts_alone(target: Target) -> bool:
    """Whether a period is told by one figure or answer, the last one given for it."""
    match target:
        case Measure():
            return target.counting in (Counting.LATEST, Counting.GROWING)
        case Compliance():
            return True
        case _:
            return False


def within(reports: Iterable[Report], target: Target, span: Period) -> list[tuple[Period, Report]]:
    """The reports for `span` or a part of it, each with its period, by the day given."""
    dated = ((period_of(report, target), report) for report in reports)
    return sorted(((p, report) for p, report in dated if span.covers(p)), key=lambda pair: pair[1].on)


def standing(reports: Sequence[Report], target: Target, span: Period, today: date) -> list[tuple[Period, Report]]:
    """The reports that `span` may be judged by, each with its period; the last one stands.

    The latest is that of the latest period end, then of the latest day given, then the one given last; but a target's
    own period goes before its parts. While its period runs, an open-ended target takes reports of any period.
    """
    if target.cadence is not Cadence.OPEN:
        return sorted(within(reports, target, span), key=lambda pair: (pair[0] == span, pair[0].end, pair[1].on))
    if span.end <= today:
        found = within(reports, target, span)
    else:
        dated = [(period_of(report, target), report) for report in reports]
        found = [(period, report) for period, report in dated if _counts_on(today, period, report.on)]
    return sorted(found, key=lambda pair: (pair[0].end, pair[1].on))


def _counts_on(today: date, period: Period, given: date) -> bool:
    """Whether a report of an open-ended target is of this year, or is carried over New Year.

    What was given by then is. What is given later is carried where its period, shorter than a year, ended with the
    year: December's figure comes in January. The rest is history filled in.
    """
    new_year = date(today.year, 1, 1)
    in_time = period.end > new_year or given < new_year
    return in_time or (period.end == new_year and period.grain is not Grain.YEAR)


def is_exempt(period: Period, exempt: Collection[Exempt]) -> bool:
    """Whether the period, or a longer one that covers it, is said not to apply."""
    return any(isinstance(one, Period) and one.covers(period) for one in exempt)


def months_passed_over(first: Period, exempt: Collection[Exempt]) -> list[Period]:
    """The months from `first` on that are exempt, up to the first that is not."""
    passed: list[Period] = []
    month = first
    while is_exempt(month, exempt):
        passed.append(month)
        month = Period.containing(month.end, Grain.MONTH)
    return passed


def first_wanted(latest: Period, today: date) -> Period:
    """The month whose figure an open-ended target wants after its latest: none older than the month before this."""
    return max(Period.containing(latest.end, Grain.MONTH), Period.containing(today, Grain.MONTH).previous)


def good_until(latest: Period, given: date, *, today: date, exempt: Collection[Exempt]) -> date:
    """The last day on which an open-ended target's latest report is not stale.

    It stands for the months after it that are exempt, too, and until the next one ends.
    """
    passed = months_passed_over(first_wanted(latest, today), exempt)
    stands = stands_until(latest, given)
    return max(stands, last_day(Period.containing(passed[-1].end, Grain.MONTH))) if passed else stands


def stands_until(period: Period, given: date) -> date:
    """The last day on which an open-ended target's report is not stale.

    A calendar month after the later of its period's end and the day it was given.
    """
    return max(_month_after(given), _month_after(period.end) - timedelta(days=1))


def _month_after(day: date) -> date:
    """The same day of the next month, or that month's last one (Civil Code art. 202)."""
    year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)  # noqa: PLR2004  December
    return date(year, month, min(day.day, monthrange(year, month)[1]))
