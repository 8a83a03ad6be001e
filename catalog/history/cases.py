"""Cases of a response, each with the time it took."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from catalog.entries import Case, Exempt
from catalog.history.values import MOST_ROWS, CaseRow
from catalog.judging.responses import case_verdict, cases_that_apply
from catalog.model import Limit, Response, Unit
from catalog.status import State
from catalog.units import convert
from catalog.working_days import WorkingDays

_HOURS_A_DAY = 24


def case_rows(
    response: Response,
    cases: Sequence[Case],
    *,
    today: date,
    calendar: WorkingDays,
    exempt: Collection[Exempt] = (),
    most: int = MOST_ROWS,
) -> list[CaseRow]:
    """The latest cases by the day they began."""
    latest = sorted(cases, key=lambda case: case.day or date.min)[-most:]
    excused = cases_that_apply(cases, cases_that_apply(cases, exempt))
    rows = []
    for case in latest:
        one = case_verdict(response, case, today=today, calendar=calendar)
        state = State.NOT_REQUIRED if case in excused else one.state
        took = _took(one.limit, case, today, calendar)
        rows.append(CaseRow(case=case, state=state, limit=one.limit, took=took, exempt=case in excused))
    return rows


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
