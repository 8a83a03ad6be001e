"""Processes: how soon they are there, and how much memory they take."""

import asyncio
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from bot.demo.server import BotApiServer
from tests.bench.measuring import MS, Measured, medians, medians_of, seconds
from tests.operating import COMMAND, Operator, until

REPEATS = 9
REPORTS = 200


def help_text() -> Measured:
    """`dutybot --help`, from the shell to the shell."""
    figure, baseline = medians(
        partial(seconds, partial(run, COMMAND, "--help")), partial(seconds, bare_python), repeats=REPEATS
    )
    return Measured(what="dutybot --help", figure=figure * MS, unit="ms", baseline=baseline * MS)


def bare_python() -> None:
    run(sys.executable, "-c", "pass")


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own commands


def first_poll() -> Measured:
    """`dutybot run` on a database that is there already, to its first getUpdates."""
    return asyncio.run(_first_poll())


async def _first_poll() -> Measured:
    rounds = []
    with tempfile.TemporaryDirectory(prefix="dutybot-bench-") as folder:
        async with BotApiServer() as server:
            operator = Operator.of(Path(folder), server.url)
            for _ in range(REPEATS + 1):
                begun, polls = time.monotonic(), len(server.chats.journal.of("getUpdates"))
                async with operator.running("run"):
                    await until(partial(polled_more_often, server, polls))
                taken = server.chats.journal.of("getUpdates")[polls].started - begun
                rounds.append((taken, seconds(bare_python)))
    figure, baseline = medians_of(rounds[1:])
    return Measured(what="dutybot run, to its first poll", figure=figure * MS, unit="ms", baseline=baseline * MS)


def polled_more_often(server: BotApiServer, polls: int) -> bool:
    return len(server.chats.journal.of("getUpdates")) > polls


def memory() -> Measured:
    """The most memory that `dutybot run` had resident, after it has answered many reports."""
    return asyncio.run(_memory())


async def _memory() -> Measured:
    with tempfile.TemporaryDirectory(prefix="dutybot-bench-") as folder:
        async with BotApiServer() as server:
            operator, manager = Operator.of(Path(folder), server.url), server.person("manager-hr")
            operator.invites(manager)
            async with operator.running("run") as process:
                for _ in range(REPORTS):
                    manager.posts("招聘达成率92%")
                await until(lambda: len(server.chats.journal.of("sendMessage")) >= REPORTS)
                figure = peak_megabytes(process.pid)
    return Measured(what=f"dutybot run, peak memory after {REPORTS} reports", figure=figure, unit="MB")


def peak_megabytes(pid: int) -> float:
    """VmHWM of Linux's proc(5): the peak resident set size, in kB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(kilobytes) / 1024
