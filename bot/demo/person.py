"""A person at their messenger, for tests: `await manager.says("…")` gives the bot's answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.demo import people
from bot.demo.accounts import Chat, User
from bot.demo.chats import Chats
from bot.demo.events import Deleted, Edited, Notice, Posted
from bot.demo.files import picture_size
from bot.demo.keyboards import Button, ForceReply, ReplyKeyboard
from bot.demo.messages import Content, Document, Message, Origin, Photo, Sticker, Text, Voice
from bot.demo.personas import Persona
from bot.demo.richtext import RichText
from bot.demo.wire import as_text

Settled: TypeAlias = Callable[[], Awaitable[None]]
"""Waits until the bot has handled everything it was told; see `UpdateQueue.until_drained` for its first half."""

PIXEL = bytes.fromhex("47494638396101000100800000000000ffffff2c00000000010001000002024401003b")
"""The smallest picture there is: a GIF of one pixel."""
QUIET_SECONDS = 0.15
PATIENCE_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the bot did in a chat: its new and edited messages as they are now, in the order it last touched them."""

    messages: tuple[Message, ...] = ()
    notice: Notice | None = None
    deleted: tuple[int, ...] = ()
    sent: Message | None = None
    """The message that was answered; None for a tap."""

    @property
    def text(self) -> str:
        """The text of all its messages, an empty line between them."""
        return "\n\n".join(message.text for message in self.messages)

    @property
    def buttons(self) -> tuple[tuple[str, ...], ...]:
        """The inline keyboards of all its messages, row by row."""
        return tuple(row for message in self.messages for row in message.buttons)


