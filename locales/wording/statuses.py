"""Where a target stands, in a few lines: the verdict, then bound and gap, then period and trend."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import assert_never

from catalog.judging.measures import Goal, goal
from catalog.model import (
    Bound,
    Compliance,
    Counting,
    Deliverable,
    Grain,
    IncidentFree,
    Language,
    Measure,
    Response,
    Target,
    Unit,
)
from catalog.requirements import bound_on, required_on
from catalog.status import Act, OpenCase, Past, State, Status
from locales.answer import Answer, head
from locales.translation import Translator
from locales.wording.amounts import amount, difference, figure_beside, period, requirement, unit_of

_DAYS_SHOWN = 6
_TIMES = frozenset({Unit.MONTH, Unit.WEEK, Unit.DAY, Unit.WORKING_DAY, Unit.HOUR, Unit.MINUTE})
_ON_A_SCALE = frozenset({Unit.PERCENT, Unit.POINT})
"""Figures that are high or low; any other is much or little."""

MARKS: Mapping[State, str] = MappingProxyType(
    {
        State.MET: "✅",
        State.YES: "✅",
        State.CLEAN: "✅",
        State.DONE_EARLY: "✅",
        State.DONE_ON_TIME: "✅",
        State.DONE_LATE: "☑️",
        State.ON_TRACK: "🟢",
        State.BEHIND: "🟡",
        State.DUE_SOON: "🟡",
        State.DUE_TODAY: "🟠",
        State.OVERDUE: "🔴",
        State.MISSED: "❌",
        State.NO: "❌",
        State.BREACHED: "❌",
        State.BROKEN: "❌",
        State.NOT_REPORTED: "🔴",
        State.STALE: "🕒",
        State.RUNNING: "⏳",
        State.PENDING: "⚪",
        State.UPCOMING: "📅",
        State.NOT_REQUIRED: "➖",
    }
)


QUESTIONED = "❓"
"""Stands behind whatever HR doubts, until it is confirmed, corrected or taken back."""


def mark(where: Status) -> str:
    """The mark of all that it wants, and whether a report behind it is questioned."""
    return _mark(where.riskiest, where)


def _mark(state: State, where: Status) -> str:
    return MARKS[state] + (QUESTIONED if where.questioned else "")


def state_word(t: Translator, state: State) -> str:
    match state:
        case State.MET:
            return t._("met")
        case State.MISSED:
            return t._("missed")
        case State.NOT_REPORTED:
            return t._("not reported")
        case State.PENDING:
            return t._("waiting for a figure")
        case State.STALE:
            return t._("needs a new figure")
        case State.ON_TRACK:
            return t._("on track")
        case State.BEHIND:
            return t._("behind")
        case State.UPCOMING:
            return t._("not due yet")
        case State.DUE_SOON:
            return t._("due soon")
        case State.DUE_TODAY:
            return t._("due today")
        case State.OVERDUE:
            return t._("overdue")
        case State.DONE_EARLY:
            return t._("done early")
        case State.DONE_ON_TIME:
            return t._("done on time")
        case State.DONE_LATE:
            return t._("done late")
        case State.RUNNING:
            return t._("running")
        case State.BREACHED:
            return t._("limit missed")
        case State.CLEAN:
            return t._("none so far")
        case State.BROKEN:
            return t._("has happened")
        case State.YES:
            return t._("complies")
        case State.NO:
            return t._("does not comply")
        case State.NOT_REQUIRED:
            return t._("nothing to report")
        case _:
            assert_never(state)


def verdict(t: Translator, target: Target, status: Status) -> str:
    """The first line: mark, name, figure, state."""
    name = target.name[t.language]
    if status.figure is not None and isinstance(target, Measure | IncidentFree):
        name = f"{name} {figure(t, target, name, status.figure)}"
    return f"{_mark(status.state, status)} {name} · {state_of(t, target, status)}"


def state_of(t: Translator, target: Target, status: Status) -> str:
    """The state in the words of the target's kind."""
    match target, status.state:
        case Compliance(), State.PENDING:
            return t._("waiting for a yes or no")
        case Compliance(), State.STALE:
            return t._("needs a new answer")
        case _, State.UPCOMING if status.begins is not None:
            return t._("not in force yet")
        case _:
            return state_word(t, status.state)


def missing(t: Translator, where: Status, *, today: date) -> str:
    """Which earlier periods still want their figure; empty where none does."""
    if not where.missing:
        return ""
    first = period(t, where.missing[0], today=today)
    n = len(where.missing)
    if n == 1:
        return t._("{period} not reported", period=first)
    return t.n_("{n} period not reported, first {period}", "{n} periods not reported, first {period}", n, period=first)


def figure(t: Translator, target: Measure | IncidentFree, name: str, value: Decimal) -> str:
    """The figure that is judged, beside the target's `name`; the worst of several says that it is."""
    if isinstance(target, Measure) and target.counting is Counting.WORST:
        return f"{_worst(t, target)} {amount(t, value, target.unit)}"
    return figure_beside(t, name, value, unit_of(target))


