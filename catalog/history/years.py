"""Targets of a year: this year by its months, earlier years whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import dropwhile
from typing import TypeAlias

from catalog.entries import Answer, Figure
from catalog.history.values import MOST_ROWS, PeriodRow
from catalog.judging import judge
from catalog.judging.periods import last_day, period_of
from catalog.model import Counting, Grain, IncidentFree, Measure, Period, own_grain
from catalog.status import State
from catalog.working_days import WorkingDays

_Dated: TypeAlias = tuple[date, Figure | Answer]
"""A report with the day that it belongs to."""


def year_rows(
    measure: Measure, reports: Sequence[Figure | Answer], *, today: date, calendar: WorkingDays
) -> list[PeriodRow]:
    """Earlier years as they ended; of this one, each month's own figure, or the total that it had come to by then."""
    span = Period.containing(today, own_grain(measure))
    adds_up = measure.counting in (Counting.SUM, Counting.GROWING)
    dated = _dated(measure, reports)
    rows = _earlier(measure, dated, span, today, calendar)
    for month in _months(span, today):
        begins = span.start if adds_up else month.start
        counted = [report for day, report in dated if begins <= day < month.end]
        if counted:
            as_of = min(today, last_day(month))
            status = judge(measure, counted, today=as_of, calendar=calendar, period=span)
            rows.append(PeriodRow(period=month, state=status.state, figure=status.figure))
        else:
            rows.append(PeriodRow(period=month, state=State.NOT_REQUIRED))
    return _begun(rows)


def incident_rows(
    target: IncidentFree, reports: Sequence[Figure | Answer], *, today: date, calendar: WorkingDays
) -> list[PeriodRow]:
    """Earlier years with all that happened; of this one, what happened in each month, where anything was told of it."""
    span = Period.containing(today, own_grain(target))
    dated = _dated(target, reports)
    rows = _earlier(target, dated, span, today, calendar)
    before = Decimal()
    for month in _months(span, today):
        counted = [report for day, report in dated if span.start <= day < month.end]
        total = judge(target, counted, today=today, calendar=calendar, period=span).figure or Decimal()
        if total > before:
            rows.append(PeriodRow(period=month, state=State.BROKEN, figure=total - before))
        elif any(month.holds(day) for day, _ in dated):
            rows.append(PeriodRow(period=month, state=State.CLEAN, figure=Decimal()))
        else:
            rows.append(PeriodRow(period=month, state=State.NOT_REQUIRED))
        before = total
    return _begun(rows)


def _dated(target: Measure | IncidentFree, reports: Sequence[Figure | Answer]) -> list[_Dated]:
    """Each report with the day that it belongs to: the day given, or the last one of a period that was over by then."""
    periods = [(period_of(report, target), report) for report in reports]
    return [(report.on if period.holds(report.on) else last_day(period), report) for period, report in periods]


def _earlier(
    target: Measure | IncidentFree, dated: Sequence[_Dated], span: Period, today: date, calendar: WorkingDays
) -> list[PeriodRow]:
    """The periods before `span` for which something was reported, each judged by what belongs to it."""
    by_year: dict[Period, list[Figure | Answer]] = {}
    for day, report in dated:
        if day < span.start:
            by_year.setdefault(Period.containing(day, span.grain), []).append(report)
    judged = (judge(target, own, today=today, calendar=calendar, period=year) for year, own in sorted(by_year.items()))
    return [PeriodRow(period=status.period, state=status.state, figure=status.figure) for status in judged]


def _months(span: Period, today: date) -> Iterator[Period]:
    """The months of `span` that have begun."""
    month = Period.containing(span.start, Grain.MONTH)
    while month.start <= today:
        yield month
        month = Period.containing(month.end, Grain.MONTH)


def _begun(rows: Sequence[PeriodRow]) -> list[PeriodRow]:
    """The last rows, from the first that tells anything."""
    return list(dropwhile(lambda row: row.state is State.NOT_REQUIRED, rows[-MOST_ROWS:]))
