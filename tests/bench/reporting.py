"""One message, from the update to the reply: Dutybot's whole way against the least that a bot could do.

Both poll the same stand-in for Telegram and commit to a SQLite file with the same settings. The least is
python-telegram-bot with one handler, which keeps the words as they are and sends them back.
"""

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlmodel import Session
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, CallbackContext, MessageHandler, filters

from bot.application import Dutybot, build, build_services
from bot.running import shut_down, start
from bot.settings import Settings
from catalog.clock import system_clock
from handlers.services import Services
from storage import people
from storage.tables import Role
from tests.bench.measuring import MS, Measured, medians_of
from tests.bench.offline import TOKEN, OfflineTelegram

SENDER = 710_000_001
WORDS = "招聘达成率92%"
MESSAGES_AT_ONCE = 10
REPEATS = 30


def messages() -> list[Measured]:
    """A report and a look at the status, each from the poll that brings the message to the reply being sent."""
    return asyncio.run(measure_messages())


async def measure_messages() -> list[Measured]:
    with tempfile.TemporaryDirectory(prefix="dutybot-bench-") as folder:
        reporting, echoing = OfflineTelegram(), OfflineTelegram()
        async with dutybot(Path(folder), reporting) as running, echo(Path(folder), echoing):
            rounds = []
            for _ in range(REPEATS + 1):
                forget_reports(running)
                rounds.append(
                    (
                        await talk(reporting, WORDS, "✅"),
                        await talk(reporting, "/status", "📊"),
                        await talk(echoing, WORDS, WORDS),
                    )
                )
    reported, looked, echoed = (taken * MS for taken in medians_of(rounds[1:]))
    return [
        Measured(what="report, from update to reply", figure=reported, unit="ms", baseline=echoed),
        Measured(what="/status, against a report", figure=looked, unit="ms", baseline=reported),
    ]


async def talk(telegram: OfflineTelegram, words: str, expected: str) -> float:
    """The seconds a message takes, each sent once the one before is answered. RuntimeError for a wrong answer."""
    begun = time.perf_counter()
    for _ in range(MESSAGES_AT_ONCE):
        answer = await telegram.converse(SENDER, words)
        if expected not in answer:
            raise RuntimeError(f"unexpected answer: {answer}")
    return (time.perf_counter() - begun) / MESSAGES_AT_ONCE


@asynccontextmanager
async def dutybot(folder: Path, telegram: OfflineTelegram) -> AsyncIterator[Dutybot]:
    """Dutybot as `dutybot run` starts it, with one manager who has joined."""
    settings = Settings(database_url=f"sqlite:///{folder / 'dutybot.db'}")
    services = build_services(settings, system_clock)
    services.database.run_now(lambda session: join(session, services))
    running = build(services, settings, TOKEN, request=telegram)
    await start(running)
    try:
        yield running
    finally:
        await shut_down(running)


def join(session: Session, services: Services) -> None:
    now = services.clock()
    people.join(
        session,
        telegram_id=SENDER,
        name="Bench",
        language="zh",
        role=Role.MANAGER,
        positions=["hr"],
        at=now,
        today=services.day_of(now),
    )


def forget_reports(running: Dutybot) -> None:
    """Nobody reports one target hundreds of times a month: each round begins with none."""
    running.services.database.run_now(lambda session: session.connection().execute(text("DELETE FROM entry")))


@asynccontextmanager
async def echo(folder: Path, telegram: OfflineTelegram) -> AsyncIterator[None]:
    """The library alone: one handler, one row, one commit, one reply."""
    with closing(sqlite3.connect(folder / "echo.db", isolation_level=None)) as connection:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("CREATE TABLE said (id INTEGER PRIMARY KEY, words TEXT NOT NULL)")

        async def answer(update: Update, _: CallbackContext[Any, Any, Any, Any]) -> None:
            if update.message is None or update.message.text is None:
                return
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO said (words) VALUES (?)", (update.message.text,))
            connection.execute("COMMIT")
            await update.message.reply_text(update.message.text)

        builder = ApplicationBuilder().token(TOKEN).request(telegram).get_updates_request(telegram).job_queue(None)
        application: Application[Any, Any, Any, Any, Any, Any] = builder.build()
        application.add_handler(MessageHandler(filters.TEXT, answer))
        async with application:
            await application.start()
            if application.updater is None:
                raise RuntimeError("an application without a poller")
            await application.updater.start_polling()
            try:
                yield
            finally:
                await application.updater.stop()
                await application.stop()
