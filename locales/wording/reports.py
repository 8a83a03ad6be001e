"""What is answered to a report and to an undo: what was kept, and where its target stands with it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from catalog.entries import Answer as YesOrNo
from catalog.entries import Case, Done, Entry, Figure
from catalog.errors import BadReport
from catalog.judging.deliverables import ToldBefore
from catalog.judging.periods import counts_alone, period_of
from catalog.model import Counting, IncidentFree, Measure, Period, Position, Response, Target, Unit
from catalog.reading import Mode
from catalog.requirements import grain_on
from catalog.status import Past, State, Status
from catalog.units import convert
from locales.answer import Answer, Line, head
from locales.translation import Translator
from locales.wording import statuses
from locales.wording.amounts import amount, figure_beside, known_as, period, unit_of
from locales.wording.problems import problem


def kept(
    t: Translator,
    target: Target,
    entry: Entry,
    where: Status,
    *,
    past: Past | None,
    closes: date | None,
    before: ToldBefore | None,
    today: date,
) -> Answer:
    """The answer to a report. `past` is the figure before, for the trend.

    `closes` is the due day of what a delivery closed, None where nothing of it was owed; `before` tells of the
    delivery that was told of it before.
    """
    verdict, details = (
        head(statuses.verdict(t, target, where)),
        statuses.details(t, target, where, today=today, past=past),
    )
    match entry:
        case Case() if isinstance(target, Response):
            return Answer.of(verdict, _case(t, entry, today), *details)
        case Done():
            return Answer.of(verdict, _delivered(t, target, entry, where, closes, before, today), *details)
        case _:
            return Answer.of(verdict, _beside_status(t, target, entry, where), *details)


def _delivered(
    t: Translator,
    target: Target,
    entry: Done,
    where: Status,
    closes: date | None,
    before: ToldBefore | None,
    today: date,
) -> str | None:
    """Which one a delivery was, where the status tells of another; or that it was told before, or none was owed."""
    if before is not None:
        return _told_twice(t, target, entry, before, today, counts=closes is not None)
    if closes is None:
        return _surplus(t, target, entry, today)
    return None if (entry.done, closes) == (where.done, where.closes) else _closed(t, target, closes, entry.done, today)


def _told_twice(t: Translator, target: Target, entry: Done, before: ToldBefore, today: date, *, counts: bool) -> str:
    """Which of two days counts for one document; `counts`: the one told now."""
    which = known_as(t, target, before.due, today=today)
    if entry.done == before.on:
        return t._(
            "{which} was reported before, also as done on {day}.", which=which, day=t.day(entry.done, today=today)
        )
    one, other = (entry.done, before.on) if counts else (before.on, entry.done)
    days = {"day": t.day(one, today=today), "other": t.day(other, today=today)}
    return t._("{which} was reported before: {day} counts, not {other}.", which=which, **days)


def _surplus(t: Translator, target: Target, entry: Done, today: date) -> str:
    day = t.day(entry.done, today=today)
    if entry.due is None:
        return t._("Kept: done on {day}. Nothing was owed for it, so the status stays.", day=day)
    which = known_as(t, target, entry.due, today=today)
    return t._("Kept: {which}, done on {day}. That one was not owed, so the status stays.", which=which, day=day)


def _closed(t: Translator, target: Target, due: date, on: date, today: date) -> str:
    which, day, late = known_as(t, target, due, today=today), t.day(on, today=today), (on - due).days
    mark = statuses.MARKS[State.DONE_LATE if late > 0 else State.DONE_ON_TIME]
    if late <= 0:
        return t._("{mark} {which}: done on {day}", mark=mark, which=which, day=day)
    return t.n_(
        "{mark} {which}: done on {day}, {n} day late",
        "{mark} {which}: done on {day}, {n} days late",
        late,
        mark=mark,
        which=which,
        day=day,
    )


def _beside_status(t: Translator, target: Target, entry: Entry, where: Status) -> str | None:
    """The figure itself, where the verdict shows another: one of several that count together, or in another unit."""
    if not isinstance(entry, Figure) or not isinstance(target, Measure | IncidentFree):
        return None
    if where.figure is not None and convert(entry.value, entry.unit, unit_of(target)) == where.figure:
        return None if entry.unit in (None, unit_of(target)) else t._("Kept: {what}", what=_figure(t, target, entry))
    adds = isinstance(target, IncidentFree) or target.counting is Counting.SUM
    if adds and entry.value and entry.mode is not Mode.TOTAL:
        return t._("Added: {what}", what=_figure(t, target, entry))
    return t._("Kept: {what}", what=_figure(t, target, entry))


def _figure(t: Translator, target: Target, entry: Figure) -> str:
    return amount(t, entry.value, entry.unit or unit_of(target))


def _case(t: Translator, case: Case, today: date) -> str:
    if case.took is not None:
        what = t._("took {time}", time=amount(t, case.took, case.unit or Unit.DAY))
    elif case.opened is not None and case.closed is not None:
        opened, closed = t.day(case.opened, today=today), t.day(case.closed, today=today)
        what = t._("opened on {opened}, closed on {closed}", opened=opened, closed=closed)
    elif case.closed is not None:
        what = t._("closed on {day}", day=t.day(case.closed, today=today))
    elif case.opened is not None:
        what = t._("opened on {day}", day=t.day(case.opened, today=today))
    else:
        what = t._("open")
    return f"{case.label} · {what}" if case.label else what


def several(
    t: Translator, told: list[tuple[Target, Entry, Status, date | None, ToldBefore | None]], *, today: date
) -> Answer:
    """The answer to several figures in one message: a verdict a line; two of one target each with its period.

    Each comes with what it closed, and what was told of it before, as `kept` takes it.
    """
    count = Counter(target.id for target, *_ in told)
    title = t.n_("{n} figure kept", "{n} figures kept", len(told))
    lines: list[Line | str] = [head(title)]
    for target, entry, where, closes, before in told:
        over = _past_period(t, target, entry, today, always=count[target.id] > 1)
        lines.append(statuses.verdict(t, target, where) + over)
        beside = (
            _delivered(t, target, entry, where, closes, before, today)
            if isinstance(entry, Done)
            else _beside_status(t, target, entry, where)
        )
        need = statuses.needed(t, target, where, today=today)
        lines += [f"    {line}" for line in (beside, need) if line]
    return Answer.of(*lines)


def _past_period(t: Translator, target: Target, entry: Entry, today: date, *, always: bool = False) -> str:
    """The period in brackets, where it is named and not the present one, or `always` then; empty else."""
    if isinstance(entry, Done) and entry.due and (always or not _is_of_now(target, entry.due, today)):
        return t._(" ({period})", period=known_as(t, target, entry.due, today=today))
    named = entry.period if isinstance(entry, Figure | YesOrNo) else None
    if named is None or (named.holds(today) and not always):
        return ""
    return t._(" ({period})", period=period(t, named, today=today))


def _is_of_now(target: Target, due: date, today: date) -> bool:
    return Period.containing(due, grain_on(target, due)).holds(today)


def undone(
    t: Translator, target: Target, entry: Entry, where: Status, *, again: Sequence[tuple[Target, Entry]], today: date
) -> Answer:
    """The answer to an undo: what is gone, what counts `again`, and where the target stands now."""
    gone = t._("↩️ Taken back: {what}", what=said(t, target, entry, today=today))
    now = t._("Now: {status}", status=stands(t, target, entry, where, today=today))
    return Answer.of(head(gone), *_counts_again(t, again, today), now)


def _counts_again(t: Translator, again: Sequence[tuple[Target, Entry]], today: date) -> list[str]:
    """What had been corrected by what is gone."""
    return [t._("Counts again: {what}", what=said(t, target, entry, today=today)) for target, entry in again]


def undone_several(
    t: Translator,
    n: int,
    now: Sequence[tuple[Target, Entry, Status]],
    *,
    again: Sequence[tuple[Target, Entry]],
    today: date,
) -> Answer:
    """The same for `n` entries; `now` is where each of their targets stands in the period of its entry."""
    title = head(t.n_("↩️ {n} figure taken back", "↩️ {n} figures taken back", n))
    lines = [stands(t, target, entry, where, today=today) for target, entry, where in now]
    return Answer.of(title, *_counts_again(t, again, today), t._("Now:"), *lines)


def stands(t: Translator, target: Target, entry: Entry, where: Status, *, today: date) -> str:
    """Where a target stands in the period of an entry; one that is over is named."""
    over = period_told(t, target, entry, today=today) if today >= where.period.end else ""
    if over and where.state is State.NOT_REPORTED:
        name, what = target.name[t.language], t._("{period} not reported", period=over)
        return f"{statuses.MARKS[where.state]} {name} · {what}"
    return statuses.verdict(t, target, where) + (t._(" ({period})", period=over) if over else "")


def nothing_to_undo(t: Translator) -> Answer:
    return Answer.of(t._("There is nothing to take back."))


def nothing_to_correct(t: Translator) -> Answer:
    return Answer.of(t._("There is no figure to correct. Write the target and its figure."))


def already_undone(t: Translator) -> Answer:
    return Answer.of(t._("That was taken back or corrected already."))


def said(t: Translator, target: Target, entry: Entry, *, today: date) -> str:
    """An entry in a few words: `招聘达成率 92%`, `招聘达成率 85%（10月）`."""
    name = target.name[t.language]
    match entry:
        case Figure():
            what = f"{name} {figure_beside(t, name, entry.value, entry.unit or unit_of(target))}"
        case YesOrNo():
            what = f"{name} · {_yes_or_no(t, entry)}"
        case Done():
            what = f"{name} · {t.day(entry.done, today=today)}"
        case Case():
            what = f"{name} · {_case(t, entry, today)}"
    return what + _past_period(t, target, entry, today)


def in_history(t: Translator, target: Target, entry: Entry, *, today: date) -> str:
    """An entry in its target's own history: its period or day, and what was reported."""
    match entry:
        case Figure():
            return f"{_reported_for(t, entry, today)} {_figure(t, target, entry)}"
        case YesOrNo():
            return f"{_reported_for(t, entry, today)} {_yes_or_no(t, entry)}"
        case Done():
            return t._("Done on {day}", day=t.day(entry.done, today=today))
        case Case():
            return _case(t, entry, today)


