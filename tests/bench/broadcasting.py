"""A broadcast to a large company: how long it takes, and how long managers wait for their answers meanwhile."""

import asyncio
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from sqlmodel import Session

from bot.application import Dutybot
from bot.sending import Pace
from catalog.clock import system_clock
from storage import campaigns, deliveries, people
from storage.campaigns import Content, Recipient
from storage.deliveries import Counts
from storage.tables import CampaignKind, DeliveryState, Role
from tests.bench.measuring import MS, Measured
from tests.bench.offline import OfflineTelegram
from tests.bench.reporting import SENDER, WORDS, dutybot, forget_reports

RECIPIENTS = 1_000
MESSAGES = 60
BETWEEN_S = 0.3
_FIRST = 720_000_000
_CONTENT = Content(html="明天 9 点停电，请提前保存。")


def broadcast() -> list[Measured]:
    """To 1,000 people, against the pace that Telegram is given; a report meanwhile, against one before and after."""
    return asyncio.run(measure_broadcast())


async def measure_broadcast() -> list[Measured]:
    with tempfile.TemporaryDirectory(prefix="dutybot-bench-") as folder:
        telegram = OfflineTelegram()
        async with dutybot(Path(folder), telegram) as running:
            usual = await waits(running, telegram, MESSAGES)
            campaign_id = running.services.database.run_now(post)
            begun = time.perf_counter()
            running.sender.begin()
            sending = asyncio.create_task(until_sent(running, campaign_id))
            meanwhile: list[float] = []
            while not sending.done():
                meanwhile += await waits(running, telegram, 1)
            taken = await sending - begun
            usual += await waits(running, telegram, MESSAGES)
        if len(telegram.unasked) != RECIPIENTS or len(set(telegram.unasked)) != RECIPIENTS:
            raise RuntimeError(f"{len(telegram.unasked)} messages to {len(set(telegram.unasked))} chats")
    ideal = RECIPIENTS / Pace().per_second
    return [
        Measured(what=f"broadcast to {RECIPIENTS:,} people", figure=taken, unit="s", baseline=ideal),
        Measured(
            what="report during a broadcast", figure=median(meanwhile) * MS, unit="ms", baseline=median(usual) * MS
        ),
    ]


async def waits(running: Dutybot, telegram: OfflineTelegram, messages: int) -> list[float]:
    """How long a manager waits for each answer, who writes three times a second."""
    taken = []
    for _ in range(messages):
        forget_reports(running)
        await asyncio.sleep(BETWEEN_S)
        begun = time.perf_counter()
        answer = await telegram.converse(SENDER, WORDS)
        taken.append(time.perf_counter() - begun)
        if "✅" not in answer:
            raise RuntimeError(f"unexpected answer: {answer}")
    return taken


async def until_sent(running: Dutybot, campaign_id: int) -> float:
    """Wait until everybody was sent it; the time then."""
    while True:
        await asyncio.sleep(0.25)
        counts: Counts = await running.services.database.run(partial(deliveries.counts, campaign_id=campaign_id))
        if counts[DeliveryState.SENT] == RECIPIENTS:
            return time.perf_counter()


def post(session: Session) -> int:
    at = system_clock()
    members = [
        people.join(
            session,
            telegram_id=_FIRST + number,
            name=f"Manager {number}",
            language="zh",
            role=Role.MANAGER,
            positions=(),
            at=at,
            today=date(2026, 1, 1),
        )
        for number in range(RECIPIENTS)
    ]
    return campaigns.post(
        session,
        kind=CampaignKind.BROADCAST,
        key="bench",
        recipients=[Recipient(person_id=member.id, chat_id=member.telegram_id) for member in members],
        at=at,
        content=_CONTENT,
    )
