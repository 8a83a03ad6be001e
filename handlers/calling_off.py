"""撤回, /undo, of HR who has reported nothing: what of theirs is not out yet, each with its button.

undo ─┬─ a reminder by hand that waits for the morning ── called off (handlers/reminder_card.py)
      ├─ a broadcast that waits, or is being sent ─────── its view (handlers/broadcasts/receipts.py)
      └─ nothing ──────────────────────────────────────── where else things are taken back
"""

from functools import partial

from sqlmodel import Session

from handlers.broadcasts.command import broadcast_button
from handlers.buttons import Button
from handlers.turn import Turn
from locales.wording import calling_off as wording
from storage import broadcasts, people, reminded
from storage.campaigns import id_of

_MOST = 5
"""Of each sort, the newest."""


async def show_waiting(turn: Turn) -> None:
    """What one may still call off; where that is nothing, just that."""
    buttons = await turn.services.database.run(partial(_buttons, turn=turn))
    if buttons:
        await turn.reply(wording.waiting(turn.t), [[button] for button in buttons])
    else:
        await turn.reply(wording.nothing_waits(turn.t))


def _buttons(session: Session, *, turn: Turn) -> list[Button]:
    found = []
    for campaign, person_ids in reminded.waiting_of(session, made_by=turn.member.id, at=turn.now, most=_MOST):
        names = people.names(session, person_ids=person_ids)
        label = wording.button_reminder(turn.t, [names[id_] for id_ in person_ids])
        found.append(Button(label, "remind_off", (id_of(campaign),)))
    written = broadcasts.waiting_of(session, made_by=turn.member.id, most=_MOST)
    return [*found, *(broadcast_button(turn, one) for one in written)]
