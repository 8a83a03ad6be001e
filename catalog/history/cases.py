"""Cases of a response, each with the time it took."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from catalog.entries import Case
from catalog.history.values import MOST_ROWS, CaseRow
from catalog.judging.responses import case_verdict
from catalog.model import Limit, Response, Unit
from catalog.units import convert
from catalog.working_days import WorkingDays

_HOURS_A_DAY = 24


def case_rows(
    response: Response, cases: Sequence[Case], *, today: date, calendar: WorkingDays, most: int = MOST_ROWS
) -> list[CaseRow]:
    """The latest cases by the day they began."""
    latest = sorted(cases, key=lambda case: case.day or date.min)[-most:]
    verdicts = (case_verdict(response, case, today=today, calendar=calendar) for case in latest)
    return [
        CaseRow(case=one.case, state=one.state, limit=one.limit, took=_took(one.limit, one.case, today, calendar))
        for one in verdicts
    ]


def _took(limit: Limit | None, case: Case, today: date, calendar: WorkingDays) -> Decimal | None:
    unit = limit.unit if limit else Unit.DAY
    if case.took is not None:
        return convert(case.took, case.unit, unit)
    if case.opened is None:
        return None
    ended = case.closed or today
    match unit:
        case Unit.WORKING_DAY:
            return Decimal(calendar.between(case.opened, ended))
        case Unit.HOUR:
            return Decimal((ended - case.opened).days * _HOURS_A_DAY)
        case _:
            return Decimal((ended - case.opened).days)
