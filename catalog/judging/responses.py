"""Responses: each case must be answered within a limit; the target is the share of cases for which that was kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from catalog.entries import Case, Exempt
from catalog.judging.limits import is_kept, last_allowed_day
from catalog.model import Limit, Period, Response, Unit
from catalog.requirements import limit_of
from catalog.status import Act, Needed, OpenCase, State, Status
from catalog.working_days import WorkingDays

_ALL = Decimal(100)
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class CaseVerdict:
    """How one case stands; `due` is its last allowed day, None where there is none or the opening is not known."""

    case: Case
    limit: Limit | None
    state: State
    due: date | None


def judge_response(
    response: Response, cases: Sequence[Case], *, span: Period, today: date, calendar: WorkingDays
) -> Status:
    verdicts = [case_verdict(response, case, today=today, calendar=calendar) for case in _cases_of(span, cases, today)]
    settled = [verdict for verdict in verdicts if _is_settled(verdict, span)]
    kept = sum(verdict.state is State.MET for verdict in settled)
    share = _share(kept, len(settled)) if settled else None
    open_cases = _open_cases(verdicts, today, calendar)
    return Status(
        state=_state(verdicts, kept=kept, counted=len(settled)),
        period=span,
        figure=share,
        bound=_ALL,
        gap=None if share is None else share - _ALL,
        due=open_cases[0].due if open_cases else None,
        needed=_needed(open_cases),
        reported=_last_told(cases),
        kept=kept,
        counted=len(settled),
        open_cases=open_cases,
        unpublished_year=_guessed_year(verdicts, calendar),
    )


def cases_that_apply(cases: Sequence[Case], exempt: Collection[Exempt]) -> list[Case]:
    """Those that are not exempt; of cases that nothing tells apart as many are left out as are exempt."""
    left = Counter(one for one in exempt if isinstance(one, Case))
    apply = []
    for case in cases:
        if left[case]:
            left[case] -= 1
        else:
            apply.append(case)
    return apply


def _cases_of(span: Period, cases: Sequence[Case], today: date) -> list[Case]:
    """The cases opened in the period, and while it runs those still open from before.

    Until one is opened in it, the period shows what was closed in it.
    """
    own = [case for case in cases if _is_of(case, span)]
    if today >= span.end:
        return own
    before = [case for case in cases if case.opened and case.opened < span.start]
    closed_within = [case for case in before if case.closed and span.holds(case.closed)] if not own else []
    return [*own, *closed_within, *(case for case in before if case.is_open)]


def _is_of(case: Case, span: Period) -> bool:
    """Whether the case was opened in the period; one without any day is taken to be."""
    return case.day is None or span.holds(case.day)


def case_verdict(response: Response, case: Case, *, today: date, calendar: WorkingDays) -> CaseVerdict:
    """How this case stands by itself: running, overdue, met or breached."""
    limit = limit_of(response, case)
    due = last_allowed_day(limit, case.opened, calendar) if limit and case.opened else None
    if case.is_open:
        return CaseVerdict(case, limit, State.OVERDUE if due and today > due else State.RUNNING, due)
    kept = limit is None or is_kept(response, limit, case, calendar)
    return CaseVerdict(case, limit, State.MET if kept else State.BREACHED, due)


def _is_settled(verdict: CaseVerdict, span: Period) -> bool:
    """Whether the case counts for the share: closed, or overdue and opened in the period."""
    match verdict.state:
        case State.RUNNING:
            return False
        case State.OVERDUE:
            return _is_of(verdict.case, span)
        case _:
            return True


def _share(kept: int, counted: int) -> Decimal:
    """Percent kept to two places, rounded down: only all of them are 100."""
    share = (_ALL * kept / counted).quantize(_HUNDREDTH, ROUND_FLOOR)
    return share.quantize(Decimal(1)) if share == share.to_integral_value() else share


def _state(verdicts: Sequence[CaseVerdict], *, kept: int, counted: int) -> State:
    states = {verdict.state for verdict in verdicts}
    if State.OVERDUE in states:
        return State.OVERDUE
    if kept < counted:
        return State.BREACHED
    if State.RUNNING in states:
        return State.RUNNING
    return State.MET if counted else State.NOT_REQUIRED


def _open_cases(verdicts: Iterable[CaseVerdict], today: date, calendar: WorkingDays) -> tuple[OpenCase, ...]:
    """The cases still open. The one that ends first leads, then the one opened first."""
    still_open = sorted(
        (verdict for verdict in verdicts if verdict.case.is_open),
        key=lambda verdict: (verdict.due or date.max, verdict.case.opened or date.min),
    )
    return tuple(
        OpenCase(
            label=verdict.case.label,
            opened=verdict.case.opened,
            due=verdict.due,
            days_left=(verdict.due - today).days if verdict.due else None,
            working_days_left=calendar.between(today, verdict.due) if verdict.due and _counts_work(verdict) else None,
            overdue=verdict.state is State.OVERDUE,
        )
        for verdict in still_open
    )


def _needed(open_cases: Sequence[OpenCase]) -> Needed | None:
    if not open_cases:
        return None
    first = open_cases[0]
    return Needed(act=Act.CLOSE, by=first.due, days_left=first.days_left, working_days_left=first.working_days_left)


def _last_told(cases: Sequence[Case]) -> date | None:
    days = (case.on or case.closed or case.opened for case in cases)
    return max((day for day in days if day), default=None)


def _counts_work(verdict: CaseVerdict) -> bool:
    """Whether the case's limit is in working days."""
    return verdict.limit is not None and verdict.limit.unit is Unit.WORKING_DAY


def _guessed_year(verdicts: Iterable[CaseVerdict], calendar: WorkingDays) -> int | None:
    """A year whose working days were counted without its calendar being published."""
    counted = (verdict for verdict in verdicts if _counts_work(verdict))
    years = (calendar.guessed_year(v.case.opened, v.due) for v in counted if v.case.opened and v.due)
    return next((year for year in years if year), None)
