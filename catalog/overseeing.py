"""What a position comes to for whoever oversees it: its states, how much of the month is reported, and its months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from catalog.entries import Case, Done, Entry, Exempt
from catalog.history.values import BAD, GOOD, CaseRow, DeliveryRow, Past, PeriodRow, Row
from catalog.judging.deliverables import deliveries, owed_since
from catalog.judging.periods import is_exempt, last_day
from catalog.model import (
    Compliance,
    Counting,
    Deliverable,
    Grain,
    IncidentFree,
    Measure,
    Period,
    Position,
    Response,
    Target,
    own_grain,
)
from catalog.requirements import asked_since, grain_on
from catalog.status import RISK, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A position in one line.

    `states` are those of its targets, riskiest first. Of `asked` targets the present month wants something, and
    `reported` of them owe nothing of it any more. `holders` are the names of those who report; `vacant` is a position
    without any, for which nothing was ever reported: nothing is owed there yet. Of `questioned` targets HR doubts a
    report.
    """

    position: Position
    states: tuple[State, ...]
    asked: int
    reported: int
    holders: tuple[str, ...]
    vacant: bool = False
    questioned: int = 0


def riskiest_first(summaries: Iterable[Summary]) -> list[Summary]:
    """By the worst target, then by the next; vacant positions come last."""
    return sorted(summaries, key=_risk)


def _risk(summary: Summary) -> tuple[bool, list[int]]:
    return summary.vacant, [*(RISK[state] for state in summary.states), len(RISK)]


def given_for(
    target: Target,
    entries: Sequence[Entry],
    *,
    today: date,
    since: date | None,
    exempt: Collection[Exempt] = (),
) -> bool:
    """Whether the present month wanted something of a target that owes nothing by its end: then it was given.

    A document counts in the month of its last day, or in that in which it was handed in late; a case in that of its
    end; a figure of a longer period in the last month of that.
    """
    month = Period.containing(today, Grain.MONTH)
    if target.since is not None and target.since > today:
        return False
    since = asked_since(target, since, today=today)
    match target:
        case Deliverable():
            dones = [entry for entry in entries if isinstance(entry, Done)]
            span = Period.containing(today, grain_on(target, today))
            start = since or owed_since(target, dones, today=today, span=span)
            until = date(today.year + 1, 12, 31)
            found = deliveries(target, dones, since=start, until=until, exempt=exempt).owed
            return any(one.done and month.holds(max(one.due, one.done)) for one in found)
        case Response():
            ended = [entry.closed or entry.on for entry in entries if isinstance(entry, Case) and not entry.is_open]
            return any(day is not None and month.holds(day) for day in ended)
        case Measure(counting=Counting.WORST) if not target.bound.op.higher_is_better:
            return False  # there need be no outage at all
        case Measure() | IncidentFree() | Compliance():
            period = Period.containing(today, own_grain(target))
            return period.end == month.end and not is_exempt(period, exempt)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many verdicts of a month there are, and how many of them are good."""

    good: int
    judged: int

    @property
    def percent(self) -> int:
        """Rounded down, so that only all of them are 100; there is at least one."""
        return 100 * self.good // self.judged


def within(past: Past, period: Period, *, today: date) -> list[Row]:
    """What of a target came to a verdict in that period, oldest first."""
    return [row for row in past.rows if (row.state in GOOD or row.state in BAD) and period.holds(day_in(row, today))]


def looked_back(position: Position, rows: Sequence[Row]) -> Summary:
    """What a position came to in a period, by its `rows`: `asked` are all verdicts, `reported` those on a report."""
    states = sorted((row.state for row in rows), key=lambda state: RISK[state])
    given = sum(state not in (State.OVERDUE, State.NOT_REPORTED) for state in states)
    return Summary(
        position=position,
        states=tuple(states) or (State.NOT_REQUIRED,),
        asked=len(rows),
        reported=given,
        holders=(),
        vacant=not rows,
    )


def months_of(pasts: Iterable[Past], *, today: date) -> Mapping[int, Tally]:
    """What the months of this year came to, by their numbers: one without a verdict has no key."""
    good, judged = Counter[int](), Counter[int]()
    for row in (row for past in pasts for row in past.rows):
        day = day_in(row, today)
        if day.year == today.year and (row.state in GOOD or row.state in BAD):
            judged[day.month] += 1
            good[day.month] += row.state in GOOD
    return {month: Tally(good[month], n) for month, n in sorted(judged.items())}


def total_of(tallies: Collection[Tally]) -> Tally:
    """All of them together."""
    return Tally(sum(one.good for one in tallies), sum(one.judged for one in tallies))


def day_in(row: Row, today: date) -> date:
    """The day whose month a verdict belongs to, today at the latest."""
    return min(_day_of(row), today)


def _day_of(row: Row) -> date:
    match row:
        case PeriodRow():
            return last_day(row.period)
        case DeliveryRow():
            return row.delivery.due
        case CaseRow():
            return row.case.day or date.min
