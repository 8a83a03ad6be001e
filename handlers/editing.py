"""An edited message: it corrects what it had reported.

edit ─┬─ other figures ────────── corrected; new ones kept
      ├─ the same figures ─────── nothing to say
      ├─ no figure any more ───── what was kept stays; Undo is offered
      └─ of what was not kept ─── a figure is kept, anything else left alone
"""

from collections.abc import Sequence

from sqlmodel import Session

from catalog.reading import Item
from catalog.reporting import entry_of, says_the_same
from handlers.buttons import Button
from handlers.keeping import source_of
from handlers.reading import read
from handlers.report import report
from handlers.turn import Turn
from locales.wording import reports as wording
from storage import entries, questions
from storage.entries import Kept, Source


async def edited_msg(turn: Turn) -> None:
    if not turn.member.reports_for:
        return
    source = source_of(turn, edit=turn.update_id)
    kept, handled_before = await _before(turn, source)
    reading = read(turn)
    if reading.items and not reading.doubts and not handled_before and _all_say_the_same(turn, reading.items, kept):
        return
    if reading.items or reading.doubts:
        await report(turn, reading, source, corrects={one.target: one.id for one in kept})
    elif kept:
        held = [wording.said(turn.t, turn.catalog.by_id[one.target], one.entry, today=turn.today) for one in kept]
        label = wording.button_undo(turn.t) if len(kept) == 1 else wording.button_undo_all(turn.t)
        await turn.reply(wording.left_as_kept(turn.t, held), [[Button(label, "undo_all", (kept[0].id,))]])


async def _before(turn: Turn, source: Source) -> tuple[Sequence[Kept], bool]:
    """What is kept of the message, and whether this very edit was handled before.

    A question about the message as it was is closed: the edit has answered it, or asks another.
    """

    def work(session: Session) -> tuple[Sequence[Kept], bool]:
        asked = questions.waiting_in(session, chat_id=turn.chat_id, now=turn.now, update_id=turn.update_id)
        if asked is not None and asked.asked.message_id == source.message_id and asked.asked.edit != source.edit:
            questions.settle(session, question_id=asked.id, at=turn.now, update_id=turn.update_id)
        kept = entries.kept_from(session, chat_id=source.chat_id, message_id=source.message_id)
        known = [one for one in kept if one.target in turn.catalog.by_id]
        return known, entries.find_at(session, source) is not None

    return await turn.services.database.run(work)


def _all_say_the_same(turn: Turn, items: Sequence[Item], kept: Sequence[Kept]) -> bool:
    stands = {one.target: one.entry for one in kept}
    return all(
        item.target in stands
        and says_the_same(turn.catalog.by_id[item.target], stands[item.target], entry_of(item, on=turn.today))
        for item in items
    )
