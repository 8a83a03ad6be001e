"""From what a message was understood to say to what is kept of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import assert_never

from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.judging.deliverables import due_in
from catalog.judging.periods import period_of
from catalog.model import Compliance, Counting, Deliverable, IncidentFree, Measure, Period, Response, Target, Unit
from catalog.notation import format_schedule
from catalog.reading import (
    CaseItem,
    ComplianceItem,
    DoneItem,
    Doubt,
    IncidentItem,
    Item,
    MeasureItem,
    TookItem,
)
from catalog.requirements import bound_on, limit_of, schedule_on
from catalog.units import convert


def entry_of(item: Item, *, on: date) -> Entry:
    """What is kept of an item that was reported on the day `on`."""
    match item:
        case MeasureItem():
            return Figure(value=item.value, on=on, unit=item.unit, period=item.period, mode=item.mode)
        case IncidentItem():
            return Figure(value=Decimal(item.value), on=on, period=item.period)
        case ComplianceItem():
            return Answer(yes=item.value, on=on, period=item.period)
        case DoneItem():
            return Done(done=item.done, due=item.due)
        case TookItem():
            return Case(took=item.took, unit=item.unit, label=item.label, on=on)
        case CaseItem():
            return Case(opened=item.opened, closed=item.closed, label=item.label, on=on)
        case _:
            assert_never(item)


def in_period(item: Item, period: Period | None, due: date | None = None) -> Item:
    """The item for what was asked about, this period or the document of this due day, where it names none."""
    match item:
        case DoneItem(due=None):
            return replace(item, due=due)
        case MeasureItem(period=None) | IncidentItem(period=None) | ComplianceItem(period=None):
            return replace(item, period=period)
        case _:
            return item


def item_of(target: Target, doubt: Doubt, *, on: date) -> Item | None:
    """What a doubt says of this target, once it is known to be meant; None where its value is still missing."""
    value = doubt.value
    match target:
        case Deliverable():
            return None if doubt.done is None else _done(target, doubt.done, doubt.period, on=on)
        case _ if value is None:
            return None
        case Measure():
            return MeasureItem(target=target.id, value=value, unit=doubt.unit, period=doubt.period)
        case IncidentFree():
            return IncidentItem(target=target.id, value=int(value), period=doubt.period)
        case Compliance():
            return ComplianceItem(target=target.id, value=value != 0, period=doubt.period)
        case Response():
            unit = doubt.unit or (target.limit.unit if target.limit else Unit.DAY)
            return TookItem(target=target.id, took=value, unit=unit)
        case _:
            assert_never(target)


def _done(document: Deliverable, day: date, period: Period | None, *, on: date) -> DoneItem:
    due = due_in(document, period) if period else None
    return DoneItem(target=document.id, done=min(day, on), due=due)


def takes(target: Measure, value: Decimal, unit: Unit | None) -> bool:
    """Whether this bare figure could be one of the target's: its unit fits, and the value is possible."""
    converted = convert(value, unit, target.unit)
    if converted is None or (target.unit.counts_whole_things and converted != int(converted)):
        return False
    low = target.least is not None and converted < target.least
    return not low and (target.most is None or converted <= target.most)


def adds_or_replaces(target: Target, entry: Entry, before: Iterable[Entry]) -> bool:
    """Whether one has to ask: a bare second count in a period may add to the first or be the new total."""
    if not isinstance(target, Measure) or target.counting is not Counting.SUM:
        return False
    if not isinstance(entry, Figure) or entry.mode is not None:
        return False
    period = period_of(entry, target)
    return any(isinstance(other, Figure) and period_of(other, target) == period for other in before)


def closing(case: Case, before: Iterable[tuple[int, Entry]]) -> tuple[int, Case] | None:
    """The open case that this one closes: by its label, by its opening day, or as the only one open; with both days.

    `before` are what stands, by id. None where `case` is no closing, or none or several could be meant.
    """
    if case.closed is None:
        return None
    open_ones = [(key, entry) for key, entry in before if isinstance(entry, Case) and entry.is_open]
    meant = [(key, entry) for key, entry in open_ones if case.label is not None and entry.label == case.label]
    if not meant and case.opened is None and (case.label is None or all(entry.label is None for _, entry in open_ones)):
        meant = open_ones
    if not meant and case.opened is not None and case.label is None:
        meant = [(key, entry) for key, entry in open_ones if entry.opened == case.opened]
    if len(meant) != 1:
        return None
    key, opened = meant[0]
    return key, replace(case, opened=case.opened or opened.opened, label=case.label or opened.label)


