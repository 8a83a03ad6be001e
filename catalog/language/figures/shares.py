"""A rate given as two counts: 10个里9个按期办了; 计划招15个，到岗12个; 晨会应开22次，实际开了21次."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from catalog.language.acts import ONE_CLAUSE, Act, acts_in
from catalog.language.figures.amounts import Rated, share
from catalog.language.figures.fitting import Fit, fit, value_of
from catalog.language.figures.withheld import without_names
from catalog.language.message import Message
from catalog.language.names.choosing import Choice, Verdict, choose
from catalog.language.names.lexicon import Lexicon
from catalog.language.names.tokens import Token
from catalog.language.quantities.quantity import Quantity
from catalog.language.quantities.unit_words import Sort
from catalog.language.scope import lies_ahead, period_of
from catalog.language.text.vocabulary import expression
from catalog.model import Measure, Target, Unit
from catalog.reading import MeasureItem

_AMONG = re.compile(rf"\s?{expression('figures', 'among')}[,，]?[^,，。;；\n0-9]{{0,6}}")
_PLANNED = re.compile(rf"{expression('figures', 'planned')}[^,，。;；0-9]{{0,8}}$")
_OWED = re.compile(rf"{expression('figures', 'planned', 'owed')}[^,，。;；0-9]{{0,8}}$")
_ACTUAL = re.compile(
    rf"{expression('figures', 'among')}?[,，]?\s?[^,，。;；\n0-9]{{0,8}}{expression('figures', 'as_owed', 'done')}"
    r"[^,，。;；\n0-9]{0,3}"
)
_SOME_DONE = re.compile(rf"[^,，。;；0-9]{{0,4}}?{expression('figures', 'as_owed', 'in_time')}")
"""What is said right after the second count, where the first counts all of them: 10个证照，9个按期办的."""
_SO_MANY_OF_THEM = re.compile(
    rf"[^,，。;；\n0-9又再另还也]{{0,4}}[,，]?\s?{expression('figures', 'some_of_them')}*"
    rf"{expression('figures', 'took_place')}[了成满上到过]*\s?"
)
"""Between a count of all and one of those that took place: 晨会22次开了21次."""
_TOOK_PLACE = re.compile(rf"{expression('figures', 'took_place')}[了成满上到过]*")
_HIGH = 50
"""From this bound on a rate is what was done of all; what grows is not."""
_ALL_AND_SOME = re.compile(rf"[^,，。;；\n0-9]{{0,8}}[,，]{expression('figures', 'some_of_them')}*\s?")
_OUT_OF_ALL = re.compile(rf"{expression('figures', 'out_of_all')}$")
_WE_DID = re.compile(rf"[\s,]+{expression('figures', 'we_did')}?")
"""What stands between the two counts of `out of 40 complaints, 39 are resolved`."""
_NOT_ALL = re.compile(expression("figures", "not_all"))
_NOT_SO = re.compile(expression("figures", "not_so"))
"""What makes the second count one of the others: 10个里有1个没按期办."""
_SAID_BEFORE = tuple(act for act in ONE_CLAUSE if act not in (Act.PLAN, Act.RULE))
"""What is planned or required is what is owed here: 计划15个，到岗12个."""
_OF_A_RATE = re.compile(rf"{expression('figures', 'rate', 'level')}\s?(?:[:：]|{expression('sentences', 'is')})?\s?$")
"""What no count stands after: 年度计划完成率96，部门工作计划完成率92 are two rates."""
_NEAR = 16
"""So far before a count stands the word that says it was owed."""


def rated_counts(message: Message, lexicon: Lexicon) -> Iterator[Rated]:
    """The rates that two counts next to each other come to: what was done of what was owed."""
    for owed, done in pairwise(message.quantities):
        if not (_is_count(owed) and _is_count(done) and 0 <= done.amount <= owed.amount > 1):
            continue
        if not (_is_part_of(message, owed, done) or _took_place(message, lexicon, owed, done)):
            continue
        if found := _rated(message, lexicon, owed, done) or _counted(message, lexicon, owed, done):
            yield found


def _is_count(quantity: Quantity) -> bool:
    whole = quantity.amount == quantity.amount.to_integral_value() and not (quantity.vague or quantity.ratio)
    counted = quantity.sort is Sort.THING or any(unit.counts_whole_things for unit in quantity.units)
    return whole and (counted or quantity.sort is Sort.BARE)


def _is_part_of(message: Message, owed: Quantity, done: Quantity) -> bool:
    """Whether the second count is what became of the first: said of it (里), or done of what is called owed."""
    if owed.sort is not done.sort and Sort.BARE not in (owed.sort, done.sort):
        return False
    end = message.clause_at(done.start).end
    if _NOT_SO.search(message.text, owed.end, end):
        return False
    if _AMONG.fullmatch(message.text, owed.end, done.start):
        return True
    if _ALL_AND_SOME.fullmatch(message.text, owed.end, done.start) and owed.sort is done.sort:
        return _SOME_DONE.match(message.text, done.end, end) is not None
    if _is_out_of(message, owed, done):
        return _NOT_ALL.search(message.text, owed.end, end) is None
    called = _OWED.search(message.text, max(0, owed.start - _NEAR), owed.start)
    rates = any(_OF_A_RATE.search(message.text, max(0, one.start - _NEAR), one.start) for one in (owed, done))
    return called is not None and not rates and _ACTUAL.fullmatch(message.text, owed.end, done.start) is not None


def _took_place(message: Message, lexicon: Lexicon, owed: Quantity, done: Quantity) -> bool:
    """Whether so many took place of the same things, of what should be done of nearly all: 晨会22次开了21次."""
    if not _SO_MANY_OF_THEM.fullmatch(message.text, owed.end, done.start) or owed.units != done.units:
        return False
    if any(owed.end <= mark.start < done.start for mark in message.marks):
        return False
    clauses = [part for part in message.clauses if part.start <= done.start and part.end > owed.start]
    if _NOT_SO.search(message.text, owed.end, clauses[-1].end):
        return False
    named = _rate_named(lexicon, [token for part in clauses for token in part.tokens], done)
    if named is None or not isinstance(named.target, Measure) or named.target.bound.value < _HIGH:
        return False
    return any(_is_counted_by(word, owed) for word in named.matches[0].words)


def _is_counted_by(word: Token, owed: Quantity) -> bool:
    """Whether the count is of what the word right beside it names: of 10 interviewed, 3 hired tells no rate."""
    return (word.end == owed.start or word.start == owed.end) and _TOOK_PLACE.fullmatch(word.text) is None


def _is_out_of(message: Message, owed: Quantity, done: Quantity) -> bool:
    """Whether the first count is all and the second some of them: out of 40 complaints 39 are resolved."""
    of_all = _OUT_OF_ALL.search(message.text, max(0, owed.start - _NEAR), owed.start)
    return of_all is not None and _WE_DID.fullmatch(message.text, owed.end, done.start) is not None


def some_of_all(message: Message) -> list[Quantity]:
    """The counts that are some of all, whatever they come to: none of them is a rate by itself."""
    found = [pair for pair in pairwise(message.quantities) if _is_count(pair[0]) and _is_count(pair[1])]
    some = [quantity for owed, done in found if _is_out_of(message, owed, done) for quantity in (owed, done)]
    return [*some, *(owed for owed, done in found if _is_less(message, owed, done))]


def _is_less(message: Message, owed: Quantity, done: Quantity) -> bool:
    """Whether fewer are said to have taken place right behind the count of all, in the same unit: 培训10场开了9场."""
    between = message.text[owed.end : done.start]
    fewer = Unit.SESSION in owed.units and owed.units == done.units and done.amount < owed.amount
    return fewer and _SO_MANY_OF_THEM.fullmatch(between) is not None and _TOOK_PLACE.search(between) is not None


def _rated(message: Message, lexicon: Lexicon, owed: Quantity, done: Quantity) -> Rated | None:
    clauses = [part for part in message.clauses if part.start <= done.start and part.end > owed.start]
    before = [part for part in message.clauses if part.end <= clauses[0].start and not part.quantities][-1:]
    tokens = [token for part in (*before, *clauses) for token in part.tokens]
    target = _rate_named(lexicon, tokens, done)
    ahead = lies_ahead(message, clauses[0], owed.start) or lies_ahead(message, clauses[-1], done.start)
    if target is None or ahead:
        return None
    if _is_no_report(message, target, (clauses[0].start, owed.end, clauses[-1].end)):
        return None
    item = MeasureItem(
        target=target.target.id,
        value=share(done.amount, owed.amount),
        unit=Unit.PERCENT,
        period=period_of(message, clauses[-1], done.start),
        amounts=(done.amount, owed.amount),
    )
    return Rated(item, target, (owed, done))


def _counted(message: Message, lexicon: Lexicon, owed: Quantity, done: Quantity) -> Rated | None:
    """The count that was done of what was planned, where no rate but a count is asked for: 计划引进技术8项，完成5项."""
    if not _PLANNED.search(message.text, max(0, owed.start - _NEAR), owed.start):
        return None
    first = message.clause_at(owed.start)
    last = message.clause_at(done.start)
    tokens = [token for token in first.tokens if token.start < owed.start]

    def is_counted(target: Target) -> bool:
        return isinstance(target, Measure) and fit(target, done) is Fit.UNIT

    choice = choose(lexicon, tokens, is_counted)
    ahead = lies_ahead(message, first, owed.start) or lies_ahead(message, last, done.start)
    if choice.verdict is not Verdict.SURE or not isinstance(choice.target, Measure) or ahead:
        return None
    value = value_of(choice.target, done)
    if value.impossible or _is_no_report(message, choice, (first.start, owed.end, last.end)):
        return None
    period = period_of(message, last, done.start)
    item = MeasureItem(target=choice.target.id, value=value.amount, unit=value.unit, period=period)
    return Rated(item, choice, (owed, done))


def _is_no_report(message: Message, target: Choice, places: tuple[int, int, int]) -> bool:
    """Whether the clauses plan, deny or quote, seen at their start, the end of what is owed, and their end."""
    start, middle, end = places
    text = without_names(message, target.matches[:1])
    return bool(acts_in(text, _SAID_BEFORE, start, middle) or acts_in(text, ONE_CLAUSE, middle, end))


def _rate_named(lexicon: Lexicon, tokens: Sequence[Token], done: Quantity) -> Choice | None:
    """The rate that the words surely name, unless what they name as fully is counted itself."""

    def is_rate(target: Target) -> bool:
        return isinstance(target, Measure) and target.unit is Unit.PERCENT and not lexicon.is_change(target)

    def is_counted(target: Target) -> bool:
        return fit(target, done) is Fit.UNIT

    rate = choose(lexicon, tokens, is_rate, by_whole_name=True)
    if rate.verdict is not Verdict.SURE:
        return None
    counted = choose(lexicon, tokens, is_counted)
    return None if counted.matches and counted.matches[0].weight >= rate.matches[0].weight else rate
