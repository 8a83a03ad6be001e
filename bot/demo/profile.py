"""What the bot says of itself: names and descriptions by language, commands by scope and language, menu buttons."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from bot.demo.accounts import Chat
from bot.demo.wire import Json, JsonObject

About: TypeAlias = Literal["name", "description", "short_description"]


class Command(NamedTuple):
    command: str
    description: str

    @property
    def as_json(self) -> JsonObject:
        return self._asdict()


class Scope(NamedTuple):
    """Whom a list of commands is for: `type` as in BotCommandScope, with a chat and a user where it names them."""

    type: str = "default"
    chat_id: int | None = None
    user_id: int | None = None


@dataclass(slots=True)
class BotProfile:
    commands: dict[tuple[Scope, str], tuple[Command, ...]] = field(default_factory=dict)
    about: dict[tuple[About, str], str] = field(default_factory=dict)
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)

    def shown_commands(self, chat: Chat, *, user_id: int, language: str) -> tuple[Command, ...]:
        """The commands in a user's menu: of the narrowest scope that has some, in their language before none."""
        for scope in _scopes(chat, user_id):
            for code in (language.partition("-")[0], ""):
                if found := self.commands.get((scope, code)):
                    return found
        return ()

    def shown_about(self, what: About, language: str) -> str:
        return self.about.get((what, language)) or self.about.get((what, ""), "")


def _scopes(chat: Chat, user_id: int) -> tuple[Scope, ...]:
    if chat.is_private:
        return Scope("chat", chat.id), Scope("all_private_chats"), Scope()
    return Scope("chat_member", chat.id, user_id), Scope("chat", chat.id), Scope("all_group_chats"), Scope()
