"""What a bound quantity claims: items to store, or a doubt to ask about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from catalog.language.acts import ONE_CLAUSE, Act, acts_in, says
from catalog.language.choosing import Choice, Verdict
from catalog.language.figures import Binding
from catalog.language.fitting import Fit, fit, value_of
from catalog.language.message import Message
from catalog.model import IncidentFree, Measure, Period, Response, Target, Unit
from catalog.reading import Doubt, IncidentItem, Item, MeasureItem, Missing, Mode, TookItem


@dataclass(frozen=True, slots=True)
class Claim:
    items: tuple[Item, ...] = ()
    doubt: Doubt | None = None


def claim(message: Message, binding: Binding) -> Claim:
    clause, quantity, choice = binding.clause, binding.quantity, binding.choice
    if acts_in(message.text, ONE_CLAUSE, clause.start, clause.end) or choice.verdict in (
        Verdict.NOTHING,
        Verdict.FOREIGN,
    ):
        return Claim()
    period = _period(message, binding)
    if choice.verdict is not Verdict.SURE:
        return Claim(
            doubt=Doubt(candidates=choice.candidates, value=quantity.amount, unit=quantity.unit, period=period)
        )
    match choice.target:
        case Measure() as target:
            return _measured(message, binding, target, period)
        case IncidentFree() as target if (
            quantity.amount == quantity.amount.to_integral_value() and quantity.amount >= 0
        ):
            return Claim((IncidentItem(target=target.id, value=int(quantity.amount), period=period),))
        case Response() as target if quantity.amount >= 0:
            unit = quantity.unit or (target.limit.unit if target.limit else Unit.DAY)
            return Claim((TookItem(target=target.id, took=quantity.amount, unit=unit),))
        case target:
            return Claim(doubt=Doubt(candidates=(target.id,), missing=Missing.VALUE, value=quantity.amount))


def _measured(message: Message, binding: Binding, target: Measure, period: Period | None) -> Claim:
    value = value_of(target, binding.quantity)
    if value.impossible:
        return Claim(
            doubt=Doubt(
                candidates=(target.id,),
                missing=Missing.VALUE,
                value=value.amount,
                unit=value.unit,
                period=period,
                likely=value.likely,
            )
        )
    return Claim((MeasureItem(target=target.id, value=value.amount, unit=value.unit, period=period),))


def _period(message: Message, binding: Binding) -> Period | None:
    """The period named in the figure's clause, else the last one named before it, else the first after it."""
    periods = [mark for mark in message.marks if mark.period]
    inside = [mark for mark in periods if binding.clause.start <= mark.start < binding.clause.end]
    before = [mark for mark in inside if mark.start < binding.quantity.start]
    for marks in (before[-1:], inside[:1], [m for m in periods if m.start < binding.quantity.start][-1:], periods[:1]):
        if marks:
            return marks[0].period
    return None
