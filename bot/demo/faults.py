"""Faults to inject into calls of the Bot API, for tests of what the bot does then."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TypeAlias

from bot.demo.errors import ApiError, forbidden, too_many_requests


@dataclass(frozen=True, slots=True)
class Refusal:
    """The call is refused, nothing is done."""

    error: ApiError


@dataclass(frozen=True, slots=True)
class Loss:
    """No answer comes back. `done` says whether the call has had its effect all the same.

    With `hang` the connection stays open until the caller gives up, else it is dropped.
    """

    done: bool
    hang: bool


Fault: TypeAlias = Refusal | Loss


class Faults:
    """Faults wait per method, the next call of it takes one; methods are named as Telegram writes them."""

    def __init__(self) -> None:
        self.closing = asyncio.Event()
        self._waiting: defaultdict[str, deque[Fault]] = defaultdict(deque)

    def refuse(self, method: str, error: ApiError, *, times: int = 1) -> None:
        """Answer with `error`, nothing done."""
        self._waiting[method.lower()].extend([Refusal(error)] * times)

    def flood(self, method: str, *, retry_after: int = 1, times: int = 1) -> None:
        """Answer 429 with `retry_after` seconds."""
        self.refuse(method, too_many_requests(retry_after), times=times)

    def forbid(self, method: str, reason: str = "bot was blocked by the user", *, times: int = 1) -> None:
        """Answer 403."""
        self.refuse(method, forbidden(reason), times=times)

    def fail(self, method: str, *, status: int = 502, times: int = 1) -> None:
        """Answer with a failure of the server, 500 or above."""
        description = "Bad Gateway" if status == 502 else "Internal Server Error"  # noqa: PLR2004 - an HTTP status
        self.refuse(method, ApiError(status, description), times=times)

    def lose_request(self, method: str, *, hang: bool = False, times: int = 1) -> None:
        """Let the call vanish before it has any effect."""
        self._waiting[method.lower()].extend([Loss(done=False, hang=hang)] * times)

    def lose_answer(self, method: str, *, hang: bool = False, times: int = 1) -> None:
        """Do what the call says and let the answer vanish."""
        self._waiting[method.lower()].extend([Loss(done=True, hang=hang)] * times)

    def take(self, method: str) -> Fault | None:
        """The fault that the next call of `method` meets, None where there is none."""
        waiting = self._waiting[method.lower()]
        return waiting.popleft() if waiting else None

    def clear(self) -> None:
        self._waiting.clear()

    def close(self) -> None:
        """Let the calls go that hang."""
        self.closing.set()
