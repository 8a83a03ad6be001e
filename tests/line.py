"""The line between the bot and Telegram, which can be cut, mended, or left open with nobody at the other end."""

import asyncio
from contextlib import suppress
from enum import StrEnum
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_HOST = "127.0.0.1"


class State(StrEnum):
    OPEN = "open"
    CUT = "cut"
    """Connections are refused, and those there were are gone."""
    SILENT = "silent"
    """Connections are taken, and nothing comes back."""


class Line:
    """Forwards a port of its own to `url`, the same one each time; begins in `state`."""

    def __init__(self, url: str, *, state: State = State.OPEN) -> None:
        self._end = urlsplit(url)
        self._state = state
        self._port = 0
        self._listening: asyncio.Server | None = None
        self._calls: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        return f"http://{_HOST}:{self._port}"

    async def become(self, state: State) -> None:
        """Change how the line is; every connection there was is gone."""
        await self._hang_up()
        self._state = state
        if state is not State.CUT:
            await self._listen()

    async def __aenter__(self) -> Self:
        await self._listen()
        await self.become(self._state)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._hang_up()

    async def _listen(self) -> None:
        if self._listening is None:
            self._listening = await asyncio.start_server(self._take, _HOST, self._port)
            self._port = self._listening.sockets[0].getsockname()[1]

    async def _hang_up(self) -> None:
        if self._listening is not None:
            self._listening.close()
            self._listening = None
        calls = tuple(self._calls)
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._listening is None:
            # It was accepted just before the line was cut.
            writer.close()
            return
        call = asyncio.create_task(self._forward(reader, writer))
        self._calls.add(call)
        call.add_done_callback(self._calls.discard)
        # Not in the call itself: one that is cancelled before its first step runs no line of its own.
        call.add_done_callback(lambda _: writer.close())

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._state is State.SILENT:
            await asyncio.Event().wait()
        far_reader, far_writer = await asyncio.open_connection(self._end.hostname, self._end.port)
        ways = [asyncio.create_task(_copy(reader, far_writer)), asyncio.create_task(_copy(far_reader, writer))]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            far_writer.close()


async def _copy(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await source.read(65536):
            target.write(data)
            await target.drain()
