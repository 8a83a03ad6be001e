"""What a bound quantity claims: items to store, or a doubt to ask about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from catalog.language.acts import Act, says
from catalog.language.figures.around import is_hardly_named
from catalog.language.figures.doubtful import is_doubtful, tells_when
from catalog.language.figures.figures import Binding
from catalog.language.figures.fitting import Fit, fit, value_of
from catalog.language.figures.incidents import NUMBER_OF_A_CASE, how_often
from catalog.language.figures.lasting import (
    is_a_count,
    is_a_stretch,
    is_called_after_it,
    is_how_long_it_took,
    is_of_another_thing,
    is_of_no_case,
    may_be_bought,
)
from catalog.language.figures.moves import is_change_by, last_cue, signed
from catalog.language.figures.opposites import is_of_the_opposite
from catalog.language.figures.withheld import is_of_others, is_withheld, nameless
from catalog.language.message import Clause, Message
from catalog.language.names.choosing import Choice, Verdict, lasts
from catalog.language.names.lexicon import Lexicon
from catalog.language.names.matching import Match
from catalog.language.names.tokens import Token
from catalog.language.quantities.quantity import Quantity, as_minutes
from catalog.language.quantities.unit_words import Sort
from catalog.language.scope import period_of_the_name, when
from catalog.language.text.vocabulary import expression
from catalog.model import Counting, Deliverable, Grain, IncidentFree, Measure, Period, Response, Target, Unit
from catalog.reading import Doubt, IncidentItem, Item, MeasureItem, Missing, Mode, TookItem
from catalog.units import LEVELS, convert

_TO_TAKE = re.compile(rf"{expression('figures', 'to_take')}\s?$")
_ENDS = re.compile(r"[.!?;\n]")
_NEXT = re.compile(rf"\s?(?:、|{expression('figures', 'or_rather')})\s?")
_SHARES = LEVELS | {None}
_OF_THEM = re.compile(expression("figures", "of_them"))
_IN_FULL, _NEXT_TO = 0.8, 5
"""So fully named, and so few characters before it, a number is how long a case took: lead time was 18."""
_NO_END = 10**9
_HUNDRED = 100


class Claim(NamedTuple):
    """What one quantity comes to; `directness` tells the better of two claims on one target."""

    binding: Binding
    items: tuple[Item, ...] = ()
    doubt: Doubt | None = None
    directness: tuple[float, ...] = ()


def claims_of(message: Message, lexicon: Lexicon, bindings: Sequence[Binding]) -> tuple[Claim, ...]:
    """The claims of all bindings, at most one for each target and period: the plainest stays."""
    claims = [_claim(message, lexicon, one._replace(nameless=nameless(message, one))) for one in bindings]
    dated = {_figure(item) for claim in claims for item in claim.items if _period(item)}
    kept: list[Claim] = []
    figures = (c for c in claims if c.items and not all(_period(i) is None and _figure(i) in dated for i in c.items))
    for one in sorted(figures, key=lambda c: c.directness, reverse=True):
        rivals = [place for place, other in enumerate(kept) if _same_matter(one, other)]
        if not rivals:
            kept.append(one)
        elif kept[rivals[0]].items and _contradict(message, kept[rivals[0]], one):
            kept[rivals[0]] = _in_doubt(kept[rivals[0]], one)
    kept = [one for one in kept if not any(_is_beside(one, other) for other in kept)]
    told = [c.binding.clause for c in claims if c.items or c.doubt]
    kept = [_of_the_sentence(message, one, told) for one in kept]
    doubts = [c for c in claims if c.doubt and c.binding not in [k.binding for k in kept]]
    return tuple(sorted([*kept, *doubts], key=_place))


def _of_the_sentence(message: Message, claim: Claim, told: Sequence[Clause]) -> Claim:
    """A claim without a period with the only one that the sentence names before it, in a clause that reports nothing.

    Two of the figures disclosed in October were wrong, so 2 errors: they are October's.
    """
    clause = claim.binding.clause
    if not message.text.isascii() or clause.marks or any(_period(item) for item in claim.items):
        return claim
    before = [part for part in message.clauses if part.start < clause.start and part.marks]
    marks = [mark for part in before for mark in part.marks]
    if len(marks) != 1 or before[0] in told or not before[0].quantities or not marks[0].period:
        return claim
    if marks[0].first > message.today or _ENDS.search(message.text, before[0].end, clause.start):
        return claim
    period = marks[0].period
    items = (replace(i, period=period) if isinstance(i, MeasureItem | IncidentItem) else i for i in claim.items)
    return claim._replace(items=tuple(items))


def _figure(item: Item) -> tuple[str, Decimal | int | None]:
    """What an item says apart from its period: the same said once without one and once with it is said twice."""
    return item.target, item.value if isinstance(item, MeasureItem | IncidentItem) else None


def _period(item: Item) -> Period | None:
    return getattr(item, "period", None)


def _place(claim: Claim) -> tuple[int, int]:
    """Where the figure stands, and, of several targets that share it, the name."""
    words = claim.binding.choice.matches[0].words if claim.binding.choice.matches else ()
    return claim.binding.quantity.start, min((word.start for word in words), default=0)


def _is_beside(one: Claim, other: Claim) -> bool:
    """Whether a figure without a name and a period of its own stands beside one that is named more fully.

    No audit accidents this year, the auditors were here 3 times: the visits are no accidents.
    """
    if other is one or not (one.items and other.items) or _targets(one).isdisjoint(_targets(other)):
        return False
    periods = {_period(item) for item in one.items}
    in_turn = None not in periods and periods.isdisjoint(_period(item) for item in other.items)
    if one.binding.clause.period is not None or in_turn:
        return False
    return own_words(one) < own_words(other)


def own_words(claim: Claim) -> int:
    """How many of the words that name its target a figure's own clause holds."""
    clause, words = claim.binding.clause, claim.binding.choice.matches[0].words
    return sum(clause.start <= word.start < clause.end for word in words)


