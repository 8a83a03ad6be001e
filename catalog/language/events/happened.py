"""One of what may not happen: lost a certificate, there was an error in a disclosure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.language.acts import ONE_CLAUSE, Act, acts_in, says
from catalog.language.figures.around import names_event
from catalog.language.figures.withheld import without_names
from catalog.language.message import Clause, Message
from catalog.language.names.choosing import Choice, Verdict, choose
from catalog.language.names.elsewhere import is_elsewhere
from catalog.language.names.lexicon import Lexicon
from catalog.language.scope import lies_ahead, period_of
from catalog.language.text.vocabulary import expression, phrases
from catalog.model import IncidentFree, Target
from catalog.reading import IncidentItem

_CLEAR = 0.8
"""So far must it be named: an accident is no major safety accident."""
_ONE = re.compile(rf"{expression('events', 'one')}$")
"""What makes it one, right before its name."""


def happened(message: Message, lexicon: Lexicon) -> Iterator[tuple[Choice, IncidentItem]]:
    """What happened once, by its article: a lost certificate that has turned up again, or nearly, is none."""
    if IncidentFree not in lexicon.kinds or not message.text.isascii() or message.quantities:
        return
    if acts_in(message.text, (Act.ZERO, Act.RECOVERED)):
        return
    for clause in message.clauses:
        if not says(Act.HAPPENED, message.text, clause.start, clause.end):
            continue
        choice = _event_in(lexicon, clause)
        if _is_ours(clause, choice) and _one(message, choice) and not _is_withheld(message, lexicon, clause, choice):
            period = period_of(message, clause, clause.end)
            yield choice, IncidentItem(target=choice.target.id, value=1, period=period)


def _event_in(lexicon: Lexicon, clause: Clause) -> Choice:
    def accepts(target: Target) -> bool:
        return isinstance(target, IncidentFree) and names_event(lexicon, target, clause.tokens)

    return choose(lexicon, clause.tokens, accepts, negated=True)


def _is_ours(clause: Clause, choice: Choice) -> bool:
    """Whether the event is surely named, and nobody else before it, as in: a supplier lost a certificate."""
    if choice.verdict is not Verdict.SURE or choice.matches[0].coverage < _CLEAR:
        return False
    words, fillers = choice.matches[0].words, phrases("fillers", "words")
    return all(token.text in fillers for token in clause.tokens if token.start < words[0].start)


def _is_withheld(message: Message, lexicon: Lexicon, clause: Clause, choice: Choice) -> bool:
    rest = without_names(message, choice.matches[:1])
    if acts_in(rest, (*ONE_CLAUSE, Act.NOT_QUITE), clause.start, clause.end):
        return True
    return is_elsewhere(message.text, lexicon, clause.start, clause.end) or lies_ahead(message, clause, clause.end)


def _one(message: Message, choice: Choice) -> bool:
    """Whether one of its words stands in the singular behind an article."""
    return any(_ONE.search(message.text, 0, word.start) for word in choice.matches[0].words)
