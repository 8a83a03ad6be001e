"""The bot's commands, by scope and language, and its menu buttons."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.demo.chats import Chats
from bot.demo.errors import bad_request
from bot.demo.params import Params
from bot.demo.profile import Command, Scope
from bot.demo.wire import Json, as_integer, as_list, as_object, as_text

_COMMAND = re.compile(r"/?([a-z0-9_]{1,32})")
_MOST_COMMANDS = 100
_DESCRIPTION_LIMIT = 256
_SCOPES = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)
_DEFAULT_BUTTON: Json = {"type": "default"}


def set_my_commands(chats: Chats, params: Params) -> Json:
    commands = tuple(_command(raw) for raw in as_list(params.json("commands")))
    if len(commands) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    chats.profile.commands[_scope(chats, params), params.text("language_code")] = commands
    chats.changed()
    return True


def get_my_commands(chats: Chats, params: Params) -> Json:
    found = chats.profile.commands.get((_scope(chats, params), params.text("language_code")), ())
    return [command.as_json for command in found]


def delete_my_commands(chats: Chats, params: Params) -> Json:
    chats.profile.commands.pop((_scope(chats, params), params.text("language_code")), None)
    chats.changed()
    return True


def set_chat_menu_button(chats: Chats, params: Params) -> Json:
    chats.profile.menu_buttons[_button_chat(chats, params)] = params.json("menu_button") or _DEFAULT_BUTTON
    return True


def get_chat_menu_button(chats: Chats, params: Params) -> Json:
    buttons = chats.profile.menu_buttons
    return buttons.get(_button_chat(chats, params)) or buttons.get(None, {"type": "commands"})


def _button_chat(chats: Chats, params: Params) -> int | None:
    return chats.chat(params.integer("chat_id")).id if params.has("chat_id") else None


def _command(raw: Json) -> Command:
    match = _COMMAND.fullmatch(as_text(as_object(raw).get("command")))
    if match is None:
        raise bad_request("BOT_COMMAND_INVALID")
    description = as_text(as_object(raw).get("description")).strip()
    if not 1 <= len(description) <= _DESCRIPTION_LIMIT:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return Command(match[1], description)


def _scope(chats: Chats, params: Params) -> Scope:
    raw = as_object(params.json("scope"))
    kind = as_text(raw.get("type")) or "default"
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if not kind.startswith("chat"):
        return Scope(kind)
    chat = chats.chat(as_integer(raw.get("chat_id")) or 0)
    return Scope(kind, chat.id, as_integer(raw.get("user_id")) if kind == "chat_member" else None)


METHODS: Mapping[str, Callable[[Chats, Params], Json]] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