def briefly(t: Translator, target: Target, entry: Entry, *, today: date) -> str:
    """An entry on a button of its target: by its period where that has but one figure, whether or not it is named."""
    if not counts_alone(target):
        return in_history(t, target, entry, today=today)
    match entry:
        case Figure():
            return f"{period_told(t, target, entry, today=today)} {_figure(t, target, entry)}"
        case YesOrNo():
            return f"{period_told(t, target, entry, today=today)} {_yes_or_no(t, entry)}"
        case _:
            return in_history(t, target, entry, today=today)


def _yes_or_no(t: Translator, entry: YesOrNo) -> str:
    return t._("yes") if entry.yes else t._("no")


def _reported_for(t: Translator, entry: Figure | YesOrNo, today: date) -> str:
    if entry.period is not None:
        return period(t, entry.period, today=today)
    return t.day(entry.on, today=today)


def period_told(t: Translator, target: Target, entry: Entry, *, today: date) -> str:
    """The period that a figure was kept for; empty for an entry of another kind."""
    return period(t, period_of(entry, target), today=today) if isinstance(entry, Figure | YesOrNo) else ""


def told_apart(t: Translator, entries: Sequence[tuple[Target, Entry]], *, today: date) -> list[str]:
    """Each entry on a button: its target; of several of one target its period and figure come first."""
    count = Counter(target.id for target, _ in entries)
    names = [target.short[t.language] for target, _ in entries]
    return [
        name if count[target.id] == 1 else f"{in_history(t, target, entry, today=today)} · {name}"
        for name, (target, entry) in zip(names, entries, strict=True)
    ]


