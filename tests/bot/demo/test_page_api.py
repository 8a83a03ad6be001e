from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import httpx
import pytest
from telegram import Bot, ReplyKeyboardMarkup

from bot.demo.person import PIXEL
from bot.demo.server import COMPANY_ZONE, BotApiServer


@pytest.fixture
async def page(server: BotApiServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url, trust_env=False) as client:
        yield client


async def test_page_is_served_whole_and_from_here_alone(page: httpx.AsyncClient) -> None:
    """One HTML, one CSS, one JS file; the browser may load nothing from anywhere else."""
    for address, kind in [("/", "text/html"), ("/page/style.css", "text/css"), ("/page/app.js", "text/javascript")]:
        answer = await page.get(address)
        assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, kind)
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert (await page.get("/page/../page_api.py")).status_code == 404


async def test_personas(page: httpx.AsyncClient) -> None:
    """Ten managers, a director, HR, an administrator and a stranger, each with an address of their own."""
    personas = (await page.get("/api/demo")).json()["personas"]
    assert [persona["role"] for persona in personas] == ["manager"] * 10 + ["director", "hr", "admin", "stranger"]
    assert len({persona["slug"] for persona in personas}) == len(personas)


async def test_chat_shows_what_a_messenger_shows(page: httpx.AsyncClient, bot: Bot, manager: int) -> None:
    """Messages, commands in the person's language, keyboard, pin and description come together."""
    await bot.set_my_commands([("targets", "我的指标")], language_code="zh")
    await bot.set_my_description("报数字")
    sent = await bot.send_message(manager, "<b>早</b>", "HTML", reply_markup=ReplyKeyboardMarkup([["指标"]]))
    await sent.pin()
    chat = (await page.get(f"/api/chats/{manager}")).json()
    assert [(m["text"], m["entities"]) for m in chat.pop("messages")] == [
        ("早", [{"type": "bold", "offset": 0, "length": 1}])
    ]
    assert chat == {
        "commands": [{"command": "targets", "description": "我的指标"}],
        "keyboard": {"keyboard": [["指标"]], "resize": False, "one_time": False, "persistent": False},
        "pinned": sent.message_id,
        "description": "报数字",
        "language_code": "zh-hans",
        "is_started": True,
        "is_blocked": False,
    }


async def test_what_a_person_does_reaches_the_bot(page: httpx.AsyncClient, bot: Bot, manager: int) -> None:
    """Saying, replying, editing and tapping queue the same updates as Telegram sends."""
    asked = await bot.send_message(manager, "?")
    chat = f"/api/chats/{manager}"
    said = (await page.post(f"{chat}/messages", data={"text": " 92 ", "reply_to": str(asked.message_id)})).json()
    await page.put(f"{chat}/messages/{said['message_id']}", data={"text": "93"})
    await page.post(f"{chat}/messages/{asked.message_id}/taps", json={"data": "yes"})
    message, edited, tapped = await bot.get_updates(timeout=0)
    assert message.message is not None
    assert message.message.reply_to_message is not None
    assert (message.message.text, message.message.reply_to_message.message_id) == ("92", asked.message_id)
    assert edited.edited_message is not None
    assert (edited.edited_message.text, edited.edited_message.message_id) == ("93", said["message_id"])
    assert tapped.callback_query is not None
    assert (tapped.callback_query.data, tapped.callback_query.message) == ("yes", asked)