def _worst(t: Translator, target: Measure) -> str:
    lasts = target.unit in _TIMES
    if target.bound.op.higher_is_better:
        return t._("shortest") if lasts else t._("lowest")
    return t._("longest") if lasts else t._("highest")


def status(t: Translator, target: Target, where: Status, *, today: date, past: Past | None = None) -> Answer:
    """A target's status in about three lines. `past` is the figure to compare with, the status's own without it."""
    return Answer.of(head(verdict(t, target, where)), *details(t, target, where, today=today, past=past))


def details(t: Translator, target: Target, where: Status, *, today: date, past: Past | None = None) -> list[str]:
    """What stands below the verdict."""
    if where.begins is not None:
        required = requirement(t, target, on=where.begins)
        return [t._("From {day}: {what}", day=t.day(where.begins, today=today), what=required)]
    required = requirement(t, target, on=required_on(target, where, today=today))
    match target:
        case Measure():
            lines = [
                against_bound(t, target, where, today=today),
                _trend(t, target, where, past or where.previous, today),
            ]
        case IncidentFree():
            lines = [t._("Required: {what}", what=required), period(t, where.period, today=today)]
        case Compliance():
            lines = [period(t, where.figure_period or where.period, today=today)]
        case Deliverable():
            lines = [t._("Required: {what}", what=required), *_owed(t, where, today)]
        case Response():
            lines = [t._("Required: {what}", what=required), _share(t, target, where)]
            lines += [open_case(t, case, today) for case in where.open_cases[:3]]
        case _:
            assert_never(target)
    if where.needed is not None and where.needed.act is Act.REPORT:
        lines.append(needed(t, target, where, today=today))
    if where.unpublished_year is not None:
        year = where.unpublished_year
        lines.append(
            t._(
                "The holidays of {year} are not published yet: counted are Monday to Friday but for 1 January, 1–2 May "
                "and 1–3 October.",
                year=year,
            )
        )
    return [line for line in lines if line]


def against_bound(t: Translator, target: Measure, where: Status, *, today: date) -> str:
    """What is required, and how far the figure is from it."""
    required = t._("Required {bound}", bound=requirement(t, target, on=required_on(target, where, today=today)))
    if where.figure is None:
        return required
    parts = [required, _gap(t, bound_on(target, required_on(target, where, today=today)), where.figure, target.unit)]
    if target.counting in (Counting.SUM, Counting.GROWING) and where.needed is not None and where.needed.by is not None:
        parts.append(_by(t, where.needed.by, today))
    return t._(", ").join(parts)


def _by(t: Translator, day: date, today: date) -> str:
    return t._("by the end of today") if day == today else t._("by {day}", day=t.day(day, today=today))


def _gap(t: Translator, bound: Bound, figure: Decimal, unit: Unit) -> str:
    if bound.op.higher_is_better and not bound.holds(figure):
        return _short(t, goal(bound, unit), figure, unit)
    gap = figure - bound.value
    if gap == 0:
        return _at(t, bound, figure)
    far = difference(t, gap, unit)
    if bound.op.higher_is_better:
        return t._("{far} above", far=far) if unit in _ON_A_SCALE else t._("{far} more", far=far)
    if gap > 0:
        return t._("{far} over", far=far)
    return t._("{far} below", far=far) if unit in _ON_A_SCALE else t._("{far} less", far=far)


def _at(t: Translator, bound: Bound, figure: Decimal) -> str:
    if not bound.holds(figure):
        return t._("it must be lower")
    return t._("exactly at the bound") if bound.op.higher_is_better else t._("exactly at the limit")


def _short(t: Translator, to: Goal, figure: Decimal, unit: Unit) -> str:
    """How much is wanting: of more than five projects four are two short, of more than fifty hours 44 more than six."""
    if figure == to.value:
        return t._("it must be higher")
    far = difference(t, to.value - figure, unit)
    return t._("needs more than {far} more", far=far) if to.strictly else t._("{far} short", far=far)


def _trend(t: Translator, target: Measure, where: Status, past: Past | None, today: date) -> str:
    shown = period(t, where.figure_period or where.period, today=today)
    if past is None or where.figure is None:
        return shown
    if past.period == (where.figure_period or where.period) and past.value == where.figure:
        same = t._("the same as reported before")
        return f"{shown} · {same}"
    arrow = "↑" if where.figure > past.value else "↓" if where.figure < past.value else "="
    return f"{shown} · {_before(t, target, where, past, today)} {arrow}"


def _before(t: Translator, target: Measure, where: Status, past: Past, today: date) -> str:
    """The figure before: of an earlier period, or of the same: a month's is corrected, a longer one's moved on."""
    value = amount(t, past.value, target.unit)
    if past.period != (where.figure_period or where.period):
        return t._("last {figure} ({period})", figure=value, period=period(t, past.period, today=today))
    if past.period.grain is Grain.MONTH and target.counting is Counting.LATEST:
        return t._("corrected from {figure}", figure=value)
    return t._("before that {figure}", figure=value)


