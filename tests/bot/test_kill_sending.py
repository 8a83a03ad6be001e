"""Nobody is left out and nobody gets a message twice, whenever a sender dies."""

import asyncio
import logging
import os
import signal
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import count
from random import Random

import pytest
from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.demo.personas import Persona
from bot.demo.server import BotApiServer
from catalog.clock import system_clock
from storage import campaigns, deliveries, people
from storage.campaigns import Content, Recipient
from storage.database import Database
from storage.migrating import migrate
from storage.tables import CampaignKind, Delivery, DeliveryState, Role
from tests.nursery import HURRY, Nursery, nursery
from tests.operating import until

_LOG = logging.getLogger(__name__)

KILLS = {"sqlite": 150, "postgresql": 60}
PEOPLE = 100
SEED = 20261129
STARTING = 3
"""One of so many kills comes while the sender starts or waits; the others come while something is sent."""
PATIENCE_WITH_ONE_SECONDS = 2.0
_STRANGER = 720_000_000

_WAITING = select(func.count()).where(col(Delivery.state).in_(deliveries.WAITING))

CROWD = [
    Persona(_STRANGER + number, f"Manager {number}", "zh-hans", "经理", "Manager", "manager", f"p{number}")
    for number in range(PEOPLE)
]


@dataclass(slots=True)
class Company:
    """Its people, all of whom opened the chat, and the campaigns posted to them."""

    database: Database
    server: BotApiServer
    recipients: Sequence[tuple[int, int]]
    """Person and chat."""

    def post(self, number: int) -> None:
        """Post one more campaign to everybody; each gets words of their own, never the same twice."""
        everybody = [
            Recipient(person_id=person, chat_id=chat, content=Content(html=f"{number}/{person}"))
            for person, chat in self.recipients
        ]
        self.database.run_now(
            partial(
                campaigns.post,
                kind=CampaignKind.BROADCAST,
                key=f"test:{number}",
                recipients=everybody,
                at=system_clock(),
            )
        )

    def ledger(self) -> dict[tuple[int, str], DeliveryState]:
        """What became of each message, by its chat and words."""
        rows = self.database.run_now(lambda session: session.exec(select(Delivery)).all())
        return {(row.chat_id, str(row.content["html"])): DeliveryState(row.state) for row in rows}

    def waiting(self) -> int:
        return self.database.run_now(lambda session: session.exec(_WAITING).one())

    async def sends(self, more: int) -> None:
        """Wait until so many more messages have come, or patience with this sender has ended."""
        calls = self.server.chats.journal.calls
        enough = len(calls) + more
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_WITH_ONE_SECONDS):
                while len(calls) < enough:  # noqa: ASYNC110 - the journal tells nobody
                    await asyncio.sleep(0.002)

    def received(self) -> Counter[tuple[int, str]]:
        """How often each message is in its chat."""
        return Counter(
            (chat, message.text) for _, chat in self.recipients for message in self.server.chats.messages(chat)
        )


@pytest.mark.parametrize("senders", [1, 2])
async def test_nobody_is_left_out_and_nobody_gets_it_twice(database_url: str, senders: int) -> None:
    """One sender after the other, and two at a time, each killed at a random moment of its start or its work."""
    random = Random(SEED + senders)  # noqa: S311 - a seed makes the moments repeatable
    async with BotApiServer(personas=CROWD) as server, nursery(database_url, server.url) as begun:
        company = open_company(database_url, server)
        numbers = count(1)
        kills = KILLS[company.database.engine.dialect.name] // 2

        async def keep_dying() -> int:
            died = 0
            while died < kills / senders:
                if company.waiting() < PEOPLE:
                    company.post(next(numbers))
                number = await begun.begin()
                if died % STARTING == 0:
                    await asyncio.sleep(random.uniform(0, 0.3))
                else:
                    await company.sends(random.randrange(1, 8))
                    await asyncio.sleep(random.uniform(0, 0.03))
                os.kill(number, signal.SIGKILL)
                died += 1
            return died

        died = sum(await asyncio.gather(*(keep_dying() for _ in range(senders))))
        await finish(company, begun)
        ledger, received = company.ledger(), company.received()
        company.database.close()
    assert died >= kills
    states = Counter(ledger.values())
    assert set(states) <= {DeliveryState.SENT, DeliveryState.UNKNOWN}
    assert [words for words, times in received.items() if times > 1] == []
    assert [words for words, state in ledger.items() if state is DeliveryState.SENT and words not in received] == []
    assert received.keys() <= ledger.keys()
    assert states[DeliveryState.UNKNOWN] <= died * HURRY.in_flight
    came = sum(state is DeliveryState.UNKNOWN and words in received for words, state in ledger.items())
    _LOG.info("%s kills: %s; of those unknown, %s arrived", died, dict(states), came)


async def finish(company: Company, begun: Nursery) -> None:
    """Let a last sender send what is left, and stop it as a supervisor does."""
    number = await begun.begin()
    await until(lambda: not company.waiting())
    os.kill(number, signal.SIGTERM)


def open_company(database_url: str, server: BotApiServer) -> Company:
    database = Database(database_url)
    migrate(database.engine)
    server.chats.started.update(persona.user_id for persona in CROWD)
    return Company(database, server, database.run_now(join_all))


def join_all(session: Session) -> list[tuple[int, int]]:
    join = partial(people.join, session, role=Role.MANAGER, language="zh", at=system_clock(), today=date(2026, 1, 1))
    joined = [join(telegram_id=one.user_id, name=one.first_name, positions=[one.position or ""]) for one in CROWD]
    return [(member.id, member.telegram_id) for member in joined]