def ends_an_unknown(target: Target, case: Case, before: Iterable[Entry]) -> bool:
    """Whether a case ended of which nobody knows when it began: one has to ask which it was, or since when it ran."""
    if not isinstance(target, Response) or case.closed is None or case.opened is not None or case.took is not None:
        return False
    limited = limit_of(target, case) is not None
    return limited or any(isinstance(other, Case) and other.is_open for other in before)


def corrected(target: Target, old: Entry, new: Entry) -> Entry:
    """`new` in the place of `old`: for the same period, counted the same way, where the correction names none.

    A figure stays of the day it was first given: correcting an old one does not make it the latest.
    """
    match old, new:
        case Figure(), Figure():
            period, mode = new.period or period_of(old, target), new.mode or old.mode
            return replace(new, on=old.on, period=period, mode=mode, label=new.label or old.label)
        case Answer(), Answer():
            return replace(new, on=old.on, period=new.period or period_of(old, target))
        case Case(), Case():
            opened = new.opened or (old.opened if new.took is None else None)
            return replace(new, opened=opened, label=new.label or old.label)
        case Done(), Done():
            return replace(new, due=new.due or old.due)
        case _:
            return new


def redated(target: Target, old: Entry, done: date | None, period: Period | None) -> Item | None:
    """What was told, as of another day, or for another period; None where it has none of the kind."""
    if period is not None:
        return _for_period(target, old, period)
    match target, old:
        case Deliverable(), Done() if done:
            return DoneItem(target=target.id, done=done)
        case Response(), Case(took=None) if done:
            opened, closed = (done, None) if old.is_open else (None, done)
            return CaseItem(target=target.id, opened=opened, closed=closed, label=old.label)
        case _:
            return None


def _for_period(target: Target, old: Entry, period: Period) -> Item | None:
    match target, old:
        case Deliverable(), Done() if (due := due_in(target, period)) is not None:
            return DoneItem(target=target.id, done=old.done, due=due)
        case Measure(), Figure():
            return MeasureItem(target=target.id, value=old.value, unit=old.unit, period=period, mode=old.mode)
        case IncidentFree(), Figure():
            return IncidentItem(target=target.id, value=int(old.value), period=period)
        case Compliance(), Answer():
            return ComplianceItem(target=target.id, value=old.yes, period=period)
        case _:
            return None


def may_replace(target: Target, old: Entry, item: Item) -> bool:
    """Whether what is told instead is of the same period as what was told, or names none."""
    period = item.period if isinstance(item, MeasureItem | IncidentItem | ComplianceItem) else None
    return period is None or not isinstance(old, Figure | Answer) or period == period_of(old, target)


def says_the_same(target: Target, old: Entry, new: Entry) -> bool:
    """Whether a correction would change nothing."""
    again = corrected(target, old, new)
    match old, again:
        case Figure(), Figure():
            return again == replace(old, period=period_of(old, target))
        case Answer(), Answer():
            return again == replace(old, period=period_of(old, target))
        case Case(), Case():
            return replace(again, on=old.on) == old
        case _:
            return again == old


def requirement_of(target: Target, entry: Entry) -> str | None:
    """The requirement that an entry is judged by, kept beside it: `>= 90 percent`, `<= 3 working_day`, `by 12-20`."""
    match target, entry:
        case Measure(), (Figure() | Answer()):
            bound = bound_on(target, period_of(entry, target).start)
            return f"{bound.op} {bound.value} {target.unit}"
        case Response(), Case():
            limit = limit_of(target, entry)
            return f"<= {limit.amount} {limit.unit}" if limit else None
        case Deliverable(), Done():
            return format_schedule(schedule_on(target, entry.due or entry.done))
        case _:
            return None
