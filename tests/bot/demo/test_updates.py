from __future__ import annotations

import asyncio
from collections.abc import Sequence

import httpx
import pytest
from telegram import Bot, Update
from telegram.error import Conflict

from bot.demo.errors import ApiError
from bot.demo.server import BotApiServer
from bot.demo.updates import FIRST_ID, UpdateQueue


def filled(*words: str) -> UpdateQueue:
    queue = UpdateQueue()
    for word in words:
        queue.put("message", {"text": word})
    return queue


_POLLS = [
    (0, 100, ["a", "b", "c"], ["a", "b", "c"]),
    (0, 2, ["a", "b"], ["a", "b", "c"]),
    (FIRST_ID + 1, 100, ["b", "c"], ["b", "c"]),
    (FIRST_ID + 3, 100, [], []),
    (-1, 100, ["c"], ["c"]),
    (-2, 1, ["b"], ["b", "c"]),
    (-9, 100, ["a", "b", "c"], ["a", "b", "c"]),
]


@pytest.mark.parametrize(("offset", "limit", "given", "kept"), _POLLS)
async def test_offset_confirms(offset: int, limit: int, given: list[str], kept: list[str]) -> None:
    """What is before the offset is forgotten, the rest stays until confirmed; a negative one counts from the end."""
    queue = filled("a", "b", "c")
    polled = await queue.poll(offset=offset, limit=limit, seconds=0)
    assert [update.body["text"] for update in polled] == given
    assert [update.body["text"] for update in queue.pending] == kept


async def test_poll_wakes_up() -> None:
    """A waiting poll gets the update at once when it comes."""
    queue = UpdateQueue()
    poll = asyncio.create_task(queue.poll(offset=0, limit=100, seconds=60))
    await asyncio.sleep(0)
    queue.put("message", {"text": "a"})
    async with asyncio.timeout(1):
        assert [update.id for update in await poll] == [FIRST_ID]


async def test_second_poll_ends_the_first() -> None:
    """Two polls at once are a conflict, which the earlier one is told."""
    queue = UpdateQueue()
    first = asyncio.create_task(queue.poll(offset=0, limit=100, seconds=60))
    await asyncio.sleep(0)
    assert await queue.poll(offset=0, limit=100, seconds=0) == []
    with pytest.raises(
        ApiError, match=r"^Conflict: terminated by other getUpdates request; make sure that only one bot"
    ):
        await first


@pytest.mark.parametrize(
    ("wanted", "kind", "is_queued"),
    [
        ([], "message", True),
        ([], "message_reaction", False),
        (["message"], "message", True),
        (["message"], "callback_query", False),
        (["message_reaction"], "message_reaction", True),
    ],
)
def test_kinds_of_update(wanted: list[str], kind: str, is_queued: bool) -> None:  # noqa: FBT001 - a column of the table
    """Only the kinds that the bot asked for are queued; without asking, the usual ones."""
    queue = UpdateQueue()
    queue.want(wanted)
    assert (queue.put(kind, {}) is not None) is is_queued


async def test_over_http(bot: Bot, server: BotApiServer) -> None:
    """python-telegram-bot gets the same updates until it confirms them, parsed into its own types."""
    message = server.person("manager-sales").posts("招聘 /status")

    async def poll(offset: int | None = None) -> Sequence[Update]:
        return await bot.get_updates(offset, timeout=0)

    (update,) = await poll()
    assert await poll() == (update,)
    assert update.message is not None
    assert update.message.from_user is not None
    assert (update.message.message_id, update.message.text) == (message.id, "招聘 /status")
    assert update.message.from_user.language_code == "zh-hans"
    assert [(e.type, e.offset, e.length) for e in update.message.entities] == [("bot_command", 3, 7)]
    assert await poll(update.update_id + 1) == ()
    assert await poll() == ()


async def test_two_pollers_over_http(bot: Bot, server: BotApiServer) -> None:
    """The bot that polled first is told 409."""
    first = asyncio.create_task(bot.get_updates(timeout=20))
    while not server.chats.updates.polls:  # noqa: ASYNC110 - a request on its way has no event of its own
        await asyncio.sleep(0.01)
    async with Bot(server.token, base_url=f"{server.url}/bot") as second:
        await second.get_updates(timeout=0)
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first


async def test_allowed_updates_are_remembered(bot: Bot, server: BotApiServer) -> None:
    """The kinds asked for once hold until others are asked for, and show in the webhook's information."""
    await bot.get_updates(timeout=0, allowed_updates=["callback_query"])
    await bot.get_updates(timeout=0)
    server.person("hr").posts("早")
    assert await bot.get_updates(timeout=0) == ()
    assert (await bot.get_webhook_info()).allowed_updates == ("callback_query",)


async def test_webhook_gets_the_updates(bot: Bot, server: BotApiServer) -> None:
    """Updates are pushed in order with the secret, again until they are taken; meanwhile polling is refused."""
    taken: list[tuple[str, bytes]] = []
    refusals = iter([500])

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = next(int(line.partition(":")[2]) for line in head.splitlines() if line.startswith("content-length"))
        taken.append((head, await reader.readexactly(length)))
        writer.write(f"HTTP/1.1 {next(refusals, 200)} x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".encode())
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(take, "127.0.0.1", 0) as receiver:
        port = receiver.sockets[0].getsockname()[1]
        await bot.set_webhook(f"http://127.0.0.1:{port}/", secret_token="s3cret")  # noqa: S106 - made up
        with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
            await bot.get_updates(timeout=0)
        person = server.person("hr")
        person.posts("一")
        person.posts("二")
        async with asyncio.timeout(5):
            await server.chats.updates.until_drained()
        assert await bot.delete_webhook()
        person.posts("三")
        (polled,) = await bot.get_updates(timeout=0)
    assert [httpx.Response(200, content=body).json()["message"]["text"] for _, body in taken] == ["一", "一", "二"]
    assert (polled.update_id, polled.message.text if polled.message else "") == (FIRST_ID + 2, "三")
    assert all("x-telegram-bot-api-secret-token: s3cret" in head for head, _ in taken)
