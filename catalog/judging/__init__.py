"""Where a target stands: the rules of the five kinds, one module each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from catalog.entries import Answer, Case, Done, Entry, Exempt, Figure
from catalog.judging.checks import check_entry
from catalog.judging.compliance import judge_compliance
from catalog.judging.deliverables import judge_deliverable
from catalog.judging.incidents import judge_incidents
from catalog.judging.measures import judge_measure
from catalog.judging.periods import judged_period
from catalog.judging.responses import cases_that_apply, judge_response
from catalog.model import Compliance, Deliverable, IncidentFree, Measure, Period, Response, Target
from catalog.requirements import asked_since
from catalog.status import State, Status
from catalog.working_days import WorkingDays

__all__ = ["check_entry", "judge"]


def judge(
    target: Target,
    entries: Sequence[Entry],
    *,
    today: date,
    calendar: WorkingDays,
    period: Period | None = None,
    since: date | None = None,
    exempt: Collection[Exempt] = (),
) -> Status:
    """Where `target` stands on `today`, by the `entries` that count, in any order.

    `period` is the one asked about, by default the target's own that holds `today`; after its end the verdict is final.
    `since` is the day from which things are owed, by default 1 January of the year of `today`, or what the earliest
    entry shows to have been owed. What is `exempt` is not owed: no delivery closes it late, a period of it without a
    figure asks for none, and a case of it counts for nothing. Entries are taken as `check_entry` lets them pass; those
    of another kind are passed over. FuturePeriod where `period` has not begun. Before the first day on which the target
    is asked for, nothing is judged.
    """
    if target.since is not None and today < target.since:
        return Status(state=State.UPCOMING, period=judged_period(target, None, target.since), begins=target.since)
    span = judged_period(target, period, today)
    if target.since is not None and span.end <= target.since:
        return Status(state=State.NOT_REQUIRED, period=span)
    since = asked_since(target, since, today=today)
    return _judge(target, entries, span, today=today, calendar=calendar, since=since, exempt=exempt)


def _judge(
    target: Target,
    entries: Sequence[Entry],
    span: Period,
    *,
    today: date,
    calendar: WorkingDays,
    since: date | None,
    exempt: Collection[Exempt],
) -> Status:
    match target:
        case Measure():
            reports = [entry for entry in entries if isinstance(entry, Figure | Answer)]
            return judge_measure(target, reports, span=span, today=today, since=since, exempt=exempt)
        case Deliverable():
            dones = [entry for entry in entries if isinstance(entry, Done)]
            return judge_deliverable(target, dones, span=span, today=today, since=since, exempt=exempt)
        case Response():
            cases = cases_that_apply([entry for entry in entries if isinstance(entry, Case)], exempt)
            return judge_response(target, cases, span=span, today=today, calendar=calendar)
        case IncidentFree():
            figures = [entry for entry in entries if isinstance(entry, Figure)]
            return judge_incidents(target, figures, span=span, exempt=exempt)
        case Compliance():
            answers = [entry for entry in entries if isinstance(entry, Answer)]
            return judge_compliance(target, answers, span=span, today=today, exempt=exempt)
