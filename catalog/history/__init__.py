"""What became of a target: its last twelve periods, occurrences or cases, each with its verdict."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from catalog.entries import Answer, Case, Done, Entry, Exempt, Figure
from catalog.history.cases import case_rows
from catalog.history.deliveries import delivery_rows
from catalog.history.periods import month_rows, trend_of
from catalog.history.values import MOST_ROWS, Past
from catalog.history.years import incident_rows, year_rows
from catalog.model import Cadence, Compliance, Counting, Deliverable, IncidentFree, Measure, Response, Target
from catalog.requirements import asked_since
from catalog.working_days import WorkingDays

__all__ = ["history"]


def history(
    target: Target,
    entries: Sequence[Entry],
    *,
    today: date,
    calendar: WorkingDays,
    since: date | None = None,
    exempt: Collection[Exempt] = (),
    most: int = MOST_ROWS,
    periods: int = MOST_ROWS,
) -> Past:
    """What became of `target` until `today`, by the `entries` that count, in the order in which they were given.

    `since` is the day from which things are owed, as `judge` takes it, and `exempt` what does not apply; nothing became
    of a target before its own first day. Entries of another kind are passed over. Of deliveries and cases there are
    `most` rows at most, of periods the last `periods`.
    """
    reports = [entry for entry in entries if isinstance(entry, Figure | Answer)]
    if target.since is not None and today < target.since:
        return Past(target=target, rows=[])
    since = asked_since(target, since, today=today)
    match target:
        case Measure(cadence=Cadence.YEAR | Cadence.HALF_YEAR | Cadence.QUARTER):
            rows = year_rows(target, reports, today=today, calendar=calendar)
            adds_up = target.counting in (Counting.SUM, Counting.GROWING)
            return Past(target=target, rows=rows, adds_up=adds_up, trend=None if adds_up else trend_of(target, rows))
        case Measure() | Compliance():
            rows = month_rows(target, reports, today=today, calendar=calendar, since=since, exempt=exempt, most=periods)
            trend = trend_of(target, rows) if isinstance(target, Measure) else None
            return Past(target=target, rows=rows, trend=trend)
        case IncidentFree():
            return Past(target=target, rows=incident_rows(target, reports, today=today, calendar=calendar))
        case Deliverable():
            dones = [entry for entry in entries if isinstance(entry, Done)]
            return Past(
                target=target, rows=delivery_rows(target, dones, today=today, since=since, exempt=exempt, most=most)
            )
        case Response():
            cases = [entry for entry in entries if isinstance(entry, Case)]
            runs = case_rows(target, cases, today=today, calendar=calendar, exempt=exempt, most=most)
            return Past(target=target, rows=runs)
