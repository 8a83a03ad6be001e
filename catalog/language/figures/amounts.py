"""A rate given as two amounts: 采购成本98万，去年同期100万; spent 475k of the 500k budget."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from catalog.language.acts import Act, acts_in, cues, says
from catalog.language.calendar.days import Mark, MarkKind
from catalog.language.figures.withheld import without_names
from catalog.language.message import Clause, Message
from catalog.language.names.choosing import Choice, Verdict, choose
from catalog.language.names.lexicon import Lexicon
from catalog.language.names.tokens import Token
from catalog.language.quantities.quantity import Quantity
from catalog.language.quantities.unit_words import Sort
from catalog.language.text.vocabulary import expression, phrases
from catalog.model import Comparison, Grain, Measure, Period, Target
from catalog.reading import MeasureItem

_LEAST_AMOUNT = 10
"""Below it a bare number is no amount of money."""
_MOST_AMOUNTS = 24
"""More are a table, and none of them is compared with another."""
_AHEAD = (Act.PLAN, Act.FORECAST)
"""What makes an amount one to come: we expect sales of 520k."""
_BELIEVED = 200
"""A rate beyond it is not that of two amounts that belong together."""
_WHOLE = 0.8
"""A name so far covered is one in full."""
_OF = re.compile(rf"\s{expression('figures', 'of_an_amount')}")
_IN = re.compile(rf"\s{expression('figures', 'in_a_period')}")
_AND_NOW = re.compile(rf",?\s{expression('figures', 'and_now')}")
_NO_PERIOD = phrases("figures", "no_period")
_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Rated:
    """A rate worked out from two amounts or counts, the quantities that gave it, and the target that was named."""

    item: MeasureItem
    choice: Choice
    quantities: tuple[Quantity, Quantity]


def rated_amounts(message: Message, lexicon: Lexicon) -> list[Rated]:
    """The rates that the message's amounts come to: each amount compared with, against the one reported."""
    amounts = [quantity for quantity in message.quantities if _is_amount(quantity)]
    if len(amounts) > 1:
        amounts = [quantity for quantity in amounts if not _is_a_rate(message, lexicon, quantity)]
    if not 2 <= len(amounts) <= _MOST_AMOUNTS:  # noqa: PLR2004 - this one and the one compared with
        return []
    compared = [quantity for quantity in amounts if _comparison_of(message, quantity, amounts)]
    reported = [quantity for quantity in amounts if quantity not in compared]
    if len(reported) != 1:
        return []
    return list(_rates(message, lexicon, reported[0], compared))


def _rates(message: Message, lexicon: Lexicon, this: Quantity, compared: Sequence[Quantity]) -> Iterator[Rated]:
    period = _period_of(message, this, compared)
    places = {id(_around(message, quantity)[0]): _around(message, quantity)[0] for quantity in (this, *compared)}
    first = min(clause.start for clause in places.values())
    heading = [part for part in message.clauses if part.end <= first and not part.quantities][-1:]
    tokens = [token for clause in (*heading, *places.values()) for token in clause.tokens]
    for other in compared:
        budget = _is_budget(message, other)

        def accepts(target: Target, *, share: bool = budget) -> bool:
            made_of = target.from_amounts if isinstance(target, Measure) else None
            return made_of is not None and (made_of is Comparison.SHARE) == share

        choice = choose(lexicon, tokens, accepts, by_whole_name=True)
        if choice.verdict is not Verdict.SURE or not other.amount:
            continue
        target = choice.target
        if isinstance(target, Measure) and target.from_amounts:
            if acts_in(without_names(message, choice.matches[:1]), _AHEAD, first, this.start):
                continue
            if abs(_rate(target.from_amounts, this.amount, other.amount)) > _BELIEVED:
                continue
            item = MeasureItem(
                target=target.id,
                value=_rate(target.from_amounts, this.amount, other.amount),
                unit=target.unit,
                period=period,
                amounts=(this.amount, other.amount),
            )
            yield Rated(item, choice, (this, other))


def _period_of(message: Message, this: Quantity, compared: Sequence[Quantity]) -> Period | None:
    """The period of the amount reported: its own, else one that no earlier amount has; a budget's is the same."""
    if mark := _own_period(message, this):
        return mark.period
    budgets = all(_is_budget(message, quantity) for quantity in compared)
    others = set() if budgets else {_own_period(message, quantity) for quantity in compared}
    marks = (mark for mark in message.marks if mark not in others and mark.first <= message.today)
    return next((mark.period for mark in marks if mark.period), None)


def _own_period(message: Message, quantity: Quantity) -> Mark | None:
    """The mark of a period that stands nearest to the amount, between its neighbours."""
    clause, start, end = _around(message, quantity)
    marks = [mark for mark in clause.marks if mark.period and start <= mark.start < end and mark.first <= message.today]
    return min(
        marks, key=lambda mark: min(abs(mark.start - quantity.end), abs(quantity.start - mark.end)), default=None
    )


def _is_amount(quantity: Quantity) -> bool:
    if quantity.sort is Sort.MONEY:
        return True
    return quantity.sort is Sort.BARE and quantity.amount >= _LEAST_AMOUNT and not quantity.ratio


