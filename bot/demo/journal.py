"""Every call of the Bot API, in order."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.demo.wire import Json


@dataclass(slots=True)
class Call:
    """`at` is the demo's time; `started` and `ended` are seconds of `time.monotonic`.

    `status` is the HTTP status of the answer, None while there is none and where it was lost on the way; `result` is
    what the method returned, or the description of the refusal.
    """

    method: str
    params: Mapping[str, str]
    at: datetime
    started: float
    ended: float | None = None
    status: int | None = None
    result: Json = None

    def end(self, *, status: int | None, result: Json) -> None:
        self.ended, self.status, self.result = time.monotonic(), status, result


class Journal:
    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.calls: list[Call] = []
        self._clock = clock

    def begin(self, method: str, params: Mapping[str, str]) -> Call:
        call = Call(method, params, self._clock(), time.monotonic())
        self.calls.append(call)
        return call

    def of(self, method: str) -> tuple[Call, ...]:
        """The calls of one method, named as Telegram writes it."""
        return tuple(call for call in self.calls if call.method == method)

    async def until_quiet(self, seconds: float) -> None:
        """Wait until for so long, from now on, no call but the polls has begun, ended or been under way."""
        start, quiet = time.monotonic(), 0.0
        while quiet < seconds:
            await asyncio.sleep(seconds - quiet)
            quiet = min(self.quiet_for, time.monotonic() - start)

    @property
    def quiet_for(self) -> float:
        """Seconds since the last call but the polls began or ended; 0 while one is under way."""
        calls = [call for call in self.calls[-200:] if call.method != "getUpdates"]
        if any(call.ended is None for call in calls):
            return 0.0
        return time.monotonic() - max((call.ended or 0.0 for call in calls), default=0.0)
