"""What a manager asks the bot for: the targets, where they stand, what is due, past figures, help, or to take back."""

from __future__ import annotations

import re
from functools import cache

from catalog.language.acts import Act, says
from catalog.language.choosing import choose, Verdict
from catalog.language.lexicon import Lexicon
from catalog.language.message import Message
from catalog.language.vocabulary import tables
from catalog.reading import Intent

_ORDER = (Intent.UNDO, Intent.HELP, Intent.TARGETS, Intent.DUE, Intent.HISTORY, Intent.STATUS)


@cache
def _cues(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{cue})" for table in tables("queries") for cue in table[name]))


def queried(text: str) -> Intent | None:
    """What is asked for, None where nothing is."""
    for intent in _ORDER:
        if _cues(intent.value).search(text):
            return intent
    return None


def about_oneself(text: str) -> bool:
    """Whether a question is about the sender's own affairs."""
    return _cues("mine").search(text) is not None


def named_target(message: Message, lexicon: Lexicon) -> str | None:
    """The one target that a query names."""
    choice = choose(lexicon, message.tokens, lambda _: True, written=message.written, negated=True)
    return choice.target.id if choice.verdict in (Verdict.SURE, Verdict.PERHAPS) else None