@pytest.mark.parametrize(("data", "kind"), [(PIXEL, "photo"), (b"a,b\n", "document")])
async def test_files(page: httpx.AsyncClient, manager: int, data: bytes, kind: str) -> None:
    """A picture is sent as a photo and shown, anything else as a document and only downloaded."""
    files = {"file": ("报表.html", data, "text/html")}
    sent = (await page.post(f"/api/chats/{manager}/messages", data={"text": "看"}, files=files)).json()
    answer = await page.get(sent["file"]["url"])
    assert (kind in sent, sent["caption"], answer.content) == (True, "看", data)
    assert answer.headers.get("content-disposition") == (None if kind == "photo" else "attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_language_and_block(page: httpx.AsyncClient, server: BotApiServer, bot: Bot, manager: int) -> None:
    """Everyone's messenger changes, and whoever has written says so, once; blocking tells the bot."""
    assert (await page.put("/api/language", json={"language": "fr"})).status_code == 400
    await page.post(f"/api/chats/{manager}/messages", data={"text": "在"})
    await page.put("/api/language", json={"language": "en"})
    await page.put("/api/language", json={"language": "en"})
    await page.put(f"/api/chats/{manager}/block")
    await page.delete(f"/api/chats/{manager}/block")
    _, said, blocked, unblocked = await bot.get_updates(timeout=0)
    assert said.message is not None
    assert said.message.text == "/language en"
    assert blocked.my_chat_member is not None
    assert unblocked.my_chat_member is not None
    assert blocked.my_chat_member.from_user.language_code == "en"
    assert [u.my_chat_member.new_chat_member.status for u in (blocked, unblocked) if u.my_chat_member] == [
        "kicked",
        "member",
    ]
    assert manager not in server.chats.blocked


async def test_clock(page: httpx.AsyncClient, server: BotApiServer) -> None:
    """The date is set, moved by days, and reset; the bot's clock is the page's."""
    await page.put("/api/clock", json={"date": "2026-12-24"})
    moved = (await page.put("/api/clock", json={"days": 7})).json()
    assert datetime.fromisoformat(moved["now"]).astimezone(COMPANY_ZONE).date().isoformat() == "2026-12-31"
    assert server.clock().astimezone(COMPANY_ZONE).date().isoformat() == "2026-12-31"
    assert (moved["is_moved"], moved["zone"]) == (True, "Asia/Shanghai")
    assert (await page.delete("/api/clock")).json()["is_moved"] is False


@pytest.mark.parametrize(
    ("verb", "address", "fields", "status", "sentence"),
    [
        ("GET", "/api/chats/5", {}, 404, "nobody has this id"),
        ("POST", "/api/chats/{chat}/messages", {"text": " "}, 400, "a message has 1 to 4096 characters"),
        ("POST", "/api/chats/{chat}/messages", {"text": "a" * 4097}, 400, "a message has 1 to 4096 characters"),
        ("PUT", "/api/chats/{chat}/messages/77", {"text": "a"}, 404, "no such message"),
        ("PUT", "/api/clock", {"date": "soon"}, 400, "not a date: YYYY-MM-DD"),
        ("PUT", "/api/clock", {"date": "2126-01-01"}, 400, "the clock goes from 2000 to 2099"),
        ("PUT", "/api/clock", {"days": "99999999999"}, 400, "the clock goes from 2000 to 2099"),
    ],
)
async def test_refusals(
    page: httpx.AsyncClient, manager: int, verb: str, address: str, fields: dict[str, str], status: int, sentence: str
) -> None:
    """What cannot be done is refused in a sentence that the page shows."""
    answer = await page.request(verb, address.replace("{chat}", str(manager)), data=fields)
    assert (answer.status_code, answer.json()["error"].removeprefix("Bad Request: ")) == (status, sentence)


async def test_messages_of_the_bot_are_its_own(page: httpx.AsyncClient, bot: Bot, manager: int) -> None:
    """A person cannot edit what the bot said."""
    sent = await bot.send_message(manager, "a")
    answer = await page.put(f"/api/chats/{manager}/messages/{sent.message_id}", data={"text": "b"})
    assert (answer.status_code, answer.json()["error"]) == (403, "only one's own messages can be edited")


async def test_events(page: httpx.AsyncClient, bot: Bot, server: BotApiServer, manager: int) -> None:
    """Everything that happens in a chat is told at once and in order."""
    async with page.stream("GET", "/api/events") as stream:
        events = _events(stream)
        assert await anext(events) == {"kind": "ready"}
        sent = await bot.send_message(manager, "a")
        await bot.edit_message_text("b", manager, sent.message_id)
        await bot.send_chat_action(manager, "typing")
        await page.post(f"/api/chats/{manager}/messages/{sent.message_id}/taps", data={"data": "x"})
        await bot.answer_callback_query(next(iter(server.chats.queries)), "好", show_alert=True)
        await sent.delete()
        await bot.set_my_commands([("a", "b")])
        await page.put("/api/clock", data={"days": "1"})
        async with asyncio.timeout(5):
            told = [await anext(events) for _ in range(7)]
    assert [event["kind"] for event in told] == ["posted", "edited", "acting", "notice", "deleted", "chat", "clock"]
    assert [told[0]["message"]["text"], told[1]["message"]["text"]] == ["a", "b"]
    assert told[3] == {"kind": "notice", "chat_id": manager, "text": "好", "alert": True}
    assert told[4] == {"kind": "deleted", "chat_id": manager, "message_id": sent.message_id}


async def _events(stream: httpx.Response) -> AsyncIterator[dict[str, Any]]:
    async for line in stream.aiter_lines():
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))