def _targets(claim: Claim) -> set[str]:
    return {item.target for item in claim.items}


def _contradict(message: Message, one: Claim, other: Claim) -> bool:
    """Whether neither of two figures is the plainer one, or they stand in a row: 92%、93%."""
    first, second = sorted((one.binding.quantity, other.binding.quantity), key=lambda q: q.start)
    row = first.unit is second.unit and _NEXT.fullmatch(message.text, first.end, second.start) is not None
    return (row or one.directness == other.directness) and one.items != other.items


def _in_doubt(claim: Claim, other: Claim) -> Claim:
    """A figure that another one of the message contradicts: both are offered, in the order that they stand in."""
    one, two = sorted((claim, other), key=lambda c: c.binding.quantity.start)
    targets = tuple(item.target for item in claim.items)
    figures = [value for said in (one, two) for item in said.items if (value := _own_value(said, item)) is not None]
    period = next((item.period for item in claim.items if isinstance(item, MeasureItem)), None)
    likely = tuple(figures) if len(targets) == 1 else ()
    return claim._replace(
        items=(), doubt=Doubt(candidates=targets, missing=Missing.VALUE, period=period, likely=likely)
    )


def _own_value(claim: Claim, item: Item) -> Decimal | None:
    """A measure's figure in its target's own unit."""
    target = claim.binding.choice.target
    if not isinstance(item, MeasureItem) or not isinstance(target, Measure) or target.id != item.target:
        return None
    return convert(item.value, item.unit, target.unit)


def _same_matter(one: Claim, other: Claim) -> bool:
    return not _matters(one).isdisjoint(_matters(other))


def _matters(claim: Claim) -> set[tuple[str, Period | None]]:
    """What a claim decides: targets, each for a period."""
    if claim.doubt:
        return {(target, claim.doubt.period) for target in claim.doubt.candidates}
    return {(item.target, _period(item)) for item in claim.items}


def _claim(message: Message, lexicon: Lexicon, binding: Binding) -> Claim:
    clause, quantity, choice = binding.clause, binding.quantity, binding.choice
    opposite = choice.verdict is Verdict.SURE and is_of_the_opposite(message, binding)
    if choice.verdict is Verdict.SURE and may_be_bought(message, quantity, choice):
        return Claim(binding, doubt=Doubt(candidates=choice.candidates, value=quantity.figure, unit=quantity.unit))
    busy = _is_of_other_work(message, lexicon, binding)
    if busy or opposite or choice.verdict is Verdict.FOREIGN or is_withheld(message, lexicon, binding):
        return Claim(binding)
    period, ahead, several = when(message, clause, quantity.start)
    if period is None and quantity.unit in _SHARES:
        period = period_of_the_name(message, clause, _words(binding))
    meant = tuple(dict.fromkeys((*(binding.misfit.candidates if binding.misfit else ()), *choice.candidates)))
    if several and (each := _for_each(message, lexicon, binding, several)):
        return each
    if meant and (binding.misfit or ahead or several is not None):
        doubt = refused(quantity, meant, period if several is None else None)
        if binding.misfit:
            doubt = replace(doubt, likely=_on_its_scale(binding.misfit, quantity))
        elif several is None:
            doubt = replace(doubt, value=quantity.figure)  # the figure may be right, and its period a slip
        return Claim(binding, doubt=doubt)
    if choice.verdict is Verdict.NOTHING or is_hardly_named(message, choice):
        return Claim(binding)
    return _named_claim(message, lexicon, binding, period)


