"""The bot and its people in one place: `await company.joined("manager-hr")` is a manager who can talk to it."""

import asyncio
from types import TracebackType
from typing import Self

from bot.application import Dutybot
from bot.demo.person import Person
from bot.demo.server import BotApiServer
from bot.running import shut_down, start
from bot.sending import Pace
from storage import people
from storage.people import Member
from storage.tables import Role

QUICK = Pace(per_second=500, chat_s=0, in_flight=4)
DIRECTOR_READS = ("sales", "production")


class Company:
    """A running bot, its server, and whoever writes to it."""

    def __init__(self, server: BotApiServer, dutybot: Dutybot) -> None:
        self.server, self.dutybot = server, dutybot
        self.services = dutybot.services
        self.clock = server.clock
        server.settled = self.settled
        dutybot.sender.pace = QUICK

    async def __aenter__(self) -> Self:
        await start(self.dutybot)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await shut_down(self.dutybot)

    async def settled(self) -> None:
        """Wait until every update has been fetched and handled, and everything begun for one is done."""
        async with asyncio.timeout(20):
            for update in list(self.server.chats.updates.pending):
                await self.server.chats.updates.until_confirmed(update.id)
            await self.dutybot.application.update_queue.join()
            await self.services.errands.settled()

    async def tick(self) -> None:
        """Let the bot look after what is due, as it does every half minute."""
        await self.dutybot.ticking.once()

    async def delivered(self) -> None:
        """Wait until everything is sent that is due."""
        async with asyncio.timeout(60):
            await self.dutybot.sender.drain()

    def person(self, slug: str) -> Person:
        """A persona at their messenger, whether or not they joined."""
        return self.server.person(slug)

    async def member(self, slug: str, *, language: str = "zh", role: Role | None = None) -> Member:
        """Make a persona a member, as an invitation would, with nothing said yet."""
        persona = self.server.chats.persona(slug)
        became = role or Role(persona.role)
        positions = (persona.position,) if persona.position else ()
        self.server.chats.started.add(persona.user_id)
        return await self.services.database.run(
            lambda session: people.join(
                session,
                telegram_id=persona.user_id,
                name=persona.first_name,
                language=language,
                role=became,
                positions=DIRECTOR_READS if became is Role.DIRECTOR else positions,
                at=self.services.clock(),
                today=self.services.day_of(self.services.clock()),
            )
        )

    async def joined(self, slug: str, *, language: str = "zh") -> Person:
        """A persona who is a member and can talk to the bot."""
        await self.member(slug, language=language)
        return self.person(slug)
