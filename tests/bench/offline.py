"""Telegram without a network: updates come from a queue, every other call is answered at once."""

import asyncio
import json
import time
from itertools import count
from typing import Any

from telegram.request import BaseRequest, RequestData

BOT = {"id": 700000000, "is_bot": True, "first_name": "Dutybot", "username": "dutybot_bench_bot"}
TOKEN = "700000000:loopback-only-not-a-secret"  # noqa: S105 - good for nothing
_POLL_S = 10
_FAR_AWAY_S = 0.1
"""So long Telegram takes for what is sent to many: several messages are on their way at once."""


class OfflineTelegram(BaseRequest):
    """Answers `getMe`, `getUpdates` and what sends as Telegram would, and everything else with true."""

    def __init__(self) -> None:
        self._arrived: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._sent: asyncio.Queue[str] = asyncio.Queue()
        self._ids = count(1)
        self._talking = set[int]()
        self.unasked: list[int] = []
        """The chats that got something without having written, in order."""

    async def converse(self, sender: int, text: str) -> str:
        """What the bot answers to a message of `sender` in the private chat."""
        number = next(self._ids)
        self._talking.add(sender)
        person = {"id": sender, "is_bot": False, "first_name": "Bench", "language_code": "zh-hans"}
        chat = {"id": sender, "type": "private", "first_name": "Bench"}
        message = {"message_id": number, "date": int(time.time()), "chat": chat, "from": person, "text": text}
        self._arrived.put_nowait({"update_id": number, "message": message})
        return await self._sent.get()

    async def tap(self, sender: int, data: str) -> str:
        """What the bot sends after a tap on a button with this data."""
        number = next(self._ids)
        person = {"id": sender, "is_bot": False, "first_name": "Bench", "language_code": "zh-hans"}
        tapped = {"id": str(number), "from": person, "chat_instance": "1", "data": data}
        message = {"message_id": number, "date": 0, "chat": {"id": sender, "type": "private", "first_name": "Bench"}}
        self._arrived.put_nowait({"update_id": number, "callback_query": {**tapped, "message": message}})
        return await self._sent.get()

    @property
    def read_timeout(self) -> float:
        return _POLL_S

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 - the library's signature
        request_data: RequestData | None = None,
        *timeouts: object,  # noqa: ARG002
        **named_timeouts: object,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        parameters = request_data.parameters if request_data else {}
        result = await self._result(url.rpartition("/")[2], parameters)
        return 200, json.dumps({"ok": True, "result": result}).encode()

    async def _result(self, method: str, parameters: dict[str, Any]) -> object:
        match method:
            case "getMe":
                return BOT
            case "getUpdates":
                return await self._poll(parameters.get("timeout", 0))
            case "sendMessage" | "sendPhoto":
                await self._take(parameters["chat_id"], parameters.get("text") or parameters["caption"])
                chat = {"id": parameters["chat_id"], "type": "private", "first_name": "Bench"}
                return {"message_id": next(self._ids), "date": int(time.time()), "chat": chat, "text": "…"}
            case _:
                return True

    async def _take(self, chat_id: int, text: str) -> None:
        if chat_id in self._talking:
            self._sent.put_nowait(text)
            return
        self.unasked.append(chat_id)
        await asyncio.sleep(_FAR_AWAY_S)

    async def _poll(self, seconds: float) -> list[dict[str, Any]]:
        try:
            async with asyncio.timeout(seconds):
                return [await self._arrived.get()]
        except TimeoutError:
            return []
