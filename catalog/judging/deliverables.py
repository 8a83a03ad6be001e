"""Deliverables: what is owed at set days, and which of it a delivery closes."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile
from typing import TypeAlias

from catalog.entries import Done, Exempt
from catalog.model import By, Deliverable, Grain, On, Period, Schedule, Window, grain_of, own_grain
from catalog.requirements import cadence_of, grain_on
from catalog.status import RISK, Act, Needed, State, Status

DUE_SOON_DAYS = 7

_YearlyDay: TypeAlias = tuple[int | None, int]
"""(month, day), with month None for a day of every month."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One occurrence of a deliverable: owed until `due`, in the target's own `period`; `by` closed it, None if open.

    `opens` is the first day of a window, None where the schedule has none. One that is `exempt` does not apply.
    """

    due: date
    period: Period
    opens: date | None = None
    by: Done | None = None
    exempt: bool = False

    @property
    def done(self) -> date | None:
        """The day on which it was done, None while it is open."""
        return None if self.by is None else self.by.done

    @property
    def is_open(self) -> bool:
        """Whether it is still owed, or will be."""
        return self.done is None and not self.exempt

    @property
    def begins(self) -> date:
        """The first day on which a delivery may be this one."""
        return min(self.period.start, self.opens or self.period.start)

    def state(self, today: date) -> State:
        if self.done is not None:
            return self._state_done(self.done)
        if self.exempt:
            return State.NOT_REQUIRED
        match (self.due - today).days:
            case 0:
                return State.DUE_TODAY
            case left if left < 0:
                return State.OVERDUE
            case left if left <= DUE_SOON_DAYS:
                return State.DUE_SOON
            case _:
                return State.UPCOMING

    def _state_done(self, done: date) -> State:
        if done > self.due:
            return State.DONE_LATE
        return State.DONE_EARLY if self.opens and done < self.opens else State.DONE_ON_TIME


@dataclass(frozen=True, slots=True)
class Deliveries:
    """What is owed, by due day; `surplus` are the deliveries that found nothing open."""

    owed: tuple[Delivery, ...]
    surplus: tuple[Done, ...]


def deliveries(
    deliverable: Deliverable, dones: Sequence[Done], *, since: date, until: date, exempt: Collection[Exempt] = ()
) -> Deliveries:
    """What is due from `since` to `until`, both included, each with the delivery that closed it.

    In the order of their days a delivery closes the one that it names, and no other; where it names none, the oldest
    that is open and whose period has begun. Where there is none, it may still be one that is `exempt`, if that was
    handed in in time after all.
    """
    every = occurrences(deliverable, since, until)
    days = {one.due for one in every}
    waiting = [one for one in every if one.due not in exempt]
    apart = [replace(one, exempt=True) for one in every if one.due in exempt]
    closed, surplus = [], []
    for done in sorted(dones, key=lambda one: (one.done, one.due or date.max)):
        named = done.due and _due_meant(done.due, every, days)
        if found := _closes(done, waiting, named):
            waiting.remove(found)
            closed.append(replace(found, by=done))
        elif in_time := _closes(done, [one for one in apart if done.done <= one.due], named):
            apart.remove(in_time)
            closed.append(replace(in_time, by=done, exempt=False))
        else:
            surplus.append(done)
    return Deliveries(tuple(sorted((*closed, *waiting, *apart), key=lambda one: one.due)), tuple(surplus))


def _due_meant(named: date, every: Sequence[Delivery], days: Collection[date]) -> date:
    """The due day that a delivery names; where the schedule was mended since, that of the same period."""
    return named if named in days else next((one.due for one in every if one.period.holds(named)), named)


def _closes(done: Done, waiting: Sequence[Delivery], named: date | None) -> Delivery | None:
    """Which of those that wait, oldest first, a delivery closes; `named` is the due day that it names."""
    if named:
        return next((one for one in waiting if one.due == named), None)
    return next(takewhile(lambda one: one.begins <= done.done, waiting), None)


def closed_by(
    deliverable: Deliverable,
    done: Done,
    dones: Sequence[Done],
    *,
    today: date,
    since: date | None,
    exempt: Collection[Exempt] = (),
) -> list[Delivery]:
    """What the delivery `done`, with any that are like it, closed, by due day; nothing where nothing was owed.

    `dones` are all deliveries, this one among them; `since` and `exempt` are as `judge` takes them.
    """
    span = Period.containing(today, grain_on(deliverable, today))
    start = since or owed_since(deliverable, dones, today=today, span=span)
    until = date(today.year + 1, 12, 31)
    owed = deliveries(deliverable, dones, since=start, until=until, exempt=exempt).owed
    return [delivery for delivery in owed if delivery.by == done]


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """A document that was told of more than once: the due day of what it is, and the other day told."""

    due: date
    on: date


def occurrences(deliverable: Deliverable, since: date, until: date) -> list[Delivery]:
    """Everything due from `since` to `until`, both included, by due day; nothing of it done."""
    days = (
        (due, period, _opening(opens, due) if opens else None)
        for schedule, grain, first, end in _steps(deliverable)
        for opens, closes in _windows(schedule)
        for year in range(since.year, until.year + 1)
        for due in _days_in(year, closes)
        if since <= due <= until and first <= (period := Period.containing(due, grain)).start < end
    )
    return [Delivery(due, period, opens) for due, period, opens in sorted(days, key=lambda day: day[0])]


def _steps(deliverable: Deliverable) -> Iterator[tuple[Schedule, Grain, date, date]]:
    """Each schedule with its period, its first day and the day on which it is over."""
    starts = [date.min, *(change.start for change in deliverable.changes)]
    schedules = [deliverable.schedule, *(change.to for change in deliverable.changes)]
    grains = [own_grain(deliverable), *(grain_of(cadence_of(schedule)) for schedule in schedules[1:])]
    yield from zip(schedules, grains, starts, [*starts[1:], date.max], strict=True)


def due_in(deliverable: Deliverable, period: Period) -> date | None:
    """The due day of the one that is known by this month, quarter or half-year; None where that names none, or several.

    A year names none: a plan is known by the one to come, and a report by the one before.
    """
    if period.grain is Grain.YEAR:
        return None
    found = occurrences(deliverable, period.start, period.end - timedelta(days=1))
    return found[0].due if len(found) == 1 and found[0].period == period else None


def owed_since(deliverable: Deliverable, dones: Sequence[Done], *, today: date, span: Period) -> date:
    """From when things are owed where nobody says: 1 January, or before it what was done or is asked about."""
    days = (done.due or done.done for done in dones)
    first_done = (Period.containing(day, grain_on(deliverable, day)).start for day in days)
    return min(date(today.year, 1, 1), span.start, *first_done)


def judge_deliverable(
    deliverable: Deliverable,
    dones: Sequence[Done],
    *,
    span: Period,
    today: date,
    since: date | None,
    exempt: Collection[Exempt] = (),
) -> Status:
    start = since or owed_since(deliverable, dones, today=today, span=span)
    owed = deliveries(deliverable, dones, since=start, until=date(today.year + 1, 12, 31), exempt=exempt).owed
    if span.end <= today:
        owed = tuple(delivery for delivery in owed if delivery.period == span)
    judged = _judged(owed, span, today)
    if judged is None:
        return Status(state=State.NOT_REQUIRED, period=span)
    due = judged.due if judged.is_open else None
    return Status(
        state=judged.state(today),
        period=span,
        due=due,
        needed=Needed(act=Act.HAND_IN, by=due, days_left=(due - today).days) if due else None,
        owed=tuple(delivery.due for delivery in owed if delivery.state(today) is State.OVERDUE),
        done=judged.done,
        closes=judged.due if judged.done else None,
        reported=judged.done,
        next_due=next((d.due for d in owed if d.is_open and d.due >= today), None),
    )


def _judged(owed: Sequence[Delivery], span: Period, today: date) -> Delivery | None:
    """The delivery that decides: the oldest overdue one; else this period's, an open one first; else the next."""
    still_open = [delivery for delivery in owed if delivery.is_open]
    if still_open and still_open[0].due < today:
        return still_open[0]
    current = [delivery for delivery in owed if delivery.period == span]
    decisive = [delivery for delivery in current if delivery.is_open] or sorted(
        current, key=lambda delivery: RISK[delivery.state(today)]
    )
    return next(iter(decisive or still_open), None)


def _windows(schedule: By | On | Window) -> tuple[tuple[_YearlyDay | None, _YearlyDay], ...]:
    match schedule:
        case By(days):
            return tuple((None, day) for day in days)
        case On(day):
            return ((None, (None, day)),)
        case Window(opens, closes):
            return ((opens, closes),)


def _days_in(year: int, day: _YearlyDay) -> Iterator[date]:
    month, number = day
    for m in (month,) if month else range(1, 13):
        yield _day(year, m, number)


def _opening(opens: _YearlyDay, due: date) -> date:
    """The last such day that is not after the window's end: a window may cross the end of a month or year."""
    month, number = opens
    opening = _day(due.year, month or due.month, number)
    if opening <= due:
        return opening
    if month:
        return _day(due.year - 1, month, number)
    before = due.replace(day=1) - timedelta(days=1)
    return _day(before.year, before.month, number)


def _day(year: int, month: int, number: int) -> date:
    """The day of that number, or the month's last where it is shorter."""
    return date(year, month, min(number, monthrange(year, month)[1]))
