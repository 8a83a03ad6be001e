"""When a broadcast goes out, and that it is meant.

board ─┬─ Time ─┬─ at once ── board
       │        └─ words ──── board
       └─ Send ── sure? ─┬─ on its way (receipts.py)
                         └─ waits for its time (planned.py)
"""

from collections import Counter
from datetime import datetime
from functools import partial

from sqlmodel import Session

from catalog.moments import NoMoment, NoTimeOfDay, Past, TooFar, read_moment
from handlers.broadcasts.board import Draft, in_zone, look, own_draft, show_board
from handlers.broadcasts.progress import show_view
from handlers.broadcasts.received import title_of
from handlers.broadcasts.recipients import as_recipients, recipients_of
from handlers.buttons import Button, Rows
from handlers.prompting import ask_for
from handlers.turn import Turn
from locales.answer import Answer
from locales.wording import broadcasts as wording
from locales.wording import people as people_wording
from locales.wording import receipts as receipt_wording
from storage import broadcasts, prompts
from storage.broadcasts import Broadcast
from storage.tables import CampaignState


async def when_query(turn: Turn) -> None:
    """A tap on Time: at once, or wait for a day and a time in words."""
    draft = await own_draft(turn)
    if draft is None:
        return
    if turn.pressed.text(1) == "now":
        at_once = partial(broadcasts.set_time, broadcast_id=draft.id, made_by=turn.member.id, send_at=None)
        changed = await turn.services.database.run(at_once)
        await show_board(turn, changed or draft)
    else:
        await ask_when(turn, draft)


async def ask_when(turn: Turn, draft: Broadcast) -> None:
    await ask_for(turn, "broadcast_when", draft=draft.id)
    now = Button(wording.button_now(turn.t), "broadcast_when", (draft.id, "now"))
    back = Button(people_wording.button_back(turn.t), "broadcast_board", (draft.id,))
    await turn.show(wording.when(turn.t, zone=turn.zone.key), [[now, back]])


async def when_msg(turn: Turn) -> None:
    """The day and the time, by the writer's own clock."""
    try:
        moment = read_moment(turn.words, now=turn.now.astimezone(turn.zone))
    except NoMoment as error:
        await turn.reply(_no_moment(turn, error))
        return
    draft = await turn.services.database.run(partial(_set_time, turn=turn, moment=moment))
    if draft is None:
        await turn.reply(wording.no_draft(turn.t))
    else:
        await show_board(turn, draft, below=True)


def _no_moment(turn: Turn, error: NoMoment) -> Answer:
    match error:
        case Past(moment=moment):
            return wording.time_past(turn.t, moment.astimezone(turn.zone), today=turn.today)
        case TooFar():
            return wording.time_far(turn.t)
        case NoTimeOfDay():
            return wording.time_without_hour(turn.t)
        case _:
            return wording.time_unreadable(turn.t)


def _set_time(session: Session, *, turn: Turn, moment: datetime) -> Broadcast | None:
    prompted = turn.prompted
    if prompted is None:
        return None
    prompts.settle(session, prompt_id=prompted.id, at=turn.now, update_id=turn.update_id)
    draft = prompted.about.get("draft") or 0
    return broadcasts.set_time(session, broadcast_id=draft, made_by=turn.member.id, send_at=moment)


# Sending


async def send_query(turn: Turn) -> None:
    """A tap on Send: whom it reaches, and whether that is meant."""
    draft = await own_draft(turn)
    if draft is not None:
        await _ask_whether(turn, draft)


async def _ask_whether(turn: Turn, draft: Broadcast) -> None:
    seen = await turn.services.database.run(partial(look, turn=turn, broadcast=draft))
    if not seen.number:
        await show_board(turn, draft)
    elif draft.send_at is not None and draft.send_at <= turn.now:
        await ask_when(turn, draft)
    else:
        await turn.show(_whether(turn, seen), _yes_or_back(turn, seen))


def _whether(turn: Turn, seen: Draft) -> Answer:
    return wording.confirm(
        turn.t,
        audience=seen.audience,
        languages=seen.languages,
        both=seen.broadcast.translation is not None,
        send_at=in_zone(turn.zone, seen.broadcast.send_at),
        today=turn.today,
    )


def _yes_or_back(turn: Turn, seen: Draft) -> Rows:
    """The number confirmed stands in the button: another one meanwhile is asked about again."""
    draft = seen.broadcast
    yes = Button(wording.button_yes(turn.t, later=draft.send_at is not None), "broadcast_yes", (draft.id, seen.number))
    return [[yes, Button(people_wording.button_back(turn.t), "broadcast_board", (draft.id,))]]


async def yes_query(turn: Turn) -> None:
    """It is meant: on its way now, or when its time comes. Handled twice, it shows how far it is."""
    found = await turn.services.database.run(
        partial(broadcasts.find, broadcast_id=turn.pressed.number(0, below=2**31) or 0)
    )
    if found is None or found.made_by != turn.member.id:
        await turn.toast(wording.draft_over(turn.t))
    elif found.state is not CampaignState.DRAFT:
        await show_view(turn, found)
    elif found.send_at is not None:
        await _schedule(turn, found)
    else:
        await _send(turn, found)


async def _schedule(turn: Turn, draft: Broadcast) -> None:
    keep = partial(broadcasts.schedule, broadcast_id=draft.id, made_by=turn.member.id, at=turn.now, report=_place(turn))
    kept = await turn.services.database.run(keep)
    if kept is None:
        await ask_when(turn, draft)  # its time went by while it was looked at
    else:
        await show_view(turn, kept)


async def _send(turn: Turn, draft: Broadcast) -> None:
    """Show it as begun before it is: what follows in that place is written by another."""
    seen = await turn.services.database.run(partial(look, turn=turn, broadcast=draft))
    confirmed = turn.pressed.number(1, below=2**31)
    if seen.number == confirmed:
        begun = receipt_wording.progress(turn.t, title_of(turn.t, draft), Counter(queued=seen.number), stopping=False)
        await turn.show(begun, [[Button(receipt_wording.button_stop(turn.t), "broadcast_stop", (draft.id,))]])
    started = await turn.services.database.run(partial(_start, turn=turn, draft=draft, confirmed=confirmed))
    if started is None:
        await turn.toast(wording.changed(turn.t))
        await _ask_whether(turn, draft)
    else:
        turn.services.posted.set()


def _start(session: Session, *, turn: Turn, draft: Broadcast, confirmed: int | None) -> Broadcast | None:
    """Queue it for those whom it reaches now, where they are as many as were confirmed."""
    members = recipients_of(session, turn.services, draft, today=turn.today)
    if not members or len(members) != confirmed:
        return None
    prompts.drop(session, chat_id=turn.chat_id, at=turn.now)
    return broadcasts.start(
        session,
        broadcast_id=draft.id,
        recipients=as_recipients(members),
        at=turn.now,
        by=turn.member.id,
        report=_place(turn),
    )


def _place(turn: Turn) -> tuple[int, int] | None:
    """The message in which it is watched."""
    message = turn.query.message if turn.query is not None else None
    return None if message is None else (turn.chat_id, message.message_id)
