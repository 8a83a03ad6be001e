"""In which order updates are handled, and what happens to one whose handling must be repeated."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.inbox import Inbox
from bot.pauses import Pauses

_LOG = logging.getLogger(__name__)
_AT_ONCE = 8  # measured on loopback: httpx sends 900 a second with 8 in flight, 300 with 64
_WAITING = 100_000
_PAUSE_S, _LONGEST_PAUSE_S = 0.5, 60.0


class ChatOrder(BaseUpdateProcessor):
    """Updates of one chat one after the other, those of different chats side by side, eight at once.

    An update whose handling could not be finished because the database or Telegram was away is handled again, after
    growing pauses and before anything later from its chat.
    """

    def __init__(self, inbox: Inbox) -> None:
        # The base class's own limit would let one chat's queue take all places: it only bounds who waits.
        super().__init__(max_concurrent_updates=_WAITING)
        self._inbox = inbox
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._chats: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._unfinished: set[int] = set()
        self._repeated: set[int] = set()
        self.handle: Callable[[Update], Awaitable[None]] | None = None
        """The application's `process_update`, set once it is built; needed to handle an update again."""

    def repeat(self, update: Update) -> None:
        """Say, while `update` is being handled, that it is to be handled again."""
        self._unfinished.add(update.update_id)

    def repeat_once(self, update: Update) -> bool:
        """`repeat`, unless the update was repeated so before; whether it is."""
        if update.update_id in self._repeated:
            return False
        self._repeated.add(update.update_id)
        self.repeat(update)
        return True

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        if not isinstance(update, Update) or not self._inbox.claim(update.update_id):
            _forget(coroutine)
            return
        chat = update.effective_chat.id if update.effective_chat else 0
        lock = self._chats.setdefault(chat, asyncio.Lock())
        try:
            async with lock:
                async with self._slots:
                    await coroutine
                await self._finish(update)
        finally:
            _forget(coroutine)
        self._repeated.discard(update.update_id)
        self._inbox.handled(update.update_id)

    async def _finish(self, update: Update) -> None:
        pauses = Pauses(_PAUSE_S, _LONGEST_PAUSE_S)
        while update.update_id in self._unfinished:
            self._unfinished.discard(update.update_id)
            pause = pauses.after()
            _LOG.info("update %s is handled again in %.1f s", update.update_id, pause)
            await asyncio.sleep(pause)
            async with self._slots:
                if self.handle is not None:
                    await self.handle(update)

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""


def _forget(coroutine: Awaitable[Any]) -> None:
    if isinstance(coroutine, Coroutine):
        coroutine.close()  # no-op once it has run