def _owed(t: Translator, where: Status, today: date) -> list[str]:
    lines = []
    if where.done is not None:
        lines.append(done(t, where.done, where.closes, today))
    if len(where.owed) > 1:
        days = [t.day(day, today=today) for day in where.owed[:_DAYS_SHOWN]]
        if more := len(where.owed[_DAYS_SHOWN:]):
            days.append(t.n_("{n} more", "{n} more", more))
        lines.append(t._("Still owed: {days}", days=t.listed(days)))
    elif where.due is not None:
        lines.append(t._("Due {when}", when=when(t, where.due, today)))
    if where.next_due is not None and where.next_due != where.due:
        lines.append(t._("Next due {when}", when=when(t, where.next_due, today)))
    return lines


def done(t: Translator, on: date, closes: date | None, today: date) -> str:
    """The day of a delivery, and which one it was where the month does not tell, with how late that is."""
    day, late = t.day(on, today=today), 0 if closes is None else (on - closes).days
    if closes is None or (closes.year, closes.month) == (on.year, on.month):
        if late <= 0:
            return t._("Done on {day}", day=day)
        return t.n_("Done on {day}, {n} day late", "Done on {day}, {n} days late", late, day=day)
    due = t.day(closes, today=today)
    if late <= 0:
        return t._("Done on {day}, for the one due {due}", day=day, due=due)
    return t.n_(
        "Done on {day}, for the one due {due}: {n} day late",
        "Done on {day}, for the one due {due}: {n} days late",
        late,
        day=day,
        due=due,
    )


def when(t: Translator, day: date, today: date, working_days: int | None = None) -> str:
    """A day, and how far off it is: in `working_days` where these are what counts."""
    shown, days = t.day(day, today=today), (day - today).days
    if days == 0:
        return t._("{day}, today", day=shown)
    if days < 0:
        return t.n_("{day}, {n} day ago", "{day}, {n} days ago", -days, day=shown)
    if working_days is not None:
        return t.n_("{day}, in {n} working day", "{day}, in {n} working days", working_days, day=shown)
    return t.n_("{day}, in {n} day", "{day}, in {n} days", days, day=shown)


def _share(t: Translator, target: Response, where: Status) -> str:
    """How many cases kept the limit, which is none of what is required; empty where there is none to count."""
    if not where.counted:
        return ""
    if target.limit is None and not target.changes:
        every = where.counted + len(where.open_cases)
        return t._("{n} of {every} done", n=where.counted, every=every)
    return t._("{kept} of {counted} kept", kept=where.kept, counted=where.counted)


def open_case(t: Translator, case: OpenCase, today: date) -> str:
    """One open case: its label, since when, and the last allowed day."""
    return f"{MARKS[State.OVERDUE if case.overdue else State.RUNNING]} {case_in_words(t, case, today)}"


def case_in_words(t: Translator, case: OpenCase, today: date, *, brief: bool = False) -> str:
    """The same without its mark; in `brief` without the day it was opened, where the last day tells enough."""
    since = t._("open since {day}", day=t.day(case.opened, today=today)) if case.opened else t._("open")
    parts = [case.label] if case.label else []
    if not brief or case.due is None:
        parts.append(since)
    if case.due is not None:
        parts.append(t._("last day {when}", when=when(t, case.due, today, case.working_days_left)))
    return " · ".join(parts)


def needed(t: Translator, target: Target, where: Status, *, today: date) -> str:
    """What would turn it green, in a few words; empty where it is green or nothing can."""
    need = where.needed
    if need is None:
        return ""
    by = t.day(need.by, today=today) if need.by else ""
    match need.act:
        case Act.REPORT if need.by == today:
            return t._("report it by the end of today")
        case Act.REPORT:
            return t._("report it by {day}", day=by) if by else ""  # else the state says it
        case Act.RAISE | Act.LOWER if not need.amount:
            return t._("it must be higher") if need.act is Act.RAISE else t._("it must be lower")
        case Act.RAISE if need.amount is not None:
            far = difference(t, need.amount, unit_of(target))
            more = t._("more than {far} to go", far=far) if need.strictly else t._("{far} to go", far=far)
            if need.by == today:
                return t._("{more}, by the end of today", more=more)
            return t._("{more}, by {day}", more=more, day=by) if by else more
        case Act.LOWER if need.amount is not None:
            far = difference(t, need.amount, unit_of(target))
            return t._("lower it by more than {far}", far=far) if need.strictly else t._("lower it by {far}", far=far)
        case Act.HAND_IN | Act.CLOSE if need.by is not None:
            return t._("due {when}", when=when(t, need.by, today, need.working_days_left))
        case Act.COMPLY | Act.RAISE | Act.LOWER | Act.HAND_IN | Act.CLOSE:
            return ""  # the state says it
        case _:
            assert_never(need.act)


def describe(where: Status, target: Target, language: Language, today: date) -> str:
    """The whole status as plain text."""
    return status(Translator(language), target, where, today=today).text
