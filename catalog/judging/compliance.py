"""A question answered yes or no: the latest answer stands until it is stale."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from catalog.entries import Answer, Exempt
from catalog.judging.periods import good_until, is_exempt, standing
from catalog.model import Cadence, Compliance, Period
from catalog.status import Act, Needed, State, Status


def judge_compliance(
    target: Compliance,
    answers: Sequence[Answer],
    *,
    span: Period,
    today: date,
    exempt: Collection[Exempt] = (),
) -> Status:
    ordered = standing(answers, target, span, today)
    if not ordered and is_exempt(span, exempt):
        return Status(state=State.NOT_REQUIRED, period=span)
    if not ordered:
        return Status(state=State.PENDING, period=span, needed=Needed(act=Act.REPORT))
    period, answer = ordered[-1]
    state = _state(target, answer, period, span, today, exempt)
    return Status(state=state, period=span, needed=_needed(state), figure_period=period, reported=answer.on)


def _state(
    target: Compliance, answer: Answer, period: Period, span: Period, today: date, exempt: Collection[Exempt]
) -> State:
    good = good_until(period, answer.on, today=today, exempt=exempt)
    if target.cadence is Cadence.OPEN and today < span.end and today > good:
        return State.STALE
    return State.YES if answer.yes else State.NO


def _needed(state: State) -> Needed | None:
    match state:
        case State.NO:
            return Needed(act=Act.COMPLY)
        case State.STALE:
            return Needed(act=Act.REPORT)
        case _:
            return None
