"""Only this machine may talk to the demo, and no page of another site may do so through its browser."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.demo.webhook import LOOPBACK


class LoopbackOnly:
    """Refuses a request for another host name (DNS rebinding) and one that a page of another origin makes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or is_from_here(Headers(scope=scope)):
            await self.app(scope, receive, send)
        else:
            await PlainTextResponse("Only for this machine.", status_code=403)(scope, receive, send)


def is_from_here(headers: Headers) -> bool:
    host = headers.get("host", "")
    if urlsplit(f"//{host}").hostname not in LOOPBACK:
        return False
    if headers.get("sec-fetch-site", "none") == "cross-site" and headers.get("sec-fetch-mode") != "navigate":
        return False
    origin = headers.get("origin")
    return origin is None or origin == f"http://{host}"
