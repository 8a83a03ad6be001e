"""What happened in the chats, told to everybody who looks at them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TypeAlias

from bot.demo.messages import Message


@dataclass(frozen=True, slots=True)
class Posted:
    message: Message


@dataclass(frozen=True, slots=True)
class Edited:
    message: Message


@dataclass(frozen=True, slots=True)
class Deleted:
    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Notice:
    """The bot's answer to a tap: a passing line, or an alert to be dismissed; empty where it only ends the waiting."""

    chat_id: int
    user_id: int
    text: str
    alert: bool


@dataclass(frozen=True, slots=True)
class Acting:
    """The bot is typing, or sending a file."""

    chat_id: int
    action: str


@dataclass(frozen=True, slots=True)
class ChatChanged:
    """Something around the messages is new: keyboard, commands, pin, block. None for every chat."""

    chat_id: int | None


@dataclass(frozen=True, slots=True)
class ClockMoved:
    pass


Event: TypeAlias = Posted | Edited | Deleted | Notice | Acting | ChatChanged | ClockMoved


class Events:
    """All events so far in `log`, and the new ones to whoever follows."""

    def __init__(self) -> None:
        self.log: list[Event] = []
        self._followers: set[asyncio.Queue[Event | None]] = set()

    def publish(self, event: Event) -> None:
        self.log.append(event)
        for follower in self._followers:
            follower.put_nowait(event)

    def follow(self) -> AsyncIterator[Event]:
        """The events from this call on, until `close`."""
        follower: asyncio.Queue[Event | None] = asyncio.Queue()
        self._followers.add(follower)
        return self._events_of(follower)

    def close(self) -> None:
        for follower in self._followers:
            follower.put_nowait(None)

    async def _events_of(self, follower: asyncio.Queue[Event | None]) -> AsyncIterator[Event]:
        try:
            while (event := await follower.get()) is not None:
                yield event
        finally:
            self._followers.discard(follower)
