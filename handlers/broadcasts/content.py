"""What is to be sent: a text, a photo or a file, shown as it will arrive.

text, photo or file ─┬─ preview ── board (board.py)
                     └─ what Telegram would not take ── why, and it still waits
board ─┬─ Text ── another one ── preview ── board
       └─ the other language ─┬─ what its readers get ── both previews ── board
                              └─ without it ──────────── preview ── board
"""

import re
from dataclasses import replace
from datetime import timedelta
from functools import partial
from html import escape

from sqlmodel import Session
from telegram import Message
from telegram.error import BadRequest

from catalog.model import LANGUAGES, Language
from handlers.broadcasts.board import begun, own_draft, preview, show_anew, show_board
from handlers.broadcasts.progress import show_view
from handlers.broadcasts.received import other_language, previews, words_of
from handlers.buttons import Button
from handlers.evidence import file_of
from handlers.prompting import ask_for
from handlers.turn import Turn, storable
from locales.answer import LONGEST, LONGEST_CAPTION, Answer
from locales.wording import broadcasts as wording
from locales.wording import people as people_wording
from storage import broadcasts, prompts
from storage.broadcasts import Broadcast, Translation
from storage.campaigns import Content
from storage.evidence import FileKind
from storage.tables import CampaignState

_IN_PIECES = timedelta(seconds=3)
"""So soon after a long text, or the first of several photos, comes the rest of what was sent at once."""
_CUT_FROM = 3000
"""Telegram cuts a text that is too long not far before its limit, at a line's end."""
_OTHERS_ONLY = re.compile(r"</?tg-[^>]*>")
"""Tags of what bots may not send, such as somebody's own emoji; the characters in them stay."""


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
    draft = _changed(turn, there or _begun(turn, content), content)
    too_long = _too_long(turn, draft)
    if too_long is not None:
        await turn.reply(too_long)
        return
    try:
        shown = await preview(turn, draft)
    except BadRequest as error:
        await turn.reply(wording.refused(turn.t, error.message))
        return
    kept = await turn.services.database.run(partial(_keep, turn=turn, draft=shown))
    await show_board(turn, kept, below=True)
    await _await_the_rest(turn, kept)


def _changes(turn: Turn) -> int | None:
    """The draft whose content was asked for once more; None where a new one is begun."""
    return turn.prompted.about.get("draft") if turn.prompted else None


def _second(turn: Turn) -> Language | None:
    """The language in which the draft is to be said besides; None where its first text was asked for."""
    asked = turn.prompted.about.get("language") if turn.prompted else None
    return next((one for one in LANGUAGES if one == asked), None)


def _there(session: Session, *, turn: Turn) -> Broadcast | None:
    """What this message has become, or what it is to change."""
    changes = _changes(turn)
    if changes is not None:
        return broadcasts.find_draft(session, broadcast_id=changes, made_by=turn.member.id)
    return broadcasts.find_by_key(session, key=_key(turn))


def _key(turn: Turn) -> str:
    return f"broadcast:{turn.update_id}"


def _begun(turn: Turn, content: Content) -> Broadcast:
    """A draft that nothing is kept of yet; for everybody, unless it was begun for some."""
    chosen = turn.prompted.about.get("audience") if turn.prompted else None
    return begun(turn, content, broadcasts.load_audience(chosen or {}))


def _changed(turn: Turn, draft: Broadcast, content: Content) -> Broadcast:
    language = _second(turn)
    if language is None:
        return replace(draft, content=content)
    return replace(draft, translation=Translation(language=language, content=content))


def _too_long(turn: Turn, draft: Broadcast) -> Answer | None:
    """Why one of its texts cannot be sent, such as one that is to go below the other's picture; None where both can."""
    for content in previews(turn.t, draft):
        caption = content.photo is not None or content.document is not None
        length, most = _units(words_of(content)), LONGEST_CAPTION if caption else LONGEST
        if length > most:
            return wording.too_long(turn.t, length, most, caption=caption)
    return None


def _keep(session: Session, *, turn: Turn, draft: Broadcast) -> Broadcast:
    if turn.prompted is not None:
        prompts.settle(session, prompt_id=turn.prompted.id, at=turn.now, update_id=turn.update_id)
    id_, maker = draft.id, turn.member.id
    if not id_:
        id_ = broadcasts.draft(
            session, key=_key(turn), content=draft.content, made_by=maker, at=turn.now, audience=draft.audience
        ).id
    kept = broadcasts.change(
        session,
        broadcast_id=id_,
        made_by=maker,
        content=draft.content,
        translation=draft.translation,
        preview_message=draft.preview_message,
    )
    if kept is None:
        raise LookupError("a draft that was there a moment ago")
    return kept


def _content(turn: Turn) -> Content | Answer:
    """What the message holds, as it is to be sent; an answer where that cannot be."""
    message, t = turn.message, turn.t
    if message is None or not (message.text or message.photo or message.document):
        return wording.no_such_kind(t)
    if message.text:
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
    return _units(message.text or message.caption or "")


def _units(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


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
            about={"draft": draft.id, "group": message.media_group_id, "language": _second(turn)},
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
    id_, language = about.get("draft") or 0, _second(turn)
    if language is not None:
        await turn.services.database.run(partial(broadcasts.say_once, broadcast_id=id_, made_by=turn.member.id))
        again = Button(wording.button_write(turn.t), "broadcast_other", (id_,))
        await turn.reply(wording.second_in_pieces(turn.t, language), [[again, _to_board(turn, id_)]])
        return
    await turn.services.database.run(partial(broadcasts.drop, broadcast_id=id_, made_by=turn.member.id, at=turn.now))
    await turn.reply(wording.in_pieces(turn.t), [[Button(wording.button_write(turn.t), "broadcast")]])


async def text_query(turn: Turn) -> None:
    """A tap on Text: wait for another one."""
    draft = await own_draft(turn)
    if draft is not None:
        await ask_for(turn, "broadcast", draft=draft.id)
        await turn.reply(wording.rewrite(turn.t))


# In a second language


async def other_query(turn: Turn) -> None:
    """A tap on the other language: wait for what its readers are to get; where there is something, it may go."""
    draft = await own_draft(turn)
    if draft is None:
        return
    language = other_language(draft, otherwise=turn.language)
    await ask_for(turn, "broadcast", draft=draft.id, language=language)
    with_file = draft.content.photo is not None or draft.content.document is not None
    without = Button(wording.button_once(turn.t, language), "broadcast_once", (draft.id,))
    answer = wording.second(turn.t, language, with_file=with_file)
    await turn.show(answer, [[*([without] if draft.translation else []), _to_board(turn, draft.id)]])


async def once_query(turn: Turn) -> None:
    """A tap on Without it: everybody gets the first text."""
    draft = await own_draft(turn)
    if draft is not None:
        once = partial(broadcasts.say_once, broadcast_id=draft.id, made_by=turn.member.id)
        changed = await turn.services.database.run(once)
        await show_anew(turn, changed or draft)


def _to_board(turn: Turn, draft_id: int) -> Button:
    return Button(people_wording.button_back(turn.t), "broadcast_board", (draft_id,))
