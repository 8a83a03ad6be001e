"""What a manager asks the bot for: the targets, where they stand, what is due, past figures, help, or to take back."""

from __future__ import annotations

from catalog.language.acts import blanked, cue_pattern
from catalog.language.choosing import Verdict, choose
from catalog.language.lexicon import Lexicon
from catalog.language.message import Message
from catalog.reading import Intent

_ORDER = (Intent.UNDO, Intent.HELP, Intent.TARGETS, Intent.DUE, Intent.HISTORY, Intent.STATUS)


def queried(text: str) -> tuple[Intent, str] | None:
    """What is asked for, with the text but for the words that ask for it; None where nothing is."""
    for intent in _ORDER:
        if found := cue_pattern("queries", intent.value, text).search(text):
            return intent, blanked(text, *found.span())
    return None


def named_target(message: Message, lexicon: Lexicon) -> str | None:
    """The one target that a query names; 成绩 alone is none, though it may stand for a score."""
    choice = choose(lexicon, message.tokens, lambda _: True, written=message.written, negated=True)
    match choice.verdict:
        case Verdict.SURE:
            return choice.target.id
        case Verdict.PERHAPS if choice.matches[0].telling:
            return choice.target.id
        case _:
            return None
