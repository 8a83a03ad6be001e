"""撤回, /undo, of HR: what of theirs is not out yet, each with its button, where they have reported nothing since.

undo ─┬─ a reminder by hand that waits for the morning ── called off (handlers/reminder_card.py)
      ├─ a broadcast that waits, or is being sent ─────── its view (handlers/broadcasts/receipts.py)
      └─ nothing ──────────────────────────────────────── where else things are taken back
"""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlmodel import Session

from handlers.broadcasts.command import broadcast_button
from handlers.buttons import Button, in_rows
from handlers.turn import Turn
from locales.wording import calling_off as wording
from storage import broadcasts, people, reminded
from storage.campaigns import id_of

_MOST = 5
"""Of each sort, the newest."""
AMONG_OTHERS = "list"
"""Ends what a button of the list says: the others are shown again below what came of it."""


async def show_waiting(turn: Turn) -> None:
    """What one may still call off; where that is nothing, just that."""
    buttons = await turn.services.database.run(partial(waiting_buttons, turn=turn))
    if buttons:
        await turn.reply(wording.waiting(turn.t), in_rows(buttons, 1))
    else:
        await turn.reply(wording.nothing_waits(turn.t))


async def show_choice(turn: Turn, buttons: Sequence[Button]) -> None:
    """What waits and what was reported before it: either may be meant."""
    await turn.reply(wording.what_of_these(turn.t), in_rows(buttons, 1))


def waiting_buttons(session: Session, *, turn: Turn, since: datetime | None = None) -> list[Button]:
    """What waits, or what of it was made `since` then."""
    found = []
    for campaign, person_ids in reminded.waiting_of(
        session, made_by=turn.member.id, at=turn.now, most=_MOST, since=since
    ):
        names = people.names(session, person_ids=person_ids)
        made = campaign.made_at.astimezone(turn.zone)
        label = wording.button_reminder(turn.t, [names[id_] for id_ in person_ids], made=made)
        found.append(Button(label, "remind_off", (id_of(campaign), AMONG_OTHERS)))
    written = broadcasts.waiting_of(session, made_by=turn.member.id, most=_MOST, since=since)
    return [*found, *(broadcast_button(turn, one) for one in written)]
