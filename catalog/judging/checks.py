"""What is refused before it is kept."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.errors import (
    ClosedBeforeOpened,
    FutureDay,
    FuturePeriod,
    ImpossibleValue,
    LongPeriod,
    NeedsOpening,
    NotBegun,
    WrongKind,
    WrongUnit,
)
from catalog.judging.limits import in_days, is_plainly_kept
from catalog.model import (
    Cadence,
    Comparison,
    Compliance,
    Deliverable,
    IncidentFree,
    Measure,
    Period,
    Response,
    Target,
    Unit,
    own_grain,
)
from catalog.requirements import limit_of
from catalog.units import convert

_NONE = Decimal()
_TOO_MUCH = Decimal(10) ** 15
_FINEST = -30
"""The smallest power of ten a figure is written in: finer than any, coarse enough that no sum runs out of digits."""
_LONGEST_CASE = Decimal(100 * 365)


def check_entry(target: Target, entry: Entry, *, today: date) -> None:
    """Pass where `entry` may be kept for `target`; else raise the `BadReport` that names what is wrong with it."""
    _check_begun(target, entry, today)
    match target, entry:
        case Measure(), Figure():
            _check_days(today, entry.on)
            _check_period(target, entry.period, today)
            _check_value(entry, target.unit, target.least, target.most)
        case IncidentFree(), Figure():
            _check_days(today, entry.on)
            _check_period(target, entry.period, today)
            _check_value(entry, Unit.INCIDENT, _NONE, None)
        case ((Compliance() | Measure(from_amounts=Comparison.SHARE)), Answer()):
            _check_days(today, entry.on)
            _check_period(target, entry.period, today)
        case Deliverable(), Done():
            _check_days(today, entry.done)
        case Response(), Case():
            _check_days(today, entry.opened, entry.closed, entry.on)
            _check_case(target, entry, today)
        case _:
            raise WrongKind(target.id)


def _check_begun(target: Target, entry: Entry, today: date) -> None:
    """Nothing is kept for a time before the target was asked for."""
    if target.since is None:
        return
    match entry:
        case Figure() | Answer():
            before = entry.period is not None and entry.period.end <= target.since
        case Case():
            before = entry.opened is not None and entry.opened < target.since
        case Done():
            before = False
    if before or today < target.since:
        raise NotBegun(target.since)


def _check_days(today: date, *days: date | None) -> None:
    for day in days:
        if day and day > today:
            raise FutureDay(day, today)


def _check_period(target: Target, period: Period | None, today: date) -> None:
    if period is None:
        return
    if period.start > today:
        raise FuturePeriod(period, today)
    grain = own_grain(target)
    if target.cadence is not Cadence.OPEN and not Period.containing(period.start, grain).covers(period):
        raise LongPeriod(period, grain)


def _check_value(figure: Figure, unit: Unit, least: Decimal | None, most: Decimal | None) -> None:
    whole = unit.counts_whole_things
    refused = ImpossibleValue(figure.value, unit=unit, least=least, most=most, whole=whole)
    if not _is_writable(figure.value):
        raise refused
    value = convert(figure.value, figure.unit, unit)
    if value is None:
        raise WrongUnit(figure.unit or unit, unit)
    too_little, too_much = least is not None and value < least, most is not None and value > most
    if too_little or too_much or (whole and value != value.to_integral_value()):
        raise refused


def _is_writable(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= _FINEST and abs(value) < _TOO_MUCH


def _check_case(response: Response, case: Case, today: date) -> None:
    if case.opened and case.closed and case.closed < case.opened:
        raise ClosedBeforeOpened(case.opened, case.closed)
    limit = limit_of(response, case)
    unit = case.unit or (limit.unit if limit else Unit.DAY)
    if case.took is not None:
        _check_duration(case.took, unit, case.opened, today)
    if limit is None or case.opened:
        return
    if case.took is None or is_plainly_kept(limit, case.took, unit) is None:
        raise NeedsOpening(response.id)


def _check_duration(took: Decimal, unit: Unit, opened: date | None, today: date) -> None:
    if not _is_writable(took) or took < _NONE or in_days(took, unit) > _LONGEST_CASE:
        raise ImpossibleValue(took, unit=unit, least=_NONE)
    if opened and (ended := opened + timedelta(days=int(in_days(took, unit)))) > today:
        raise FutureDay(ended, today)
