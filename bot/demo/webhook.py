"""The address that a bot has its updates pushed to, in place of polling for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from bot.demo.errors import bad_request

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


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
