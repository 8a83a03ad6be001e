from __future__ import annotations

import httpx
import pytest
from telegram import Bot

from bot.demo.person import PIXEL
from bot.demo.server import BotApiServer

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_BODIES: list[tuple[str, dict[str, str], str, bytes | None]] = [
    ("GET", {}, "?chat_id={chat}&text=a%20b", None),
    ("POST", _FORM, "", b"chat_id={chat}&text=a+b"),
    ("POST", {"Content-Type": "application/json"}, "", b'{"chat_id": {chat}, "text": "a b"}'),
    ("POST", _FORM, "?chat_id=1", b"chat_id={chat}&text=a+b"),
]


@pytest.fixture
async def client(server: BotApiServer) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=server.url, trust_env=False)


@pytest.mark.parametrize(("verb", "headers", "query", "body"), _BODIES)
async def test_every_way_to_pass_parameters(
    client: httpx.AsyncClient,
    manager: int,
    server: BotApiServer,
    verb: str,
    headers: dict[str, str],
    query: str,
    body: bytes | None,
) -> None:
    """Parameters come in the address, as a form or as JSON; the body wins."""
    content = body.replace(b"{chat}", str(manager).encode()) if body else None
    async with client:
        address = f"/bot{server.token}/sendMessage{query.replace('{chat}', str(manager))}"
        answer = await client.request(verb, address, content=content, headers=headers)
    assert (answer.status_code, answer.json()["ok"], answer.json()["result"]["text"]) == (200, True, "a b")


async def test_names_and_tokens_are_read_leniently(client: httpx.AsyncClient, server: BotApiServer) -> None:
    """The case of a method's name does not matter, nor whether the token's colon is percent-encoded."""
    encoded = server.token.replace(":", "%3A")
    file = server.chats.files.add(PIXEL, folder="photos", name="a.gif", mime_type="image/gif")
    async with client:
        assert (await client.get(f"/bot{encoded}/GETME")).json()["result"]["is_bot"] is True
        assert (await client.get(f"/file/bot{encoded}/{file.path}")).content == PIXEL


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("/bot{token}/flyToMoon", {"ok": False, "error_code": 404, "description": "Not Found"}),
        ("/bot1:a/getMe", {"ok": False, "error_code": 401, "description": "Unauthorized"}),
        ("/file/bot1:a/photos/file_0.gif", {"ok": False, "error_code": 401, "description": "Unauthorized"}),
        ("/file/bot{token}/photos/none.gif", {"ok": False, "error_code": 404, "description": "Not Found"}),
        (
            "/bot{token}/sendMessage?text=a",
            {"ok": False, "error_code": 400, "description": "Bad Request: chat_id is empty"},
        ),
        (
            "/bot{token}/sendMessage?text=a&chat_id={chat}&reply_markup=x",
            {"ok": False, "error_code": 400, "description": "Bad Request: can't parse reply markup JSON object"},
        ),
    ],
)
async def test_refusals_are_envelopes(
    client: httpx.AsyncClient, server: BotApiServer, manager: int, address: str, answer: dict[str, object]
) -> None:
    """A refusal has the same shape everywhere, and its code is the HTTP status too."""
    async with client:
        got = await client.get(address.replace("{token}", server.token).replace("{chat}", str(manager)))
    assert (got.status_code, got.json()) == (answer["error_code"], answer)


@pytest.mark.parametrize(
    ("headers", "is_let_in"),
    [
        ({}, True),
        ({"Host": "localhost:80"}, True),
        ({"Host": "[::1]:80"}, True),
        ({"Host": "evil.example"}, False),
        ({"Host": "127.0.0.1.evil.example"}, False),
        ({"Origin": "http://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Host": "localhost:80", "Origin": "http://localhost:80"}, True),
        ({"Host": "localhost:80", "Origin": "http://localhost:81"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, True),
    ],
)
async def test_only_this_machine_is_let_in(
    client: httpx.AsyncClient,
    server: BotApiServer,
    headers: dict[str, str],
    is_let_in: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """A foreign host name or the page of another site gets nothing; opening the page from a link is fine."""
    async with client:
        answer = await client.get(f"/bot{server.token}/getMe", headers=headers)
    assert answer.status_code == (200 if is_let_in else 403)


async def test_lone_surrogates_arrive(bot: Bot, server: BotApiServer) -> None:
    """Text that is no valid Unicode reaches the bot as it is, as it can from Telegram."""
    server.person("hr").posts("a\ud83d b")
    (update,) = await bot.get_updates(timeout=0)
    assert update.message is not None
    assert update.message.text == "a\ud83d b"
