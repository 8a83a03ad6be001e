"""A draft and what is chosen for it, below its preview.

board ─┬─ recipients (audience.py)
       ├─ time (dispatch.py)
       ├─ a button to confirm reading, or none
       ├─ another text (content.py)
       ├─ throw away
       └─ send (dispatch.py)
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from sqlmodel import Session
from telegram.error import BadRequest

from catalog.model import Language
from handlers.broadcasts.received import other_language, previews, title_of
from handlers.broadcasts.recipients import recipients_of
from handlers.buttons import Button, Rows
from handlers.contents import markup_of, send
from handlers.turn import Turn, language_of
from locales.wording import audiences as audience_wording
from locales.wording import broadcasts as wording
from storage import broadcasts, people, prompts, receipts
from storage.broadcasts import Audience, AudienceKind, Broadcast
from storage.campaigns import Content
from storage.tables import CampaignState

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """What its maker is shown of a draft: the audience in words, and how many of it read which language."""

    broadcast: Broadcast
    audience: str
    languages: Counter[Language]
    uncertain: int = 0

    @property
    def number(self) -> int:
        return sum(self.languages.values())


def begun(turn: Turn, content: Content, audience: Audience) -> Broadcast:
    """A draft that nothing is kept of yet."""
    return Broadcast(
        id=0,
        state=CampaignState.DRAFT,
        content=content,
        audience=audience,
        made_by=turn.member.id,
        send_at=None,
        acknowledged=False,
    )


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
        shown = await preview(turn, draft)
    except BadRequest as error:
        rewrite = Button(wording.button_rewrite(turn.t), "broadcast_text", (draft.id,))
        await turn.reply(wording.refused(turn.t, error.message), [[rewrite]])
        return
    keep = partial(
        broadcasts.change,
        broadcast_id=draft.id,
        made_by=turn.member.id,
        preview_message=shown.preview_message,
        translation=shown.translation,
    )
    kept = await turn.services.database.run(keep)
    await show_board(turn, kept or draft, below=True)


async def preview(turn: Turn, draft: Broadcast) -> Broadcast:
    """Show it as it will arrive, and return it with where that stands. BadRequest where Telegram does not take it."""
    sent = [(await send(turn.bot, turn.chat_id, one)).message_id for one in previews(turn.t, draft)]
    other = draft.translation
    translation = replace(other, preview_message=sent[1]) if other is not None else None
    return replace(draft, preview_message=sent[0], translation=translation)


async def read_query(turn: Turn) -> None:
    """A tap on Confirm reading: with the button or without it, in the preview, too."""
    draft = await own_draft(turn)
    if draft is None:
        return
    wanted = turn.pressed.number(1, below=2) == 1
    change = partial(broadcasts.change, broadcast_id=draft.id, made_by=turn.member.id, acknowledged=wanted)
    changed = await turn.services.database.run(change) or draft
    other = changed.translation
    shown_in = [changed.preview_message, *([other.preview_message] if other else [])]
    for message_id, content in zip(shown_in, previews(turn.t, changed), strict=True):
        try:
            await turn.bot.edit_message_reply_markup(turn.chat_id, message_id, reply_markup=markup_of(content))
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


def look(session: Session, turn: Turn, broadcast: Broadcast) -> Draft:
    """Look up whom it would reach now."""
    services = turn.services
    members = recipients_of(session, services, broadcast, today=turn.today)
    languages = Counter(language_of(one.language, services.language) for one in members)
    again = broadcast.audience.kind is AudienceKind.NOT_REACHED
    uncertain = len(receipts.reached(session, first=broadcast.first).unknown) if again else 0
    return Draft(broadcast, audience_in_words(session, turn, broadcast), languages, uncertain)


def audience_in_words(session: Session, turn: Turn, broadcast: Broadcast) -> str:  # noqa: PLR0911 - one case a kind
    t, catalog, audience = turn.t, turn.catalog, broadcast.audience
    match audience.kind:
        case AudienceKind.ALL:
            return audience_wording.audience_all(t)
        case AudienceKind.POSITIONS:
            names = [one.name[t.language] for one in catalog.positions if one.id in audience.positions]
            return audience_wording.audience_positions(t, names, len(catalog.positions))
        case AudienceKind.MISSING:
            target = catalog.by_id.get(audience.target)
            return (
                audience_wording.audience_missing(t, target) if target else audience_wording.audience_people(t, [], 0)
            )
        case AudienceKind.OWING:
            return audience_wording.audience_owing(t)
        case AudienceKind.OVERDUE:
            return audience_wording.audience_overdue(t)
        case AudienceKind.PEOPLE:
            called = people.names(session, person_ids=audience.people[:_NAMED])
            named = [called[id_] for id_ in audience.people[:_NAMED] if id_ in called]
            return audience_wording.audience_people(t, named, len(audience.people))
        case AudienceKind.NOT_REACHED:
            first = broadcasts.find(session, broadcast_id=broadcast.first)
            return audience_wording.audience_not_reached(t, title_of(t, first or broadcast))


async def own_draft(turn: Turn) -> Broadcast | None:
    """The draft that the tapped button names, where it is this person's; else say that it is none any more."""
    broadcast_id = turn.pressed.number(0, below=2**31) or 0
    find = partial(broadcasts.find_draft, broadcast_id=broadcast_id, made_by=turn.member.id)
    found = await turn.services.database.run(find)
    if found is None:
        await turn.toast(wording.draft_over(turn.t))
    return found


