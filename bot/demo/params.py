"""The parameters of a call, however they came: in the address, as a form, as a multipart form or as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.demo.errors import bad_request
from bot.demo.wire import Json, as_object


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    mime_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Params:
    """Values as strings, as a form has them; an object or array is JSON in a string."""

    values: Mapping[str, str]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.values.get(name, "")

    def has(self, name: str) -> bool:
        return bool(self.values.get(name))

    def integer(self, name: str, default: int = 0) -> int:
        """`default` where it is missing or no number, as the real server has it."""
        try:
            return int(self.values[name])
        except (KeyError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "1", "yes", "y")

    def json(self, name: str) -> Json:
        """The value read as JSON, None where it is missing; ApiError where it is none."""
        if not self.has(name):
            return None
        try:
            value: Json = json.loads(self.values[name])
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None
        return value


async def read_params(request: Request) -> Params:
    """Everything the request says; the body counts before the address."""
    values, uploads = dict(request.query_params), {}
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type == "application/json":
        values |= _from_json(await request.body())
    elif content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        async with request.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    mime_type = value.content_type or "application/octet-stream"
                    uploads[name] = Upload(value.filename or name, mime_type, await value.read())
                else:
                    values[name] = value
    return Params(values, uploads)


def _from_json(body: bytes) -> dict[str, str]:
    try:
        raw = as_object(json.loads(body))
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in raw.items()}
