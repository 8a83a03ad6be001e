"""What is owed of a target: what is due in the days to come and what is overdue, until it is reported.

A deliverable owes each open occurrence, a response each open case, anything else the figure of its period, by that
period's last day. What is exempt is told, too, with a mark, as long as it is of this month or the one before: it may
be taken back. An open-ended target owes one figure at a time: that of the month after its latest, and never one
older than the month before this, for that is history; without any, that of this month. Incidents, and targets whose
runs need not happen, are owed while their period runs and not chased afterwards.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from catalog.entries import Answer, Case, Done, Entry, Exempt, Figure
from catalog.judging.deliverables import Delivery, deliveries, owed_since
from catalog.judging.periods import (
    first_wanted,
    is_exempt,
    judged_period,
    last_day,
    months_passed_over,
    period_of,
    standing,
    stands_until,
)
from catalog.judging.responses import cases_that_apply, judge_response
from catalog.model import (
    Cadence,
    Compliance,
    Counting,
    Deliverable,
    Grain,
    IncidentFree,
    Measure,
    Period,
    Response,
    Target,
    own_grain,
)
from catalog.requirements import asked_since
from catalog.status import OpenCase, State
from catalog.working_days import WorkingDays

DAYS_AHEAD = 30

What: TypeAlias = Delivery | Period | OpenCase
"""An occurrence of a deliverable, the period that a figure is wanted for, or a case that is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One thing owed. `due` is the last day for it, None for a case without a limit.

    `days_left` counts calendar days from today to `due`: 0 is today, negative is overdue. `begun` tells whether a
    report given today counts for it: no figure is taken for a month that has not begun. `is_exempt`: it would be owed,
    but is said not to apply.
    """

    target: Target
    what: What
    due: date | None
    state: State
    days_left: int | None
    begun: bool
    is_exempt: bool = False

    @property
    def overdue(self) -> bool:
        return self.days_left is not None and self.days_left < 0


def owed(
    target: Target,
    entries: Sequence[Entry],
    *,
    today: date,
    calendar: WorkingDays,
    days: int = DAYS_AHEAD,
    since: date | None = None,
    exempt: Collection[Exempt] = (),
) -> list[Owed]:
    """What `target` owes on `today` by the `entries` that count, as `judge` takes them, by due day.

    What is overdue, every open case, and what is due within so many `days`. `since` is the day from which things are
    owed, by default 1 January of the year of `today`; nothing is before the target is asked for at all. What is
    `exempt` is marked.
    """
    if target.since is not None and target.since > today:
        return []
    until, since = today + timedelta(days=days), asked_since(target, since, today=today)
    remembered = Period.containing(today, Grain.MONTH).previous.start
    found = _of_target(target, entries, today=today, until=until, calendar=calendar, since=since, exempt=exempt)
    return [one for one in found if not one.is_exempt or one.due is None or one.due >= remembered]


def _of_target(
    target: Target,
    entries: Sequence[Entry],
    *,
    today: date,
    until: date,
    calendar: WorkingDays,
    since: date | None,
    exempt: Collection[Exempt],
) -> list[Owed]:
    match target:
        case Deliverable():
            dones = [entry for entry in entries if isinstance(entry, Done)]
            return _occurrences(target, dones, today=today, until=until, since=since, exempt=exempt)
        case Response():
            cases = [entry for entry in entries if isinstance(entry, Case)]
            return _cases(target, cases, today=today, calendar=calendar, exempt=exempt)
        case Measure() | Compliance() | IncidentFree():
            reports = [entry for entry in entries if isinstance(entry, Figure | Answer)]
            start = since or date(today.year, 1, 1)
            wanted = _wanted(target, reports, today=today, until=until, since=start, exempt=exempt)
            return [one for one in wanted if one.due is not None and one.due <= until]


def missing_periods(
    target: Target,
    entries: Sequence[Entry],
    *,
    today: date,
    since: date | None = None,
    exempt: Collection[Exempt] = (),
) -> tuple[Period, ...]:
    """The target's own periods that are over, were never reported and are still wanted, oldest first.

    An open-ended target has none: where its figure is too old, its status says so. Arguments are those of `owed`.
    """
    if not isinstance(target, Measure) or target.cadence is Cadence.OPEN:
        return ()
    reports = [entry for entry in entries if isinstance(entry, Figure | Answer)]
    start = asked_since(target, since, today=today) or date(today.year, 1, 1)
    wanted = _wanted(target, reports, today=today, until=today, since=start, exempt=exempt)
    late = (one.what for one in wanted if one.overdue and not one.is_exempt)
    return tuple(what for what in late if isinstance(what, Period))


def urgency(one: Owed) -> date:
    """Sort key of what several targets owe: overdue first, then by date; a case without a limit comes last."""
    return one.due or date.max


def _occurrences(
    target: Deliverable,
    dones: Sequence[Done],
    *,
    today: date,
    until: date,
    since: date | None,
    exempt: Collection[Exempt],
) -> list[Owed]:
    start = since or owed_since(target, dones, today=today, span=judged_period(target, None, today))
    return [
        Owed(
            target=target,
            what=replace(delivery, exempt=False),
            due=delivery.due,
            state=replace(delivery, exempt=False).state(today),
            days_left=(delivery.due - today).days,
            begun=delivery.begins <= today,
            is_exempt=delivery.exempt,
        )
        for delivery in deliveries(target, dones, since=start, until=until, exempt=exempt).owed
        if delivery.done is None
    ]


def _cases(
    target: Response, cases: Sequence[Case], *, today: date, calendar: WorkingDays, exempt: Collection[Exempt]
) -> list[Owed]:
    apply = cases_that_apply(cases, exempt)
    excused = cases_that_apply(cases, apply)
    found = [
        *_open_cases(target, apply, today=today, calendar=calendar, is_exempt=False),
        *_open_cases(target, excused, today=today, calendar=calendar, is_exempt=True),
    ]
    return sorted(found, key=urgency)


def _open_cases(
    target: Response, cases: Sequence[Case], *, today: date, calendar: WorkingDays, is_exempt: bool
) -> list[Owed]:
    span = judged_period(target, None, today)
    return [
        Owed(
            target=target,
            what=case,
            due=case.due,
            state=State.OVERDUE if case.overdue else State.RUNNING,
            days_left=case.days_left,
            begun=True,
            is_exempt=is_exempt,
        )
        for case in judge_response(target, cases, span=span, today=today, calendar=calendar).open_cases
    ]


def _wanted(
    target: Measure | Compliance | IncidentFree,
    reports: Sequence[Figure | Answer],
    *,
    today: date,
    until: date,
    since: date,
    exempt: Collection[Exempt],
) -> Iterator[Owed]:
    """The figures that are wanted, by due day."""
    match target:
        case Measure(counting=Counting.WORST) if not target.bound.op.higher_is_better:
            return  # there need be no outage at all
        case Measure(cadence=Cadence.OPEN) | Compliance():
            yield from _latest_wanted(target, reports, today=today, exempt=exempt)
        case Measure(cadence=Cadence.EACH) | IncidentFree():
            yield from _missing(target, reports, today=today, until=until, since=max(since, today), exempt=exempt)
        case _:
            yield from _missing(target, reports, today=today, until=until, since=since, exempt=exempt)


def _latest_wanted(
    target: Measure | Compliance, reports: Sequence[Figure | Answer], *, today: date, exempt: Collection[Exempt]
) -> Iterator[Owed]:
    """The next figure of an open-ended target: due at its month's end, or later where the latest one stands longer.

    While there is none it is wanted for the present month, as its status says: the source asks for none by any day.
    A month that is exempt is passed over.
    """
    month = Period.containing(today, Grain.MONTH)
    ordered = standing(reports, target, month, today)
    latest, given = (ordered[-1][0], ordered[-1][1].on) if ordered else (None, None)
    first = first_wanted(latest, today) if latest else month
    passed = months_passed_over(first, exempt)
    wanted = Period.containing(passed[-1].end, Grain.MONTH) if passed else first
    late = State.STALE if ordered else State.NOT_REPORTED
    for one in passed:
        yield _figure(target, one, due=last_day(one), today=today, late=late, is_exempt=True)
    due = max(last_day(wanted), stands_until(latest, given)) if latest and given else last_day(wanted)
    yield _figure(target, wanted, due=due, today=today, late=late)


def _missing(
    target: Measure | Compliance | IncidentFree,
    reports: Sequence[Figure | Answer],
    *,
    today: date,
    until: date,
    since: date,
    exempt: Collection[Exempt],
) -> Iterator[Owed]:
    """The target's own periods that have no figure, from the one that holds `since` to the last that ends in time."""
    told = {period_of(report, target) for report in reports}
    period = Period.containing(since, own_grain(target))
    while (due := last_day(period)) <= until:
        if not any(period.covers(one) for one in told):
            excused = is_exempt(period, exempt)
            yield _figure(target, period, due=due, today=today, late=State.NOT_REPORTED, is_exempt=excused)
        period = Period.containing(period.end, own_grain(target))


def _figure(target: Target, period: Period, *, due: date, today: date, late: State, is_exempt: bool = False) -> Owed:
    begun = period.start <= today
    state = late if due < today else State.PENDING if begun else State.UPCOMING
    return Owed(
        target=target,
        what=period,
        due=due,
        state=state,
        days_left=(due - today).days,
        begun=begun,
        is_exempt=is_exempt,
    )