def _is_a_rate(message: Message, lexicon: Lexicon, quantity: Quantity) -> bool:
    """Whether a bare number is the figure of a measure that no amounts make: accuracy 99.2, budget 93."""
    clause, start, end = _around(message, quantity)
    if quantity.sort is not Sort.BARE:
        return False
    if (start, end) != (clause.start, clause.end):
        return _follows_a_whole_name(lexicon, [t for t in clause.tokens if start <= t.start < quantity.start], quantity)
    choice = choose(lexicon, clause.tokens, lambda target: isinstance(target, Measure))
    measure = choice.target if choice.verdict is Verdict.SURE else None
    return isinstance(measure, Measure) and measure.from_amounts is None


def _follows_a_whole_name(lexicon: Lexicon, before: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a rate's whole name stands between the number before and this one: accuracy 99 budget realisation 91."""
    if quantity.amount > _BELIEVED:
        return False
    choice = choose(lexicon, before, lambda target: isinstance(target, Measure))
    return choice.verdict is Verdict.SURE and choice.matches[0].coverage >= _WHOLE


def _comparison_of(message: Message, quantity: Quantity, amounts: Sequence[Quantity]) -> bool:
    """Whether an amount is what another is compared with: the budget, or an earlier period's."""
    following = amounts[amounts.index(quantity) + 1 :]
    if following and _OF.fullmatch(message.text, quantity.end, following[0].start):
        return False
    return _is_budget(message, quantity) or _is_earlier(message, quantity, amounts)


def _is_budget(message: Message, quantity: Quantity) -> bool:
    """Whether the budget is named right beside the amount: 预算100万, the 500k admin budget."""
    clause, start, end = _around(message, quantity)
    if start != clause.start and _OF.fullmatch(message.text, start, quantity.start):
        return True
    before = [t for t in clause.tokens if start <= t.start < quantity.start and "budget" in t.concepts]
    after = [t for t in clause.tokens if quantity.end <= t.start < end and "budget" in t.concepts]
    if after and not before:
        return end == clause.end and start != clause.start
    if not before or says(Act.SPENT, message.text, before[-1].end, quantity.start):
        return False
    spent_of_it = says(Act.SPENT, message.text, quantity.end, end)
    return start != clause.start or spent_of_it or not _has_more(clause, quantity)


def _is_earlier(message: Message, quantity: Quantity, amounts: Sequence[Quantity]) -> bool:
    """Whether an earlier period is named beside the amount, before it even for the first: 去年同期100万，今年98万."""
    if any(_is_where_from(message, other) for other in amounts):
        return _is_where_from(message, quantity)
    own = _own_period(message, quantity)
    others = [mark for other in amounts if other != quantity and (mark := _own_period(message, other))]
    if own and (any(mark.first > own.first for mark in others) or (_is_over(message, own) and quantity != amounts[0])):
        return not any(mark.first < own.first for mark in others)
    clause, start, end = _around(message, quantity)
    marks = [mark for mark in message.marks if _names_earlier(message, mark) and start <= mark.start < end]
    if any(mark.start < quantity.start for mark in marks) or (marks and end == clause.end and quantity != amounts[0]):
        return True
    if quantity == amounts[0]:
        if any(_names_earlier(message, mark) and mark.start > quantity.end for mark in message.marks):
            return False
        start = clause.start
    return cues(Act.AMOUNTS_BEFORE, message.text).search(message.text, start, quantity.start) is not None


def _is_where_from(message: Message, quantity: Quantity) -> bool:
    """Whether the earlier period stands right behind the amount: from 500k in the previous period to 494k."""
    following = (mark for mark in message.marks if mark.start >= quantity.end and _names_earlier(message, mark))
    mark = next(following, None)
    if mark is None or _IN.fullmatch(message.text, quantity.end, mark.start) is None:
        return False
    return _AND_NOW.match(message.text, mark.end) is not None


def _names_earlier(message: Message, mark: Mark) -> bool:
    """Whether a comparison names the earlier period, so that an amount may be its own: no 同比 12 is one."""
    return mark.kind is MarkKind.COMPARISON and message.text[mark.start : mark.end] not in _NO_PERIOD


def _is_over(message: Message, mark: Mark) -> bool:
    """Whether a mark names a year that is over."""
    return mark.grain is Grain.YEAR and mark.after <= message.today


def _around(message: Message, quantity: Quantity) -> tuple[Clause, int, int]:
    """The amount's clause, and the stretch of it between the quantities before and after."""
    clause = message.clause_at(quantity.start)
    start = max([clause.start, *(q.end for q in clause.quantities if q.end <= quantity.start)])
    end = min([clause.end, *(q.start for q in clause.quantities if q.start >= quantity.end)])
    return clause, start, end


def _has_more(clause: Clause, quantity: Quantity) -> bool:
    return any(q.start > quantity.start for q in clause.quantities)


def share(part: Decimal, whole: Decimal) -> Decimal:
    """What percentage of the whole a part is."""
    return (part / whole * 100).quantize(_PLACES).normalize() + 0


def _rate(comparison: Comparison, this: Decimal, other: Decimal) -> Decimal:
    """The rate in percent that the two amounts make."""
    match comparison:
        case Comparison.SHARE:
            return share(this, other)
        case Comparison.GROWTH:
            return share(this - other, other)
        case Comparison.REDUCTION:
            return share(other - this, other)
