"""Whether a position makes sense as a whole: what no single key can tell.

Each fault names its entry, as in `duties.7.targets.hr.staff_turnover.most`, and says what to write instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from catalog.model import (
    LANGUAGES,
    MOST_PERCENT,
    Bound,
    By,
    Cadence,
    Change,
    Compliance,
    Counting,
    Deliverable,
    Grain,
    IncidentFree,
    Measure,
    On,
    Op,
    Period,
    Position,
    Requirement,
    Response,
    Schedule,
    Target,
    Unit,
    Window,
    grain_of,
    own_grain,
)
from catalog.requirements import cadence_of

LONGEST_ID = 48
"""Bytes of a full id. A button's data holds 64: the rest is the button's own."""

_JUNE = 6


@dataclass(frozen=True, slots=True)
class Fault:
    entry: str
    reason: str


def find_faults(position: Position) -> Iterator[Fault]:
    """Everything in `position` that does not fit together."""
    yield from _repeated_duties(position)
    yield from _repeated_labels(position)
    for target in position.targets:
        for key, reason in _misfits(target):
            yield Fault(_entry(target, key), reason)


def _entry(target: Target, key: str) -> str:
    return f"duties.{target.duty}.targets.{target.id}.{key}"


def _repeated_duties(position: Position) -> Iterator[Fault]:
    seen: set[int] = set()
    for duty in position.duties:
        if duty.number in seen:
            yield Fault(f"duties.{duty.number}.number", "another duty has this number: number them 1, 2, 3 and so on")
        seen.add(duty.number)


def _repeated_labels(position: Position) -> Iterator[Fault]:
    """Ids, names and short names that two targets share: two buttons that look the same."""
    duty_of: dict[tuple[str, str], int] = {}
    for target in position.targets:
        for key, label in _labels(target):
            if (key, label.casefold()) in duty_of:
                duty = duty_of[key, label.casefold()]
                yield Fault(_entry(target, key), f'a target of duty {duty} has "{label}" already: choose another')
            duty_of.setdefault((key, label.casefold()), target.duty)


def _labels(target: Target) -> Iterator[tuple[str, str]]:
    yield "id", target.id
    for language in LANGUAGES:
        yield f"name.{language}", target.name[language]
        yield f"short.{language}", target.short[language]


def _misfits(target: Target) -> Iterator[tuple[str, str]]:
    """Each key of `target` that does not fit the others, with what to write instead."""
    if len(target.id.encode()) > LONGEST_ID:
        yield "id", f"with its position it is {len(target.id)} letters long, {LONGEST_ID} are allowed: shorten it"
    if target.cadence not in (allowed := _cadences(target)):
        yield "cadence", f"this kind of target is not asked for so: write one of {', '.join(allowed)}"
    elif isinstance(target, Measure):
        yield from _misfits_of_measure(target)
        yield from _misfits_of_bounds(target)
    elif isinstance(target, Response):
        yield from _misfits_of_steps(target.limit, target.changes)
    elif isinstance(target, Deliverable):
        yield from _misfits_of_schedule(target)
        yield from _misfits_of_schedules(target)


def _cadences(target: Target) -> tuple[Cadence, ...]:
    match target:
        case Measure():
            return (Cadence.OPEN, Cadence.EACH, Cadence.MONTH, Cadence.QUARTER, Cadence.HALF_YEAR, Cadence.YEAR)
        case Deliverable():
            return (Cadence.MONTH, Cadence.QUARTER, Cadence.HALF_YEAR, Cadence.YEAR)
        case Response():
            return (Cadence.EVENT,)
        case IncidentFree():
            return (Cadence.YEAR,)
        case Compliance():
            return (Cadence.OPEN, Cadence.MONTH, Cadence.QUARTER, Cadence.HALF_YEAR, Cadence.YEAR)


def _misfits_of_measure(target: Measure) -> Iterator[tuple[str, str]]:
    if (target.cadence is Cadence.EACH) != (target.counting is Counting.WORST):
        yield "counting", 'cadence = "each" and counting = "worst" go together: write both or neither'
    if target.cadence is Cadence.OPEN and target.counting is not Counting.LATEST:
        yield "counting", 'without a period nothing adds up: write cadence = "month" or "year", or leave counting out'
    if target.unit.counts_whole_things and target.bound.value % 1:
        yield "bound", f"there is no fraction of {target.unit}: write a whole number"
    if target.from_amounts and target.unit is not Unit.PERCENT:
        yield "from_amounts", f'two amounts make a percentage: leave this out, or write unit = "{Unit.PERCENT}"'
    yield from _misfits_of_range(target)


def _misfits_of_range(target: Measure) -> Iterator[tuple[str, str]]:
    bound, least, most = target.bound, target.least, target.most
    if least is not None and most is not None and least > most:
        yield "least", f"it is above most = {most}: the smaller of the two is least"
    elif least is not None and bound.value < least:
        yield "bound", f"it is below least = {least}, which says that such a figure is impossible: change one of them"
    elif most is not None and bound.value > most:
        yield "bound", f"it is above most = {most}, which says that such a figure is impossible: change one of them"
    elif (bound.op is Op.MORE_THAN and bound.value == most) or (bound.op is Op.LESS_THAN and bound.value == least):
        yield "bound", f'no possible figure could meet it: write "{bound.op}= {bound.value}"'
    elif target.unit is Unit.PERCENT and bound.value > MOST_PERCENT:
        yield "bound", f"no percentage above {MOST_PERCENT} is required: write one such as 92"


def _misfits_of_bounds(measure: Measure) -> Iterator[tuple[str, str]]:
    """The bounds that follow the first are as possible as it, and begin with a period of the target's own."""
    yield from _misfits_of_steps(measure.bound, measure.changes)
    grain = own_grain(measure)
    for n, change in enumerate(measure.changes, start=1):
        entry = f"changes.#{n}"
        if (first := Period.containing(change.start, grain).start) != change.start:
            yield f"{entry}.from", f"a {grain} is judged by one bound: write its first day, such as {first}"
        if _sense(change.to) != _sense(measure.bound):
            yield f"{entry}.bound", f"what is better must stay so: write it with {measure.bound.op}, as the first"
        for _, reason in _misfits_of_measure(replace(measure, bound=change.to)):
            yield f"{entry}.bound", reason


