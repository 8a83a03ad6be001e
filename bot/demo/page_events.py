"""What the page is told as it happens: server-sent events, each a JSON object with its `kind`.

ready                       the stream is open; the page fetches its chat now
posted, edited              `message`
deleted                     `chat_id`, `message_id`
notice                      `chat_id`, `text`, `alert`
acting                      `chat_id`, `action`
chat                        `chat_id` or null for all: fetch it again
clock                       `now`, `is_moved`, `zone`
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from zoneinfo import ZoneInfo

from bot.demo.chats import Chats
from bot.demo.clock import DemoClock
from bot.demo.events import Acting, ChatChanged, ClockMoved, Deleted, Edited, Event, Notice, Posted
from bot.demo.messages import Document, Message, Photo, Sticker, Voice
from bot.demo.wire import Json, JsonObject


async def stream(chats: Chats, zone: ZoneInfo) -> AsyncIterator[str]:
    """Every event of every private chat, until the server closes."""
    events = chats.events.follow()
    yield _line({"kind": "ready"})
    async for event in events:
        yield _line(event_json(event, chats.clock, zone))


def event_json(event: Event, clock: DemoClock, zone: ZoneInfo) -> JsonObject:  # noqa: PLR0911 - one case a kind
    match event:
        case Posted(message):
            return {"kind": "posted", "message": message_json(message)}
        case Edited(message):
            return {"kind": "edited", "message": message_json(message)}
        case Deleted(chat_id, message_id):
            return {"kind": "deleted", "chat_id": chat_id, "message_id": message_id}
        case Notice(chat_id, _, text, alert):
            return {"kind": "notice", "chat_id": chat_id, "text": text, "alert": alert}
        case Acting(chat_id, action):
            return {"kind": "acting", "chat_id": chat_id, "action": action}
        case ChatChanged(chat_id):
            return {"kind": "chat", "chat_id": chat_id}
        case ClockMoved():
            return {"kind": "clock", **clock_json(clock, zone)}


def clock_json(clock: DemoClock, zone: ZoneInfo) -> JsonObject:
    return {"now": clock().isoformat(), "is_moved": clock.is_moved, "zone": zone.key}


def message_json(message: Message) -> JsonObject:
    """The message as the Bot API shows it, and what only a messenger sees: reaction and file."""
    return {**message.as_json, "reaction": message.reaction, "file": _file_json(message)}


def _file_json(message: Message) -> Json:
    match message.content:
        case Photo(file) | Document(file) | Voice(file) | Sticker(file):
            return {"url": f"/api/files/{file.path}", "name": file.name, "size": len(file.data)}
        case _:
            return None


def _line(body: JsonObject) -> str:
    return f"data: {json.dumps(body)}\n\n"
