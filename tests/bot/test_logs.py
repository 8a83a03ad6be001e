"""The token is nowhere in the log, whatever a library or an error writes there."""

import logging
from pathlib import Path

import pytest

from bot.demo.errors import ApiError
from bot.demo.server import TOKEN, BotApiServer
from bot.logs import RedactingFormatter
from tests.line import Line, State
from tests.operating import Operator, until

FOREIGN = "123456789:AAExampleExampleExampleExampleExample"
"""Shaped like Telegram's tokens; not the process's own."""


def logged(message: str, *arguments: object, error: BaseException | None = None) -> str:
    """The line, and what follows it, of a record."""
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("x", logging.INFO, "x.py", 1, message, arguments, info)
    return RedactingFormatter(TOKEN).format(record).partition(": ")[2]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            f"POST https://api.telegram.org/bot{FOREIGN}/getMe",
            "POST https://api.telegram.org/bot123456789:<token>/getMe",
        ),
        (f"GET /file/bot{FOREIGN.replace(':', '%3A')}/a.jpg", "GET /file/bot123456789:<token>/a.jpg"),
        (f"token={FOREIGN!r}", "token='123456789:<token>'"),
        (f"POST http://127.0.0.1/bot{TOKEN}/getMe", "POST http://127.0.0.1/bot<token>/getMe"),
        (f"GET /file/bot{TOKEN.replace(':', '%3A')}/a.jpg", "GET /file/bot<token>/a.jpg"),
        (f"GET /file/bot{TOKEN.replace(':', '%3a')}/a.jpg", "GET /file/bot<token>/a.jpg"),
        ("at 12:30:00 the ratio was 3:1", "at 12:30:00 the ratio was 3:1"),
    ],
)
def test_tokens_are_blotted_out(message: str, expected: str) -> None:
    """Telegram's own shape of token, and the one in use whatever its shape; nothing else."""
    assert logged(message) == expected
    assert logged("%s", message) == expected


def test_tokens_in_tracebacks_are_blotted_out() -> None:
    """An error's message, its cause and the frames between are part of the line."""
    error = ConnectionError(f"https://api.telegram.org/bot{FOREIGN}/getMe")
    error.__cause__ = ValueError(TOKEN)
    text = logged("failed", error=error)
    assert "ConnectionError: https://api.telegram.org/bot123456789:<token>/getMe" in text
    assert "ValueError: <token>" in text
    assert TOKEN not in text


async def test_the_token_is_nowhere_in_the_log(tmp_path: Path) -> None:
    """At DEBUG, through a start, answers, an absence of Telegram, a refusal and a stop."""
    async with BotApiServer() as server, Line(server.url, state=State.CUT) as line:
        operator = Operator.of(tmp_path, line.url)
        operator.settings["DUTYBOT_LOG_LEVEL"] = "DEBUG"
        stranger = server.person("stranger")
        async with operator.running("run") as process:
            await operator.hears("Telegram cannot be reached")
            await line.become(State.OPEN)
            server.faults.refuse("sendMessage", ApiError(400, "Bad Request: no"))
            stranger.posts("hello")
            await until(lambda: bool(server.chats.journal.of("sendMessage")))
            await line.become(State.CUT)
            await operator.hears("no updates, asking again")
            process.terminate()
            await process.wait()
    assert "DEBUG telegram" in operator.said
    assert "Traceback" in operator.said
    for secret in (TOKEN, TOKEN.replace(":", "%3A"), TOKEN.partition(":")[2]):
        assert secret not in operator.said
