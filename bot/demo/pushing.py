"""Updates pushed to the bot's webhook."""

from __future__ import annotations

import asyncio
import json

import httpx

from bot.demo.chats import Chats
from bot.demo.errors import ApiError
from bot.demo.updates import Update

_POLL_SECONDS = 50.0
_RETRY_SECONDS = 1.0


async def push_updates(chats: Chats) -> None:
    """Push the updates one by one while there is a webhook; one that is not answered with 2xx is sent again."""
    async with httpx.AsyncClient(trust_env=False) as client:
        while True:
            webhook = await chats.webhook_set()
            update = await _next_update(chats)
            if update is None or chats.webhook is not webhook:
                continue
            try:
                answer = await client.post(webhook.url, content=json.dumps(update.as_json), headers=webhook.headers)
                answer.raise_for_status()
            except httpx.HTTPError:
                await asyncio.sleep(_RETRY_SECONDS)
            else:
                chats.updates.confirm(update.id + 1)


async def _next_update(chats: Chats) -> Update | None:
    """The oldest update; None where none came for long, or where the bot has begun to poll for itself."""
    try:
        updates = await chats.updates.poll(offset=0, limit=1, seconds=_POLL_SECONDS)
    except ApiError:
        return None
    return updates[0] if updates else None