def _sense(bound: Bound) -> tuple[bool, bool]:
    return bound.op.higher_is_better, bound.op is Op.EXACTLY


def _misfits_of_steps(first: Requirement | None, changes: Sequence[Change[Requirement]]) -> Iterator[tuple[str, str]]:
    """Each step comes after the one before, and changes something."""
    for n, (before, after) in enumerate(pairwise(changes), start=2):
        if after.start <= before.start:
            yield f"changes.#{n}.from", f"it is not after {before.start}: write the earliest change first"
    asked = [first, *(change.to for change in changes)]
    for n, (old, new) in enumerate(pairwise(asked), start=1):
        if old == new:
            yield f"changes.#{n}", "it requires the same as before: leave it out, or write what changes"


def _misfits_of_schedule(target: Deliverable) -> Iterator[tuple[str, str]]:
    months = _months(target.schedule)
    if target.cadence is Cadence.MONTH and any(months):
        yield "due", 'a monthly day has no month: write it such as "by 25", or write cadence = "year"'
    if target.cadence is Cadence.YEAR and None in months:
        yield "due", 'a yearly day has a month: write it such as "by 12-20", or write cadence = "month"'
    if target.cadence is Cadence.QUARTER and cadence_of(target.schedule) is not Cadence.QUARTER:
        yield "due", 'write one day in each quarter, such as "by 03-31, 06-30, 09-30, 12-31"'
    if target.cadence is Cadence.HALF_YEAR and [month and month <= _JUNE for month in months] != [True, False]:
        yield "due", 'write one day in each half of the year, such as "by 06-30, 12-31"'


def _misfits_of_schedules(target: Deliverable) -> Iterator[tuple[str, str]]:
    """The schedules that follow the first begin with a period of the one before, and of their own."""
    yield from _misfits_of_steps(target.schedule, target.changes)
    grain = own_grain(target)
    for n, change in enumerate(target.changes, start=1):
        grains = (grain, grain := grain_of(cadence_of(change.to)))
        if (first := first_day(change.start, grains)) != change.start:
            yield f"changes.#{n}.from", f"a period is owed by one schedule: write its first day, such as {first}"


def first_day(day: date, grains: Iterable[Grain]) -> date:
    """The first day of the longest of these periods that holds the day."""
    return min(Period.containing(day, grain).start for grain in grains)


def _months(schedule: Schedule) -> tuple[int | None, ...]:
    """The month of each occurrence in a year, None for every month. A window counts once, in the month it ends."""
    match schedule:
        case By(days):
            return tuple(month for month, _ in days)
        case On():
            return (None,)
        case Window(closes=(month, _)):
            return (month,)
