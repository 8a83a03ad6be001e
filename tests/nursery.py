"""Senders as processes of their own, there in milliseconds: each is forked from one that has everything imported.

Each line of `python -m tests.nursery`'s standard input, `database-url api-url`, begins one; its number is printed.
They are in a hurry, so that hundreds can be killed in a minute: whoever died is followed after a tenth of a second.
"""

import asyncio
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from telegram import Bot

from bot.application import build_sending_bot
from bot.demo.server import TOKEN
from bot.sending import Pace, Sender
from bot.settings import Settings
from catalog.clock import system_clock
from catalog.loading import load_catalog
from catalog.model import Catalog
from catalog.working_days import load_working_days
from handlers.services import Services
from storage.database import Database

HURRY = Pace(per_second=60, chat_s=0, in_flight=6, lease_s=0.15)
ZONE = ZoneInfo("Asia/Shanghai")


class Nursery:
    """Begins senders on one database, against one Bot API server."""

    def __init__(self, process: asyncio.subprocess.Process, order: str) -> None:
        self._process, self._order = process, order
        self._one_at_a_time = asyncio.Lock()

    async def begin(self) -> int:
        """A new sender; the number of its process."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("a nursery without pipes")
        async with self._one_at_a_time:
            self._process.stdin.write(self._order.encode())
            return int(await self._process.stdout.readline())


@asynccontextmanager
async def nursery(database_url: str, api_url: str) -> AsyncIterator[Nursery]:
    """All senders that are left die at the end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        __name__,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        start_new_session=True,
    )
    try:
        yield Nursery(process, f"{database_url} {api_url}\n")
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        await process.wait()


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that are killed
    logging.disable()
    catalog = load_catalog(None)
    parts: dict[str, tuple[Services, Bot]] = {}
    for line in sys.stdin:
        # Built before the fork, and never used there: each child has its own, and need not build them.
        if line not in parts:
            parts[line] = build_parts(catalog, *line.split())
        number = os.fork()
        if number == 0:
            asyncio.run(serve(*parts[line]))
            os._exit(0)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def build_parts(catalog: Catalog, database_url: str, api_url: str) -> tuple[Services, Bot]:
    settings = Settings(token=SecretStr(TOKEN), api_url=api_url, database_url=database_url)
    services = Services(
        catalog=catalog,
        database=Database(database_url),
        clock=system_clock,
        calendar=load_working_days(None),
        zone=ZONE,
        language="zh",
        invitation_lifetime=timedelta(days=7),
    )
    return services, build_sending_bot(settings, TOKEN)


async def serve(services: Services, bot: Bot) -> None:
    """Send until told to stop."""
    sender = Sender(services, bot, {}, HURRY)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    sender.begin()
    await stop.wait()
    await sender.close()


if __name__ == "__main__":
    main()