class Person:
    """One persona in one chat, that with the bot unless another is named.

    `posts` and `presses` only do; the others also wait, and return the bot's `Answer`.
    """

    def __init__(
        self, chats: Chats, persona: Persona, *, settled: Settled | None = None, chat: Chat | None = None
    ) -> None:
        self.chats, self.persona = chats, persona
        self.chat = chat or Chat.with_user(persona.user)
        self._settled = settled
        self._mark = len(chats.events.log)
        self._update: int | None = None

    @property
    def user(self) -> User:
        return self.chats.personas[self.persona.user_id].user

    @property
    def messages(self) -> tuple[Message, ...]:
        """What the chat shows, oldest first."""
        return self.chats.messages(self.chat.id)

    @property
    def last(self) -> Message:
        """The newest message of the bot; LookupError where there is none."""
        for message in reversed(self.messages):
            if message.sender.is_bot:
                return message
        raise LookupError(f"the bot has said nothing to {self.persona.slug}")

    @property
    def keyboard(self) -> ReplyKeyboard | ForceReply | None:
        """What the bot put in place of the person's own keyboard."""
        return self.chats.keyboards.get(self.chat.id)

    def in_chat(self, chat: Chat) -> Person:
        """The same person in another chat."""
        return Person(self.chats, self.persona, settled=self._settled, chat=chat)

    def posts(self, text: str, *, reply_to: Message | None = None) -> Message:
        return self._write(Text(RichText(text)), reply_to=reply_to)

    def presses(self, button: str, *, on: Message | None = None) -> None:
        """Tap the button with this label or this data, on the newest message that has it; LookupError without one.

        A button of the reply keyboard says its label.
        """
        if on is None and isinstance(self.keyboard, ReplyKeyboard) and any(button in row for row in self.keyboard.rows):
            self.posts(button)
            return
        message, found = self._find(button, on)
        if found.action != "callback_data":
            raise LookupError(f"{button!r} does not tell the bot anything: {found.action}")
        self._update = people.tap(self.chats, self.user, message, as_text(found.value)) or self._update

    async def says(self, text: str) -> Answer:
        return await self._sends(Text(RichText(text)))

    async def replies(self, message: Message, text: str) -> Answer:
        return await self._sends(Text(RichText(text)), reply_to=message)

    async def forwards(self, message: Message) -> Answer:
        return await self._sends(
            message.content, origin=message.origin or Origin(sender=message.sender, date=message.date)
        )

    async def sends_photo(self, data: bytes = PIXEL, *, caption: str = "") -> Answer:
        file = self.chats.files.add(data, folder="photos", name="photo.gif", mime_type="image/gif")
        return await self._sends(Photo(file, *picture_size(data), RichText(caption)))

    async def sends_document(
        self,
        data: bytes,
        name: str,
        *,
        mime_type: str = "application/octet-stream",
        caption: str = "",
        reply_to: Message | None = None,
    ) -> Answer:
        file = self.chats.files.add(data, folder="documents", name=name, mime_type=mime_type)
        return await self._sends(Document(file, RichText(caption)), reply_to=reply_to)

    async def sends_sticker(self, emoji: str = "👍") -> Answer:
        file = self.chats.files.add(PIXEL, folder="stickers", name="sticker.webp", mime_type="image/webp")
        return await self._sends(Sticker(file, emoji))

    async def sends_voice(self, *, seconds: int = 3) -> Answer:
        file = self.chats.files.add(b"OggS", folder="voice", name="voice.oga", mime_type="audio/ogg")
        return await self._sends(Voice(file, seconds))

    async def edits(self, message: Message, text: str) -> Answer:
        """Edit one's own message, which is found by its id, however old the value is."""
        self._begin()
        current = self.chats.find_message(self.chat.id, message.id) or message
        sent, update = people.rewrite(self.chats, current, text)
        self._update = update or self._update
        return await self.settles(sent)

    async def taps(self, button: str, *, on: Message | None = None) -> Answer:
        """Tap a button and wait; see `presses`."""
        self._begin()
        self.presses(button, on=on)
        return await self.settles()

    async def forges(self, data: str, *, on: Message | None = None) -> Answer:
        """Send callback data that no button of the message needs to have, as a tampered messenger could."""
        self._begin()
        self._update = people.tap(self.chats, self.user, on or self.last, data) or self._update
        return await self.settles()

    async def blocks(self) -> None:
        self._update = people.block(self.chats, self.user) or self._update
        await self.settles()

    async def unblocks(self) -> None:
        self._update = people.unblock(self.chats, self.user) or self._update
        await self.settles()

    async def settles(self, sent: Message | None = None) -> Answer:
        """Wait until the bot has handled everything; its answer to what was done since the last one."""
        if self._settled:
            await self._settled()
        else:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self.chats.updates.until_confirmed(self._update or 0)
                await self.chats.journal.until_quiet(QUIET_SECONDS)
        answer = self._answer(sent)
        self._begin()
        return answer

    async def _sends(
        self, content: Content, *, reply_to: Message | None = None, origin: Origin | None = None
    ) -> Answer:
        self._begin()
        return await self.settles(self._write(content, reply_to=reply_to, origin=origin))

    def _write(self, content: Content, *, reply_to: Message | None = None, origin: Origin | None = None) -> Message:
        sent, update = people.write(self.chats, self.user, content, chat=self.chat, reply_to=reply_to, origin=origin)
        self._update = update or self._update
        return sent

    def _find(self, button: str, on: Message | None) -> tuple[Message, Button]:
        current = self.chats.find_message(self.chat.id, on.id) or on if on else None
        for message in [current] if current else reversed(self.messages):
            for candidate in (cell for row in message.keyboard.rows for cell in row) if message.keyboard else ():
                if button in (candidate.text, candidate.value):
                    return message, candidate
        raise LookupError(f"no button {button!r}; the last message has {self.last.buttons}")

    def _begin(self) -> None:
        self._mark = len(self.chats.events.log)

    def _answer(self, sent: Message | None) -> Answer:
        touched: dict[int, Message] = {}
        notice, deleted = None, []
        for event in self.chats.events.log[self._mark :]:
            match event:
                case Posted(message) | Edited(message) if message.chat == self.chat and message.sender.is_bot:
                    touched.pop(message.id, None)
                    touched[message.id] = message
                case Deleted(chat_id, message_id) if chat_id == self.chat.id:
                    touched.pop(message_id, None)
                    deleted.append(message_id)
                case Notice(chat_id, user_id) if (chat_id, user_id) == (self.chat.id, self.user.id):
                    notice = event
        return Answer(messages=tuple(touched.values()), notice=notice, deleted=tuple(deleted), sent=sent)
