"""The company's days: they begin, and deadlines end, at midnight in its own zone, whatever its clocks do."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.application import build, build_services
from bot.demo.clock import DemoClock
from bot.demo.server import TOKEN, BotApiServer
from bot.settings import Settings
from handlers.services import Services
from tests.talking import Company

DAY = timedelta(days=1)
# Clocks that change at two, at midnight itself, by half an hour, and never.
ZONES = ["Europe/Berlin", "America/New_York", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Shanghai"]
moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - strategies


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Services:
    database = tmp_path_factory.mktemp("days") / "dutybot.db"
    return build_services(Settings(database_url=f"sqlite:///{database}"), DemoClock())


@given(moments, st.sampled_from(ZONES))
def test_a_day_by_its_midnights(services: Services, moment: datetime, zone: str) -> None:
    """A moment is of the day whose midnight has passed there and whose next one has not."""
    found = replace(services, zone=ZoneInfo(zone)).day_of(moment)
    assert midnight(found, zone) <= moment < midnight(found + DAY, zone)


def midnight(day: date, zone: str) -> datetime:
    """When the day begins there; where its first hour is left out, when the clocks go on."""
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.fixture
async def in_berlin(tmp_path: Path, clock: DemoClock) -> AsyncIterator[Company]:
    """The bot of a company in a zone whose clocks go back on 25 October 2026."""
    async with BotApiServer(clock=clock) as server:
        settings = Settings(
            token=SecretStr(TOKEN),
            api_url=server.url,
            database_url=f"sqlite:///{tmp_path / 'dutybot.db'}",
            time_zone="Europe/Berlin",
        )
        async with Company(server, build(build_services(settings, clock), settings, TOKEN)) as company:
            yield company


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-10-25T22:59:30+00:00", "✅ 月度采购报告 · 按时完成"),
        ("2026-10-25T23:00:30+00:00", "☑️ 月度采购报告 · 逾期完成"),
    ],
)
async def test_a_deadline_ends_at_midnight(in_berlin: Company, moment: str, said: str) -> None:
    """On a day of 25 hours the last one still counts, and the first minute of the next day is late."""
    in_berlin.clock.move_to(datetime(2026, 10, 1, 12, tzinfo=UTC))
    manager = await in_berlin.joined("manager-procurement")
    in_berlin.clock.move_to(datetime.fromisoformat(moment))
    answer = await manager.says("今天提交了月度采购报告")
    assert answer.text.splitlines()[0] == said
