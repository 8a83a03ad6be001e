"""What goes wrong on the way: repeated where that helps, told where it does not, never told twice, never swallowed."""

import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session, select
from telegram import Update
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import MessageHandler, filters

from bot.application import build, build_services
from bot.demo.clock import DemoClock
from bot.demo.errors import ApiError
from bot.demo.faults import Faults
from bot.demo.server import TOKEN, BotApiServer
from bot.demo.updates import FIRST_ID
from bot.failures import passes
from bot.settings import Settings
from handlers.access import Context
from storage.database import Database
from storage.tables import Entry
from tests.talking import Company

T = TypeVar("T")
MET = "✅ 招聘达成率 92% · 达标"
SORRY = "我这边出了点问题，已经记下来了。请再试一次。"


def caused(error: Exception, cause: Exception | None) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OperationalError("SELECT 1", {}, Exception()), True),
        (IntegrityError("INSERT", {}, Exception()), False),
        (IntegrityError("INSERT", {}, Exception(), connection_invalidated=True), True),
        (RetryAfter(3), True),
        (NetworkError("Bad Gateway"), True),
        (NetworkError("Gateway Timeout"), False),
        (NetworkError("Gateway Time-out"), False),
        (NetworkError("Gateway Timeout (504)"), False),
        (caused(NetworkError("refused"), httpx.ConnectError("refused")), True),
        (caused(NetworkError("no proxy"), httpx.ProxyError("no proxy")), True),
        (caused(NetworkError("gone"), httpx.ReadError("gone")), False),
        (caused(NetworkError("gone"), httpx.RemoteProtocolError("gone")), False),
        (caused(TimedOut(), httpx.ConnectTimeout("slow")), True),
        (caused(TimedOut(), httpx.PoolTimeout("full")), True),
        (caused(TimedOut(), httpx.ReadTimeout("slow")), False),
        (TimedOut(), False),
        (BadRequest("chat not found"), False),
        (Forbidden("blocked"), False),
        (Conflict("another poll"), False),
        (TelegramError("?"), False),
        (ValueError("ours"), False),
    ],
    ids=repr,
)
def test_what_is_repeated(error: Exception, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    """Only what a later attempt can help, and what was certainly not sent."""
    assert passes(error) is expected


@pytest.mark.parametrize(
    ("befalls", "answers", "level"),
    [
        (lambda faults: faults.flood("sendMessage", retry_after=1), [MET], None),
        (lambda faults: faults.fail("sendMessage"), [MET], logging.WARNING),
        (lambda faults: faults.fail("sendMessage", status=500, times=2), [MET], logging.WARNING),
        (lambda faults: faults.refuse("sendMessage", ApiError(504, "Gateway Timeout")), [], logging.WARNING),
        (lambda faults: faults.lose_answer("sendMessage"), [MET], logging.WARNING),
        (lambda faults: faults.lose_request("sendMessage"), [], logging.WARNING),
        (lambda faults: faults.forbid("sendMessage"), [], logging.INFO),
        (lambda faults: faults.refuse("sendMessage", ApiError(400, "Bad Request: oh")), [SORRY], logging.ERROR),
    ],
    ids=[
        "flood",
        "bad gateway",
        "server error",
        "gateway timeout",
        "answer lost",
        "request lost",
        "blocked",
        "bad request",
    ],
)
async def test_what_telegram_does_to_an_answer(
    company: Company,
    caplog: pytest.LogCaptureFixture,
    befalls: Callable[[Faults], None],
    answers: list[str],
    level: int | None,
) -> None:
    """The figure is kept once; its answer is sent again only where it was certainly not sent."""
    caplog.set_level(logging.INFO, "bot")
    manager = await company.joined("manager-hr")
    befalls(company.server.faults)
    answer = await manager.says("招聘达成率92%")
    assert [message.text.partition("\n")[0] for message in answer.messages] == answers
    kept = await company.services.database.run(lambda session: session.exec(select(Entry)).all())
    assert [entry.value for entry in kept] == [92]
    ours = [record for record in caplog.records if record.name == "bot.failures"]
    assert max((record.levelno for record in ours), default=None) == level


async def test_what_nobody_named_is_logged_once_and_answered(
    company: Company, caplog: pytest.LogCaptureFixture
) -> None:
    """An error of our own has a line in the log with its update, and a sentence for the sender."""

    async def broken(_: Update, __: Context) -> None:
        raise ZeroDivisionError("one of ours")

    company.dutybot.application.handlers.clear()
    company.dutybot.application.add_handler(MessageHandler(filters.ALL, broken))
    answer = await (await company.joined("manager-hr")).says("招聘达成率92%")
    assert answer.text == SORRY
    [record] = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert record.getMessage() == f"update {FIRST_ID} could not be handled"
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], ZeroDivisionError)


class MomentaryDatabase(Database):
    """A database that is away for the units of work whose turn is true in `absences`, the first one first."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.absences: list[bool] = []

    def run_now(self, work: Callable[[Session], T]) -> T:
        if self.absences and self.absences.pop(0):
            raise OperationalError("SELECT 1", {}, ConnectionError("the database is away"))
        return super().run_now(work)


@pytest.fixture
async def flaky(tmp_path: Path, clock: DemoClock) -> AsyncIterator[tuple[Company, MomentaryDatabase]]:
    async with BotApiServer(clock=clock) as server:
        url = f"sqlite:///{tmp_path / 'dutybot.db'}"
        own = Settings(token=SecretStr(TOKEN), api_url=server.url, database_url=url)
        database = MomentaryDatabase(url)
        services = replace(build_services(own, clock), database=database)
        async with Company(server, build(services, own, TOKEN)) as company:
            yield company, database


@pytest.mark.parametrize("absences", [[False, True], [False, True, True], [False, False, False, True]])
async def test_an_update_is_handled_again_when_the_database_is_back(
    flaky: tuple[Company, MomentaryDatabase], absences: list[bool]
) -> None:
    """Kept, then not handled for want of a database: it is handled before the later ones of its chat, and once."""
    company, database = flaky
    manager = await company.joined("manager-hr")
    database.absences = absences
    manager.posts("招聘达成率91%")
    manager.posts("招聘达成率92%")
    await company.settled()
    heads = [message.text.partition("\n")[0] for message in manager.messages if message.sender.is_bot]
    assert heads == ["✅ 招聘达成率 91% · 达标", "✅ 招聘达成率 92% · 达标"]
    assert database.absences == []
