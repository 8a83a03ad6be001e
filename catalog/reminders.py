"""Who is reminded of what, and on which day: once a day, at a decent hour, and only of what is still owed.

A thing owed has its stages: so many days before its last day, on that day, and so many days after it, then no more. A
stage up to the last day that falls on a rest day is told of on the last working day before it, an overdue one on the
next working day. Open-ended targets have no stages: those that went stale or were never reported are told of on the
first working day of a month. What is snoozed rests until its day, then comes once, and again at its stages.

Days are the company's, whose deadlines end at its midnight; the hour is that of whoever is reminded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Generic, Protocol, TypeVar

from catalog.model import Cadence, Compliance, Measure, Target
from catalog.owing import Owed, urgency
from catalog.status import RISK
from catalog.working_days import WorkingDays

_DAY = timedelta(days=1)
_LONGEST_REST = 15
"""Days; no holiday of the calendar is as long."""
_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRules:
    """What HR chose. Times are of the clock of whoever is reminded, days count from the last day of what is owed."""

    enabled: bool = True
    at: time = time(9)
    days_before: tuple[int, ...] = (7, 3, 1, 0)
    days_after: tuple[int, ...] = (1, 3, 7)
    working_days_only: bool = True
    quiet_from: time = time(20)
    quiet_until: time = time(8)
    """Before this time, and from `quiet_from` on, nobody is reminded; the same time twice is no quiet at all."""

    @property
    def days_ahead(self) -> int:
        """So many days ahead something may be due that is told of today."""
        return max(max(self.days_before, default=0) + _LONGEST_REST, _LONGEST_MONTH)

    def is_quiet(self, moment: time) -> bool:
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= moment < self.quiet_until
        return moment >= self.quiet_from or moment < self.quiet_until


class Thing(Protocol):
    """One thing owed, under a key that stays the same until it is reported."""

    @property
    def owed(self) -> Owed: ...
    @property
    def key(self) -> str: ...
    @property
    def is_exempt(self) -> bool:
        """Whether it is said not to apply."""
        ...

    @property
    def is_unheard(self) -> bool:
        """Whether nothing was ever reported of its target, though the position was held before this month."""
        ...


AnyThing = TypeVar("AnyThing", bound=Thing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """Someone who reports for positions; `snoozed` tells until which day they want to hear nothing of a thing."""

    id: int
    zone: tzinfo
    positions: frozenset[str]
    snoozed: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Digest(Generic[AnyThing]):
    """What one person is reminded of on one company day, riskiest first."""

    person: int
    day: date
    things: tuple[AnyThing, ...]


def reminders_due(
    reporters: Iterable[Reporter],
    things: Mapping[str, Sequence[AnyThing]],
    rules: ReminderRules,
    *,
    now: datetime,
    company: tzinfo,
    calendar: WorkingDays,
) -> list[Digest[AnyThing]]:
    """The digests that may be sent at the moment `now`, of those who have anything to be reminded of.

    `things` are what each position owes on the company's present day, at least `rules.days_ahead` days ahead. Whoever
    sends looks once a day for each person: what comes up later in the day waits for its next stage.
    """
    digests = []
    for one in reporters:
        day = digest_day(one.zone, rules, now=now, company=company, calendar=calendar)
        if day is None:
            continue
        owed = [thing for position in sorted(one.positions) for thing in things.get(position, ())]
        told = [thing for thing in owed if _is_told(thing, one.snoozed.get(thing.key), day, rules, calendar)]
        if told:
            digests.append(Digest(one.id, day, tuple(riskiest_first(told))))
    return digests


def _is_told(thing: Thing, snoozed_until: date | None, day: date, rules: ReminderRules, calendar: WorkingDays) -> bool:
    if thing.is_exempt or not thing.owed.begun:
        return False
    if snoozed_until is not None and day <= (back := worked_from(snoozed_until, rules, calendar)):
        return day == back
    if is_open_ended(thing.owed.target):
        return (thing.owed.overdue or thing.is_unheard) and day == worked_from(day.replace(day=1), rules, calendar)
    return thing.owed.due is not None and day in stage_days(thing.owed.due, rules, calendar)


def riskiest_first(things: Iterable[AnyThing]) -> list[AnyThing]:
    """Overdue longest first, then by date; what has no period that ends comes after all that has."""
    return sorted(things, key=lambda one: (is_open_ended(one.owed.target), urgency(one.owed), RISK[one.owed.state]))


def is_open_ended(target: Target) -> bool:
    """Whether the source names no period, so that nothing of it is ever due on a day of its own."""
    return isinstance(target, Compliance) or (isinstance(target, Measure) and target.cadence is Cadence.OPEN)


def stage_days(due: date, rules: ReminderRules, calendar: WorkingDays) -> frozenset[date]:
    """The days on which something due on the day `due` is told of."""
    before = (_worked_until(due - _DAY * n, rules, calendar) for n in rules.days_before)
    after = (worked_from(due + _DAY * n, rules, calendar) for n in rules.days_after)
    return frozenset((*before, *after))


def digest_day(
    zone: tzinfo, rules: ReminderRules, *, now: datetime, company: tzinfo, calendar: WorkingDays
) -> date | None:
    """The company day whose digest someone in `zone` may get at the moment `now`, None where none may be sent.

    It is sent when their clock shows `rules.at`, or later on the same day of theirs until the quiet hours begin.
    """
    own = now.astimezone(zone)
    if not rules.enabled or rules.is_quiet(own.time()):
        return None
    today = now.astimezone(company).date()
    for day in (today, today - _DAY):
        moment = digest_moment(day, zone, rules, company=company)
        if moment <= now and moment.astimezone(zone).date() == own.date():
            return day if _is_worked(day, rules, calendar) else None
    return None


def digest_moment(day: date, zone: tzinfo, rules: ReminderRules, *, company: tzinfo) -> datetime:
    """When the digest of a company day is due in `zone`: at the first `rules.at` there while that day lasts.

    A day without one, because the clocks were changed, begins with it. In UTC.
    """
    begins, ends = (datetime.combine(d, time.min, company).astimezone(UTC) for d in (day, day + _DAY))
    first = begins.astimezone(zone).date()
    moments = (datetime.combine(own, rules.at, zone).astimezone(UTC) for own in (first, first + _DAY))
    return next((moment for moment in moments if begins <= moment < ends), begins)


def loud_from(zone: tzinfo, rules: ReminderRules, *, now: datetime) -> datetime:
    """When somebody in `zone` may be told something that is not of the day: at once, or after the quiet hours."""
    own = now.astimezone(zone)
    if not rules.is_quiet(own.time()):
        return now
    ends = datetime.combine(own.date(), rules.quiet_until, zone)
    return (ends if ends > own else datetime.combine(own.date() + _DAY, rules.quiet_until, zone)).astimezone(UTC)


def _is_worked(day: date, rules: ReminderRules, calendar: WorkingDays) -> bool:
    return not rules.working_days_only or calendar.is_working(day)


def _worked_until(day: date, rules: ReminderRules, calendar: WorkingDays) -> date:
    while not _is_worked(day, rules, calendar):
        day -= _DAY
    return day


def worked_from(day: date, rules: ReminderRules, calendar: WorkingDays) -> date:
    """The first day from `day` on, that one included, on which anybody is reminded."""
    while not _is_worked(day, rules, calendar):
        day += _DAY
    return day
