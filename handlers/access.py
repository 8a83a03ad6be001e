"""Who may do what: one check, before every handler, denied by default.

A row that a button names is checked again by its handler, through `Turn.visible_target` and its neighbours.
"""

import re
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from telegram import Update
from telegram.ext import BaseHandler, CallbackContext, ExtBot, MessageHandler, filters

from handlers.buttons import Pressed
from handlers.services import Services
from handlers.turn import Turn, open_turn
from locales.wording import people as wording
from storage.people import Member
from storage.tables import Role

Context: TypeAlias = CallbackContext[ExtBot[int], dict[Any, Any], dict[Any, Any], dict[Any, Any]]

MEMBERS = frozenset(Role)
REPORTERS = frozenset({Role.MANAGER, Role.HR, Role.ADMIN})
INVITERS = frozenset({Role.HR, Role.ADMIN})
OVERSEERS = frozenset({Role.DIRECTOR, Role.HR, Role.ADMIN})
"""Whoever sees several positions at once."""

_NEW = filters.UpdateType.MESSAGE


class Kind(StrEnum):
    COMMAND = "command"
    BUTTON = "button"
    TEXT = "text"
    EDITED = "edited"
    ATTACHMENT = "attachment"
    PROMPT = "prompt"
    """A text or a file that a flow asked for: see `handlers.prompting`."""


@dataclass(frozen=True, slots=True)
class Route:
    """One way into a handler.

    `name` is the command, the button's action, or the flow that asked; empty takes whatever is left of its kind.
    `roles` are those admitted; `strangers` tells whether someone who never joined, or was deactivated, is too.
    """

    kind: Kind
    name: str
    handler: Callable[[Turn], Awaitable[None]]
    roles: frozenset[Role] = frozenset()
    strangers: bool = False

    def admits(self, visitor: Member | None) -> bool:
        if visitor is None or not visitor.active:
            return self.strangers
        return visitor.role in self.roles


Divert: TypeAlias = Callable[[Turn, Route], Awaitable[Route]]
"""Which route takes the turn instead of the one it came by."""


class ButtonHandler(BaseHandler[Update, Context, None]):
    """Takes the taps on buttons of one action, or, without a name, every tap.

    Not the library's CallbackQueryHandler: whatever its pattern, it takes a tap whose data is empty.
    """

    def __init__(self, action: str, callback: Callable[[Update, Context], Coroutine[Any, Any, None]]) -> None:
        super().__init__(callback)
        self._action = action

    def check_update(self, update: object) -> bool:
        if not isinstance(update, Update) or update.callback_query is None:
            return False
        return not self._action or Pressed.read(update.callback_query.data or "").action == self._action


def as_handler(route: Route, services: Services, divert: Divert) -> BaseHandler[Update, Context, None]:
    """The library's handler of a route, with the check in front of it."""

    async def guarded(update: Update, context: Context) -> None:
        turn = await open_turn(services, context.bot, update)
        if turn is None:
            return
        try:
            taken = await divert(turn, route)
            if taken.admits(turn.visitor):
                await taken.handler(turn)
            else:
                await refuse(turn)
        finally:
            await turn.close()

    match route.kind:
        case Kind.COMMAND:
            # Not the library's CommandHandler: it leaves a command without an entity to whatever comes next.
            return MessageHandler(_NEW & ~filters.FORWARDED & filters.Regex(_command(route.name)), guarded)
        case Kind.BUTTON:
            return ButtonHandler(route.name, guarded)
        case Kind.TEXT:
            return MessageHandler(_NEW & filters.TEXT, guarded)
        case Kind.EDITED:
            return MessageHandler(filters.UpdateType.EDITED_MESSAGE & filters.TEXT, guarded)
        case Kind.ATTACHMENT:
            return MessageHandler(_NEW & ~filters.TEXT & ~filters.StatusUpdate.ALL, guarded)
        case Kind.PROMPT:
            raise ValueError(f"{route.name}: nothing comes in by a prompt itself")


def _command(name: str) -> re.Pattern[str]:
    return re.compile(rf"^/{re.escape(name) or '[^ ]'}{'(@[A-Za-z0-9_]+)?(?![^ ])' if name else ''}", re.IGNORECASE)


async def refuse(turn: Turn) -> None:
    """One line: to a stranger how to join, to a member whom to ask."""
    stranger = turn.visitor is None or not turn.visitor.active
    answer = wording.stranger(turn.t) if stranger else wording.not_allowed(turn.t)
    if turn.query is not None:
        await turn.toast(answer.text)
    else:
        await turn.reply(answer)
