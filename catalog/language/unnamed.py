"""A document that is said to be handed in and is not named: 材料都交上去了, 三月份那项弄完了. Then one asks which."""

from __future__ import annotations

from catalog.language.acts import ONE_CLAUSE, Act, acts_in, cues, says
from catalog.language.choosing import MOST_CANDIDATES, Choice, Verdict
from catalog.language.lexicon import Lexicon
from catalog.language.matching import Match
from catalog.language.message import Message
from catalog.language.scope import is_to_come
from catalog.language.told import Told
from catalog.model import By, Deliverable, Grain, On

_SAY_NOTHING = frozenset({"document", "information", "completed", "handle", "resolve", "collect", "form", "report"})
"""Ideas of papers as such, and of being done."""


def unnamed_document(message: Message, lexicon: Lexicon) -> list[Told]:
    """Which of the sender's documents may be meant, where nothing else is said than that something was handed in."""
    thing = cues(Act.SOME_DOCUMENT, message.text).search(message.text)
    if thing is None or message.quantities or not says(Act.DONE, message.text):
        return []
    if acts_in(message.text, (*ONE_CLAUSE, Act.NOT_DONE)) or any(is_to_come(message, day) for day in message.days):
        return []
    words = [token for token in message.tokens if not thing.start() <= token.start < thing.end()]
    if not all(token.known and token.concepts <= _SAY_NOTHING for token in words):
        return []
    meant = _documents(message, lexicon)[:MOST_CANDIDATES]
    if not meant:
        return []
    matches = tuple(Match(target, 0, 0, 0, 0, ()) for target in meant)
    day = message.days[-1].first if message.days else message.today
    return [Told(Choice(Verdict.SEVERAL, matches, len(matches)), done=day)]


def _documents(message: Message, lexicon: Lexicon) -> list[Deliverable]:
    """The sender's documents, those owed in the month that is named, if any is."""
    own = [target for target in lexicon.targets[: lexicon.own] if isinstance(target, Deliverable)]
    months = {mark.first.month for mark in message.marks if mark.grain is Grain.MONTH}
    return [target for target in own if not months.isdisjoint(_months(target))] or own


def _months(target: Deliverable) -> set[int | None]:
    """The months in which a document is owed that is not owed in every month."""
    match target.schedule:
        case By(days):
            return {month for month, _ in days}
        case On():
            return set()
        case window:
            return {window.opens[0], window.closes[0]}
