"""Months, and longer periods that a report names: what each came to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from catalog.entries import Answer, Figure
from catalog.history.values import MOST_ROWS, PeriodRow, Trend
from catalog.judging import judge
from catalog.judging.periods import period_of
from catalog.model import Compliance, Measure, Op, Period, own_grain
from catalog.status import State, Status
from catalog.working_days import WorkingDays


def month_rows(
    target: Measure | Compliance,
    reports: Sequence[Figure | Answer],
    *,
    today: date,
    calendar: WorkingDays,
    since: date | None,
) -> list[PeriodRow]:
    """The last periods up to the present one, from the first that was reported; from `since` on also what was not."""
    by_period: dict[Period, list[Figure | Answer]] = {}
    for report in reports:
        by_period.setdefault(period_of(report, target), []).append(report)
    rows: list[PeriodRow] = []
    for span in _spans(target, by_period.keys(), today):
        own = by_period.get(span, [])
        status = judge(target, own, today=today, calendar=calendar, period=span, since=since)
        state = _state(status, since, today)
        owed = state is not State.NOT_REQUIRED and (since is not None or span.holds(today))
        if rows or own or owed:
            rows.append(PeriodRow(period=span, state=state, figure=status.figure))
    return rows


def _spans(target: Measure | Compliance, named: Collection[Period], today: date) -> list[Period]:
    """The target's own last periods, and the longer ones that were reported; these stand for empty ones within them."""
    own = [Period.containing(today, own_grain(target))]
    while len(own) < MOST_ROWS:
        own.append(own[-1].previous)
    longer = [period for period in named if period.grain is not own[0].grain and period.end > own[-1].start]
    kept = [one for one in own if one in named or not any(period.covers(one) for period in longer)]
    return sorted({*kept, *longer}, key=lambda period: (period.end, period.start))[-MOST_ROWS:]


def _state(status: Status, since: date | None, today: date) -> State:
    """The status's state; a past period without an answer was not reported, or was before anything was owed."""
    if status.state is not State.PENDING or today < status.period.end:
        return status.state
    return State.NOT_REQUIRED if since and status.period.end <= since else State.NOT_REPORTED


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
