"""What Telegram handed over is handled, whatever happens to the process and to the database in between."""

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, select
from telegram import Bot, Update

from bot.application import build, build_services
from bot.demo.clock import DemoClock
from bot.demo.server import TOKEN, BotApiServer
from bot.inbox import Inbox
from bot.settings import Settings
from storage.database import Database
from storage.migrating import migrate
from storage.tables import InboxUpdate
from tests.operating import until
from tests.talking import Company

T = TypeVar("T")
BOT = Bot(TOKEN)


def update_of(update_id: int) -> Update:
    chat = {"id": 1, "type": "private"}
    message = {"message_id": update_id, "date": 1_795_000_000, "chat": chat, "text": f"No. {update_id} ✅\ud83d"}
    return Update.de_json({"update_id": update_id, "message": message}, BOT)


class AbsentDatabase(Database):
    """A database that is not there while `away` is set."""

    away = False

    def run_now(self, work: Callable[[Session], T]) -> T:
        if self.away:
            raise OperationalError("SELECT 1", {}, ConnectionError("the database is away"))
        return super().run_now(work)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[AbsentDatabase]:
    database = AbsentDatabase(f"sqlite:///{tmp_path / 'dutybot.db'}")
    migrate(database.engine)
    yield database
    database.close()


async def left(database: Database, clock: DemoClock) -> list[int]:
    """The updates that a process started now would take up."""
    return [update.update_id for update in await Inbox(database, clock).left_over(BOT)]


async def test_what_was_not_handled_is_taken_up_as_it_came(database: AbsentDatabase, clock: DemoClock) -> None:
    """A new process gets the very updates that the one before it kept and did not finish, in order."""
    updates = [update_of(n) for n in (3, 1, 2)]
    await Inbox(database, clock).keep(updates[:1])
    clock.move_to(clock() + timedelta(seconds=1))
    await Inbox(database, clock).keep(updates[1:])
    assert [update.to_dict() for update in await Inbox(database, clock).left_over(BOT)] == [
        update.to_dict() for update in updates
    ]


STEPS = st.lists(st.tuples(st.sampled_from(["keep", "handle", "write", "restart"]), st.integers(1, 2)), max_size=20)


@given(steps=STEPS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
async def test_nothing_is_lost_and_nothing_handled_comes_back(
    steps: Sequence[tuple[str, int]], database: AbsentDatabase, clock: DemoClock
) -> None:
    """Whatever is kept, handled, marked and restarted in any order: only what was handled and marked is gone."""
    database.run_now(lambda session: session.connection().execute(text("DELETE FROM inbox")))
    inbox = Inbox(database, clock)
    known, claimable, unmarked, marked = set[int](), set[int](), set[int](), set[int]()
    for step, update_id in steps:
        match step:
            case "keep":
                await inbox.keep([update_of(update_id)])
                claimable |= {update_id} - known
                known.add(update_id)
                marked, unmarked = marked | unmarked, set()
            case "handle":
                assert inbox.claim(update_id) is (update_id in claimable)
                if update_id in claimable:
                    claimable.remove(update_id)
                    unmarked.add(update_id)
                    inbox.handled(update_id)
            case "write":
                await inbox.write_marks()
                marked, unmarked = marked | unmarked, set()
            case _:
                inbox = Inbox(database, clock)
                claimable, unmarked = known - marked, set()
                assert {update.update_id for update in await inbox.left_over(BOT)} == claimable
    await inbox.close()
    assert set(await left(database, clock)) == known - marked - unmarked


async def test_marks_are_written_by_themselves(database: AbsentDatabase, clock: DemoClock) -> None:
    """Without another batch, what was handled is marked soon after."""
    inbox = Inbox(database, clock)
    await inbox.keep([update_of(1)])
    inbox.handled(1)
    async with asyncio.timeout(10):
        while await left(database, clock):  # noqa: ASYNC110 - the row is all there is to see
            await asyncio.sleep(0.05)


async def test_marks_outlast_an_absence_of_the_database(database: AbsentDatabase, clock: DemoClock) -> None:
    """A mark that could not be written is written with the next."""
    inbox = Inbox(database, clock)
    await inbox.keep([update_of(1), update_of(2)])
    inbox.handled(1)
    database.away = True
    with pytest.raises(OperationalError):
        await inbox.keep([update_of(3)])
    database.away = False
    inbox.handled(2)
    await inbox.close()
    assert await left(database, clock) == []
    assert not inbox.claim(3)


async def test_only_what_telegram_may_repeat_is_remembered(database: AbsentDatabase, clock: DemoClock) -> None:
    """What was handled more than two days ago is forgotten with a later batch, and nothing that waits."""
    inbox = Inbox(database, clock)
    await inbox.keep([update_of(1), update_of(2)])
    inbox.handled(1)
    await inbox.close()
    clock.move_to(clock() + timedelta(days=2, minutes=1))
    assert await left(database, clock) == [2]
    await inbox.keep([update_of(3)])
    remembered = database.run_now(lambda session: session.exec(select(InboxUpdate.update_id)).all())
    assert remembered == [2, 3]


async def test_telegram_keeps_what_could_not_be_kept(
    database: AbsentDatabase, clock: DemoClock, caplog: pytest.LogCaptureFixture
) -> None:
    """While the database is away no update is confirmed; back again, they are answered in order."""
    async with BotApiServer(clock=clock) as server:
        own = Settings(token=SecretStr(TOKEN), api_url=server.url, database_url=str(database.engine.url))
        services = replace(build_services(own, clock), database=database)
        async with Company(server, build(services, own, TOKEN)) as company:
            manager = await company.joined("manager-hr")
            database.away = True
            manager.posts("招聘达成率91%")
            manager.posts("招聘达成率92%")
            await until(lambda: "the database is away" in caplog.text)
            assert len(server.chats.updates.pending) == 2
            assert [record.getMessage() for record in caplog.records if record.levelno > logging.WARNING] == []
            database.away = False
            await company.settled()
            heads = [message.text.partition("\n")[0] for message in manager.messages if message.sender.is_bot]
            assert heads == ["✅ 招聘达成率 91% · 达标", "✅ 招聘达成率 92% · 达标"]