def _is_of_other_work(message: Message, lexicon: Lexicon, binding: Binding) -> bool:
    """Whether it is how long or how much anything but a case was: busy with it, so many of them, what is called so."""
    clause, quantity, choice = binding.clause, binding.quantity, binding.choice
    if choice.matches and isinstance(choice.target, IncidentFree):
        return is_called_after_it(message, lexicon, choice)
    if not choice.matches or not (isinstance(choice.target, Response) or lasts(choice.target)):
        return False
    if isinstance(choice.target, Response) and (
        is_a_stretch(message, clause, quantity)
        or is_a_count(message, quantity)
        or is_of_no_case(clause, quantity, choice)
    ):
        return True
    return is_of_another_thing(message, lexicon, quantity, choice)


def _on_its_scale(misfit: Choice, quantity: Quantity) -> tuple[Decimal, ...]:
    """The figure of a score named in full that was given as a rate, or the other way round: satisfaction 87%."""
    target = misfit.target
    if misfit.tied > 1 or misfit.matches[0].coverage < _IN_FULL or quantity.unit not in LEVELS:
        return ()
    if not isinstance(target, Measure) or target.unit not in LEVELS:
        return ()
    return (quantity.amount,) if target.least is not None and target.least <= quantity.amount <= _HUNDRED else ()


def _words(binding: Binding) -> Sequence[Token]:
    return binding.choice.matches[0].words if binding.choice.matches else ()


def _named_claim(message: Message, lexicon: Lexicon, binding: Binding, period: Period | None) -> Claim:
    """What a figure claims that one target is named for, several are, or perhaps one."""
    clause, quantity, choice = binding.clause, binding.quantity, binding.choice
    if choice.verdict is Verdict.SEVERAL and says(Act.BOTH, message.text, clause.start, clause.end):
        shared = _shared(message, lexicon, binding, period)
        if shared:
            return Claim(binding, shared, directness=_directness(message, binding, choice.matches[0]))
    if choice.verdict is not Verdict.SURE or is_of_others(message, lexicon, binding):
        may_be = (target for target in choice.candidates if not isinstance(lexicon.target(target), Deliverable))
        candidates = tuple(may_be) or choice.candidates
        return Claim(
            binding, doubt=Doubt(candidates=candidates, value=quantity.figure, unit=quantity.unit, period=period)
        )
    return _claim_of(message, lexicon, binding, choice.target, period)


def _for_each(message: Message, lexicon: Lexicon, binding: Binding, periods: Sequence[Period]) -> Claim | None:
    """The figure for each of several periods, where it is said of all of them: 9月和10月流失率都是8%."""
    choice, clause = binding.choice, binding.clause
    if (
        choice.verdict is not Verdict.SURE
        or binding.misfit
        or not says(Act.BOTH, message.text, clause.start, clause.end)
    ):
        return None
    claims = [_claim_of(message, lexicon, binding, choice.target, period) for period in periods]
    if not all(claim.items for claim in claims) or not claims or is_of_others(message, lexicon, binding):
        return None
    return claims[0]._replace(items=tuple(item for claim in claims for item in claim.items))


def refused(quantity: Quantity, candidates: tuple[str, ...], period: Period | None = None) -> Doubt:
    """What to ask where the targets cannot have such a figure: it is named where it can be said why."""
    value = quantity.amount if quantity.unit else None
    return Doubt(candidates=candidates, missing=Missing.VALUE, value=value, unit=quantity.unit, period=period)


def _claim_of(message: Message, lexicon: Lexicon, binding: Binding, target: Target, period: Period | None) -> Claim:
    quantity = as_minutes(binding.quantity)
    if quantity is not binding.quantity and fit(target, quantity) is not Fit.NO:
        binding = binding._replace(quantity=quantity)
    quantity = binding.quantity
    directness = _directness(message, binding, binding.choice.matches[0])
    match target:
        case Measure():
            made = _measured(message, lexicon, binding, target, period)
            if isinstance(made, Doubt):
                return Claim(binding, doubt=made)
            return Claim(binding, (made,), directness=directness)
        case IncidentFree() if not quantity.amount % 1 and 0 <= quantity.amount < NUMBER_OF_A_CASE:
            count = how_often(message, lexicon, binding, target)
            if count is None:
                return Claim(binding, doubt=Doubt(candidates=(target.id,), missing=Missing.VALUE, period=period))
            return Claim(binding, (IncidentItem(target=target.id, value=count, period=period),), directness=directness)
        case Response(limit=limit) if 0 <= quantity.amount < _longest(quantity) and not _is_no_length(message, binding):
            unit = quantity.unit or (limit.unit if limit else Unit.DAY)
            return Claim(binding, (TookItem(target=target.id, took=quantity.amount, unit=unit),), directness=directness)
        case _:
            return Claim(binding, doubt=Doubt(candidates=(target.id,), missing=Missing.VALUE, value=quantity.amount))


