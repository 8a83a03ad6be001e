"""A Bot API server for each test, and python-telegram-bot's own client to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from bot.demo.server import BotApiServer


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer() as server:
        yield server


@pytest.fixture
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    async with Bot(server.token, base_url=f"{server.url}/bot", base_file_url=f"{server.url}/file/bot") as bot:
        yield bot


@pytest.fixture
def manager(server: BotApiServer) -> int:
    """The id of a manager who has started the bot."""
    user_id = server.chats.persona("manager-sales").user_id
    server.chats.started.add(user_id)
    return user_id
