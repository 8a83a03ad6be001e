"""/broadcast: HR writes to many.

/broadcast ─┬─ text, photo or file ── preview ── board ─┬─ recipients (handlers/audience.py)
            │                                           ├─ time ── words ── board
            │                                           ├─ a button to confirm reading, or none
            │                                           ├─ another text ── preview ── board
            │                                           ├─ throw away
            │                                           └─ send ── sure? ── on its way (handlers/receipts.py)
            ├─ a draft ── preview ── board
            └─ one that was sent, or waits for its time (handlers/receipts.py)
"""

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from html import escape

from sqlmodel import Session
from telegram import Message
from telegram.error import BadRequest

from catalog.moments import NoMoment, NoTimeOfDay, Past, TooFar, read_moment
from handlers.broadcasting import (
    Draft,
    as_received,
    in_zone,
    look,
    own_draft,
    recipients,
    show_board,
    show_view,
    title_of,
)
from handlers.buttons import Button, Rows, paging
from handlers.contents import markup_of, send
from handlers.evidence import file_of
from handlers.prompting import ask_for
from handlers.recipients import recipients_of
from handlers.turn import Turn, storable
from locales.answer import LONGEST, LONGEST_CAPTION, Answer
from locales.wording import broadcasts as wording
from locales.wording import people as people_wording
from storage import broadcasts, prompts
from storage.broadcasts import Audience, Broadcast
from storage.campaigns import Content
from storage.evidence import FileKind
from storage.tables import CampaignState

_ON_A_PAGE = 5
_IN_PIECES = timedelta(seconds=3)
"""So soon after a long text, or the first of several photos, comes the rest of what was sent at once."""
_CUT_FROM = 3000
"""Telegram cuts a text that is too long not far before its limit, at a line's end."""
_OTHERS_ONLY = re.compile(r"</?tg-[^>]*>")
"""Tags of what bots may not send, such as somebody's own emoji; the characters in them stay."""


# The list


async def broadcast_cmd(turn: Turn) -> None:
    """What to write, and what was written before; the next message is what is to be sent."""
    await ask_for(turn, "broadcast")
    await show_list(turn, page=0)


async def list_query(turn: Turn) -> None:
    await show_list(turn, page=turn.pressed.number(1, below=1000) or 0)


async def show_list(turn: Turn, *, page: int) -> None:
    find = partial(broadcasts.latest, made_by=turn.member.id, skip=page * _ON_A_PAGE, most=_ON_A_PAGE + 1)
    found = await turn.services.database.run(find)
    buttons: list[list[Button]] = [[_button(turn, one)] for one in found[:_ON_A_PAGE]]
    pages = page + 1 + (len(found) > _ON_A_PAGE)
    await turn.show(wording.home(turn.t), [*buttons, paging("broadcast_all", "", page, pages)])


def _button(turn: Turn, one: Broadcast) -> Button:
    title = title_of(turn.t, one)
    if one.state is CampaignState.DRAFT or one.send_at is None:
        return Button(wording.button_continue(turn.t, title), "broadcast_board", (one.id, "new"))
    at = one.send_at.astimezone(turn.zone)
    label = wording.button_past(turn.t, title, one.state, at=at, today=turn.today)
    return Button(label, "broadcast_open", (one.id,))


# What is to be sent


async def content_msg(turn: Turn) -> None:
    """What is to be sent: shown as it would arrive, and kept as a draft, or in the place of what one said."""
    content = _content(turn)
    if isinstance(content, Answer):
        await turn.reply(content)
        return
    there = await turn.services.database.run(partial(_there, turn=turn))
    if there is not None and there.state is not CampaignState.DRAFT:
        await show_view(turn, there)  # handled before, and sent since
        return
    if _changes(turn) is not None and there is None:
        await turn.reply(wording.no_draft(turn.t))
        return
    shown = as_received(turn.t, replace(there, content=content)) if there is not None else content
    try:
        preview = await send(turn.bot, turn.chat_id, shown)
    except BadRequest as error:
        await turn.reply(wording.refused(turn.t, error.message))
        return
    draft = await turn.services.database.run(partial(_keep, turn=turn, content=content, preview=preview.message_id))
    await show_board(turn, draft, below=True)
    await _await_the_rest(turn, draft)


