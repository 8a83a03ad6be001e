"""What takes longer than an answer: it goes on beside the chat it was asked for in, and a stop or a kill ends it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from time import monotonic

from telegram import Bot, Message
from telegram.constants import ParseMode
from telegram.error import TelegramError

from locales.answer import Answer

_LOG = logging.getLogger(__name__)
_SHOW_EVERY_S = 2.0


class Errands:
    """At most one a chat; nothing of them is kept."""

    def __init__(self) -> None:
        self.show_every_s = _SHOW_EVERY_S
        self._running: dict[int, asyncio.Task[None]] = {}

    def begin(self, chat_id: int, errand: Callable[[], Awaitable[None]]) -> bool:
        """Start it, unless one of this chat is under way; whether it was started."""
        if chat_id in self._running:
            return False
        self._running[chat_id] = asyncio.create_task(self._run(chat_id, errand))
        return True

    async def _run(self, chat_id: int, errand: Callable[[], Awaitable[None]]) -> None:
        try:
            await errand()
        except Exception:  # noqa: BLE001 - nobody waits for it who could look at the error
            _LOG.exception("what was begun for a chat could not be done")
        finally:
            del self._running[chat_id]

    async def settled(self) -> None:
        """Wait until none is under way."""
        while self._running:
            await asyncio.wait(self._running.values())

    async def close(self) -> None:
        """Stop what is under way: who asked for it is told, and asks again."""
        for task in self._running.values():
            task.cancel()
        await self.settled()


class Progress:
    """How far an errand is: one silent message, sent once it takes its time, and edited in place from then on."""

    def __init__(self, bot: Bot, chat_id: int, *, every_s: float) -> None:
        self._bot, self._chat_id, self._every_s = bot, chat_id, every_s
        self._next = monotonic() + every_s
        self._message: Message | None = None

    async def show(self, answer: Answer) -> None:
        """Say so, unless something was said a moment ago."""
        if monotonic() < self._next:
            return
        try:
            await self._put(answer)
        except TelegramError as error:
            _LOG.info("how far an errand is could not be shown: %s", error)
        self._next = monotonic() + self._every_s

    async def end(self) -> None:
        """Take the message away: what was asked for is there."""
        if self._message is None:
            return
        try:
            await self._bot.delete_message(self._chat_id, self._message.message_id)
        except TelegramError as error:
            _LOG.info("how far an errand was stays in the chat: %s", error)

    async def fail(self, answer: Answer) -> None:
        """Say in its place why nothing comes."""
        try:
            await self._put(answer)
        except TelegramError as error:
            _LOG.warning("nor could whoever asked be told: %s", error)

    async def _put(self, answer: Answer) -> None:
        if self._message is None:
            self._message = await self._bot.send_message(
                self._chat_id, answer.html, parse_mode=ParseMode.HTML, disable_notification=True
            )
        else:
            await self._bot.edit_message_text(
                answer.html,
                chat_id=self._chat_id,
                message_id=self._message.message_id,
                parse_mode=ParseMode.HTML,
            )
