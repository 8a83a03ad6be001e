"""A number in a text with what it counts."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from catalog.language.quantities.unit_words import Sort
from catalog.model import Unit


class Quantity(NamedTuple):
    """A number in a text: characters `start` to before `end`, unit word included.

    `unit` is None for a bare number and for money and things; `units` are all that its unit word may mean (个 counts
    items, suppliers, incidents ...).
    """

    amount: Decimal
    unit: Unit | None
    start: int
    end: int
    sort: Sort = Sort.BARE
    units: frozenset[Unit] = frozenset()
    vague: bool = False
    """Whether it is said to be more or less than the amount: 十几, 九成多."""
    counted_in: int | None = None
    """Where the unit word begins, when it is the name of a thing as well: 5家供应商, 2 errors."""
    ratio: tuple[Decimal, Decimal] | None = None
    """The two counts of `18/20` and `9 out of 10`; the amount is their quotient then."""

    minutes: Decimal | None = None
    """What 30m comes to where it is no amount: minutes, and no millions."""

    @property
    def figure(self) -> Decimal:
        """What it comes to as a figure of its own: so many of so many in percent."""
        return self.amount * 100 if self.ratio else self.amount

    @property
    def figure_end(self) -> int:
        """Where what belongs to the number alone ends."""
        return self.end if self.counted_in is None else self.counted_in


def in_minutes(quantity: Quantity, amount: Decimal) -> Quantity:
    return quantity._replace(
        amount=amount, unit=Unit.MINUTE, units=frozenset({Unit.MINUTE}), sort=Sort.UNIT, minutes=None
    )


def as_minutes(quantity: Quantity) -> Quantity:
    """The quantity of a target that is told in time: 30m are minutes there."""
    return quantity if quantity.minutes is None else in_minutes(quantity, quantity.minutes)