def _changes(turn: Turn) -> int | None:
    """The draft whose content was asked for once more; None where a new one is begun."""
    return turn.prompted.about.get("draft") if turn.prompted else None


def _there(session: Session, *, turn: Turn) -> Broadcast | None:
    """What this message has become, or what it is to change."""
    changes = _changes(turn)
    if changes is not None:
        return broadcasts.find_draft(session, broadcast_id=changes, made_by=turn.member.id)
    return broadcasts.find_by_key(session, key=_key(turn))


def _key(turn: Turn) -> str:
    return f"broadcast:{turn.update_id}"


def _keep(session: Session, *, turn: Turn, content: Content, preview: int) -> Broadcast:
    if turn.prompted is not None:
        prompts.settle(session, prompt_id=turn.prompted.id, at=turn.now, update_id=turn.update_id)
    changes, maker = _changes(turn), turn.member.id
    if changes is None:
        begun = broadcasts.draft(
            session, key=_key(turn), content=content, made_by=maker, at=turn.now, audience=Audience()
        )
        changes = begun.id
    kept = broadcasts.change(session, broadcast_id=changes, made_by=maker, content=content, preview_message=preview)
    if kept is None:
        raise LookupError("a draft that was there a moment ago")
    return kept


def _content(turn: Turn) -> Content | Answer:
    """What the message holds, as it is to be sent; an answer where that cannot be."""
    message, t = turn.message, turn.t
    if message is None or not (message.text or message.photo or message.document):
        return wording.no_such_kind(t)
    caption, most = message.text is None, LONGEST if message.text else LONGEST_CAPTION
    length = _length(message)
    if length > most:
        return wording.too_long(t, length, most, caption=caption)
    if not caption:
        return Content(html=_formatted(message)) if turn.words.strip() else wording.nothing_in_it(t)
    file = file_of(turn)
    if file is None:
        return wording.no_such_kind(t)
    photo = file.kind is FileKind.PHOTO
    return Content(
        html=_formatted(message),
        photo=file.file_id if photo else None,
        document=None if photo else file.file_id,
    )


def _length(message: Message) -> int:
    """As Telegram counts it."""
    return len((message.text or message.caption or "").encode("utf-16-le", "surrogatepass")) // 2


def _formatted(message: Message) -> str:
    """The words with their formatting, as HTML."""
    words = message.text or message.caption or ""
    try:
        formatted = message.text_html if message.text else message.caption_html if message.caption else ""
    except UnicodeEncodeError:  # half a character, as no messenger sends it: the formatting cannot be placed
        formatted = escape(storable(words), quote=False)
    return storable(_OTHERS_ONLY.sub("", formatted))


async def _await_the_rest(turn: Turn, draft: Broadcast) -> None:
    """For a moment, take what comes next for the rest of it: the other photos, or the end of a text that was cut."""
    message = turn.message
    if message is None or (message.media_group_id is None and _length(message) < _CUT_FROM):
        return
    await turn.services.database.run(
        partial(
            prompts.ask,
            person_id=turn.member.id,
            chat_id=turn.chat_id,
            flow="broadcast_rest",
            about={"draft": draft.id, "group": message.media_group_id},
            at=turn.now,
            expires_at=turn.now + _IN_PIECES,
            update_id=turn.update_id,
        )
    )


