"""A case that is opened or closed in words: 18号接的投诉，20号回了; 8801号投诉今天回复了; a complaint still open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from catalog.language.acts import Act, acts_in, says
from catalog.language.calendar.days import Mark
from catalog.language.figures.withheld import without_names
from catalog.language.message import Message
from catalog.language.names.choosing import Choice, Verdict, choose
from catalog.language.names.lexicon import Lexicon
from catalog.language.names.tokens import Token
from catalog.language.quantities.labels import is_label, label_in
from catalog.language.text.vocabulary import expression, phrases
from catalog.model import Deliverable, Response
from catalog.reading import CaseItem

_STILL = re.compile(rf"\s?{expression('events', 'still')}")
_BY = re.compile(rf"{expression('events', 'by')}$")
_OF_THE_CASE = re.compile(rf"{expression('events', 'of_a_day')}$")
"""A day that the case is of, whatever is told after it: the complaint from Monday is still open."""
_UNTIL = re.compile(rf"\s?(?:[-~]|{expression('periods', 'until')})\s?(?:the\s)?")
"""Between two days: a stretch of them, and no case's beginning and end."""
_STEP_THEN = re.compile(expression("events", "step_then"))
_THE_STEP = re.compile(rf"{expression('events', 'the_step')}$")
"""Right after a day and before it: only a draft or an outline was given then."""
_NEAR = 6
_TWO = 2

_Span: TypeAlias = tuple[date | None, date | None]
"""The days on which a case was opened and closed, None for what is not told."""


def cases(message: Message, lexicon: Lexicon, tokens: Sequence[Token]) -> list[tuple[Choice, CaseItem]]:
    """The case that the message tells of, at most one, with the target that it is of."""
    days = [mark for mark in message.days if mark.first <= message.today]
    if len(days) > _TWO or len(days) != len(message.days) or not (days or _is_of_one_day(message)):
        return []
    if says(Act.NOTHING_CAME, message.text):
        return []
    if len(days) == _TWO and _are_a_stretch(message, *days):
        return []
    choice = choose(lexicon, tokens, lambda target: isinstance(target, Response), beside=(), negated=True)
    if not _names_case(choice) or _document_is_meant(lexicon, tokens, choice):
        return []
    span = _span(message, choice, days)
    if span is None or (span[0] and span[1] and span[1] < span[0]):
        return []
    opened, closed = span
    return [(choice, CaseItem(target=choice.target.id, opened=opened, closed=closed, label=label_in(message.text)))]


def _are_a_stretch(message: Message, first: Mark, last: Mark) -> bool:
    between = _UNTIL.fullmatch(message.text, first.end, last.start) is not None
    return between or message.text.startswith(("until ", "till "), last.start)


def _span(message: Message, choice: Choice, days: Sequence[Mark]) -> _Span | None:
    """When the case was opened and closed; None where that is not clear."""
    pending = says(Act.NOT_DONE, without_names(message, choice.matches[:1]))
    if len(days) < _TWO and not pending and _is_of_one_day(message):
        day = days[0].first if days else message.today
        return day, day
    if not days:
        return None
    if len(days) == _TWO and not pending:
        return days[0].first, days[1].first
    if _is_of_a_step(message, days[0]) or _tells_of_now(message, days[0]):
        return None
    if len(days) < _TWO and _of_several(message, choice):
        return None
    return (days[0].first, None) if pending else _on_one_day(message, days[0].first)


def _is_of_a_step(message: Message, day: Mark) -> bool:
    """Whether the day is neither the case's first nor its last, but that of a draft: 可研报告9月5日给的初稿."""
    clause = message.clause_at(day.start)
    before = _THE_STEP.search(message.text, clause.start, day.start)
    return before is not None or _STEP_THEN.match(message.text, day.end) is not None


def _is_of_one_day(message: Message) -> bool:
    """Whether it came and was answered on the same day."""
    return says(Act.CAME, message.text) and says(Act.SAME_DAY, message.text)


def _on_one_day(message: Message, day: date) -> _Span | None:
    """The only day that is named as that of the opening, or of the closing of a case that is told by its number.

    Where both are told of it may be either's.
    """
    came, answered = says(Act.CAME, message.text), says(Act.ANSWERED, message.text)
    if came == answered or acts_in(message.text, (Act.PLAN, Act.FORECAST, Act.RULE)):
        return None
    if came:
        return day, None
    return (None, day) if label_in(message.text) else None


def _of_several(message: Message, choice: Choice) -> bool:
    """Whether the message counts cases: 今天接到3个投诉 is no one case, the requisition for two pumps is one."""
    numbered = tuple(phrases("things", "numbered"))
    counted = [q for q in message.quantities if not message.text.startswith(numbered, q.start + 1, q.end)]
    if message.text.isascii():
        named = [
            (part.start, part.end)
            for word in choice.matches[0].words
            for part in message.clauses
            if part.start <= word.start < part.end
        ]
        counted = [q for q in counted if any(start <= q.start < end for start, end in named)]
        if says(Act.CAME, message.text):
            counted = [quantity for quantity in counted if quantity.start < choice.matches[0].words[0].start]
    return any(quantity.amount != 1 for quantity in counted if not is_label(message.text, quantity.start))


def _tells_of_now(message: Message, day: Mark) -> bool:
    """Whether the day is that of the waiting and not of the case: 投诉今天还没回, 今天一定打过去, by Friday."""
    clause = message.clause_at(day.start)
    if _BY.search(message.text, clause.start, day.start):
        return True
    of_the_case = _OF_THE_CASE.search(message.text, max(clause.start, day.start - _NEAR), day.end) is not None
    still = not of_the_case and _STILL.match(message.text, day.end) is not None
    return still or bool(acts_in(message.text, (Act.PLAN, Act.FORECAST), clause.start, clause.end))


def _document_is_meant(lexicon: Lexicon, tokens: Sequence[Token], choice: Choice) -> bool:
    """Whether the words name a document that is owed more fully than the case."""
    best = lexicon.matches(tokens, negated=True)[0]
    case = choice.matches[0]
    return isinstance(best.target, Deliverable) and best.weight > case.weight and best.coverage >= case.coverage


def _names_case(choice: Choice) -> bool:
    """Whether a case is named: surely, or, since its days tell of it too, by two words."""
    return choice.verdict is Verdict.SURE or (choice.verdict is Verdict.PERHAPS and len(choice.matches[0].words) > 1)
