"""What an operator may set, by environment variables or a `.env` file, each with its meaning."""

import ipaddress
import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from catalog.errors import Refusal

TELEGRAM = "https://api.telegram.org"
PREFIX = "DUTYBOT_"

_TELEGRAM_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{30,64}")
_ANY_TOKEN = re.compile(r"[A-Za-z0-9:_-]{1,256}")


class SettingsError(Refusal):
    """Settings are missing, malformed or unsafe; the message is one line that says what to do."""


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is no time zone; write one such as Asia/Shanghai") from None
    return name


def _database_address(url: str) -> str:
    try:
        address = make_url(url)
    except ArgumentError:
        address = None
    is_file = address is not None and address.drivername == "sqlite" and address.database not in (None, "", ":memory:")
    if address is None or not (is_file or address.drivername in ("postgresql", "postgres", "postgresql+psycopg")):
        raise ValueError("write sqlite:///file.db or postgresql://user:password@host/database")
    return url


def _server_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("write an address such as https://host:8081")
    if parts.scheme == "http" and not _is_near(parts.hostname):
        raise ValueError(
            "plain http would show the token to everyone on the way; use https, or a server in your own network"
        )
    return url.rstrip("/")


def _is_near(host: str) -> bool:
    """Whether the host is this machine or in a private network, by address or by a name without dots."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith((".local", ".internal", ".localhost"))
    return address.is_private or address.is_loopback


def _proxy_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https", "socks5", "socks5h") or not parts.hostname:
        raise ValueError("write http://host:port or socks5://host:port")
    return url


class Settings(BaseSettings):
    """Every setting of Dutybot. The README lists them; a test keeps that list true."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    token: SecretStr | None = Field(
        default=None, description="The bot's token, from @BotFather. Needed by `dutybot run`."
    )
    database_url: Annotated[str, AfterValidator(_database_address)] = Field(
        default="sqlite:///dutybot.db",
        description="Where everything is kept: a SQLite file or `postgresql://user:password@host/database`.",
    )
    api_url: Annotated[str, AfterValidator(_server_address)] = Field(
        default=TELEGRAM, description="Another Bot API server, without `/bot`."
    )
    api_file_url: Annotated[str, AfterValidator(_server_address)] | None = Field(
        default=None, description="Its files, without `/bot`; empty: `/file` below the address above."
    )
    proxy: Annotated[str, AfterValidator(_proxy_address)] | None = Field(
        default=None, description="A proxy for every connection to Telegram: `http://…` or `socks5://…`."
    )
    calendar: Path | None = Field(
        default=None, description="A TOML file of holidays and make-up days that overrides China's calendar."
    )
    catalog: Path | None = Field(
        default=None, description="A directory with the company's own position files; empty: the ten that come along."
    )
    time_zone: Annotated[str, AfterValidator(_known_zone)] = Field(
        default="Asia/Shanghai",
        description="The company's time zone: its days begin and deadlines end at midnight there.",
    )
    language: Literal["zh", "en"] = Field(
        default="zh", description="The language of those whose own is not known: `zh` or `en`."
    )
    invitation_days: Annotated[int, Field(ge=1, le=90)] = Field(
        default=7, description="Days for which an invitation code is good."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO", description="How much is logged.")

    @model_validator(mode="after")
    def _token_fits_its_server(self) -> "Settings":
        if self.token is None:
            return self
        shape = _TELEGRAM_TOKEN if self.api_url == TELEGRAM else _ANY_TOKEN
        if not shape.fullmatch(self.token.get_secret_value()):
            raise ValueError(
                "DUTYBOT_TOKEN is not a bot token; copy the whole of what @BotFather wrote, such as 123456:ABC…"
            )
        return self

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def base_url(self) -> str:
        """The Bot API's address as the client library wants it: the token follows."""
        return f"{self.api_url.removesuffix('/bot')}/bot"

    @property
    def base_file_url(self) -> str:
        files = self.api_file_url or f"{self.api_url.removesuffix('/bot')}/file"
        return f"{files.removesuffix('/bot')}/bot"


def load_settings() -> Settings:
    """Read the settings; SettingsError with one line where one is wrong."""
    try:
        return Settings()
    except UnicodeDecodeError:
        raise SettingsError("the file .env is not UTF-8; save it as UTF-8") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper() if first["loc"] else ""
        reason = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{name}: {reason}" if name else reason) from None


def needed_token(settings: Settings) -> str:
    """The token; SettingsError where none is set."""
    if settings.token is None or not settings.token.get_secret_value():
        raise SettingsError("DUTYBOT_TOKEN is not set; write the token that @BotFather gave you, or try `dutybot demo`")
    return settings.token.get_secret_value()
