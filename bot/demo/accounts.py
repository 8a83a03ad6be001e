"""Who talks, and where: users and chats, as the Bot API shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.demo.wire import JsonObject, present

ChatType: TypeAlias = Literal["private", "supergroup"]


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    id: int
    first_name: str
    is_bot: bool = False
    username: str | None = None
    language_code: str | None = None

    @property
    def as_json(self) -> JsonObject:
        return present(
            id=self.id,
            is_bot=self.is_bot,
            first_name=self.first_name,
            username=self.username,
            language_code=self.language_code,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A private chat has the id of its user; a group has a negative one and a title."""

    id: int
    type: ChatType
    title: str | None = None
    first_name: str | None = None

    @classmethod
    def with_user(cls, user: User) -> Chat:
        return cls(id=user.id, type="private", first_name=user.first_name)

    @property
    def is_private(self) -> bool:
        return self.type == "private"

    @property
    def as_json(self) -> JsonObject:
        return present(id=self.id, type=self.type, title=self.title, first_name=self.first_name)
