"""A Bot API server on this machine: for the demo, and for every test that talks to the bot."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.demo.api import BotApi
from bot.demo.chats import Chats
from bot.demo.clock import DemoClock
from bot.demo.faults import Faults
from bot.demo.guard import LoopbackOnly
from bot.demo.page_api import PageApi
from bot.demo.person import Person, Settled
from bot.demo.personas import CAST, Persona
from bot.demo.pushing import push_updates

TOKEN = "700000000:loopback-only-not-a-secret"  # noqa: S105 - known to everybody, and good for this server alone
COMPANY_ZONE = ZoneInfo("Asia/Shanghai")
_HOST = "127.0.0.1"
_GRACE_SECONDS = 2
_KEEP_ALIVE_SECONDS = 75
"""Longer than httpx keeps an idle connection (5 s), so that neither end closes one that the other takes up again."""


def create_app(
    chats: Chats, *, faults: Faults | None = None, token: str = TOKEN, zone: ZoneInfo = COMPANY_ZONE
) -> Starlette:
    """The Bot API and the page as one ASGI application; `zone` is where the page's clock hangs."""
    api, page = BotApi(chats, faults or Faults(), token), PageApi(chats, zone)
    return Starlette(routes=[*api.routes, *page.routes], middleware=[Middleware(LoopbackOnly)])


class BotApiServer:
    """Async context manager that serves on 127.0.0.1, inside the running loop; port 0 stands for a free one.

    `settled` may be set once the bot is there: it waits until the bot has handled everything (see `Person`).
    """

    def __init__(
        self,
        *,
        port: int = 0,
        token: str = TOKEN,
        clock: DemoClock | None = None,
        personas: Iterable[Persona] = CAST,
        zone: ZoneInfo = COMPANY_ZONE,
        settled: Settled | None = None,
    ) -> None:
        self.token, self.zone, self.settled = token, zone, settled
        self.clock = clock or DemoClock()
        self.chats = Chats(clock=self.clock, personas=personas)
        self.faults = Faults()
        self._port = port

    @property
    def url(self) -> str:
        """The base address, without `/bot` and token."""
        return f"http://{_HOST}:{self._port}"

    def person(self, slug: str) -> Person:
        """The persona of this slug at their messenger; LookupError where there is none."""
        return Person(self.chats, self.chats.persona(slug), settled=self.settled)

    async def __aenter__(self) -> Self:
        listener = _listener(self._port)
        self._port = listener.getsockname()[1]
        app = create_app(self.chats, faults=self.faults, token=self.token, zone=self.zone)
        self._server = _Server(
            uvicorn.Config(
                app,
                http="h11",
                ws="none",
                lifespan="off",
                timeout_keep_alive=_KEEP_ALIVE_SECONDS,
                log_config=None,
                log_level="critical",
            )
        )
        self._serving = asyncio.create_task(self._server.serve(sockets=[listener]))
        self._pushing = asyncio.create_task(push_updates(self.chats))
        await self._server.has_started.wait()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pushing.cancel()
        with suppress(asyncio.CancelledError):
            await self._pushing
        self.chats.close()
        self.faults.close()
        self._server.stopping.set()
        await self._serving


class _Server(uvicorn.Server):
    """Leaves the signals to the bot in the same process, and starts and stops without pauses."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.has_started, self.stopping = asyncio.Event(), asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def main_loop(self) -> None:
        self.has_started.set()
        await self.stopping.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:  # noqa: ARG002 - uvicorn's signature
        for server in self.servers:
            server.close()
        for connection in tuple(self.server_state.connections):
            connection.shutdown()
        if tasks := tuple(self.server_state.tasks):
            _, late = await asyncio.wait(tasks, timeout=_GRACE_SECONDS)
            for task in late:
                task.cancel()
        await asyncio.sleep(0)  # the transports closed above say so in the next turn of the loop


def _listener(port: int) -> socket.socket:
    # Named as TCP: only then does asyncio switch Nagle's algorithm off, which costs 40 ms an answer.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((_HOST, port))
    return listener
