"""`dutybot` as an operator runs it: a process of its own, set up by its environment, in a folder of its own."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bot.demo.person import Person
from bot.demo.server import TOKEN
from catalog.clock import system_clock
from storage import people
from storage.database import Database
from storage.migrating import migrate
from storage.tables import Role

COMMAND = str(Path(sys.executable).with_name("dutybot"))
PATIENCE_SECONDS = 60.0


async def until(holds: Callable[[], bool]) -> None:
    """Wait until it holds; TimeoutError where that takes too long."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not holds():  # noqa: ASYNC110 - another process tells nobody what it did
            await asyncio.sleep(0.05)


@dataclass(frozen=True, slots=True)
class Operator:
    """Runs commands in `folder`, with these settings and no others; `folder / "log"` is what they say."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path, api_url: str, database_url: str | None = None) -> "Operator":
        """One whose bot talks to the Bot API server at `api_url`; its database is a file in `folder` by default."""
        url = database_url or f"sqlite:///{folder / 'dutybot.db'}"
        return cls(folder, {"DUTYBOT_TOKEN": TOKEN, "DUTYBOT_API_URL": api_url, "DUTYBOT_DATABASE_URL": url})

    @property
    def database_url(self) -> str:
        return self.settings["DUTYBOT_DATABASE_URL"]

    def invites(self, *managers: Person) -> None:
        """Make managers members, each with the position of the persona, as if they had joined by a link."""
        database, now = Database(self.database_url), system_clock()
        migrate(database.engine)
        for persona in (manager.persona for manager in managers):
            if persona.position is None:
                raise ValueError(f"{persona.slug} is no manager")
            member = partial(people.join, telegram_id=persona.user_id, name=persona.first_name, role=Role.MANAGER)
            database.run_now(partial(member, language="zh", positions=[persona.position], at=now, today=now.date()))
        database.close()

    def calls(self, *arguments: str, words: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command to its end, `words` being its standard input."""
        return subprocess.run(  # noqa: S603 - our own command
            [COMMAND, *arguments],
            cwd=self.folder,
            env=self._environment,
            input=words,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE_SECONDS,
            check=False,
        )

    async def begins(self, *arguments: str) -> asyncio.subprocess.Process:
        """Start a command that goes on by itself."""
        with self.log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                COMMAND, *arguments, cwd=self.folder, env=self._environment, stdout=log, stderr=log
            )

    @asynccontextmanager
    async def running(self, *arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
        """`begins`, and killed at the end where it has not ended by then."""
        process = await self.begins(*arguments)
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()

    async def hears(self, words: str, *, times: int = 1) -> None:
        """Wait until the log holds these words so many times; AssertionError, with the log, where it never does."""
        try:
            await until(lambda: self.said.count(words) >= times)
        except TimeoutError:
            raise AssertionError(f"{words!r} was not said {times} times:\n{self.said}") from None

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def said(self) -> str:
        """Everything that the processes begun so far have logged."""
        return self.log.read_text(encoding="utf-8") if self.log.exists() else ""

    @property
    def _environment(self) -> dict[str, str]:
        return {name: value for name, value in os.environ.items() if not name.startswith("DUTYBOT_")} | self.settings
