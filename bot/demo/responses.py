"""JSON answers."""

from __future__ import annotations

import json

from starlette.responses import Response

from bot.demo.wire import Json


def json_response(body: Json, status: int = 200) -> Response:
    # Escaped to ASCII, so that a lone surrogate in a message arrives as Telegram would send it.
    return Response(json.dumps(body), status_code=status, media_type="application/json")
