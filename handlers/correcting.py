"""A correction of what was told last: another figure, another day or period, of a target that is named or not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlmodel import Session

from catalog.answering import fitted
from catalog.entries import Done, Figure
from catalog.judging.periods import period_of
from catalog.model import IncidentFree, Measure, Period, Target
from catalog.reading import DoneItem, Doubt, IncidentItem, Item, MeasureItem, Reading
from catalog.reporting import may_replace, redated
from handlers.asking import ask
from handlers.help import ways_on
from handlers.keeping import asked_of, keep_and_answer, source_of
from handlers.reading import replied_target
from handlers.standing import Standing, due_day_closed, kept_for, standings
from handlers.taking import report, report_in_place
from handlers.turn import Turn
from locales.wording import reports as wording
from storage import entries
from storage.entries import Kept

_RECENT = timedelta(days=1)
"""So long after a report, "no, 93%" still means it."""


async def correct(turn: Turn, reading: Reading) -> None:
    """`不对，是93%`: what was kept last, or what the message replies to, is to be another figure."""
    if reading.items or reading.doubts:
        await _correct_named(turn, reading)
        return
    if reading.value is None:
        await _redate(turn, reading)
        return
    found = [(turn.reportable_target(one.target), one) for one in await _corrected(turn)]
    figures = [(target, one) for target, one in found if isinstance(target, Measure | IncidentFree)]
    doubt = Doubt(value=reading.value, unit=reading.unit, candidates=tuple(target.id for target, _ in figures))
    asked = asked_of(source_of(turn), [(0, doubt)])
    match figures:
        case [(target, kept)]:
            await _correct_one(turn, target, kept, doubt)
        case [_, *_] if asked is not None:
            await ask(turn, replace(asked, entries=tuple(kept.id for _, kept in figures)))
        case _:
            await turn.reply(wording.nothing_to_correct(turn.t), ways_on(turn))


async def _redate(turn: Turn, reading: Reading) -> None:
    """`不对，是25号交的`, `sorry, that was for October`: what was kept last was of another day or period.

    The period is that of all that one message told; of several documents one is asked which was done on that day.
    """
    kept = await _corrected(turn)
    if reading.done and len(kept) > 1:
        kept = [one for one in kept if isinstance(one.entry, Done)]
    items = {one: redated(turn.catalog.by_id[one.target], one.entry, reading.done, reading.period) for one in kept}
    dated = {one: item for one, item in items.items() if item is not None}
    if len({one.target for one in dated}) != len(dated) or not dated:
        await turn.reply(wording.nothing_to_correct(turn.t), ways_on(turn))
        return
    if reading.done and len(dated) > 1:
        doubt = Doubt(done=reading.done, candidates=tuple(one.target for one in dated))
        if (asked := asked_of(source_of(turn), [(0, doubt)])) is not None:
            await ask(turn, replace(asked, entries=tuple(one.id for one in dated)))
        return
    corrects = {one.target: one.id for one in dated}
    await keep_and_answer(turn, list(dated.values()), source_of(turn), corrects=corrects)


async def report_instead(turn: Turn, reading: Reading) -> None:
    """`不对，采购报告是25号交的`: each item in the place of what the last message told of the same period or document.

    Nothing is kept where it may be either of two deliveries.
    """
    last = await _corrected(turn)
    documents = [turn.catalog.by_id[item.target] for item in reading.items if isinstance(item, DoneItem)]
    found = await turn.services.database.run(
        lambda session: standings(session, turn.services, documents, today=turn.today) if documents else {}
    )
    old: list[Kept | None] = []
    for item in reading.items:
        fitting = [one for one in last if one not in old and _may_be_instead_of(turn, item, one)]
        if isinstance(item, DoneItem):
            alone = [one.target for one in reading.items].count(item.target) == 1
            fitting = _of_month(turn, item, fitting, found[item.target], alone=alone)
            if len(fitting) > 1:
                await turn.reply(wording.nothing_to_correct(turn.t), ways_on(turn))
                return
        old.append(fitting[-1] if fitting else None)
    await report_in_place(turn, reading, source_of(turn), old)


def _may_be_instead_of(turn: Turn, item: Item, one: Kept) -> bool:
    return one.target == item.target and may_replace(turn.catalog.by_id[one.target], one.entry, item)


def _of_month(turn: Turn, item: DoneItem, told: Sequence[Kept], standing: Standing, *, alone: bool) -> list[Kept]:
    """Of the deliveries that were `told`, or else of all, that of the month that is named; without one, what was told.

    One that is told alone, in the place of one, may be of another month than was said.
    """
    if item.due is None:
        return list(told)
    of_month = [one for one in told if item.due in (_due_of(one), due_day_closed(standing, one, today=turn.today))]
    of_month = of_month or [one for one in standing.kept if due_day_closed(standing, one, today=turn.today) == item.due]
    return of_month[-1:] or (list(told) if alone and len(told) == 1 else [])


def _due_of(kept: Kept) -> date | None:
    return kept.entry.due if isinstance(kept.entry, Done) else None


async def _correct_named(turn: Turn, reading: Reading) -> None:
    """`把招聘达成率改成93%`: the target's last figure, of the period if one is named, or a first one."""
    told = reading.items[0] if reading.items else reading.doubts[0]
    id_ = told.candidates[0] if isinstance(told, Doubt) else told.target
    period = told.period if isinstance(told, Doubt | MeasureItem | IncidentItem) else None
    target = turn.reportable_target(id_)

    last = None if target is None else await _last_figure(turn, target, period)
    await report(turn, reading, source_of(turn), corrects={} if last is None else {last.target: last.id})


async def _last_figure(turn: Turn, target: Target, period: Period | None) -> Kept | None:
    """The target's figure of the period, or of the latest one: of several the one that was given last."""
    kept = await turn.services.database.run(lambda session: kept_for(session, [target], today=turn.today))
    dated = [(period_of(one.entry, target), one) for one in kept.get(target.id, ()) if isinstance(one.entry, Figure)]
    fitting = [(of, one) for of, one in dated if period in (None, of)]
    return max(fitting, key=lambda found: (found[0].end, found[1].id))[1] if fitting else None


async def _correct_one(turn: Turn, target: Target, kept: Kept, doubt: Doubt) -> None:
    corrects = {kept.target: kept.id}
    match fitted(target, doubt, on=turn.today):
        case Doubt() as unsure:
            asked = asked_of(source_of(turn), [(0, unsure)], corrects)
            if asked is not None:
                await ask(turn, asked)
        case None:
            await turn.reply(wording.nothing_to_correct(turn.t), ways_on(turn))
        case item:
            await keep_and_answer(turn, [item], source_of(turn), corrects=corrects)


async def _corrected(turn: Turn) -> list[Kept]:
    """The entries that a correction may mean: the one replied to, else those of the last message, if that is recent."""
    replied = replied_target(turn)

    def work(session: Session) -> list[Kept]:
        if replied is not None:
            return kept_for(session, [replied], today=turn.today).get(replied.id, [])[-1:]
        last = entries.last_of(session, person_id=turn.member.id)
        return [one for one in last if turn.now - one.at < _RECENT and turn.reportable_target(one.target) is not None]

    return await turn.services.database.run(work)
