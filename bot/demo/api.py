"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

from __future__ import annotations

import asyncio
import hmac
import re

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.demo.chats import Chats
from bot.demo.errors import ApiError
from bot.demo.faults import Faults, Loss, Refusal
from bot.demo.journal import Call
from bot.demo.methods import METHODS
from bot.demo.methods.receiving import get_updates
from bot.demo.params import Params, read_params
from bot.demo.responses import json_response
from bot.demo.wire import Json, present

_NAMES = {name.lower(): name for name in (*METHODS, "getUpdates")}
_TOKEN = re.compile(r"\d+:[\w-]+")


class BotApi:
    def __init__(self, chats: Chats, faults: Faults, token: str) -> None:
        self.chats, self.faults, self.token = chats, faults, token

    @property
    def routes(self) -> list[Route]:
        return [
            Route("/bot{token}/{method}", self.answer, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.download, methods=["GET"]),
        ]

    async def answer(self, request: Request) -> Response:
        """Call a method; every answer is an envelope with `ok`."""
        if refusal := self._stranger(request.path_params["token"]):
            return _refused(refusal)
        method = _NAMES.get(request.path_params["method"].lower())
        if method is None:
            return _refused(ApiError(404, "Not Found"))
        try:
            params = await read_params(request)
        except ApiError as error:
            return _refused(error)
        call = self.chats.journal.begin(method, {**params.values, **{k: u.name for k, u in params.uploads.items()}})
        return await self._journalled(request, params, call)

    async def download(self, request: Request) -> Response:
        if refusal := self._stranger(request.path_params["token"]):
            return _refused(refusal)
        file = self.chats.files.by_path(request.path_params["path"])
        if file is None:
            return _refused(ApiError(404, "Not Found"))
        return Response(file.data, media_type="application/octet-stream")

    async def _journalled(self, request: Request, params: Params, call: Call) -> Response:
        fault = self.faults.take(call.method)
        try:
            if isinstance(fault, Refusal):
                raise fault.error
            if isinstance(fault, Loss) and not fault.done:
                return await self._lost(request, call, fault, None)
            result = await self._result(call.method, params)
        except ApiError as error:
            call.end(status=error.code, result=error.description)
            return _refused(error)
        except asyncio.CancelledError:
            call.end(status=None, result=None)
            raise
        if isinstance(fault, Loss):
            return await self._lost(request, call, fault, result)
        call.end(status=200, result=result)
        return json_response({"ok": True, "result": result})

    async def _result(self, method: str, params: Params) -> Json:
        if method == "getUpdates":
            return await get_updates(self.chats, params)
        return METHODS[method](self.chats, params)

    async def _lost(self, request: Request, call: Call, fault: Loss, result: Json) -> Response:
        call.end(status=None, result=result)
        if fault.hang:
            await _until_gone(request, self.faults.closing)
        return _Dropped()

    def _stranger(self, token: str) -> ApiError | None:
        """The refusal of a wrong token, None for the right one."""
        if hmac.compare_digest(token.encode(), self.token.encode()):
            return None
        return ApiError(401, "Unauthorized") if _TOKEN.fullmatch(token) else ApiError(404, "Not Found")


class _Dropped(Response):
    """An answer that breaks off before it has said anything: the server closes the connection over it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - the ASGI signature
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]})


async def _until_gone(request: Request, closing: asyncio.Event) -> None:
    """Wait until the caller has hung up, or the server closes."""

    async def gone() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    waits = {asyncio.create_task(gone()), asyncio.create_task(closing.wait())}
    _, pending = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()


def _refused(error: ApiError) -> Response:
    parameters = {"retry_after": error.retry_after} if error.retry_after else None
    body = present(ok=False, error_code=error.code, description=error.description, parameters=parameters)
    return json_response(body, error.code)
