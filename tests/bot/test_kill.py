"""Nothing is lost and nothing is kept twice, whenever the process dies."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from sqlmodel import col, select

from bot.demo.events import Posted
from bot.demo.messages import Message
from bot.demo.person import Person
from bot.demo.server import BotApiServer
from storage.database import Database
from storage.tables import Entry, InboxUpdate
from tests.operating import PATIENCE_SECONDS, Operator

FIGURES = 300
KILLS = 9
STARTING = 2
"""Which of three kills comes while the process starts; the other two come while it works."""
SEED = 20261123
REPORTED = {
    "hr": {"hr.recruitment_rate": "招聘达成率", "hr.work_saturation": "工作饱和度"},
    "admin": {"admin.licences_on_time": "证照按期办理率", "admin.network_uptime": "网络正常运营率"},
    "finance": {"finance.accounting_accuracy": "会计核算准确率", "finance.budget_realisation": "整体预算实现率"},
    "sales": {"sales.task_completion": "销售任务完成率", "sales.customer_churn": "客户流失率"},
    "public_relations": {"public_relations.publicity_plan_completion": "宣传计划完成率"},
    "customer_service": {"customer_service.complaint_resolution": "投诉处理率"},
    "procurement": {"procurement.quality_pass_rate": "采购质量达标率"},
    "production": {"production.morning_meeting_rate": "晨会召开率"},
    "technology": {"technology.after_sales_satisfaction": "售后服务满意度"},
    "network": {"network.maintenance_completion": "网络维护完成率"},
}
"""Targets whose latest figure counts, by position, as their managers call them."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A figure that a manager wrote; no two have the same value."""

    manager: Person
    target: str
    value: Decimal
    words: str


async def test_every_figure_is_kept_once_and_answered(database_url: str, tmp_path: Path) -> None:
    """300 figures of ten managers come in while the process is killed nine times, starting or in the midst of work."""
    random = Random(SEED)  # noqa: S311 - a seed makes the moments repeatable
    async with BotApiServer() as server:
        operator = Operator.of(tmp_path, server.url, database_url)
        operator.invites(*managers(server).values())
        figures = list(figures_to_send(server, random))
        *shares, last = (figures[n :: KILLS + 1] for n in range(KILLS + 1))
        for n, share in enumerate(shares):
            async with operator.running("run") as process:
                if n % 3 == STARTING:
                    write(share)
                    await asyncio.sleep(random.uniform(0.3, 1.5))
                else:
                    await until_at_work(server, share, random)
                process.kill()
        async with operator.running("run") as process:
            write(last)
            assert await unanswered(server, figures) == set()
            process.terminate()
            assert await process.wait() == 0, operator.said
    assert kept_in(database_url) == Counter((figure.target, figure.value) for figure in figures)
    assert unhandled_in(database_url) == []


def managers(server: BotApiServer) -> dict[str, Person]:
    """Those who report, by position."""
    return {position: server.person(f"manager-{position.replace('_', '-')}") for position in REPORTED}


def figures_to_send(server: BotApiServer, random: Random) -> Iterator[Sent]:
    named = [
        (manager, target, name)
        for position, manager in managers(server).items()
        for target, name in REPORTED[position].items()
    ]
    for n in range(FIGURES):
        manager, target, name = random.choice(named)
        value = 80 + n * Decimal("0.05")
        yield Sent(manager, target, value, f"{name} {value}%")


def write(figures: Sequence[Sent]) -> None:
    for figure in figures:
        figure.manager.posts(figure.words)


async def until_at_work(server: BotApiServer, share: Sequence[Sent], random: Random) -> None:
    """Write the share in two parts, and wait until some of it has been answered and a little longer."""
    coming, half = answers(server), len(share) // 2
    write(share[:half])
    await several(coming, random.randrange(1, half))
    write(share[half:])
    await several(coming, random.randrange(1, half))
    await asyncio.sleep(random.uniform(0, 0.03))


def answers(server: BotApiServer) -> AsyncIterator[Message]:
    """What the bot says from now on."""
    events = server.chats.events.follow()
    return (event.message async for event in events if isinstance(event, Posted) and event.message.sender.is_bot)


async def several(coming: AsyncIterator[Message], count: int) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        for _ in range(count):
            await anext(coming)


async def unanswered(server: BotApiServer, figures: Sequence[Sent]) -> set[str]:
    """The words to which no answer shows the figure in its first line, when there are none or patience has ended."""
    waiting = {(figure.manager.chat.id, f"{figure.value.normalize():f}%"): figure.words for figure in figures}
    coming = answers(server)
    said = {message for figure in figures for message in figure.manager.messages if message.sender.is_bot}
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                for message in said:
                    for word in message.text.partition("\n")[0].split():
                        waiting.pop((message.chat.id, word), None)
                if not waiting:
                    break
                said = {await anext(coming)}
    return set(waiting.values())


def kept_in(database_url: str) -> Counter[tuple[str, Decimal | None]]:
    database = Database(database_url)
    kept = database.run_now(lambda session: session.exec(select(Entry)).all())
    database.close()
    return Counter((entry.target, entry.value) for entry in kept)


def unhandled_in(database_url: str) -> list[int]:
    database = Database(database_url)
    waiting = database.run_now(
        lambda session: session.exec(select(InboxUpdate.update_id).where(col(InboxUpdate.handled_at).is_(None))).all()
    )
    database.close()
    return list(waiting)