async def show_board(turn: Turn, broadcast: Broadcast, *, below: bool = False) -> None:
    """What is chosen for the draft; `below` the preview as a new message, else where the tapped button stood.

    Whatever was waited for in the chat is not any more.
    """

    def work(session: Session) -> Draft:
        prompts.drop(session, chat_id=turn.chat_id, at=turn.now)
        return look(session, turn, broadcast)

    draft = await turn.services.database.run(work)
    answer = wording.board(
        turn.t,
        audience=draft.audience,
        languages=draft.languages,
        both=broadcast.translation is not None,
        send_at=in_zone(turn.zone, broadcast.send_at),
        acknowledged=broadcast.acknowledged,
        today=turn.today,
    )
    await (turn.reply if below else turn.show)(answer, _board_buttons(turn, draft))


def _board_buttons(turn: Turn, draft: Draft) -> Rows:
    t, one = turn.t, draft.broadcast
    uncertain = Button(
        wording.button_unknown(t, draft.uncertain, chosen=one.audience.unknown),
        "broadcast_unknown",
        (one.id, int(not one.audience.unknown)),
    )
    acknowledged = Button(
        wording.button_acknowledged(t, chosen=one.acknowledged), "broadcast_read", (one.id, int(not one.acknowledged))
    )
    send = Button(wording.button_send(t, draft.number), "broadcast_send", (one.id,))
    return [
        [uncertain] if draft.uncertain else [],
        [
            Button(wording.button_who(t), "broadcast_who", (one.id,)),
            Button(wording.button_when(t), "broadcast_when", (one.id,)),
        ],
        [acknowledged],
        _texts(turn, one),
        [Button(wording.button_drop(t), "broadcast_drop", (one.id,)), *([send] if draft.number else [])],
    ]


def _texts(turn: Turn, draft: Broadcast) -> list[Button]:
    """Ways to another text, and to one in the other language."""
    t, other = turn.t, other_language(draft, otherwise=turn.language)
    there = draft.translation is not None
    first = Button(wording.button_rewrite(t, other if there else None), "broadcast_text", (draft.id,))
    return [first, Button(wording.button_second(t, other, there=there), "broadcast_other", (draft.id,))]


def in_zone(zone: ZoneInfo, at: datetime | None) -> datetime | None:
    return None if at is None else at.astimezone(zone)
