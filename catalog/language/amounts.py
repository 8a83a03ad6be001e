"""A rate given as two amounts: 采购成本98万，去年同期100万; spent 475k of the 500k budget."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from catalog.language.acts import Act, cues
from catalog.language.choosing import Choice, Verdict, choose
from catalog.language.days import MarkKind
from catalog.language.lexicon import Lexicon
from catalog.language.message import Message
from catalog.language.quantities import Quantity, Sort
from catalog.model import Measure, Period, Target
from catalog.reading import MeasureItem

_LEAST_AMOUNT = 10
"""Below it a bare number is no amount of money."""
_PLACES = Decimal("0.0001")


def amounts_item(message: Message, lexicon: Lexicon) -> tuple[MeasureItem, Choice] | None:
    """The rate that two amounts of the message come to, None where it does not give two."""
    amounts = [q for q in message.quantities if _is_amount(q)]
    if len(amounts) != 2 or len(message.quantities) != 2:  # noqa: PLR2004 - this one and the one compared with
        return None
    budget = lexicon_budget(message)
    compared = any(mark.kind is MarkKind.COMPARISON for mark in message.marks)
    if not budget and not compared and not cues(Act.AMOUNTS_BEFORE).search(message.text):
        return None

    def accepts(target: Target) -> bool:
        return isinstance(target, Measure) and target.from_amounts and (_is_share(lexicon, target) == budget)

    choice = choose(lexicon, message.tokens, accepts, written=message.written)
    if choice.verdict is not Verdict.SURE or not isinstance(choice.target, Measure):
        return None
    this, other = _in_order(message, amounts, budget=budget)
    if not other:
        return None
    value = _rate(lexicon, choice.target, this, other)
    period = next((mark.period for mark in message.marks if mark.period), None)
    return _item(choice.target, value, (this, other), period), choice


def _item(target: Measure, value: Decimal, amounts: tuple[Decimal, Decimal], period: Period | None) -> MeasureItem:
    return MeasureItem(target=target.id, value=value, unit=target.unit, period=period, amounts=amounts)


def _is_amount(quantity: Quantity) -> bool:
    if quantity.sort is Sort.MONEY:
        return True
    return quantity.sort is Sort.BARE and quantity.amount >= _LEAST_AMOUNT and not quantity.ratio


def lexicon_budget(message: Message) -> bool:
    """Whether the message speaks of a budget: the comparison is with it then."""
    return any("budget" in token.concepts for token in message.tokens)


def _is_share(lexicon: Lexicon, target: Measure) -> bool:
    """Whether the rate is this amount's share of the other, and not the change between them."""
    return lexicon.ideas[target.id].isdisjoint({"reduce", "growth"})


def _in_order(message: Message, amounts: Sequence[Quantity], *, budget: bool) -> tuple[Decimal, Decimal]:
    """(this, comparison): the comparison is the amount that the budget or the earlier period stands next to."""
    first, second = amounts
    if budget:
        places = [(token.start + token.end) // 2 for token in message.tokens if "budget" in token.concepts]
    else:
        places = [mark.start for mark in message.marks if mark.kind is MarkKind.COMPARISON]
        places = places or [found.start() for found in cues(Act.AMOUNTS_BEFORE).finditer(message.text)]
    names_first = bool(places) and all(place < first.start for place in places) and places[-1] >= first.start - 12
    between = any(first.end <= place < second.start for place in places)
    after = any(place >= second.end for place in places)
    if names_first and not between and not after:
        return second.amount, first.amount
    return first.amount, second.amount


def _rate(lexicon: Lexicon, target: Measure, this: Decimal, other: Decimal) -> Decimal:
    if _is_share(lexicon, target):
        rate = this / other * 100
    elif "reduce" in lexicon.ideas[target.id]:
        rate = (other - this) / other * 100
    else:
        rate = (this - other) / other * 100
    return rate.quantize(_PLACES).normalize() + 0
