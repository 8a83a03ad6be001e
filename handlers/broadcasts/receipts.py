"""A broadcast on its way and afterwards: how far it is, who got it, who has read it, and once more to the others.

one ─┬─ waits for its time ── call off, change
     ├─ is being sent ─────── stop
     └─ is over ─┬─ those it reached, did not reach, may have reached, page by page
                 ├─ who has read it, who has not ── remind ── sure? ── reminded
                 └─ send again ── a draft for whom it did not reach (board.py)
what arrived ── I have read it
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from sqlmodel import Session
from telegram.error import BadRequest

from handlers.broadcasts.board import show_anew
from handlers.broadcasts.progress import leave_report, show_view
from handlers.broadcasts.received import title_of
from handlers.buttons import Button, Rows, paging
from handlers.contents import pairs_of
from handlers.turn import Turn, language_of
from locales.answer import Answer
from locales.translation import Translator
from locales.wording import broadcasts as broadcast_wording
from locales.wording import people as people_wording
from locales.wording import receipts as wording
from storage import broadcasts, campaigns, people, receipts
from storage.broadcasts import Audience, AudienceKind, Broadcast
from storage.campaigns import Content, Recipient
from storage.people import Member
from storage.tables import CampaignKind, CampaignState, DeliveryState

_ON_A_PAGE = 8
_READ, _WAITING = "acknowledged", "waiting"


async def _tapped(turn: Turn) -> Broadcast | None:
    """The broadcast that the button names, once it is on its way: any of HR sees it."""
    broadcast_id = turn.pressed.number(0, below=2**31) or 0
    found = await turn.services.database.run(partial(broadcasts.find, broadcast_id=broadcast_id))
    if found is None or found.state is CampaignState.DRAFT or found.send_at is None:
        await turn.toast(wording.gone(turn.t))
        return None
    return found


async def open_query(turn: Turn) -> None:
    found = await _tapped(turn)
    if found is not None:
        await show_view(turn, found)


async def stop_query(turn: Turn) -> None:
    """A tap on Stop, or on Call off: whoever of HR taps it, nothing more is sent."""
    found = await _tapped(turn)
    if found is None:
        return
    stop = partial(broadcasts.stop, broadcast_id=found.id, at=turn.now, by=turn.member.id)
    if await turn.services.database.run(stop):
        await turn.toast(wording.stopped(turn.t))
        turn.services.posted.set()
    elif found.state is not CampaignState.CANCELLED:
        await turn.toast(wording.already_over(turn.t))
    now = await turn.services.database.run(partial(broadcasts.find, broadcast_id=found.id))
    await show_view(turn, now or found)


async def edit_query(turn: Turn) -> None:
    """A tap on Change: its maker takes it up again, and it goes out only once it is confirmed anew."""
    found = await _tapped(turn)
    if found is None:
        return
    take_up = partial(broadcasts.unschedule, broadcast_id=found.id, made_by=turn.member.id, at=turn.now)
    draft = await turn.services.database.run(take_up)
    if draft is None:
        await show_view(turn, found)
    else:
        await show_anew(turn, draft)


# Who got it, and who has read it


async def list_query(turn: Turn) -> None:
    """Those of whom one thing is true, page by page."""
    found, what = await _tapped(turn), turn.pressed.text(1)
    if found is None:
        return
    if what not in (*wording.STATES, _READ, _WAITING):
        await turn.toast(people_wording.button_over(turn.t))
        return
    asked = turn.pressed.number(2, below=10_000) or 0
    await leave_report(turn)
    await turn.show(*await turn.services.database.run(partial(_page, turn=turn, found=found, what=what, page=asked)))


def _page(session: Session, *, turn: Turn, found: Broadcast, what: str, page: int) -> tuple[Answer, Rows]:
    listed = _listed(session, found, what)
    pages = max(1, -(-len(listed) // _ON_A_PAGE))
    page = min(page, pages - 1)
    members = {one.id: one for one in people.all_members(session, today=turn.today)}
    shown = [
        (members[id_].name, _positions(turn, members[id_]), reason)
        for id_, reason in listed[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]
    ]
    title = title_of(turn.t, found)
    answer = wording.recipients(turn.t, title, what, shown, every=len(listed), page=page, pages=pages)
    remind = Button(wording.button_nudge(turn.t, len(listed)), "broadcast_nudge", (found.id,))
    back = Button(people_wording.button_back(turn.t), "broadcast_open", (found.id,))
    way = paging("broadcast_list", f"{found.id}:{what}", page, pages)
    return answer, [way, [remind] if what == _WAITING and listed else [], [back]]


def _listed(session: Session, found: Broadcast, what: str) -> Sequence[tuple[int, str]]:
    """The people, each with what Telegram said."""
    if what in (_READ, _WAITING):
        read = receipts.read(session, first=found.first)
        return [(id_, "") for id_ in (read.acknowledged if what == _READ else read.waiting)]
    told = receipts.receipts(session, campaign_id=found.id, states=[DeliveryState(what)])
    return [(one.person_id, one.reason if what == DeliveryState.FAILED else "") for one in told]


def _positions(turn: Turn, member: Member) -> list[str]:
    return [one.name[turn.language] for one in turn.catalog.positions if one.id in member.reports_for]


# Once more


async def again_query(turn: Turn) -> None:
    """A tap on Send again: a draft of the same for whom it did not reach, to be looked at and confirmed as any."""
    found = await _tapped(turn)
    if found is None:
        return
    begin = partial(
        broadcasts.draft,
        key=f"broadcast:{turn.update_id}",
        content=found.content,
        made_by=turn.member.id,
        at=turn.now,
        audience=Audience(kind=AudienceKind.NOT_REACHED),
        acknowledged=found.acknowledged,
        follows=found.first,
        translation=found.translation,
    )
    draft = await turn.services.database.run(begin)
    await (show_anew(turn, draft) if draft.state is CampaignState.DRAFT else show_view(turn, draft))


# Reading


async def acknowledge_query(turn: Turn) -> None:
    """A tap of a recipient on I have read it: kept once, and the button is gone."""
    first = turn.pressed.number(0, below=2**31) or 0
    keep = partial(receipts.acknowledge, first=first, person_id=turn.member.id, at=turn.now)
    if not await turn.services.database.run(keep):
        await turn.toast(wording.only_a_preview(turn.t))
        return
    await turn.toast(wording.acknowledged(turn.t))
    if turn.query is not None:
        with suppress(BadRequest):  # gone, or tapped twice
            await turn.query.edit_message_reply_markup(None)


async def nudge_query(turn: Turn) -> None:
    """A tap on Remind: what those would get who have not confirmed; then, once it is meant, they get it."""
    found = await _tapped(turn)
    if found is None:
        return
    if turn.pressed.text(1) == "yes":
        number = await turn.services.database.run(partial(_nudge, turn=turn, found=found))
        turn.services.posted.set()
        await turn.toast(wording.nudged(turn.t, number))
        await show_view(turn, found)
        return
    waiting = await turn.services.database.run(partial(_to_nudge, turn=turn, found=found))
    if not waiting:
        await turn.toast(wording.nudged(turn.t, 0))
        return
    answer = Answer.joined(
        [wording.confirm_nudge(turn.t, len(waiting)), wording.nudge(turn.t, title_of(turn.t, found), turn.member.name)]
    )
    await leave_report(turn)
    yes = Button(wording.button_nudge_yes(turn.t), "broadcast_nudge", (found.id, "yes"))
    back = Button(people_wording.button_back(turn.t), "broadcast_open", (found.id,))
    await turn.show(answer, [[yes, back]])


def _key(turn: Turn, found: Broadcast) -> str:
    """Once a day at most, whoever of HR asks for it."""
    return f"unread:{found.first}:{turn.today.isoformat()}"


def _to_nudge(session: Session, *, turn: Turn, found: Broadcast) -> list[Member]:
    """Active members who got it and have not confirmed, and were not reminded today."""
    today = campaigns.find_by_key(session, key=_key(turn, found))
    reminded = (
        {one.person_id for one in receipts.receipts(session, campaign_id=campaigns.id_of(today))} if today else set()
    )
    waiting = set(receipts.read(session, first=found.first).waiting) - reminded
    return [one for one in people.all_members(session, today=turn.today) if one.active and one.id in waiting]


def _nudge(session: Session, *, turn: Turn, found: Broadcast) -> int:
    members = _to_nudge(session, turn=turn, found=found)
    campaigns.post(
        session,
        kind=CampaignKind.NOTICE,
        key=_key(turn, found),
        recipients=[
            Recipient(person_id=one.id, chat_id=one.telegram_id, content=_asking(turn, found, one)) for one in members
        ],
        at=turn.now,
        made_by=turn.member.id,
    )
    if members:
        broadcasts.record_nudge(
            session, broadcast_id=found.id, by=turn.member.id, at=turn.now, people=[one.id for one in members]
        )
    return len(members)


def _asking(turn: Turn, found: Broadcast, member: Member) -> Content:
    t = Translator(language_of(member.language, turn.services.language))
    answer = wording.nudge(t, title_of(t, found), turn.member.name)
    button = Button(broadcast_wording.button_acknowledge(t), "acknowledge", (found.first,))
    return replace(Content(html=answer.html), buttons=pairs_of([[button]]))