async def rest_msg(turn: Turn) -> None:
    """The rest of what was sent at once: one photo goes with it, and a text in pieces is none."""
    about = turn.prompted.about if turn.prompted else {}
    if about.get("group") is not None:
        await turn.reply(wording.one_file_only(turn.t))
        return
    drop = partial(broadcasts.drop, broadcast_id=about.get("draft") or 0, made_by=turn.member.id, at=turn.now)
    await turn.services.database.run(drop)
    await turn.reply(wording.in_pieces(turn.t), [[Button(wording.button_write(turn.t), "broadcast")]])


async def text_query(turn: Turn) -> None:
    """A tap on Text: wait for another one."""
    draft = await own_draft(turn)
    if draft is not None:
        await ask_for(turn, "broadcast", draft=draft.id)
        await turn.reply(wording.rewrite(turn.t))


# The board


async def board_query(turn: Turn) -> None:
    """Back to the board; of a draft that is taken up again, with its preview above it."""
    draft = await own_draft(turn)
    if draft is not None and turn.pressed.text(1) == "new":
        await show_anew(turn, draft)
    elif draft is not None:
        await show_board(turn, draft)


async def show_anew(turn: Turn, draft: Broadcast) -> None:
    """The draft as new messages: as it would arrive, and what is chosen for it."""
    try:
        preview = await send(turn.bot, turn.chat_id, as_received(turn.t, draft))
    except BadRequest as error:
        await turn.reply(wording.refused(turn.t, error.message), [[_rewriting(turn, draft)]])
        return
    keep = partial(broadcasts.change, broadcast_id=draft.id, made_by=turn.member.id, preview_message=preview.message_id)
    kept = await turn.services.database.run(keep)
    await show_board(turn, kept or draft, below=True)


def _rewriting(turn: Turn, draft: Broadcast) -> Button:
    return Button(wording.button_rewrite(turn.t), "broadcast_text", (draft.id,))


async def read_query(turn: Turn) -> None:
    """A tap on Confirm reading: with the button or without it, in the preview, too."""
    draft = await own_draft(turn)
    if draft is None:
        return
    wanted = turn.pressed.number(1, below=2) == 1
    change = partial(broadcasts.change, broadcast_id=draft.id, made_by=turn.member.id, acknowledged=wanted)
    changed = await turn.services.database.run(change) or draft
    markup = markup_of(as_received(turn.t, changed))
    try:
        await turn.bot.edit_message_reply_markup(turn.chat_id, changed.preview_message, reply_markup=markup)
    except BadRequest as error:
        if "not modified" not in error.message:
            await show_anew(turn, changed)
            return
    await show_board(turn, changed)


async def unknown_query(turn: Turn) -> None:
    """A tap on Also uncertain: those whom an earlier one may have reached get it again, or not."""
    draft = await own_draft(turn)
    if draft is not None:
        audience = replace(draft.audience, unknown=turn.pressed.number(1, below=2) == 1)
        change = partial(broadcasts.change, broadcast_id=draft.id, made_by=turn.member.id, audience=audience)
        changed = await turn.services.database.run(change)
        await show_board(turn, changed or draft)


async def drop_query(turn: Turn) -> None:
    draft = await own_draft(turn)
    if draft is None:
        return
    await turn.services.database.run(
        partial(broadcasts.drop, broadcast_id=draft.id, made_by=turn.member.id, at=turn.now)
    )
    await turn.show(wording.dropped(turn.t), [[Button(wording.button_all(turn.t), "broadcast")]])


# When


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
        begun = wording.progress(turn.t, title_of(turn.t, draft), Counter(queued=seen.number), stopping=False)
        await turn.show(begun, [[Button(wording.button_stop(turn.t), "broadcast_stop", (draft.id,))]])
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
        recipients=recipients(members),
        at=turn.now,
        by=turn.member.id,
        report=_place(turn),
    )


def _place(turn: Turn) -> tuple[int, int] | None:
    """The message in which it is watched."""
    message = turn.query.message if turn.query is not None else None
    return None if message is None else (turn.chat_id, message.message_id)
