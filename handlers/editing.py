"""An edited message: it corrects what it had reported.

edit ─┬─ other figures ────────── corrected; new ones kept
      ├─ the same figures ─────── nothing to say
      ├─ a figure no longer said ─ what was kept stays; Undo is offered
      ├─ of what was not kept ─── a figure is kept, anything else left alone
      └─ of no report ─────────── a reason, a note, a broadcast's text: left alone
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from sqlmodel import Session

from catalog.entries import Answer as YesOrNo
from catalog.entries import Done, Entry, Figure
from catalog.judging.periods import period_of
from catalog.model import Period
from catalog.reading import Item, Reading
from catalog.reporting import entry_of, says_the_same
from handlers.buttons import Button, in_rows
from handlers.keeping import source_of
from handlers.numbered import corrected_by_number
from handlers.reading import read
from handlers.taking import report_in_place
from handlers.turn import Turn
from locales.wording import reports as wording
from storage import entries, prompts, questions
from storage.entries import Kept, Source


async def edited_msg(turn: Turn) -> None:
    if not turn.member.reports_for:
        return
    source = source_of(turn, edit=turn.update_id)
    kept, handled_before = await _before(turn, source)
    if not kept and await _was_for_a_flow(turn, source):
        return
    if not handled_before and await corrected_by_number(turn, kept):
        return
    reading = read(turn, about=turn.reportable_target(kept[0].target) if len(kept) == 1 else None)
    changed, left = (reading.items, list(kept)) if handled_before else _changed(turn, reading.items, kept)
    corrected = set[int]()
    if changed or reading.doubts:
        corrected = await _report_changes(turn, replace(reading, items=changed), source, left)
    doubted = {id_ for doubt in reading.doubts for id_ in doubt.candidates}
    dropped = [one for one in left if one.id not in corrected and one.target not in doubted]
    if dropped and not handled_before:
        nothing_else = not changed and not doubted and len(dropped) == len(kept)
        await _tell_left(turn, dropped, nothing_else=nothing_else)


async def _report_changes(turn: Turn, reading: Reading, source: Source, left: Sequence[Kept]) -> set[int]:
    """Keep what is new or other than it was; return the entries that this corrects."""
    old = _corrected_by(turn, reading.items, left)
    corrected = {one.id for one in old if one is not None}
    # What is asked about corrects, too, once it is answered.
    doubted = {id_ for doubt in reading.doubts for id_ in doubt.candidates}
    await report_in_place(
        turn, reading, source, old, asked={one.target: one.id for one in left if one.target in doubted}
    )
    return corrected


def _corrected_by(turn: Turn, items: Sequence[Item], left: Sequence[Kept]) -> list[Kept | None]:
    """For each item what it corrects: that of its target and period or month, or the only one where both are alone."""
    waiting = list(left)
    found: list[Kept | None] = []
    for item in items:
        period = _period(turn, entry_of(item, on=turn.today), item.target)
        of_target = [one for one in waiting if one.target == item.target]
        old = next((one for one in of_target if _period(turn, one.entry, one.target) == period), None)
        if old is None and len(of_target) == 1 and [one.target for one in items].count(item.target) == 1:
            old = of_target[0]
        if old is not None:
            waiting.remove(old)
        found.append(old)
    return found


def _period(turn: Turn, entry: Entry, target_id: str) -> Period | date | None:
    """What the entry is for: a delivery's due day, where one is named."""
    match entry:
        case Figure() | YesOrNo():
            return period_of(entry, turn.catalog.by_id[target_id])
        case Done(due=due):
            return due
        case _:
            return None


def _changed(turn: Turn, items: Sequence[Item], kept: Sequence[Kept]) -> tuple[tuple[Item, ...], list[Kept]]:
    """The items that are not kept as they are, and what is kept that none of the items repeats."""
    left = list(kept)
    changed = []
    for item in items:
        target, entry = turn.catalog.by_id[item.target], entry_of(item, on=turn.today)
        same = next(
            (one for one in left if one.target == item.target and says_the_same(target, one.entry, entry)), None
        )
        if same is None:
            changed.append(item)
        else:
            left.remove(same)
    return tuple(changed), left


async def _tell_left(turn: Turn, dropped: Sequence[Kept], *, nothing_else: bool) -> None:
    """What the message no longer says stays as it was kept: say so, with a way to take it back."""
    targets = [turn.catalog.by_id[one.target] for one in dropped]
    held = [wording.said(turn.t, t, one.entry, today=turn.today) for t, one in zip(targets, dropped, strict=True)]
    if nothing_else and len(dropped) > 1:
        undo = [Button(wording.button_undo_all(turn.t), "undo_all", (dropped[0].id,))]
    elif len(dropped) > 1:
        entries_of = [(target, one.entry) for target, one in zip(targets, dropped, strict=True)]
        names = wording.told_apart(turn.t, entries_of, today=turn.today)
        labels = [f"{wording.button_undo(turn.t)} · {name}" for name in names]
        undo = [Button(label, "undo", (one.id,)) for label, one in zip(labels, dropped, strict=True)]
    else:
        undo = [Button(wording.button_undo(turn.t), "undo", (dropped[0].id,))]
    await turn.reply(wording.left_as_kept(turn.t, held), in_rows(undo, 1))


async def _before(turn: Turn, source: Source) -> tuple[Sequence[Kept], bool]:
    """What is kept of the message, or was by the answer that it gave, and whether this very edit was handled before.

    A question about the message as it was is closed: the edit has answered it, or asks another.
    """

    def work(session: Session) -> tuple[Sequence[Kept], bool]:
        asked = questions.waiting_in(session, chat_id=turn.chat_id, now=turn.now, update_id=turn.update_id)
        if asked is not None and asked.asked.message_id == source.message_id and asked.asked.edit != source.edit:
            questions.settle(session, question_id=asked.id, at=turn.now, update_id=turn.update_id)
        kept = entries.kept_from(session, chat_id=source.chat_id, message_id=source.message_id)
        kept = kept or _kept_by_answer(session, source)
        known = [one for one in kept if one.target in turn.catalog.by_id]
        return known, entries.find_at(session, source) is not None

    return await turn.services.database.run(work)


async def _was_for_a_flow(turn: Turn, source: Source) -> bool:
    """Whether something else than a report was asked for, and the message was it."""
    heard = partial(prompts.is_heard, chat_id=source.chat_id, message_id=source.message_id)
    return await turn.services.database.run(heard)


def _kept_by_answer(session: Session, source: Source) -> list[Kept]:
    """What still stands of the answer that the message was, kept with the message that the bot had asked about."""
    asked = questions.answered_by(session, chat_id=source.chat_id, message_id=source.message_id)
    if asked is None or asked.message_id is None:
        return []
    place = replace(source, message_id=asked.message_id, edit=asked.edit, line=asked.lines[0])
    kept = entries.find_at(session, place)
    return [kept] if kept is not None and kept.current else []
