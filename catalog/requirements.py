"""What a target requires, and on which day: a requirement may change from a day that the catalog names.

A figure is judged by the requirement in force on the first day of the period that it is for, whenever it is given: what
is reported in January for December is judged by December's. A change of a bound begins with a period of the target's
own (`catalog.soundness`), so that no period has two. A case is judged by the limit in force when it was opened.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import assert_never

from catalog.entries import Case
from catalog.model import (
    Bound,
    Change,
    Compliance,
    Deliverable,
    IncidentFree,
    Limit,
    Measure,
    Requirement,
    Response,
    Target,
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


def required_on(target: Target, where: Status, *, today: date) -> date:
    """The day whose requirement a status is to be read by: that of its figure, and of cases the present one."""
    if isinstance(target, Measure):
        return (where.figure_period or where.period).start
    return min(today, where.period.end - timedelta(days=1))


def changes_after(target: Target, day: date) -> tuple[Change[Bound], ...] | tuple[Change[Limit], ...]:
    """The changes of what the target requires that begin after `day`, the next one first."""
    match target:
        case Measure():
            return tuple(change for change in target.changes if change.start > day)
        case Response():
            return tuple(change for change in target.changes if change.start > day)
        case Deliverable() | IncidentFree() | Compliance():
            return ()
        case _:
            assert_never(target)


def _last_begun(changes: Iterable[Change[Requirement]], day: date) -> Requirement | None:
    begun = [change.to for change in changes if change.start <= day]
    return begun[-1] if begun else None
