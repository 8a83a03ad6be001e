"""Updates pushed to the bot, in place of its polling for them."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

import httpx

from bot.demo.errors import bad_request

if TYPE_CHECKING:
    from bot.demo.chats import Chats

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_POLL_SECONDS = 50.0
_RETRY_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that gets every update as JSON by POST; `secret` goes along in a header."""

    url: str
    secret: str

    @classmethod
    def at(cls, url: str, *, secret: str) -> Self:
        """ApiError where the address is not on this machine."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https"):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if parts.hostname not in LOOPBACK:
            raise bad_request("bad webhook: Failed to resolve host: Name or service not known")
        return cls(url, secret)

    @property
    def headers(self) -> dict[str, str]:
        named = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        return {"Content-Type": "application/json", **named}


async def push_updates(chats: Chats) -> None:
    """Push the updates one by one while there is a webhook; one that is not answered with 2xx is sent again."""
    offset = 0
    async with httpx.AsyncClient(trust_env=False) as client:
        while True:
            webhook = await chats.webhook_set()
            for update in await chats.updates.poll(offset=offset, limit=1, seconds=_POLL_SECONDS):
                body = json.dumps(update.as_json)
                try:
                    answer = await client.post(webhook.url, content=body, headers=webhook.headers)
                    answer.raise_for_status()
                except httpx.HTTPError:
                    await asyncio.sleep(_RETRY_SECONDS)
                else:
                    offset = update.id + 1
                    chats.updates.confirm(offset)
