"""Updates are kept before Telegram may forget them, and handled once in effect.

Telegram forgets an update when the next poll confirms it. `KeepingBot` therefore keeps each batch, in one commit,
before the poller sees it; what was not marked handled when the process died is taken up again at the next start.
"""

import asyncio
import json
import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session
from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.ext import AIORateLimiter, ExtBot

import storage.inbox
from bot.pauses import Pauses
from catalog.clock import Clock
from storage.database import Database

_LOG = logging.getLogger(__name__)
_REMEMBER = timedelta(days=2)  # Telegram repeats an unconfirmed update for a day
_FORGET_EVERY = timedelta(hours=1)
_MARK_AFTER_S = 0.5
_PAUSE_S, _LONGEST_PAUSE_S = 1.0, 30.0


class Inbox:
    """The updates that are still to be handled.

    Marks are written with the next batch that arrives, or half a second later: a mark that a kill took away only means
    that an update is handled again, and handling is idempotent.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._unclaimed: set[int] = set()
        self._handled: list[int] = []
        self._forgot = datetime.min.replace(tzinfo=UTC)
        self._marking: asyncio.Task[None] | None = None

    async def keep(self, updates: Sequence[Update]) -> None:
        """Keep a batch in one commit. An update that was kept before is not handled a second time."""
        marks, self._handled = self._handled, []
        rows = [(update.update_id, json.dumps(update.to_dict(), default=_timestamp)) for update in updates]
        now = self._clock()

        forgets = now - self._forgot > _FORGET_EVERY

        def work(session: Session) -> set[int]:
            storage.inbox.mark_handled(session, update_ids=marks, at=now)
            if forgets:
                storage.inbox.forget_handled(session, before=now - _REMEMBER)
            return storage.inbox.keep(session, updates=rows, at=now)

        try:
            self._unclaimed |= await self._database.run(work)
        except BaseException:
            self._handled += marks
            raise
        if forgets:
            self._forgot = now

    async def left_over(self, bot: Bot) -> list[Update]:
        """What an earlier process did not finish, oldest first."""
        bodies = await self._database.run(storage.inbox.unhandled)
        updates = [Update.de_json(json.loads(body), bot) for body in bodies]
        self._unclaimed |= {update.update_id for update in updates}
        return updates

    def claim(self, update_id: int) -> bool:
        """Whether this update is to be handled now: false for one that was handled, or is being handled."""
        if update_id not in self._unclaimed:
            return False
        self._unclaimed.remove(update_id)
        return True

    def handled(self, update_id: int) -> None:
        self._handled.append(update_id)
        if self._marking is None or self._marking.done():
            self._marking = asyncio.create_task(self._mark_soon())

    async def _mark_soon(self) -> None:
        await asyncio.sleep(_MARK_AFTER_S)
        try:
            await self.write_marks()
        except SQLAlchemyError:
            _LOG.warning("handled updates could not be marked yet; they will be with the next batch", exc_info=True)

    async def write_marks(self) -> None:
        """Write the marks now."""
        if self._handled:
            await self.keep(())

    async def close(self) -> None:
        if self._marking is not None:
            self._marking.cancel()
        await self.write_marks()


def _timestamp(value: datetime) -> int:
    """The day of a message that is gone, pinned or tapped: the library leaves it as it is, and its own JSON fails."""
    return int(value.timestamp())


class KeepingBot(ExtBot[int]):
    """A bot whose poll returns only what the inbox has already kept, and nothing where that could not be done."""

    def __init__(self, *, inbox: Inbox, **options: Any) -> None:  # noqa: ANN401 - handed through to the library
        super().__init__(rate_limiter=AIORateLimiter(overall_max_rate=0, group_max_rate=0, max_retries=3), **options)
        with self._unfrozen():
            self._inbox = inbox
            self._pauses = Pauses(_PAUSE_S, _LONGEST_PAUSE_S)

    async def get_updates(self, *args: Any, **kwargs: Any) -> tuple[Update, ...]:  # noqa: ANN401 - the library's many
        # The poller asks again for what it was not given. It would pause after an error itself, but a stop does not
        # end that pause; and it would give up for good after a token was refused once.
        try:
            updates = await super().get_updates(*args, **kwargs)
            if updates:
                await self._inbox.keep(updates)
        except (TelegramError, SQLAlchemyError) as error:
            pause = self._pauses.after(error)
            _LOG.warning("no updates, asking again in %.0f s: %s", pause, error)
            await asyncio.sleep(pause)
            return ()
        self._pauses.reset()
        return updates
