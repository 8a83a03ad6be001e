"""The state of the demo: people, chats, messages and what is around them. No HTTP."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from itertools import count

from bot.demo.accounts import Chat, User
from bot.demo.clock import DemoClock
from bot.demo.errors import bad_request, forbidden
from bot.demo.events import ChatChanged, ClockMoved, Deleted, Edited, Events, Posted
from bot.demo.files import FileStore
from bot.demo.journal import Journal
from bot.demo.keyboards import ForceReply, InlineKeyboard, Markup, RemoveKeyboard, ReplyKeyboard
from bot.demo.messages import Content, Message, Origin
from bot.demo.personas import CAST, Persona
from bot.demo.profile import BotProfile
from bot.demo.updates import UpdateQueue
from bot.demo.webhook import Webhook
from catalog.model import Language

BOT = User(id=700_000_000, is_bot=True, first_name="Dutybot", username="dutybot_demo_bot")
GROUP = Chat(id=-1_002_700_000_001, type="supergroup", title="部门经理群 Managers")


@dataclass(frozen=True, slots=True)
class CallbackQuery:
    """A tap on a button that the bot has not answered yet."""

    id: str
    user_id: int
    chat_id: int


class Chats:
    """Everything that one bot and its people share. Every person is a member of `group`."""

    def __init__(
        self,
        *,
        clock: DemoClock | None = None,
        personas: Iterable[Persona] = CAST,
        bot: User = BOT,
        group: Chat = GROUP,
    ) -> None:
        self.clock = clock or DemoClock()
        self.bot, self.group = bot, group
        self.personas = {persona.user_id: persona for persona in personas}
        self.updates, self.files, self.profile, self.events = UpdateQueue(), FileStore(), BotProfile(), Events()
        self.journal = Journal(self.clock)
        self.queries: dict[str, CallbackQuery] = {}
        self.started: set[int] = set()
        self.blocked: set[int] = set()
        self.pinned: dict[int, int] = {}
        self.keyboards: dict[int, ReplyKeyboard | ForceReply] = {}
        self.webhook: Webhook | None = None
        self._webhook_is_set = asyncio.Event()
        self._messages: dict[int, dict[int, Message]] = defaultdict(dict)
        self._private_ids, self._group_ids = count(1), count(1)
        self._language: Language = "zh"
        self._linguists: list[Callable[[Language], Awaitable[None]]] = []
        self.clock.when_moved(lambda: self.events.publish(ClockMoved()))

    def when_language_chosen(self, listener: Callable[[Language], Awaitable[None]]) -> None:
        """Have `listener` called when another language is chosen for everyone, before that is answered."""
        self._linguists.append(listener)

    async def speak(self, language: Language) -> bool:
        """Let everyone's messenger be in this language; False where it was chosen last, and nothing changes."""
        if language == self._language:
            return False
        self._language = language
        self.personas = {id_: replace(one, language_code=language) for id_, one in self.personas.items()}
        for listener in self._linguists:
            await listener(language)
        for user_id in self.personas:
            self.changed(user_id)
        return True

    def chat(self, chat_id: int) -> Chat:
        """ApiError where there is no such chat."""
        if chat_id == self.group.id:
            return self.group
        if persona := self.personas.get(chat_id):
            return Chat.with_user(persona.user)
        raise bad_request("chat not found")

    def reachable_chat(self, chat_id: int) -> Chat:
        """A chat that the bot may write to; ApiError where its user has not started it, or has blocked it."""
        if chat_id in self.blocked:
            raise forbidden("bot was blocked by the user")
        chat = self.chat(chat_id)
        if chat.is_private and chat_id not in self.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    def persona(self, slug: str) -> Persona:
        """The persona of this slug; LookupError where there is none."""
        for persona in self.personas.values():
            if persona.slug == slug:
                return persona
        raise LookupError(f"no persona is called {slug!r}")

    def find_message(self, chat_id: int, message_id: int) -> Message | None:
        return self._messages[chat_id].get(message_id)

    def messages(self, chat_id: int) -> tuple[Message, ...]:
        """What a chat shows, oldest first."""
        return tuple(self._messages[chat_id].values())

    def post(
        self,
        chat: Chat,
        sender: User,
        content: Content,
        *,
        markup: Markup | None = None,
        reply_to: Message | None = None,
        origin: Origin | None = None,
    ) -> Message:
        message = Message(
            id=next(self._private_ids if chat.is_private else self._group_ids),
            chat=chat,
            sender=sender,
            date=self.clock(),
            content=content,
            keyboard=markup if isinstance(markup, InlineKeyboard) else None,
            replaces_keyboard=markup is not None and not isinstance(markup, InlineKeyboard),
            reply_to=reply_to,
            origin=origin,
        )
        self._messages[chat.id][message.id] = message
        self.events.publish(Posted(message))
        self._set_keyboard(chat.id, markup)
        return message

    def edit(self, message: Message, content: Content, keyboard: InlineKeyboard | None) -> Message:
        edited = replace(message, content=content, keyboard=keyboard, edited=self.clock())
        return self._put(edited)

    def react(self, message: Message, emoji: str | None) -> Message:
        return self._put(replace(message, reaction=emoji))

    def delete(self, message: Message) -> None:
        del self._messages[message.chat.id][message.id]
        self.events.publish(Deleted(message.chat.id, message.id))

    def set_webhook(self, webhook: Webhook | None) -> None:
        """Push updates to `webhook` from now on, or wait to be asked for them."""
        self.webhook = webhook
        if webhook:
            self._webhook_is_set.set()
        else:
            self._webhook_is_set.clear()

    async def webhook_set(self) -> Webhook:
        """The webhook, as soon as there is one."""
        while self.webhook is None:
            await self._webhook_is_set.wait()
        return self.webhook

    def use_keyboard(self, chat_id: int) -> None:
        """Take away what was put in place of the person's keyboard for one message only."""
        match self.keyboards.get(chat_id):
            case ForceReply() | ReplyKeyboard(one_time=True):
                del self.keyboards[chat_id]
                self.changed(chat_id)

    def changed(self, chat_id: int | None = None) -> None:
        """Tell the followers that something around a chat's messages is new; None for all chats."""
        self.events.publish(ChatChanged(chat_id))

    def close(self) -> None:
        """End what waits: the poll and the followers."""
        self.updates.close()
        self.events.close()

    def _put(self, message: Message) -> Message:
        self._messages[message.chat.id][message.id] = message
        self.events.publish(Edited(message))
        return message

    def _set_keyboard(self, chat_id: int, markup: Markup | None) -> None:
        match markup:
            case ReplyKeyboard() | ForceReply():
                self.keyboards[chat_id] = markup
            case RemoveKeyboard():
                self.keyboards.pop(chat_id, None)
            case InlineKeyboard() | None:
                return
        self.changed(chat_id)
