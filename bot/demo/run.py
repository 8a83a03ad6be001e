"""The demo: the real bot against the Bot API server beside it, with a page in the browser."""

import asyncio
import signal
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from pydantic import SecretStr
from sqlmodel import Session

from bot.application import build, build_services
from bot.demo.personas import OTHERS
from bot.demo.seed import seed
from bot.demo.server import TOKEN, BotApiServer
from bot.running import run
from bot.settings import Settings
from catalog.errors import Refusal
from catalog.model import Language
from handlers.services import Services
from storage import people


async def run_demo(*, port: int) -> None:
    """Serve the page and run the bot until told to stop. Nothing outlives it: each start begins anew."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    with tempfile.TemporaryDirectory(prefix="dutybot-demo-") as folder:
        async with _server(port) as server:
            settings = demo_settings(server.url, Path(folder) / "demo.db")
            services = build_services(settings, server.clock)
            await services.database.run(lambda session: seed(session, services, server.chats.personas.values()))
            colleagues = (one.user_id for one in server.chats.personas.values() if one.role != "stranger")
            server.chats.started.update(colleagues)  # the bot may write to them before they write
            server.chats.blocked.update(one.telegram_id for one in OTHERS if one.state in ("deputy", "unreachable"))
            dutybot = build(services, settings, TOKEN)
            server.clock.when_moved(dutybot.wake)
            server.chats.when_language_chosen(partial(_speak, services))
            print(f"Dutybot demo: {server.url}/  (Ctrl+C stops it)", flush=True)  # noqa: T201 - what the operator waits for
            await run(dutybot, stop)


async def _speak(services: Services, language: Language) -> None:
    """Answer everyone in this language, as if each had chosen it."""

    def work(session: Session) -> None:
        for member in people.all_members(session, today=services.day_of(services.clock())):
            people.set_language(session, person_id=member.id, language=language)

    await services.database.run(work)


@asynccontextmanager
async def _server(port: int) -> AsyncIterator[BotApiServer]:
    try:
        server = await BotApiServer(port=port).__aenter__()
    except OSError as error:
        another = "name another one with --port, or make demo PORT=…"
        raise Refusal(f"port {port} cannot be used: {error.strerror}; {another}") from None
    try:
        yield server
    finally:
        await server.__aexit__(None, None, None)


def demo_settings(url: str, database: Path) -> Settings:
    """Settings of the demo, whatever the environment says."""
    return Settings(
        token=SecretStr(TOKEN),
        api_url=url,
        api_file_url=f"{url}/file",
        database_url=f"sqlite:///{database}",
        proxy=None,
        catalog=None,
        calendar=None,
        invitation_days=7,
        log_level="WARNING",
        time_zone="Asia/Shanghai",
        language="zh",
    )
