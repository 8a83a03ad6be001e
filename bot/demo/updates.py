"""The updates that wait for the bot, kept until it confirms them, and the long poll for them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass

from bot.demo.errors import conflict
from bot.demo.wire import JsonObject

FIRST_ID = 480_000_001
_ONLY_IF_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds of update that a bot gets only if it names them."""


@dataclass(frozen=True, slots=True)
class Update:
    id: int
    kind: str
    body: JsonObject

    @property
    def as_json(self) -> JsonObject:
        return {"update_id": self.id, self.kind: self.body}


class UpdateQueue:
    """`allowed` are the kinds of update that the bot wants; None for the usual ones."""

    def __init__(self) -> None:
        self.pending: deque[Update] = deque()
        self.allowed: frozenset[str] | None = None
        self.polls = 0
        self._next_id = FIRST_ID
        self._wake = asyncio.Event()
        self._confirmed = asyncio.Event()
        self._is_closed = False

    def put(self, kind: str, body: JsonObject) -> int | None:
        """Queue an update and return its id; None where the bot does not want its kind."""
        if kind in _ONLY_IF_ASKED if self.allowed is None else kind not in self.allowed:
            return None
        update = Update(self._next_id, kind, body)
        self._next_id += 1
        self.pending.append(update)
        self._wake.set()
        return update.id

    async def poll(self, *, offset: int, limit: int, seconds: float) -> list[Update]:
        """The oldest updates from `offset` on, waiting at most so many `seconds` for one; all before are forgotten.

        A negative offset leaves the last ones only. A later poll ends this one with a 409.
        """
        self.polls += 1
        mine = self.polls
        self._wake.set()
        self._wake = asyncio.Event()
        self.confirm(offset)
        deadline = asyncio.get_running_loop().time() + seconds
        while not self.pending and not self._is_closed:
            try:
                async with asyncio.timeout_at(deadline):
                    await self._wake.wait()
            except TimeoutError:
                return []
            if mine != self.polls:
                raise conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance is running"
                )
            self._wake.clear()
        return [self.pending[n] for n in range(min(limit, len(self.pending)))]

    def confirm(self, offset: int) -> None:
        """Forget the updates before `offset`; with a negative one, all but the last so many."""
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        while self.pending and self.pending[0].id < offset:
            self.pending.popleft()
        self._confirmed.set()
        self._confirmed = asyncio.Event()

    async def until_confirmed(self, update_id: int) -> None:
        """Wait until the bot has confirmed an update."""
        while not self.is_confirmed(update_id):
            await self._confirmed.wait()

    def is_confirmed(self, update_id: int) -> bool:
        return update_id < (self.pending[0].id if self.pending else self._next_id)

    async def until_drained(self) -> None:
        """Wait until the bot has confirmed every update."""
        while self.pending:
            await self._confirmed.wait()

    def want(self, kinds: Collection[str]) -> None:
        """Have only these kinds of update from now on; none named stands for the usual ones."""
        self.allowed = frozenset(kinds) or None

    def close(self) -> None:
        """End the poll under way."""
        self._is_closed = True
        self._wake.set()
