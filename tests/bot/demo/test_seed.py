from pathlib import Path

from bot.application import build_services
from bot.demo.run import demo_settings
from bot.demo.seed import seed
from bot.demo.server import BotApiServer
from storage import colleagues
from storage.colleagues import Presence


async def test_people_of_every_kind(tmp_path: Path) -> None:
    """HR finds people who have not joined, cannot be reached, or were shut out; a second start adds nobody."""
    async with BotApiServer() as server:
        services = build_services(demo_settings(server.url, tmp_path / "demo.db"), server.clock)
        today = services.day_of(services.clock())
        for _ in range(2):
            await services.database.run(lambda session: seed(session, services, server.chats.personas.values()))
            everyone = await services.database.run(lambda session: colleagues.everyone(session, today=today))
            presences = [one.presence for one in everyone]
            assert {each: presences.count(each) for each in Presence} == {
                Presence.JOINED: 13,
                Presence.INVITED: 3,
                Presence.UNREACHABLE: 2,
                Presence.INACTIVE: 2,
            }
        services.database.close()
