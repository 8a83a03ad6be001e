"""One turn of a conversation: who said what, when, and the ways to answer.

Handlers see this and not the library's update: a turn has a chat, a person and a day, none of them optional.
"""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlmodel import Session
from telegram import CallbackQuery, Message, ReplyKeyboardMarkup, Update, User
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest
from telegram.ext import ExtBot

from catalog.model import LANGUAGES, Catalog, Language, Target
from handlers.buttons import Pressed, Rows, keyboard
from handlers.services import Services
from locales.answer import Answer
from locales.translation import Translator
from locales.wording.amounts import example_of
from storage.people import Member, find_member, set_reachable
from storage.prompts import Prompted

_LONGEST_WAIT = timedelta(days=30)  # a day with Telegram, the rest in our own inbox
_CLOCKS_DIFFER = timedelta(minutes=5)


@dataclass(slots=True, kw_only=True)
class Turn:
    """What one message or one tap brought."""

    services: Services
    bot: ExtBot[int]
    user: User
    chat_id: int
    update_id: int
    visitor: Member | None
    """Who it is, if they ever joined."""
    now: datetime
    message: Message | None
    """What they wrote; None for a tap."""
    query: CallbackQuery | None
    pressed: Pressed
    answered: bool = field(default=False, init=False)
    prompted: Prompted | None = field(default=None, init=False)
    """What this message was asked for, where a flow waited for it."""

    @property
    def member(self) -> Member:
        """The member whose turn it is. Only routes that admit strangers may find none."""
        if self.visitor is None:
            raise LookupError("a stranger reached a handler for members")
        return self.visitor

    @property
    def catalog(self) -> Catalog:
        return self.services.catalog

    @property
    def today(self) -> date:
        return self.services.day_of(self.now)

    @property
    def zone(self) -> ZoneInfo:
        """Where the member's clock hangs: the company's zone, unless they have one of their own."""
        own = self.member.time_zone
        return ZoneInfo(own) if own else self.services.zone

    @property
    def language(self) -> Language:
        if self.visitor is not None:
            return language_of(self.visitor.language, self.services.language)
        return language_of(self.user.language_code or "", self.services.language)

    @property
    def t(self) -> Translator:
        return Translator(self.language)

    @property
    def words(self) -> str:
        """The message's text or caption."""
        return storable((self.message.text or self.message.caption or "") if self.message else "")

    @property
    def is_forwarded(self) -> bool:
        """Whether these are somebody's words, passed on."""
        return self.message is not None and self.message.forward_origin is not None

    @property
    def example(self) -> str:
        """A report that this member could write; empty for those who report nothing."""
        return example_of(self.t, self.catalog.targets_of(self.member.reports_for))

    def visible_positions(self) -> list[str]:
        """The positions whose status this member may see, in table order; the member's own first."""
        own = self.member.positions
        order = [position.id for position in self.catalog.positions]
        held = [position for position in order if position in own]
        return held + [p for p in order if p not in own] if self.member.sees_everyone else held

    def visible_target(self, target_id: str) -> Target | None:
        """The target, where this member may see it: a button's data is never believed."""
        target = self.catalog.by_id.get(target_id)
        return target if target is not None and target.position in self.visible_positions() else None

    def reportable_target(self, target_id: str) -> Target | None:
        """The target, where this member reports it."""
        target = self.catalog.by_id.get(target_id)
        return target if target is not None and target.position in self.member.reports_for else None

    async def reply(self, answer: Answer, buttons: Rows = (), *, menu: ReplyKeyboardMarkup | None = None) -> None:
        """Send a new message. `menu` is the keyboard at the bottom; a message carries one or the other."""
        await self.bot.send_message(
            self.chat_id, answer.html, parse_mode=ParseMode.HTML, reply_markup=menu or keyboard(buttons)
        )

    async def send_picture(self, picture: bytes, answer: Answer, buttons: Rows = ()) -> None:
        """Send a picture with the answer below it; the answer alone where Telegram does not take the picture."""
        try:
            await self.bot.send_photo(
                self.chat_id,
                picture,
                caption=answer.caption_html,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(buttons),
            )
        except BadRequest:
            await self.reply(answer, buttons)

    async def show(self, answer: Answer, buttons: Rows = ()) -> None:
        """Put the answer where the tapped button stood; send it where there was none, or it can no longer be edited."""
        if self.query is None or not isinstance(self.query.message, Message):
            await self.reply(answer, buttons)
            return
        try:
            await self.query.edit_message_text(answer.html, parse_mode=ParseMode.HTML, reply_markup=keyboard(buttons))
        except BadRequest as error:
            if "not modified" not in error.message:
                await self.reply(answer, buttons)

    async def toast(self, text: str) -> None:
        """Answer a tap with a line that goes away by itself."""
        if self.query is not None and not self.answered:
            self.answered = True
            with suppress(BadRequest):  # a tap older than Telegram's memory: the answer stands in the chat
                await self.query.answer(text[:200] or None)

    async def close(self) -> None:
        """Stop the tapped button's waiting sign."""
        await self.toast("")


def storable(text: str) -> str:
    """The text without what no database and no later answer can carry: lone surrogates and NUL."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def language_of(code: str, otherwise: Language) -> Language:
    """The product's language for a code such as `zh-hans`; English for a language it does not speak."""
    if not code:
        return otherwise
    primary = code.partition("-")[0].lower()
    return next((language for language in LANGUAGES if language == primary), "en")


async def open_turn(services: Services, bot: ExtBot[int], update: Update) -> Turn | None:
    """The turn of an update; None where no person wrote in a private chat."""
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None or chat.type != ChatType.PRIVATE:
        return None  # in a group, everyone would read a manager's figures
    now = _moment(update, services.clock())
    today = services.day_of(now)
    query, message = update.callback_query, update.edited_message or update.message
    return Turn(
        services=services,
        bot=bot,
        user=user,
        chat_id=chat.id,
        update_id=update.update_id,
        visitor=await services.database.run(partial(_visitor, telegram_id=user.id, today=today, now=now)),
        now=now,
        message=message,
        query=query,
        pressed=Pressed.read(query.data or "") if query else _command(message),
    )


def _visitor(session: Session, *, telegram_id: int, today: date, now: datetime) -> Member | None:
    """Who it is, if they ever joined; whoever writes can be reached again."""
    member = find_member(session, telegram_id=telegram_id, today=today)
    if member is None or member.unreachable_since is None or now < member.unreachable_since.replace(microsecond=0):
        return member  # a message's time has whole seconds
    set_reachable(session, person_id=member.id)
    return replace(member, unreachable_since=None)


def _command(message: Message | None) -> Pressed:
    """A command and what follows it, as a button's data would be read: `/start CODE` is `start` with one argument."""
    words = (message.text or "").split() if message else []
    if not words or not words[0].startswith("/"):
        return Pressed("")
    return Pressed(words[0][1:].partition("@")[0].lower(), tuple(words[1:]))


def _moment(update: Update, now: datetime) -> datetime:
    """When it was said: a message that waited keeps its day. A tap, or an impossible time, is now."""
    message = update.edited_message or update.message
    if message is None:
        return now
    said = (message.edit_date or message.date).astimezone(UTC)
    return said if now - _LONGEST_WAIT <= said <= now + _CLOCKS_DIFFER else now
