"""Taking back and changing what was kept: /undo, 撤回, and the buttons under an answer.

kept ─┬─ Undo ──────── taken back; what it had corrected stands again
      ├─ Change ────── which figure? ── words ── corrected
      └─ It is Nov's ─ the delivery is for that one, and for no other
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from sqlmodel import Session

from catalog.entries import Done, Entry
from catalog.reading import DoneItem
from handlers.access import INVITERS
from handlers.asking import ask, asked_by_tap
from handlers.buttons import Button
from handlers.calling_off import show_choice, show_waiting, waiting_buttons
from handlers.keeping import keep_and_answer, source_of
from handlers.owing import Due, find_due
from handlers.standing import Standing, due_day_closed, standings, stands_for
from handlers.turn import Turn
from handlers.walking import next_step, with_step
from locales.answer import Answer
from locales.wording import due as due_wording
from locales.wording import people as people_wording
from locales.wording import reports as wording
from storage import entries
from storage.entries import Kept


async def undo_cmd(turn: Turn) -> None:
    """Take back what the last message reported; HR who has reported nothing sees what is not out yet.

    HR who has since made something that is not out yet chooses between that and what was reported.
    """
    calls_off = turn.member.role in INVITERS

    def work(session: Session) -> tuple[list[Kept], list[Button]]:
        if again := entries.undone_by(session, update_id=turn.update_id):
            return again, []
        last = entries.last_of(session, person_id=turn.member.id)
        own = [one for one in last if turn.reportable_target(one.target) is not None]
        newer = waiting_buttons(session, turn=turn, since=own[-1].at) if own and calls_off else []
        return ([], [*newer, _undo_of(turn, own)]) if newer else (_revoke(session, turn, own), [])

    undone, choices = await turn.services.database.run(work)
    if choices:
        await show_choice(turn, choices)
    elif not undone and calls_off:
        await show_waiting(turn)
    else:
        await _answer(turn, undone, nothing=wording.nothing_to_undo(turn.t))


def _undo_of(turn: Turn, kept: Sequence[Kept]) -> Button:
    """Take back what one message reported: what that was stands on the button."""
    told = [(turn.catalog.by_id[one.target], one.entry) for one in kept]
    names = turn.t.listed(wording.told_apart(turn.t, told, today=turn.today))
    if len(kept) > 1:
        return Button(f"{wording.button_undo_all(turn.t)} · {names}", "undo_all", (kept[0].id,))
    return Button(f"{wording.button_undo(turn.t)} · {names}", "undo", (kept[0].id,))


async def undo_query(turn: Turn) -> None:
    """A tap on Undo: the entry that the button names."""
    await _tapped(turn, whole_message=False)


async def undo_all_query(turn: Turn) -> None:
    """A tap on Undo all: everything that came with the entry that the button names."""
    await _tapped(turn, whole_message=True)


async def _tapped(turn: Turn, *, whole_message: bool) -> None:
    named = await own_entry(turn)
    if named is None:
        return

    def work(session: Session) -> list[Kept]:
        again = entries.undone_by(session, update_id=turn.update_id)
        if again:
            return again
        source = {"chat_id": named.chat_id, "message_id": named.message_id}
        return _revoke(session, turn, entries.kept_from(session, **source) if whole_message else [named])

    await _answer(turn, await turn.services.database.run(work), nothing=wording.already_undone(turn.t))


def _revoke(session: Session, turn: Turn, kept: Sequence[Kept]) -> list[Kept]:
    ids = [one.id for one in kept if turn.reportable_target(one.target) is not None]
    return entries.revoke(session, entry_ids=ids, by=turn.member.id, at=turn.now, update_id=turn.update_id)


async def _answer(turn: Turn, undone: Sequence[Kept], *, nothing: Answer) -> None:
    targets = [turn.catalog.by_id[one.target] for one in undone if one.target in turn.catalog.by_id]
    if not targets:
        await (turn.reply(nothing) if turn.query is None else turn.toast(nothing.text))
        return

    def work(session: Session) -> tuple[dict[str, Standing], list[Kept]]:
        standing = standings(session, turn.services, targets, today=turn.today)
        return standing, entries.standing_again(session, entry_ids=[one.id for one in undone])

    standing, restored = await turn.services.database.run(work)
    again = [(standing[one.target].target, _of_which(turn, standing[one.target], one)) for one in restored]
    now = stands_for(standing, undone, turn.services, today=turn.today)
    if len(targets) == 1:
        answer = wording.undone(turn.t, *now[0], again=again, today=turn.today)
    else:
        answer = wording.undone_several(turn.t, len(targets), now, again=again, today=turn.today)
    await turn.show(*with_step(answer, (), await next_step(turn)))


def _of_which(turn: Turn, standing: Standing, kept: Kept) -> Entry:
    """The entry, a delivery with the due day of what it closes: its day alone may be that of what is gone."""
    due = due_day_closed(standing, kept, today=turn.today)
    return replace(kept.entry, due=due) if isinstance(kept.entry, Done) and due else kept.entry


async def change_query(turn: Turn) -> None:
    """A tap on Change: ask for the new figure."""
    named = await own_entry(turn)
    target = turn.reportable_target(named.target) if named is not None else None
    if named is None or target is None:
        return
    if not named.current:
        await turn.toast(wording.already_undone(turn.t).text)
        return
    words = wording.said(turn.t, target, named.entry, today=turn.today)
    await ask(turn, asked_by_tap(turn, target, words=words, corrects=named.id))


async def is_for_query(turn: Turn) -> None:
    """A tap on another one that a delivery may be for: it is, where that is still open."""
    named = await own_entry(turn)
    target = turn.reportable_target(named.target) if named is not None else None
    if named is None or target is None:
        return
    if not isinstance(named.entry, Done):
        await turn.toast(due_wording.no_longer_owed(turn.t))
        return
    name, source = turn.pressed.text(1), source_of(turn)

    def work(session: Session) -> tuple[Due | None, bool]:
        return find_due(session, turn, target, name), entries.find_at(session, source) is not None

    due, handled_before = await turn.services.database.run(work)
    if not named.current and not handled_before:
        await turn.toast(wording.already_undone(turn.t).text)
    elif (due is None or due.is_exempt or not due.owed.begun) and not handled_before:
        await turn.toast(due_wording.no_longer_owed(turn.t))
    else:
        item = DoneItem(target=target.id, done=named.entry.done, due=due.owed.due if due else None)
        await keep_and_answer(turn, [item], source, corrects={target.id: named.id}, in_place=True)


async def own_entry(turn: Turn) -> Kept | None:
    """The entry that the button names, where it is of a position this member reports for; else say so."""
    entry_id = turn.pressed.number(0, below=2**31)
    named = None
    if entry_id is not None:
        named = await turn.services.database.run(partial(entries.find, entry_id=entry_id))
    if named is None or turn.reportable_target(named.target) is None:
        await turn.toast(people_wording.not_yours(turn.t))
        return None
    return named
