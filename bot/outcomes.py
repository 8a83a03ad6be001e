"""What became of one attempt to send something to somebody."""

import logging
from datetime import datetime, timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.failures import passes
from handlers.turn import storable
from storage.deliveries import Claimed, Outcome
from storage.tables import DeliveryState

_LOG = logging.getLogger(__name__)
_LONGEST_REASON = 200
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(seconds=1), timedelta(hours=1)
_GIVEN_UP_AFTER = timedelta(hours=24)
"""So long it is tried: what it says may be over by then, and whoever sent it wants to know."""
_NEVER_STARTED = ("can't initiate conversation", "chat not found", "user not found")


def outcome_of(error: Exception, claimed: Claimed, now: datetime) -> Outcome:  # noqa: PLR0911 - one case a sort of error
    """What an attempt that failed came to. Queued again is only what was certainly not sent."""
    reason = storable(str(error))[:_LONGEST_REASON]
    match error:
        case RetryAfter():
            return Outcome(state=DeliveryState.QUEUED, reason=reason)
        case ChatMigrated():
            return Outcome(state=DeliveryState.QUEUED, reason=reason, chat_id=error.new_chat_id)
        case Forbidden() | BadRequest() if any(words in reason.lower() for words in _NEVER_STARTED):
            return Outcome(state=DeliveryState.NEVER_STARTED, reason=reason)
        case Forbidden():
            return Outcome(state=DeliveryState.BLOCKED, reason=reason)
        case BadRequest():
            return Outcome(state=DeliveryState.FAILED, reason=reason)
        case InvalidToken() | Conflict():
            return _again(reason, claimed, now)
        case NetworkError() if passes(error):
            return _again(reason, claimed, now)
        case TelegramError():
            return Outcome(state=DeliveryState.UNKNOWN, reason=reason)
        case _:  # ours: it never became a call
            _LOG.error("delivery %s cannot be sent", claimed.id, exc_info=error)
            return Outcome(state=DeliveryState.FAILED, reason=reason or type(error).__name__)


def _again(reason: str, claimed: Claimed, now: datetime) -> Outcome:
    """It is tried again after a pause, each twice the one before up to an hour; after a day it has failed."""
    since = claimed.failing_since or now
    if now - since >= _GIVEN_UP_AFTER:
        return Outcome(state=DeliveryState.FAILED, reason=reason)
    pause = min(now - since + _FIRST_PAUSE, _LONGEST_PAUSE)  # not by the attempts: some were never made
    return Outcome(state=DeliveryState.QUEUED, reason=reason, due_at=now + pause, failing_since=since)