def not_understood(t: Translator, example: str) -> Answer:
    """`example` is a report of the reader's own, empty for those who report nothing."""
    how = t._("Write a target and its figure, for example: {example}", example=example) if example else None
    return Answer.of(t._("I did not get that, so nothing is kept."), how)


def somebody_else_s(t: Translator, position: Position, example: str) -> Answer:
    """A figure that the reader does not report; `example` is a report of the reader's own, empty for none."""
    told = t._("That is for the {position} to report, so nothing is kept.", position=position.name[t.language])
    how = t._("Write a target and its figure, for example: {example}", example=example) if example else None
    return Answer.of(told, how)


def which_to_see(t: Translator) -> Answer:
    return Answer.of(t._("Which target?"))


def read_only(t: Translator) -> Answer:
    return Answer.of(t._("You can see these targets; their manager reports them."))


def forwarded(t: Translator) -> Answer:
    """Somebody's words, passed on: not a report of whoever forwards them."""
    return Answer.of(t._("This was forwarded, so nothing is kept. If it is your figure, please write it yourself."))


def left_as_kept(t: Translator, held: list[str]) -> Answer:
    """An edit took away what the message had reported."""
    return Answer.of(t._("Your edit no longer says this; it stays as it was kept:"), *held)


def refused(t: Translator, target: Target, error: BadReport, *, today: date) -> Answer:
    """Why a report was not kept, and what to write instead."""
    return Answer.of(head(t._("Not kept: {target}", target=target.name[t.language])), problem(t, error, today=today))


def button_undo_all(t: Translator) -> str:
    return t._("↩️ Undo all")


def button_change(t: Translator) -> str:
    return t._("✏️ Change")


def button_undo(t: Translator) -> str:
    return t._("↩️ Undo")


def button_card(t: Translator) -> str:
    return t._("📄 Details")


def button_history(t: Translator) -> str:
    return t._("📈 Trend")


def button_report(t: Translator) -> str:
    return t._("✍️ Report")
