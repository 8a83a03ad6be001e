"""`dutybot run` starts, outlasts Telegram's absences, and stops within five seconds losing nothing."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
from sqlmodel import col, select

from bot.demo.errors import ApiError
from bot.demo.person import Person
from bot.demo.server import BotApiServer
from catalog.clock import system_clock
from storage import campaigns
from storage.campaigns import Content, Recipient
from storage.database import Database
from storage.tables import CampaignKind, Delivery, Entry
from tests.line import Line, State
from tests.operating import Operator, until

STOP_SECONDS = 5.0
LISTENING = "listening as @"


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer() as server:
        yield server


@pytest.fixture
async def line(server: BotApiServer) -> AsyncIterator[Line]:
    """Between the bot and the server."""
    async with Line(server.url) as line:
        yield line


@pytest.fixture
def operator(line: Line, tmp_path: Path) -> Operator:
    return Operator.of(tmp_path, line.url)


@pytest.fixture
def manager(server: BotApiServer, operator: Operator) -> Person:
    """The HR manager, who has joined."""
    manager = server.person("manager-hr")
    operator.invites(manager)
    return manager


def figures(operator: Operator) -> list[int]:
    """The values kept, in order."""
    database = Database(operator.database_url)
    kept = database.run_now(lambda session: session.exec(select(Entry).order_by(col(Entry.id))).all())
    database.close()
    return [int(entry.value) for entry in kept if entry.value is not None]


async def answered(manager: Person, *, times: int = 1) -> None:
    """Wait until the bot has said so much to the manager."""
    await until(lambda: sum(message.sender.is_bot for message in manager.messages) >= times)


async def stop(process: asyncio.subprocess.Process) -> int:
    """Tell the process to stop, as a supervisor does; its exit status. TimeoutError where it takes too long."""
    process.terminate()
    async with asyncio.timeout(STOP_SECONDS):
        return await process.wait()


async def test_waits_for_telegram_at_the_start(line: Line, operator: Operator, manager: Person) -> None:
    """A bot that is started while Telegram is away begins to answer when it is back."""
    await line.become(State.CUT)
    async with operator.running("run") as process:
        await operator.hears("Telegram cannot be reached")
        await line.become(State.OPEN)
        manager.posts("招聘达成率92%")
        await answered(manager)
        assert await stop(process) == 0
    assert figures(operator) == [92]


async def test_outlasts_an_absence_of_telegram(line: Line, operator: Operator, manager: Person) -> None:
    """What is written while Telegram is away in the middle is answered when it is back, in order."""
    async with operator.running("run") as process:
        manager.posts("招聘达成率91%")
        await answered(manager)
        await line.become(State.CUT)
        manager.posts("招聘达成率92%")
        manager.posts("招聘达成率93%")
        await operator.hears("no updates, asking again")
        await line.become(State.OPEN)
        await answered(manager, times=3)
        assert await stop(process) == 0
    assert figures(operator) == [91, 92, 93]


async def test_polls_on_after_a_refusal(server: BotApiServer, operator: Operator, manager: Person) -> None:
    """A poll that is refused as if the token were wrong does not silence the bot for good."""
    async with operator.running("run") as process:
        await operator.hears(LISTENING)
        server.faults.refuse("getUpdates", ApiError(401, "Unauthorized"))
        manager.posts("招聘达成率91%")
        manager.posts("招聘达成率92%")
        await operator.hears("no updates, asking again")
        await answered(manager, times=2)
        assert await stop(process) == 0
    assert figures(operator) == [91, 92]


async def test_stops_while_idle(operator: Operator, manager: Person) -> None:
    """SIGTERM ends a bot that waits for updates, and the next one goes on where it stopped."""
    async with operator.running("run") as process:
        manager.posts("招聘达成率91%")
        await answered(manager)
        assert await stop(process) == 0
    manager.posts("招聘达成率92%")
    async with operator.running("run") as process:
        await answered(manager, times=2)
        assert await stop(process) == 0
    assert figures(operator) == [91, 92]
    assert sum(message.sender.is_bot for message in manager.messages) == 2
    assert "ERROR" not in operator.said


@pytest.mark.parametrize("state", [State.CUT, State.SILENT])
async def test_stops_while_telegram_is_away_at_the_start(line: Line, operator: Operator, state: State) -> None:
    """SIGTERM ends a bot that has not met Telegram yet."""
    await line.become(State.CUT)
    async with operator.running("run") as process:
        await operator.hears("Telegram cannot be reached")
        await line.become(state)
        await operator.hears("Telegram cannot be reached", times=2 if state is State.CUT else 1)
        assert await stop(process) == 0


@pytest.mark.parametrize("state", [State.CUT, State.SILENT])
async def test_stops_while_the_poller_pauses(line: Line, operator: Operator, manager: Person, state: State) -> None:
    """SIGTERM does not wait for the next poll, nor for a last one that nobody answers; nothing written is lost."""
    async with operator.running("run") as process:
        await operator.hears(LISTENING)
        await line.become(State.CUT)
        await operator.hears("no updates, asking again", times=3)
        await line.become(state)
        assert await stop(process) == 0
    manager.posts("招聘达成率92%")
    await line.become(State.OPEN)
    async with operator.running("run") as process:
        await answered(manager)
        assert await stop(process) == 0
    assert figures(operator) == [92]


async def test_stops_while_a_handler_hangs(server: BotApiServer, operator: Operator, manager: Person) -> None:
    """SIGTERM does not wait for an answer that cannot be sent; the next start sends it, and what came after it."""
    server.faults.lose_request("sendMessage", hang=True)
    async with operator.running("run") as process:
        manager.posts("招聘达成率91%")
        manager.posts("招聘达成率92%")
        await until(lambda: bool(server.chats.journal.of("sendMessage")))
        assert await stop(process) == 0
    assert figures(operator) == [91]
    async with operator.running("run") as process:
        await answered(manager, times=2)
        assert await stop(process) == 0
    assert figures(operator) == [91, 92]


async def test_two_processes_start_on_one_new_database(server: BotApiServer, operator: Operator) -> None:
    """Two bots that make the same database at once both come up."""
    async with operator.running("run") as one, operator.running("run") as other:
        await operator.hears(LISTENING, times=2)
        stranger = server.person("stranger")
        stranger.posts("hello")
        await answered(stranger)
        assert [await stop(one), await stop(other)] == [0, 0]
    assert "Traceback" not in operator.said


@pytest.mark.parametrize("token", ["700000000:another-token-than-the-server-has", "no-token"])
async def test_a_wrong_token_is_refused_in_one_line(operator: Operator, token: str) -> None:
    """A token that Telegram does not know ends the bot at once: one line that says what to do, and exit status 2."""
    operator.settings["DUTYBOT_TOKEN"] = token
    ended = await asyncio.to_thread(operator.calls, "run")
    assert (ended.returncode, ended.stdout, ended.stderr) == (
        2,
        "",
        "dutybot: Telegram does not know this DUTYBOT_TOKEN; copy it again from @BotFather\n",
    )


async def test_sends_what_was_posted_and_lets_the_next_one_go_on(
    server: BotApiServer, operator: Operator, manager: Person
) -> None:
    """What waits in the ledger is sent by whoever runs; after a clean stop the next process need not wait."""
    server.chats.started.add(manager.user.id)
    for number in range(2):
        post(operator, manager, f"停电 {number}")
        async with operator.running("run") as process:
            await answered(manager, times=number + 1)
            assert await stop(process) == 0
    assert [message.text for message in manager.messages] == ["停电 0", "停电 1"]
    assert states(operator) == ["sent", "sent"]
    assert "WARNING" not in operator.said


async def test_stops_while_a_message_hangs(server: BotApiServer, operator: Operator, manager: Person) -> None:
    """SIGTERM does not wait for an answer of Telegram: what was on its way is unknown to the next process."""
    server.chats.started.add(manager.user.id)
    server.faults.lose_request("sendMessage", hang=True)
    post(operator, manager, "停电")
    async with operator.running("run") as process:
        await until(lambda: bool(server.chats.journal.of("sendMessage")))
        assert await stop(process) == 0
    assert states(operator) == ["sending"]
    async with operator.running("run") as process:
        await operator.hears("1 messages may have been sent before and are not repeated")
        assert await stop(process) == 0
    assert states(operator) == ["unknown"]
    assert manager.messages == ()


def post(operator: Operator, manager: Person, words: str) -> None:
    """Queue a message for the manager, the only person there is."""
    database = Database(operator.database_url)
    database.run_now(
        partial(
            campaigns.post,
            kind=CampaignKind.NOTICE,
            key=words,
            recipients=[Recipient(person_id=1, chat_id=manager.chat.id)],
            at=system_clock(),
            content=Content(html=words),
        )
    )
    database.close()


def states(operator: Operator) -> list[str]:
    database = Database(operator.database_url)
    found = database.run_now(lambda session: session.exec(select(Delivery.state).order_by(col(Delivery.id))).all())
    database.close()
    return list(found)
