from __future__ import annotations

from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import Forbidden, NetworkError, RetryAfter, TimedOut

from bot.demo.server import BotApiServer


async def test_flood_is_refused_as_often_as_said(
    bot: Bot, manager: int, server: BotApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """429 comes with retry_after, for that method alone, and passes."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    server.faults.flood("sendMessage", retry_after=7, times=2)
    assert (await bot.get_me()).is_bot
    for _ in range(2):
        with pytest.raises(RetryAfter) as refused:
            await bot.send_message(manager, "a")
        assert refused.value.retry_after == timedelta(seconds=7)
    assert (await bot.send_message(manager, "a")).text == "a"


async def test_block_that_the_bot_has_not_heard_of(bot: Bot, manager: int, server: BotApiServer) -> None:
    """403 can be met although the chat looks open."""
    server.faults.forbid("sendMessage")
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(manager, "a")


@pytest.mark.parametrize(("status", "sentence"), [(500, "Internal Server Error"), (502, "Bad Gateway")])
async def test_failing_server(bot: Bot, manager: int, server: BotApiServer, status: int, sentence: str) -> None:
    """A failure of the server is a network error to the bot, with nothing done."""
    server.faults.fail("sendMessage", status=status)
    with pytest.raises(NetworkError, match=sentence):
        await bot.send_message(manager, "a")
    assert server.chats.messages(manager) == ()


@pytest.mark.parametrize("hang", [True, False])
async def test_lost_request(bot: Bot, manager: int, server: BotApiServer, *, hang: bool) -> None:
    """A request that is lost has no effect; hanging, it times out, dropped, it breaks off."""
    server.faults.lose_request("sendMessage", hang=hang)
    with pytest.raises(TimedOut if hang else NetworkError):
        await bot.send_message(manager, "a", read_timeout=0.2)
    assert server.chats.messages(manager) == ()


@pytest.mark.parametrize("hang", [True, False])
async def test_lost_answer(bot: Bot, manager: int, server: BotApiServer, *, hang: bool) -> None:
    """An answer that is lost leaves the message sent, which the bot cannot know."""
    server.faults.lose_answer("sendMessage", hang=hang)
    with pytest.raises(TimedOut if hang else NetworkError):
        await bot.send_message(manager, "a", read_timeout=0.2)
    assert [message.text for message in server.chats.messages(manager)] == ["a"]
    assert [call.status for call in server.chats.journal.of("sendMessage")] == [None]


async def test_lost_updates_come_again(bot: Bot, server: BotApiServer) -> None:
    """Updates whose answer was lost were not confirmed, so the next poll has them."""
    server.person("hr").posts("早")
    server.faults.lose_answer("getUpdates")
    with pytest.raises(NetworkError):
        await bot.get_updates(timeout=0)
    assert len(await bot.get_updates(timeout=0)) == 1


async def test_faults_can_be_taken_back(bot: Bot, manager: int, server: BotApiServer) -> None:
    """What still waits is forgotten by clear."""
    server.faults.fail("sendMessage", times=5)
    server.faults.clear()
    assert (await bot.send_message(manager, "a")).text == "a"


async def test_server_closes_while_calls_hang(manager: int) -> None:
    """Closing does not wait for a call that hangs, nor for a long poll."""
    async with BotApiServer() as server, Bot(server.token, base_url=f"{server.url}/bot") as bot:
        server.chats.started.add(manager)
        server.faults.lose_request("sendMessage", hang=True)
        with pytest.raises(TimedOut):
            await bot.send_message(manager, "a", read_timeout=0.1)
        with pytest.raises(TimedOut):
            await bot.get_updates(timeout=30, read_timeout=-29.9)
