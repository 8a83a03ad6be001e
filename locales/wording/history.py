"""What became of a target: a line a period, newest first, and the labels of its picture."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import assert_never

from catalog.entries import Answer as YesOrNo
from catalog.entries import Case, Done, Entry, Figure
from catalog.history.values import BAD, GOOD, CaseRow, DeliveryRow, Past, PeriodRow, Row, Trend
from catalog.judging.periods import period_of
from catalog.model import (
    Compliance,
    Deliverable,
    IncidentFree,
    Limit,
    Measure,
    Period,
    Response,
    Target,
    Unit,
)
from catalog.status import State
from locales.answer import Answer, Line, faint, head
from locales.translation import Translator
from locales.wording.amounts import amount, difference, limit, period, requirement, unit_of
from locales.wording.due import EXEMPT
from locales.wording.statuses import MARKS, QUESTIONED, state_word

_NEVER = date.min
"""A day of no year that is told of: with it as today, every period is told with its year."""


def which(t: Translator) -> Answer:
    return Answer.of(t._("The history of which target?"))


def told(t: Translator, past: Past, *, questioned: Sequence[Entry] = (), today: date) -> Answer:
    """How often the target was met, what it asks for and the trend, then a line for each period, newest first.

    What is `questioned` is marked in its line.
    """
    name = past.target.name[t.language]
    required = asked(t, past.target, requirement(t, past.target, on=today))
    if not past.rows:
        return Answer.of(head(f"📈 {name}"), required, t._("Nothing has been reported yet."))
    trend = trend_words(t, past.target, past.trend, today) if past.trend else None
    adds_up = t._("By the end of each month, since the year began:") if past.adds_up else None
    return Answer.of(
        head(f"📈 {name} · {tally(t, past)}"), required, trend, adds_up, *_lines(t, past, questioned, today)
    )


def asked(t: Translator, target: Target, what: str) -> str:
    """What is required, as the answer to a report says it."""
    return t._("Required {bound}", bound=what) if isinstance(target, Measure) else t._("Required: {what}", what=what)


def tally(t: Translator, past: Past) -> str:
    """In how many of its periods the target was met; of what adds up, where it stands now."""
    last = past.rows[-1]
    match past.target:
        case Measure() if past.adds_up and isinstance(last, PeriodRow) and last.figure is not None:
            return f"{amount(t, last.figure, past.target.unit)} · {state_word(t, last.state)}"
        case IncidentFree():
            figures = [row.figure for row in past.rows if isinstance(row, PeriodRow) and row.figure]
            return amount(t, sum(figures, Decimal()), Unit.INCIDENT) if figures else state_word(t, State.CLEAN)
        case Measure() | Compliance() if past.judged:
            n = past.judged
            return t.n_("met in {good} of {n} period", "met in {good} of {n} periods", n, good=past.good)
        case Deliverable() | Response() if past.judged:
            return t._("{good} of {n} in time", good=past.good, n=past.judged)
        case _:
            return state_word(t, last.state)


def trend_words(t: Translator, target: Target, trend: Trend, today: date) -> str:
    before = period(t, trend.before, today=today)
    if trend.change == 0:
        return t._("= as in {period}", period=before)
    far = difference(t, trend.change, unit_of(target))
    fields = {"far": far, "period": before}
    match trend.change > 0, trend.better:
        case True, True:
            return t._("↑ {far} more than in {period}: better", **fields)
        case True, False:
            return t._("↑ {far} more than in {period}: worse", **fields)
        case False, True:
            return t._("↓ {far} less than in {period}: better", **fields)
        case False, False:
            return t._("↓ {far} less than in {period}: worse", **fields)
        case rose, _:
            arrow = "↑" if rose else "↓"
            return t._("{arrow} {far} from {period}", arrow=arrow, **fields)


def _lines(t: Translator, past: Past, questioned: Sequence[Entry], today: date) -> list[Line | str]:
    """Newest first, with a line where the requirement changed; periods that asked for nothing are left out."""
    lines: list[Line | str] = []
    for older, row in zip([None, *past.rows], past.rows, strict=False):
        step = _step(t, past.target, older, row) if older is not None else None
        if step is not None:
            lines.append(faint(step))
        if row.exempt:
            lines.append(t._("{mark} {when} · not applicable", mark=EXEMPT, when=_when(t, row, today)))
        elif row.state is not State.NOT_REQUIRED:
            doubted = any(_holds(past.target, row, entry) for entry in questioned)
            lines.append(_line(t, past.target, row, today) + (f" {QUESTIONED}" if doubted else ""))
    return lines[::-1]


def _holds(target: Target, row: Row, entry: Entry) -> bool:
    """Whether the entry is told of in this row."""
    match row, entry:
        case PeriodRow(), Figure() | YesOrNo():
            return row.period.holds(period_of(entry, target).end - timedelta(days=1))
        case DeliveryRow(), Done():
            return row.delivery.by == entry
        case CaseRow(), Case():
            return row.case == entry
        case _:
            return False


def _step(t: Translator, target: Target, older: Row, newer: Row) -> str | None:
    """From when another requirement held, told with the year; None where it is the same."""
    before, now = required_of(t, target, older), required_of(t, target, newer)
    if before == now:
        return None
    return t._("since {period} {now}, before {before}", period=_begins(t, newer), now=now, before=before)


def required_of(t: Translator, target: Target, row: Row) -> str:
    """What the row was judged by."""
    match row:
        case PeriodRow():
            return requirement(t, target, on=row.period.start)
        case DeliveryRow():
            return requirement(t, target, on=row.delivery.due)
        case CaseRow():
            return limit(t, row.limit)
        case _:
            assert_never(row)


def _begins(t: Translator, row: Row) -> str:
    match row:
        case PeriodRow():
            return period(t, row.period, today=_NEVER)
        case DeliveryRow():
            return t.day(row.delivery.due, today=_NEVER)
        case CaseRow():
            return t.day(day_of(row.case), today=_NEVER)
        case _:
            assert_never(row)


def _when(t: Translator, row: Row, today: date) -> str:
    match row:
        case PeriodRow():
            return period(t, row.period, today=today)
        case DeliveryRow():
            return t.day(row.delivery.due, today=today)
        case CaseRow():
            day = t.day(day_of(row.case), today=today)
            return f"{row.case.label} {day}" if row.case.label else day
        case _:
            assert_never(row)


def day_of(case: Case) -> date:
    """The day that tells one case from another: of its opening, as far as that is known."""
    return case.day or _NEVER


def _line(t: Translator, target: Target, row: Row, today: date) -> str:
    mark = MARKS[row.state]
    match row:
        case PeriodRow():
            return f"{mark} {_when(t, row, today)} {_came_to(t, target, row)}"
        case DeliveryRow():
            done = t._(" ({period})", period=t.day(row.delivery.done, today=today)) if row.delivery.done else ""
            return f"{mark} {_when(t, row, today)} · {state_word(t, row.state)}{done}"
        case CaseRow():
            return f"{mark} {_case(t, row, today)}"
        case _:
            assert_never(row)


def in_its_period(t: Translator, target: Target, row: Row, within: Period, *, today: date) -> str:
    """What a target came to, by its short name; the row's own period is told where it is not the whole of `within`."""
    mark, name = MARKS[row.state], target.short[t.language]
    match row:
        case PeriodRow():
            which = "" if row.period == within else f" {_when(t, row, today)}"
            return f"{mark} {name}{which} {_came_to(t, target, row)}"
        case DeliveryRow():
            return f"{mark} {name} {_line(t, target, row, today).removeprefix(mark).strip()}"
        case CaseRow():
            return f"{mark} {name} {_case(t, row, today)}"
        case _:
            assert_never(row)


def _came_to(t: Translator, target: Target, row: PeriodRow) -> str:
    """The figure, and the state where the mark does not say it."""
    if row.figure is None:
        return f"· {state_word(t, row.state)}"
    figure = amount(t, row.figure, unit_of(target))
    plain = row.state in GOOD or row.state in BAD
    return figure if plain else f"{figure} · {state_word(t, row.state)}"


def _case(t: Translator, row: CaseRow, today: date) -> str:
    case, parts = row.case, [_when(t, row, today)]
    if row.took is not None:
        parts.append(amount(t, row.took, unit_of_cases(row.limit)))
    elif case.took is not None:
        parts.append(amount(t, case.took, case.unit or unit_of_cases(row.limit)))
    if row.state is not State.MET:
        parts.append(state_word(t, row.state))
    return " · ".join(part for part in parts if part)


def unit_of_cases(allowed: Limit | None) -> Unit:
    """The unit in which a case is measured."""
    return allowed.unit if allowed else Unit.DAY
