"""What a manager asks the bot for: the targets, where they stand, what is due, past figures, help, or to take back."""

from __future__ import annotations

from catalog.language.acts import cue_pattern
from catalog.language.choosing import Verdict, choose
from catalog.language.lexicon import Lexicon
from catalog.language.message import Message
from catalog.reading import Intent

_ORDER = (Intent.UNDO, Intent.HELP, Intent.TARGETS, Intent.DUE, Intent.HISTORY, Intent.STATUS)


def queried(text: str) -> Intent | None:
    """What is asked for, None where nothing is."""
    for intent in _ORDER:
        if cue_pattern("queries", intent.value, text).search(text):
            return intent
    return None


def named_target(message: Message, lexicon: Lexicon) -> str | None:
    """The one target that a query names."""
    choice = choose(lexicon, message.tokens, lambda _: True, written=message.written, negated=True)
    return choice.target.id if choice.verdict in (Verdict.SURE, Verdict.PERHAPS) else None
