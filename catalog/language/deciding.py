"""From what was found in a message to what is made of it: store, ask, answer a query, or leave alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from catalog.language.acts import ONE_CLAUSE, WHOLE_MESSAGE, Act, acts_in, says
from catalog.language.choosing import Choice, Verdict, choose
from catalog.language.figures import Binding, bind
from catalog.language.fitting import Fit, fit
from catalog.language.items import Claim, claim
from catalog.language.lexicon import Lexicon
from catalog.language.message import Clause, Message, read_message
from catalog.language.occurrences import Told, cases, compliances, deliverables, incidents
from catalog.language.quantities import Sort
from catalog.language.queries import named_target, queried
from catalog.language.tokens import Token
from catalog.language.vocabulary import phrases
from catalog.reading import Doubt, Intent, Item, Missing, Reading


@dataclass(frozen=True, slots=True)
class Decision:
    """A reading and what led to it."""

    reading: Reading
    message: Message
    bindings: tuple[Binding, ...] = ()
    told: tuple[Told, ...] = ()
    acts: tuple[Act, ...] = ()


def decide(text: str, lexicon: Lexicon, today: date, reply_to: str | None) -> Decision:
    message = read_message(text, lexicon, today)
    if asked := _asked(message, lexicon):
        return Decision(asked, message)
    acts = acts_in(message.text, WHOLE_MESSAGE)
    if acts:
        return Decision(Reading(intent=Intent.OTHER), message, acts=acts)
    if corrected := _corrected(message, lexicon):
        return Decision(corrected, message)
    bindings = bind(message, lexicon)
    claims = [claim(message, binding) for binding in bindings]
    told = _told(message, lexicon, claims, bindings)
    reading = _reading(message, lexicon, claims, told)
    return Decision(reading, message, bindings, tuple(told))


def _asked(message: Message, lexicon: Lexicon) -> Reading | None:
    intent = queried(message.text)
    match intent:
        case None:
            return None
        case Intent.UNDO | Intent.HELP:
            return Reading(intent=intent)
    is_question = says(Act.QUESTION, message.text)
    if message.quantities and not is_question:
        return None
    target = named_target(message, lexicon)
    if intent in (Intent.STATUS, Intent.HISTORY) and not is_question and says(Act.DONE, message.text):
        return None
    if target is None and _foreign_matter(message) > 2:
        return None
    if intent in (Intent.TARGETS, Intent.DUE):
        return Reading(intent=intent)
    return Reading(intent=intent, target=target)


def _foreign_matter(message: Message) -> int:
    return 0


def _corrected(message: Message, lexicon: Lexicon) -> Reading | None:
    """不对，是93% and make it 93: a new value for the figure just given."""
    figures = [q for q in message.quantities if q.sort in (Sort.BARE, Sort.UNIT)]
    if not says(Act.CORRECTION, message.text) or not figures:
        return None
    if any(token.concepts and lexicon.matches([token]) for token in message.tokens):
        return None
    return Reading(intent=Intent.CORRECT, value=figures[-1].amount, unit=figures[-1].unit)


def _told(message: Message, lexicon: Lexicon, claims: Sequence[Claim], bindings: Sequence[Binding]) -> list[Told]:
    if acts_in(message.text, ONE_CLAUSE):
        return []
    free = [
        t
        for t in message.tokens
        if not any(c.items and b.clause.start <= t.start < b.clause.end for c, b in zip(claims, bindings, strict=True))
    ]
    found = cases(message, lexicon, free) or deliverables(message, lexicon, free)
    return [*found, *incidents(message, lexicon, ()), *compliances(message, lexicon, free)]


def _reading(message: Message, lexicon: Lexicon, claims: Sequence[Claim], told: Sequence[Told]) -> Reading:
    items: list[Item] = [item for found in claims for item in found.items]
    items += [t.item for t in told if t.item and t.item.target not in {i.target for i in items}]
    doubts = [found.doubt for found in claims if found.doubt]
    doubts += [Doubt(candidates=t.choice.candidates, missing=None, done=t.done) for t in told if not t.item]
    if items:
        return Reading(intent=Intent.REPORT, items=tuple(dict.fromkeys(items)), doubts=tuple(doubts))
    if doubts:
        return Reading(intent=Intent.ASK, doubts=tuple(doubts))
    return _nothing(message, lexicon)


def _nothing(message: Message, lexicon: Lexicon) -> Reading:
    """A target without a value, or a value without a target, and little else."""
    fillers = phrases("fillers", "words")
    content = [t for t in message.tokens if t.concepts or (message.written(t) not in fillers)]
    if acts_in(message.text, (*ONE_CLAUSE, Act.NOT_DONE)):
        return Reading(intent=Intent.OTHER)
    figures = [q for q in message.quantities if q.sort in (Sort.BARE, Sort.UNIT)]
    if not content and len(figures) == 1 and not message.days:
        figure = figures[0]
        period = next((mark.period for mark in message.marks if mark.period), None)
        return Reading(
            intent=Intent.ASK,
            doubts=(Doubt(missing=Missing.TARGET, value=figure.amount, unit=figure.unit, period=period),),
        )
    choice = choose(lexicon, message.tokens, lambda _: True, written=message.written)
    if choice.verdict is Verdict.SURE:
        return Reading(intent=Intent.ASK, doubts=(Doubt(candidates=choice.candidates, missing=Missing.VALUE),))
    return Reading(intent=Intent.OTHER)
