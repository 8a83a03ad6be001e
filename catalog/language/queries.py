"""What a manager asks the bot for: targets, status, what is due, past figures, a file, help, or to take back."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.language.acts import any_cue, cue_pattern
from catalog.language.message import Message
from catalog.language.names.choosing import Verdict, choose
from catalog.language.names.lexicon import Lexicon
from catalog.language.names.tokens import Token
from catalog.language.quantities.quantity import Quantity
from catalog.model import Target
from catalog.reading import ExportForm, Intent

_ORDER = (Intent.UNDO, Intent.HELP, Intent.EXPORT, Intent.TARGETS, Intent.DUE, Intent.HISTORY, Intent.STATUS)
_KEYS = tuple(intent.value for intent in _ORDER)


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for, by the words in [start, end)."""

    intent: Intent
    start: int
    end: int

    def holds(self, part: Token | Quantity) -> bool:
        """Whether a word or a number is one of those that ask."""
        return self.start <= part.start < self.end


def queried(text: str) -> Query | None:
    """What is asked for, None where nothing is."""
    if not any_cue("queries", _KEYS, text):
        return None
    for intent in _ORDER:
        if found := cue_pattern("queries", intent.value, text).search(text):
            return Query(intent, *found.span())
    return None


def is_about_meaning(text: str) -> bool:
    """Whether a question is about how a target is counted or what happens then: 怎么算, what counts as one."""
    return cue_pattern("queries", "meaning", text).search(text) is not None


def named_form(text: str) -> ExportForm | None:
    """The file that an export names; None where it names none, or both."""
    named = [form for form in ExportForm if cue_pattern("exports", form.value, text).search(text)]
    return named[0] if len(named) == 1 else None


def named_target(message: Message, lexicon: Lexicon) -> Target | None:
    """The one target that a query names; 成绩 alone is none, though it may stand for a score."""
    choice = choose(lexicon, message.tokens, lambda _: True, negated=True)
    match choice.verdict:
        case Verdict.SURE:
            return choice.target
        case Verdict.PERHAPS if choice.matches[0].telling:
            return choice.target
        case _:
            return None


def is_of_the_past(message: Message) -> bool:
    """Whether a query names a period that is over, as Q3 in January."""
    return any(mark.period and mark.after <= message.today for mark in message.marks)
