"""Updates of one chat one after the other, those of different chats side by side."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from telegram import Update

from bot.demo.clock import DemoClock
from bot.inbox import Inbox
from bot.ordering import ChatOrder
from storage.database import Database
from storage.migrating import migrate

AT_ONCE = 8


def update_of(update_id: int, chat: int) -> Update:
    sender = {"id": chat, "is_bot": False, "first_name": "A"}
    message = {
        "message_id": update_id,
        "date": 1_795_000_000,
        "chat": {"id": chat, "type": "private"},
        "from": sender,
        "text": "x",
    }
    return Update.de_json({"update_id": update_id, "message": message}, None)


@dataclass
class Desk:
    """An order with its inbox, and what was handled: `log` holds (update id, "begins" or "ends")."""

    inbox: Inbox
    order: ChatOrder
    log: list[tuple[int, str]] = field(default_factory=list)

    async def handles(self, updates: Sequence[Update], handle: Callable[[Update], Awaitable[None]]) -> None:
        """Keep the updates and hand them over as the application does: each as a task, in the order they came."""

        async def logged(update: Update) -> None:
            self.log.append((update.update_id, "begins"))
            await handle(update)
            self.log.append((update.update_id, "ends"))

        self.order.handle = logged
        await self.inbox.keep(updates)
        async with asyncio.TaskGroup() as tasks:
            for update in updates:
                tasks.create_task(self.order.process_update(update, logged(update)))


@pytest.fixture
async def desk(tmp_path: Path, clock: DemoClock) -> AsyncIterator[Desk]:
    database = Database(f"sqlite:///{tmp_path / 'dutybot.db'}")
    migrate(database.engine)
    inbox = Inbox(database, clock)
    yield Desk(inbox, ChatOrder(inbox))
    await inbox.close()
    database.close()


async def test_a_chat_is_handled_in_order_and_eight_chats_at_once(desk: Desk) -> None:
    """Each chat's updates run one by one as they came; across chats as many run at once as are allowed, no more."""
    random = Random(5)  # noqa: S311 - a seed repeats the same interleaving
    updates = [update_of(n, chat=random.randrange(1, 13)) for n in range(1, 121)]

    async def handle(_: Update) -> None:
        for _turn in range(random.randrange(1, 6)):
            await asyncio.sleep(0)

    await desk.handles(updates, handle)

    chats = {update.update_id: update.effective_chat.id for update in updates if update.effective_chat}
    by_chat = defaultdict(list)
    for update_id, step in desk.log:
        by_chat[chats[update_id]].append((update_id, step))
    for chat, steps in by_chat.items():
        came = [update_id for update_id in chats if chats[update_id] == chat]
        assert steps == [(update_id, step) for update_id in came for step in ("begins", "ends")]
    running, most = 0, 0
    for _, step in desk.log:
        running += 1 if step == "begins" else -1
        most = max(most, running)
    assert most == AT_ONCE


async def test_a_busy_chat_does_not_block_the_others(desk: Desk) -> None:
    """While one chat hangs with a long queue behind it, everything from other chats is handled."""
    busy, others = [update_of(n, chat=1) for n in range(1, 101)], [update_of(n, chat=n) for n in range(101, 131)]
    release, left = asyncio.Event(), {update.update_id for update in others}

    async def handle(update: Update) -> None:
        if update.update_id == busy[0].update_id:
            await release.wait()
        left.discard(update.update_id)
        if not left:
            release.set()

    async with asyncio.timeout(10):
        await desk.handles([*busy, *others], handle)
    ended = [update_id for update_id, step in desk.log if step == "ends"]
    assert sorted(ended[: len(others)]) == [update.update_id for update in others]
    assert ended[len(others) :] == [update.update_id for update in busy]


async def test_a_repeated_update_comes_before_the_later_ones_of_its_chat(desk: Desk) -> None:
    """What could not be finished is handled again first; other chats do not wait for it."""
    attempts = 0

    async def handle(update: Update) -> None:
        nonlocal attempts
        if update.update_id == 1:
            attempts += 1
            if attempts < 3:
                desk.order.repeat(update)

    await desk.handles([update_of(1, chat=1), update_of(2, chat=1), update_of(3, chat=2)], handle)
    assert [update_id for update_id, step in desk.log if step == "ends"] == [1, 3, 1, 1, 2]


async def test_an_update_delivered_twice_is_handled_once(desk: Desk) -> None:
    """Telegram, and a start after a kill, may hand over the same update again."""
    again = update_of(1, chat=1)

    async def handle(_: Update) -> None:
        await asyncio.sleep(0)

    await desk.handles([update_of(1, chat=1), again], handle)
    await desk.handles([again], handle)
    assert desk.log == [(1, "begins"), (1, "ends")]


async def test_a_handler_that_breaks_does_not_stop_its_chat(desk: Desk) -> None:
    """An error that nobody caught ends its own update only; the next of the chat is handled."""

    async def broken() -> None:
        raise RuntimeError("nobody caught me")

    await desk.inbox.keep([update_of(1, chat=1)])
    with pytest.raises(RuntimeError, match="nobody caught me"):
        await desk.order.process_update(update_of(1, chat=1), broken())

    async def handle(_: Update) -> None:
        await asyncio.sleep(0)

    await desk.handles([update_of(2, chat=1)], handle)
    assert desk.log == [(2, "begins"), (2, "ends")]
