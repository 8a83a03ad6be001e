"""Months, and longer periods that a report names: what each came to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from catalog.entries import Answer, Exempt, Figure
from catalog.history.values import MOST_ROWS, PeriodRow, Trend
from catalog.judging import judge
from catalog.judging.periods import is_exempt, period_of
from catalog.model import Compliance, Measure, Op, Period, own_grain
from catalog.owing import Owed, owed
from catalog.status import State
from catalog.working_days import WorkingDays


def month_rows(
    target: Measure | Compliance,
    reports: Sequence[Figure | Answer],
    *,
    today: date,
    calendar: WorkingDays,
    since: date | None,
    exempt: Collection[Exempt] = (),
    most: int = MOST_ROWS,
) -> list[PeriodRow]:
    """The last `most` periods up to the present one, from the first that was reported, or that is owed since `since`.

    A past one without a figure was not reported only where `owed` still wants it: of an open-ended target that is one
    figure at a time, and what was never asked for is nobody's omission.
    """
    by_period: dict[Period, list[Figure | Answer]] = {}
    for report in reports:
        by_period.setdefault(period_of(report, target), []).append(report)
    found = owed(target, reports, today=today, calendar=calendar, since=since, exempt=exempt)
    still_owed = {one.what: one for one in found if not one.is_exempt}
    rows: list[PeriodRow] = []
    for span in _spans(target, by_period.keys(), today, most):
        own = by_period.get(span, [])
        status = judge(target, own, today=today, calendar=calendar, period=span, since=since, exempt=exempt)
        state = status.state if own or span.holds(today) else _state_without(still_owed.get(span))
        excused = not own and is_exempt(span, exempt)
        begins = excused or (state is not State.NOT_REQUIRED and (since is not None or span.holds(today)))
        if rows or own or begins:
            rows.append(PeriodRow(period=span, state=state, figure=status.figure, exempt=excused))
    return rows


def _spans(target: Measure | Compliance, named: Collection[Period], today: date, most: int) -> list[Period]:
    """The target's own last periods, and the longer ones that were reported; these stand for empty ones within them."""
    own = [Period.containing(today, own_grain(target))]
    while len(own) < most:
        own.append(own[-1].previous)
    longer = [period for period in named if period.grain is not own[0].grain and period.end > own[-1].start]
    kept = [one for one in own if one in named or not any(period.covers(one) for period in longer)]
    return sorted({*kept, *longer}, key=lambda period: (period.end, period.start))[-most:]


def _state_without(wanted: Owed | None) -> State:
    """What became of a past period without a figure, which may still be wanted."""
    if wanted is None:
        return State.NOT_REQUIRED
    return State.NOT_REPORTED if wanted.overdue else wanted.state


def trend_of(measure: Measure, rows: Sequence[PeriodRow]) -> Trend | None:
    """From the last figure but one to the last; None where there are not two."""
    told = [(row.period, row.figure) for row in rows if row.figure is not None]
    match told:
        case [*_, (before, old), (_, new)]:
            op = measure.bound.op
            tells = new != old and op is not Op.EXACTLY
            return Trend(change=new - old, before=before, better=(new > old) is op.higher_is_better if tells else None)
        case _:
            return None
