"""What a target requires, and on which day: a requirement may change from a day that the catalog names.

A figure is judged by the requirement in force on the first day of the period that it is for, whenever it is given: what
is reported in January for December is judged by December's. A change of a bound begins with a period of the target's
own (`catalog.soundness`), so that no period has two. A case is judged by the limit in force when it was opened.
A document is owed by the schedule in force on the first day of its period; with another schedule, how often it is owed
may change, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import assert_never

from catalog.entries import Case
from catalog.model import (
    Bound,
    By,
    Cadence,
    Change,
    Compliance,
    Deliverable,
    Grain,
    IncidentFree,
    Limit,
    Measure,
    On,
    Requirement,
    Response,
    Schedule,
    Target,
    Window,
    grain_of,
    own_grain,
)
from catalog.status import Status


def bound_on(measure: Measure, day: date) -> Bound:
    return _last_begun(measure.changes, day) or measure.bound


def limit_on(response: Response, day: date) -> Limit | None:
    """None where a case had no limit then."""
    return _last_begun(response.changes, day) or response.limit


def limit_of(response: Response, case: Case) -> Limit | None:
    """The limit of the day on which the case was opened, as far as that is known."""
    return limit_on(response, case.day) if case.day else response.limit


def schedule_on(deliverable: Deliverable, day: date) -> Schedule:
    return _last_begun(deliverable.changes, day) or deliverable.schedule


def grain_on(target: Target, day: date) -> Grain:
    """The period of the target's own that holds on that day: that of a document goes by its schedule."""
    changed = _last_begun(target.changes, day) if isinstance(target, Deliverable) else None
    return own_grain(target) if changed is None else grain_of(cadence_of(changed))


def cadence_of(schedule: Schedule) -> Cadence:
    """How often a schedule asks: every month, or so many times a year as it names days in different parts of it."""
    match schedule:
        case On() | By(days=((None, _), *_)) | Window(closes=(None, _)):
            return Cadence.MONTH
        case By(days=days):
            for cadence, parts in ((Cadence.QUARTER, 4), (Cadence.HALF_YEAR, 2)):
                if [((month or 1) - 1) * parts // 12 for month, _ in days] == list(range(parts)):
                    return cadence
            return Cadence.YEAR
        case Window():
            return Cadence.YEAR
        case _:
            assert_never(schedule)


def asked_since(target: Target, since: date | None, *, today: date) -> date | None:
    """The day from which the target owes anything, where its position does so `since` then: not before its own."""
    return since if target.since is None else max(since or date(today.year, 1, 1), target.since)


def required_on(target: Target, where: Status, *, today: date) -> date:
    """The day whose requirement a status is to be read by: that of its figure or of what is due, of cases today's."""
    if isinstance(target, Measure):
        return (where.figure_period or where.period).start
    if isinstance(target, Deliverable) and (due := where.due or where.closes):
        return due
    return min(today, where.period.end - timedelta(days=1))


def changes_after(
    target: Target, day: date
) -> tuple[Change[Bound], ...] | tuple[Change[Limit], ...] | tuple[Change[Schedule], ...]:
    """The changes of what the target requires that begin after `day`, the next one first."""
    match target:
        case Measure():
            return tuple(change for change in target.changes if change.start > day)
        case Response():
            return tuple(change for change in target.changes if change.start > day)
        case Deliverable():
            return tuple(change for change in target.changes if change.start > day)
        case IncidentFree() | Compliance():
            return ()
        case _:
            assert_never(target)


def _last_begun(changes: Iterable[Change[Requirement]], day: date) -> Requirement | None:
    begun = [change.to for change in changes if change.start <= day]
    return begun[-1] if begun else None
