"""Whether a response kept to its limit: by its days, or by a duration.

A duration is compared as it is where both are of one sort. Between calendar and working days it is turned into dates,
for which the opening must be known, unless it is plain anyway: two days are never more than three working days.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from catalog.entries import Case
from catalog.errors import NeedsOpening, WrongUnit
from catalog.model import Limit, Response, Unit
from catalog.units import convert
from catalog.working_days import WorkingDays


def last_allowed_day(limit: Limit, opened: date, calendar: WorkingDays) -> date:
    """The last day on which a case opened on `opened` may be closed; the opening day itself is not counted."""
    match limit.unit:
        case Unit.WORKING_DAY:
            return calendar.after(opened, _whole_days(limit.amount))
        case Unit.DAY:
            return opened + timedelta(days=_whole_days(limit.amount))
        case Unit.HOUR:
            # The hour of the opening is not kept: what came in late in the evening has all its hours left.
            return opened + timedelta(days=_whole_days(limit.amount / 24))


def is_kept(response: Response, limit: Limit, case: Case, calendar: WorkingDays) -> bool:
    """Whether a closed case kept to the limit; NeedsOpening where that cannot be told without its first day."""
    if case.opened and case.closed:
        return case.closed <= last_allowed_day(limit, case.opened, calendar)
    if case.took is None:
        raise NeedsOpening(response.id)
    unit = case.unit or limit.unit
    if (plain := is_plainly_kept(limit, case.took, unit)) is not None:
        return plain
    if case.opened is None:
        raise NeedsOpening(response.id)
    return _closing(case.opened, case.took, unit, calendar) <= last_allowed_day(limit, case.opened, calendar)


def is_plainly_kept(limit: Limit, took: Decimal, unit: Unit) -> bool | None:
    """The verdict on a duration, where it is the same for every opening; else None."""
    taken = convert(took, unit, limit.unit)
    if taken is not None:
        return taken <= limit.amount
    if limit.unit is Unit.WORKING_DAY:
        return True if in_days(took, unit) <= limit.amount else None
    return False if took > in_days(limit.amount, limit.unit) else None


def in_days(took: Decimal, unit: Unit) -> Decimal:
    """A duration in calendar days; of working days the fewest that it can be. WrongUnit where it is not a duration."""
    if unit is Unit.WORKING_DAY:
        return took
    days = convert(took, unit, Unit.DAY)
    if days is None:
        raise WrongUnit(unit, Unit.DAY)
    return days


def _closing(opened: date, took: Decimal, unit: Unit, calendar: WorkingDays) -> date:
    if unit is Unit.WORKING_DAY:
        return calendar.after(opened, _whole_days(took))
    return opened + timedelta(days=_whole_days(in_days(took, unit)))


def _whole_days(days: Decimal) -> int:
    return int(days.to_integral_value(ROUND_CEILING))
