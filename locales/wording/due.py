"""What is owed, by date, and what is asked about one thing of it."""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby

from catalog.judging.deliverables import Delivery
from catalog.model import Period, Position, Target
from catalog.owing import DAYS_AHEAD, Owed
from catalog.reminders import is_open_ended
from catalog.status import OpenCase, Status
from locales.answer import Answer, Line, faint, head
from locales.translation import Translator
from locales.wording import statuses
from locales.wording.amounts import known_as, period, requirement
from locales.wording.overview import attention
from locales.wording.paging import paged
from locales.wording.questions import what_it_takes

EXEMPT = "🚫"
"""Marks what does not apply."""


def due_list(
    t: Translator,
    position: Position,
    items: Sequence[Owed],
    *,
    exempt: Collection[Owed],
    overdue: int | None,
    ahead: int,
    page: int,
    pages: int,
    today: date,
) -> Answer:
    """One page of what a position owes, by day, with what is `exempt` below it. `page` counts from 0.

    `overdue` is 0 where it is to be told that nothing is, for that was asked, and else None.
    """
    title = t._("📅 {position}", position=position.name[t.language])
    title = paged(t, title, page, pages)
    lines: list[Line | str] = [head(title), _counts(t, overdue, ahead)]
    for day, of_day in groupby((one for one in items if one not in exempt), key=lambda one: one.due):
        lines.append(faint(statuses.when(t, day, today) if day else t._("without a last day")))
        lines += [f"{statuses.MARKS[one.state]} {beside(t, one, today)}" for one in of_day]
    apart = [f"{EXEMPT} {_name(t, one, today)}" for one in items if one in exempt]
    return Answer.of(*lines, faint(t._("not applicable")) if apart else None, *apart)


def _name(t: Translator, one: Owed, today: date) -> str:
    return f"{one.target.short[t.language]} · {which(t, one, today)}"


def _counts(t: Translator, overdue: int | None, ahead: int) -> str:
    late = t.n_("{n} overdue", "{n} overdue", overdue) if overdue else t._("Nothing overdue") if overdue == 0 else ""
    soon = t.n_("{n} due in the next {days} days", "{n} due in the next {days} days", ahead, days=DAYS_AHEAD)
    counts = t._(", ").join(part for part in (late, soon if ahead else "") if part)
    return counts or t._("Nothing is owed that applies.")


def beside(t: Translator, one: Owed, today: date) -> str:
    """What is owed, beside its day: `招聘达成率 11月`, `绩效考核及收表`, `客户投诉响应时限 8801`."""
    name = one.target.short[t.language]
    told = "" if isinstance(one.what, Delivery) else which(t, one, today)
    return f"{name} · {told}" if told else name


def in_a_line(t: Translator, one: Owed, *, today: date) -> str:
    """One thing owed by itself: its mark, what it is and how far off its day is; what never ends has no day."""
    line = f"{statuses.MARKS[one.state]} {beside(t, one, today)}"
    if one.due is None or is_open_ended(one.target):
        return line
    return f"{line} · {statuses.when(t, one.due, today)}"


def which(t: Translator, one: Owed, today: date) -> str:
    """Its period, day or case."""
    match one.what:
        case Delivery(due=due):
            return known_as(t, one.target, due, today=today)
        case Period() as wanted:
            return period(t, wanted, today=today)
        case OpenCase(label=str(label)):
            return label
        case OpenCase(opened=date() as opened):
            return t._("opened on {day}", day=t.day(opened, today=today))
        case OpenCase():
            return t._("open")


def subject(t: Translator, one: Owed, *, today: date) -> str:
    """What is owed, by itself: the target and its day, period or case."""
    return f"{one.target.name[t.language]} · {which(t, one, today)}"


def which_value(t: Translator, target: Target, about: str, *, required_on: date, case: bool) -> Answer:
    """Ask for one thing owed, `about`, by the requirement of that day; `case`: the end of an open case is asked for."""
    how = t._("When was it answered? For example: closed yesterday") if case else what_it_takes(t, target)
    return Answer.of(head(about), t._("Required: {what}", what=requirement(t, target, on=required_on)), how)


def nothing_due(
    t: Translator, position: Position, short: Sequence[tuple[Target, Status]], after: Owed | None, *, today: date
) -> Answer:
    """Nothing is owed; `short` is what still falls short, `after` what will be next, None where nothing ever is."""
    none = t._("Nothing is overdue, and nothing is due in the next {days} days.", days=DAYS_AHEAD)
    if not short:
        return Answer.of(_all_reported(t, [position]), none, _next(t, after, today))
    title = head(t._("📅 {position}: all reported, but not all reached", position=position.name[t.language]))
    wanting = [attention(t, target, where, today=today) for target, where in short]
    return Answer.of(title, none, *wanting, _next(t, after, today))


def nothing_to_report(t: Translator, positions: Sequence[Position], after: Owed | None, *, today: date) -> Answer:
    """Nothing is owed that could be reported today."""
    return Answer.of(_all_reported(t, positions), _next(t, after, today))


def _all_reported(t: Translator, positions: Sequence[Position]) -> Line:
    names = t.listed([position.name[t.language] for position in positions])
    return head(t._("🎉 {position}: all reported", position=names))


def _next(t: Translator, after: Owed | None, today: date) -> str | None:
    if after is None or after.due is None:
        return None
    return t._("Next: {what}, {when}", what=beside(t, after, today), when=statuses.when(t, after.due, today))


def no_longer_owed(t: Translator) -> str:
    return t._("That has been reported already.")


def owed_no_longer(t: Translator) -> Answer:
    """The answer to words, where a tap would get the line above."""
    return Answer.of(no_longer_owed(t))


def reported_already(t: Translator, about: str) -> Answer:
    """What was asked for, `about`, has been reported since."""
    return Answer.of(head(about), no_longer_owed(t))


def button_owed(t: Translator, one: Owed, *, exempt: bool, one_of_several: bool, today: date) -> str:
    """The target; of several in the list its day, period or case comes first, for a phone cuts the end off."""
    name = one.target.short[t.language]
    mark = EXEMPT if exempt else statuses.MARKS[one.state]
    return f"{mark} {which(t, one, today)} · {name}" if one_of_several else f"{mark} {name}"


def button_is_for(t: Translator, one: Owed, *, today: date) -> str:
    """Another one that a delivery may be."""
    return t._("↪️ It was for {which}", which=which(t, one, today))


def button_due(t: Translator) -> str:
    return t._("📅 Due")
