"""Measures: a figure with a bound. One figure counts, or all of the period add up, or each of them must hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from catalog.entries import Answer, Exempt, Figure
from catalog.errors import WrongUnit
from catalog.judging.periods import good_until, is_exempt, last_day, period_of, standing, within
from catalog.model import Bound, Cadence, Counting, Measure, Op, Period, Unit
from catalog.reading import Mode
from catalog.requirements import bound_on
from catalog.status import Act, Needed, Past, State, Status
from catalog.units import convert

_WHOLE = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Reached:
    """What the reports come to, and the bound it is judged by. `value` is None where only yes or no was said."""

    value: Decimal | None
    holds: bool
    bound: Bound
    period: Period
    on: date


@dataclass(frozen=True, slots=True)
class Goal:
    """The smallest value that passes (for a bound from above, the largest), or with `strictly` the one just before."""

    value: Decimal
    strictly: bool


def goal(bound: Bound, unit: Unit) -> Goal:
    """What has to be reached: 6 items where it must be more than 5, but more than 50 hours."""
    whole = unit.counts_whole_things
    match bound.op:
        case Op.MORE_THAN if whole:
            return Goal(bound.value.to_integral_value(ROUND_FLOOR) + _WHOLE, strictly=False)
        case Op.LESS_THAN if whole:
            return Goal(bound.value.to_integral_value(ROUND_CEILING) - _WHOLE, strictly=False)
        case _:
            return Goal(bound.value, strictly=bound.op in (Op.MORE_THAN, Op.LESS_THAN))


def judge_measure(
    measure: Measure,
    reports: Sequence[Figure | Answer],
    *,
    span: Period,
    today: date,
    since: date | None,
    exempt: Collection[Exempt] = (),
) -> Status:
    reached = _reached(measure, reports, span, today)
    if reached:
        state = _state(measure, reached, span, today, exempt)
    elif is_exempt(span, exempt):
        state = State.NOT_REQUIRED
    else:
        state = _state_without(measure, span, today, since)
    value = reached.value if reached else None
    bound = reached.bound if reached else bound_on(measure, span.start)
    return Status(
        state=state,
        period=span,
        figure=value,
        bound=bound.value,
        gap=None if value is None else value - bound.value,
        needed=_needed(measure, bound, value, state, span, today),
        figure_period=reached.period if reached else None,
        reported=reached.on if reached else None,
        previous=_previous(measure, reports, span, reached, today),
    )


def _reached(measure: Measure, reports: Sequence[Figure | Answer], span: Period, today: date) -> _Reached | None:
    match measure.counting:
        case Counting.LATEST | Counting.GROWING:
            return _latest(measure, standing(reports, measure, span, today))
        case Counting.SUM:
            return _total(measure, reports, span)
        case Counting.WORST:
            return _worst(measure, reports, span)


def _latest(measure: Measure, ordered: Sequence[tuple[Period, Figure | Answer]]) -> _Reached | None:
    if not ordered:
        return None
    period, report = ordered[-1]
    bound = bound_on(measure, period.start)
    if isinstance(report, Answer):
        return _Reached(None, report.yes, bound, period, report.on)
    value = _in_unit(measure, report.value, report.unit)
    return _Reached(value, bound.holds(value), bound, period, report.on)


def _total(measure: Measure, reports: Sequence[Figure | Answer], span: Period) -> _Reached | None:
    """What the period's figures add up to; a total replaces what was given before for its period and parts of it."""
    counted: list[tuple[Period, Figure]] = []
    for period, figure in _figures_within(measure, reports, span):
        if figure.mode is Mode.TOTAL:
            counted = [pair for pair in counted if not period.covers(pair[0])]
        counted.append((period, figure))
    if not counted:
        return None
    # Added up before they are converted: three times 20 minutes are exactly an hour.
    sums: defaultdict[Unit | None, Decimal] = defaultdict(Decimal)
    for _, figure in counted:
        sums[figure.unit] += figure.value
    total = sum((_in_unit(measure, value, unit) for unit, value in sums.items()), Decimal())
    bound = bound_on(measure, span.start)
    return _Reached(total, bound.holds(total), bound, span, counted[-1][1].on)


def _worst(measure: Measure, reports: Sequence[Figure | Answer], span: Period) -> _Reached | None:
    runs: dict[object, tuple[tuple[bool, Decimal], _Reached]] = {}
    better = 1 if measure.bound.op.higher_is_better else -1
    for n, (period, figure) in enumerate(_figures_within(measure, reports, span)):
        value, bound = _in_unit(measure, figure.value, figure.unit), bound_on(measure, period.start)
        run = _Reached(value, bound.holds(value), bound, period, figure.on)
        # How good it is by its own bound: the span may hold a change.
        runs[n if figure.label is None else figure.label] = (run.holds, better * (value - bound.value)), run
    return min(runs.values(), key=lambda rated: rated[0])[1] if runs else None


