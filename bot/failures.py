"""What nobody named an error for: logged once with its update, answered with a sentence, never swallowed."""

import logging
import re
from collections.abc import Callable, Coroutine
from typing import Any

import httpx
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.ordering import ChatOrder
from handlers.access import Context
from handlers.services import Services
from handlers.turn import language_of
from locales.translation import Translator
from locales.wording import menu as wording

_LOG = logging.getLogger(__name__)
_GATEWAY_TIMED_OUT = re.compile(r"gateway time-?out|\b504\b", re.IGNORECASE)
"""What Telegram's gateway says where no answer came from behind it: what was asked for may have been done."""


def failure_handler(services: Services, order: ChatOrder) -> Callable[[object, Context], Coroutine[Any, Any, None]]:
    async def failed(update: object, context: Context) -> None:
        error = context.error
        if not isinstance(update, Update) or error is None:
            _LOG.error("outside any update", exc_info=error)
        elif isinstance(error, IntegrityError) and order.repeat_once(update):
            _LOG.info("update %s will be handled again: another process kept the same row", update.update_id)
        elif passes(error):
            _LOG.warning("update %s will be handled again: %s", update.update_id, error)
            order.repeat(update)
        elif isinstance(error, Forbidden):
            _LOG.info("update %s: the answer was refused, the bot is blocked there", update.update_id)
        elif isinstance(error, NetworkError) and not isinstance(error, BadRequest):
            _LOG.warning("update %s: whether the answer arrived is unknown, it is not repeated", update.update_id)
        else:
            _LOG.error("update %s could not be handled", update.update_id, exc_info=error)
            await _apologise(services, update, context)

    return failed


def passes(error: Exception) -> bool:
    """Whether handling the update again later can help, and cannot answer twice.

    The database is away, Telegram asks for patience, or the answer was certainly not sent.
    """
    if isinstance(error, DBAPIError):
        return isinstance(error, OperationalError) or error.connection_invalidated
    if isinstance(error, RetryAfter):
        return True
    if isinstance(error, TimedOut):
        return isinstance(error.__cause__, httpx.ConnectTimeout | httpx.PoolTimeout)
    if isinstance(error, BadRequest) or not isinstance(error, NetworkError) or _GATEWAY_TIMED_OUT.search(str(error)):
        return False
    return error.__cause__ is None or isinstance(error.__cause__, httpx.ConnectError | httpx.ProxyError)


async def _apologise(services: Services, update: Update, context: Context) -> None:
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None:
        return
    t = Translator(language_of(user.language_code or "", services.language))
    try:
        await context.bot.send_message(chat.id, wording.failed(t).text)
    except TelegramError as error:
        _LOG.warning("update %s: nor could the sender be told: %s", update.update_id, error)
