"""The keyboard at the bottom, and Telegram's list of commands, in the language and for the role of whoever looks."""

import logging
from collections.abc import Sequence

from telegram import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    KeyboardButton,
    ReplyKeyboardMarkup,
)
from telegram.error import TelegramError
from telegram.ext import ExtBot

from catalog.model import LANGUAGES, Language
from handlers.access import INVITERS, OVERSEERS, REPORTERS
from handlers.buttons import in_rows
from handlers.turn import Turn
from locales.translation import Translator
from locales.wording import menu as wording
from storage.tables import Role

_LOG = logging.getLogger(__name__)
_EVERYONE = ("targets", "status", "due", "checkin", "history", "undo", "export", "language", "help")
_IN_A_ROW = 3
"""Labels that share the width of a phone."""
_OF_REPORTERS = frozenset({"checkin", "undo"})


def commands_for(role: Role | None) -> Sequence[str]:
    """The commands that this role is shown; None is whoever has not joined."""
    shown = list(_EVERYONE)
    if role is not None and role not in REPORTERS:
        shown = [name for name in shown if name not in _OF_REPORTERS]
    if role in INVITERS:
        shown = ["missing", *shown, "people", "invite", "broadcast", "remind", "reminders", "amend", "audit"]
    return ["overview", *shown] if role in OVERSEERS else shown


def menu_keyboard(turn: Turn) -> ReplyKeyboardMarkup:
    labels = [KeyboardButton(wording.menu_label(turn.t, action)) for action in wording.MENU if _offered(turn, action)]
    return ReplyKeyboardMarkup(in_rows(labels, _IN_A_ROW), resize_keyboard=True, is_persistent=True)


def _offered(turn: Turn, action: str) -> bool:
    match action:
        case "overview":
            return turn.member.role in OVERSEERS
        case "missing":
            return turn.member.role in INVITERS
        case "report":
            return bool(turn.member.reports_for)
        case _:
            return True


def menu_action(text: str) -> str | None:
    """What a tap on the menu means: its label comes as a message, in either language; typed, without its sign."""
    typed = text.strip().casefold()
    for language in LANGUAGES:
        t = Translator(language)
        for action in wording.MENU:
            label = wording.menu_label(t, action).casefold()
            if typed in (label, label.partition(" ")[2]):
                return action
    return None


def _described(language: Language, role: Role | None) -> list[BotCommand]:
    t = Translator(language)
    return [BotCommand(name, wording.command_description(t, name)) for name in commands_for(role)]


async def publish_default_commands(bot: ExtBot[int], language: Language) -> None:
    """The commands for everybody: in Chinese and English by the client's language, else in the company's."""
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands(_described(language, None), scope=scope)
    for other in LANGUAGES:
        await bot.set_my_commands(_described(other, None), scope=scope, language_code=other)


async def publish_commands(turn: Turn) -> None:
    """The commands for one member's chat. They only show what there is: what is allowed is checked elsewhere."""
    await publish_commands_to(turn.bot, turn.chat_id, turn.language, turn.member.role)


async def publish_commands_to(bot: ExtBot[int], chat_id: int, language: Language, role: Role) -> None:
    try:
        await bot.set_my_commands(_described(language, role), scope=BotCommandScopeChat(chat_id))
    except TelegramError as error:
        _LOG.warning("the command menu of chat %s could not be set: %s", chat_id, error)
