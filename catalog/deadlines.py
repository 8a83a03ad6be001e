"""The days ahead by which something is owed: what a calendar shows."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from catalog.entries import Case, Done, Entry, Exempt
from catalog.judging.deliverables import deliveries, owed_since
from catalog.judging.limits import last_allowed_day
from catalog.judging.responses import cases_that_apply
from catalog.model import Deliverable, Period, Response, Target, Unit
from catalog.requirements import asked_since, grain_on, limit_of
from catalog.working_days import WorkingDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One day by which something is owed; `done` is the day on which it was, None while it is not.

    `key` names it among all deadlines, the same whenever it is asked for. `opens` is the first day of a window, None
    where there is none. `label` is that of a case. `guessed_year` is a year whose working days were counted without its
    holidays being published.
    """

    key: str
    target: Target
    due: date
    done: date | None
    required_on: date
    """The day whose requirement it is owed under."""
    opens: date | None = None
    label: str | None = None
    guessed_year: int | None = None


def deadlines(
    target: Target,
    entries: Sequence[Entry],
    *,
    today: date,
    calendar: WorkingDays,
    since: date | None = None,
    exempt: Collection[Exempt] = (),
) -> list[Deadline]:
    """What falls due from `today` until the same day next year, by `entries` that count, the earliest first.

    These are the occurrences of a deliverable and the last allowed days of cases; no other target sets a day. `since`
    is the day from which things are owed, as `judge` takes it. What is `exempt` is left out.
    """
    match target:
        case Deliverable():
            found = _occurrences(target, entries, today, asked_since(target, since, today=today), exempt)
        case Response():
            found = _cases(target, entries, calendar, exempt)
        case _:
            return []
    last = _year_after(today)
    return sorted((one for one in found if today <= one.due <= last), key=lambda one: (one.due, one.key))


def _occurrences(
    deliverable: Deliverable,
    entries: Sequence[Entry],
    today: date,
    since: date | None,
    exempt: Collection[Exempt],
) -> Iterator[Deadline]:
    dones = [entry for entry in entries if isinstance(entry, Done)]
    span = Period.containing(today, grain_on(deliverable, today))
    start = since or owed_since(deliverable, dones, today=today, span=span)
    for one in deliveries(deliverable, dones, since=start, until=_year_after(today), exempt=exempt).owed:
        if one.exempt:
            continue
        key = f"{deliverable.id}.{one.due.isoformat()}"
        yield Deadline(key=key, target=deliverable, due=one.due, done=one.done, required_on=one.due, opens=one.opens)


def _cases(
    response: Response, entries: Sequence[Entry], calendar: WorkingDays, exempt: Collection[Exempt]
) -> Iterator[Deadline]:
    """Each case whose opening day is known. Cases of one day without a label are told apart by their order."""
    twins = Counter[str]()
    for case in cases_that_apply([entry for entry in entries if isinstance(entry, Case)], exempt):
        if case.opened is None or case.took is not None:
            continue
        limit = limit_of(response, case)
        if limit is None:
            continue
        key = ".".join([response.id, case.opened.isoformat(), *([case.label] if case.label else [])])
        twins[key] += 1
        due = last_allowed_day(limit, case.opened, calendar)
        guessed = calendar.guessed_year(case.opened, due) if limit.unit is Unit.WORKING_DAY else None
        yield Deadline(
            key=key if twins[key] == 1 else f"{key}.{twins[key]}",
            target=response,
            due=due,
            done=case.closed,
            required_on=case.opened,
            label=case.label,
            guessed_year=guessed,
        )


def _year_after(day: date) -> date:
    """The same day of the next year; 28 February for the 29th."""
    return date(day.year + 1, day.month, min(day.day, monthrange(day.year + 1, day.month)[1]))