def _longest(quantity: Quantity) -> int:
    """From here on a number without a unit is rather that of the case: 8801."""
    return NUMBER_OF_A_CASE if quantity.unit is None else _NO_END


def _is_no_length(message: Message, binding: Binding) -> bool:
    """Whether a case did not take so long: it is to take it (交期要28天), took more or less, or longer by it."""
    to_take = _TO_TAKE.search(message.text, binding.clause.start, binding.quantity.start) is not None
    to_take = to_take or tells_when(message, binding) or _OF_THEM.match(message.text, binding.quantity.end) is not None
    if binding.quantity.sort is Sort.BARE and not binding.replied and not _follows_its_name(binding):
        return True
    said = binding.replied or is_how_long_it_took(message, binding.clause, binding.quantity, binding.choice)
    return binding.hedged or to_take or not said or is_change_by(message, nameless(message, binding), binding)


def _follows_its_name(binding: Binding) -> bool:
    match, start = binding.choice.matches[0], binding.quantity.start
    return match.coverage >= _IN_FULL and 0 <= start - max(word.end for word in match.words) <= _NEXT_TO


def _directness(message: Message, binding: Binding, match: Match) -> tuple[float, ...]:
    """A figure that is the total, or whose own clause names the target, before one that goes into detail."""
    clause = binding.clause
    named = any(clause.start <= word.start < clause.end for word in match.words)
    total = says(Act.TOTAL, message.text, clause.start, clause.end)
    if total and clause.period is None and _follows_a_month(message, clause):
        total, named = False, False
    return (float(total), float(named), float(fit(match.target, binding.quantity)), match.coverage, match.weight)


def _follows_a_month(message: Message, clause: Clause) -> bool:
    """Whether a month's figure was told before: 累计 after 本月6家 is more than the month's."""
    before = (part.marks for part in message.clauses if part.start < clause.start and part.quantities)
    return any(mark.grain is Grain.MONTH for marks in before for mark in marks)


def _measured(
    message: Message, lexicon: Lexicon, binding: Binding, target: Measure, period: Period | None
) -> MeasureItem | Doubt:
    value = value_of(target, binding.quantity)
    doubt = Doubt(
        candidates=(target.id,),
        missing=Missing.VALUE,
        value=value.amount,
        unit=value.unit,
        period=period,
        likely=value.likely,
    )
    amount: Decimal | None = value.amount
    if lexicon.is_change(target):
        amount = signed(message, lexicon, binding, target, value.amount)
        if amount is None and not value.impossible and (others := _named_alike(message, binding)):
            return replace(doubt, candidates=(target.id, *others), missing=None, likely=())
    elif target.counting is not Counting.SUM and is_change_by(message, nameless(message, binding), binding):
        grows = "growth" in lexicon.every_idea[target.id]
        amount = (
            value.amount
            if grows and last_cue(Act.UP, message, binding) > last_cue(Act.DOWN, message, binding)
            else None
        )
    if amount is None or value.impossible or binding.hedged or is_doubtful(message, lexicon, binding, target):
        return doubt
    return MeasureItem(
        target=target.id, value=amount, unit=value.unit, period=period, mode=_mode(message, binding, target)
    )


def _named_alike(message: Message, binding: Binding) -> tuple[str, ...]:
    """The others that may be meant where nothing is said to have moved: PR costs 2%, of the budget or less."""
    if says(Act.DOWN, message.text) or says(Act.UP, message.text) or binding.quantity.unit not in (None, Unit.PERCENT):
        return ()
    best, *rest = binding.choice.matches
    return tuple(m.target.id for m in rest if m.words == best.words and fit(m.target, binding.quantity) is not Fit.NO)


def _mode(message: Message, binding: Binding, target: Measure) -> Mode | None:
    if target.counting is not Counting.SUM:
        return None
    clause = binding.clause
    if says(Act.TOTAL, message.text, clause.start, clause.end):
        return Mode.TOTAL
    return Mode.ADD if says(Act.ADD, message.text, clause.start, clause.end) else None


def _shared(message: Message, lexicon: Lexicon, binding: Binding, period: Period | None) -> tuple[Item, ...]:
    """One figure for several targets: 会议和接待满意度都是91. Each must be named by a word of its own."""
    tied = binding.choice.matches[: binding.choice.tied]
    for match in tied:
        elsewhere = {word for other in tied if other is not match for word in other.words}
        if elsewhere.issuperset(match.words):
            return ()
    items: list[Item] = []
    for match in tied:
        made = _claim_of(message, lexicon, binding, match.target, period)
        items.extend(made.items)
    return tuple(items) if len(items) == len(tied) else ()