def _figures_within(measure: Measure, reports: Sequence[Figure | Answer], span: Period) -> list[tuple[Period, Figure]]:
    return within([report for report in reports if isinstance(report, Figure)], measure, span)


def _in_unit(measure: Measure, value: Decimal, unit: Unit | None) -> Decimal:
    converted = convert(value, unit, measure.unit)
    if converted is None:
        raise WrongUnit(unit or measure.unit, measure.unit)
    return converted


def _state(measure: Measure, reached: _Reached, span: Period, today: date, exempt: Collection[Exempt]) -> State:
    running = today < span.end
    if measure.counting in (Counting.SUM, Counting.GROWING) and running and reached.value is not None:
        return _state_so_far(measure, reached.bound, reached.value, span, today)
    if measure.cadence is Cadence.OPEN and running:
        good = good_until(reached.period, reached.on, today=today, exempt=exempt)
        if today > good:
            return State.STALE
    return State.MET if reached.holds else State.MISSED


def _state_so_far(measure: Measure, bound: Bound, total: Decimal, span: Period, today: date) -> State:
    """How a total stands while its period runs: a bound from below can still be reached, one from above be broken."""
    holds = bound.holds(total)
    match bound.op:
        case Op.AT_MOST | Op.LESS_THAN:
            return State.ON_TRACK if holds else State.MISSED
        case Op.EXACTLY if total > bound.value:
            return State.MISSED
        case _ if holds:
            return State.MET
        case _:
            return State.ON_TRACK if _keeps_pace(goal(bound, measure.unit), total, span, today) else State.BEHIND


def _keeps_pace(needed: Goal, total: Decimal, span: Period, today: date) -> bool:
    """Whether the total is at least the share of what is needed that the period has gone, today included."""
    days, gone = (span.end - span.start).days, (today - span.start).days + 1
    # Multiplied out, for a share such as 1/30 has no exact decimal.
    have, due = total * days, needed.value * gone
    return have > due if needed.strictly else have >= due


def _state_without(measure: Measure, span: Period, today: date, since: date | None) -> State:
    """Without a figure. Nothing is wanting where a run need not happen at all, such as an outage."""
    if measure.counting is Counting.WORST and not measure.bound.op.higher_is_better:
        return State.NOT_REQUIRED
    if today < span.end:
        return State.PENDING
    return State.NOT_REQUIRED if since and span.end <= since else State.NOT_REPORTED


def _needed(
    measure: Measure, bound: Bound, value: Decimal | None, state: State, span: Period, today: date
) -> Needed | None:
    by = last_day(span) if measure.cadence is not Cadence.OPEN and today < span.end else None
    days_left = (by - today).days if by else None
    match state:
        case State.PENDING | State.STALE | State.NOT_REPORTED:
            return Needed(act=Act.REPORT, by=by, days_left=days_left)
        case State.ON_TRACK | State.BEHIND if bound.op not in (Op.AT_MOST, Op.LESS_THAN):
            return _move(bound, measure.unit, value, by, days_left)
        case State.MISSED if today < span.end and measure.counting is Counting.LATEST:
            return _move(bound_on(measure, span.start), measure.unit, value, by, days_left)
        case _:
            # A total gone too far, the worst of several runs and a period that has ended cannot be mended.
            return None


def _move(bound: Bound, unit: Unit, value: Decimal | None, by: date | None, days_left: int | None) -> Needed:
    if value is None:
        return Needed(act=Act.COMPLY, by=by, days_left=days_left)
    if bound.holds(value):  # by now: it was judged by an earlier one
        return Needed(act=Act.REPORT, by=by, days_left=days_left)
    to = goal(bound, unit)
    act = Act.RAISE if value < to.value or bound.op.higher_is_better else Act.LOWER
    return Needed(act=act, amount=abs(to.value - value), strictly=to.strictly, by=by, days_left=days_left)


def _previous(
    measure: Measure, reports: Sequence[Figure | Answer], span: Period, now: _Reached | None, today: date
) -> Past | None:
    """The figure before what was reached now: the latest of an earlier period, or what the span before came to."""
    match measure.counting:
        case Counting.SUM | Counting.WORST:
            reached = _reached(measure, reports, span.previous, today)
            return Past(reached.value, span.previous) if reached and reached.value is not None else None
        case Counting.LATEST | Counting.GROWING:
            period = now.period if now else span
            dated = [(period_of(r, measure), r) for r in reports if isinstance(r, Figure)]
            earlier = [pair for pair in dated if pair[0].end < period.end]
            if not earlier:
                return None
            last, figure = max(reversed(earlier), key=lambda pair: (pair[0].end, pair[1].on))
            return Past(_in_unit(measure, figure.value, figure.unit), last)
