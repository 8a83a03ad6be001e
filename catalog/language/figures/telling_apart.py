"""Which of several targets that are named alike a bare number is a figure of: what it counts, or how large it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain, islice

from catalog.language.message import Message
from catalog.language.names.choosing import Choice, Verdict
from catalog.language.names.lexicon import Lexicon
from catalog.language.names.matching import Match
from catalog.language.quantities.quantity import Quantity
from catalog.language.quantities.unit_words import Sort
from catalog.language.text.vocabulary import phrases, tables
from catalog.model import Measure, Target, Unit

_WORD = re.compile(r"\s?([a-z]+)")
_MOST_BETWEEN = 4
"""Words from a number to the last word of what it counts: two new starter courses."""
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30}
_FAR = 2
"""So many times what is allowed, a number without a unit is no length in days."""
_NEAR = 2
"""A rate that ought to be 90 lies above 90 / 2 if it is one at all."""


def with_those_alike(message: Message, lexicon: Lexicon, quantity: Quantity, choice: Choice) -> Choice:
    """The choice among all that the same words may name, where the number has no unit and they are no name as such.

    新技术 6 may be the introduced ones or hours of training.
    """
    if quantity.ratio or len(message.quantities) > 1 or choice.verdict is not Verdict.SURE:
        return choice
    best, others = choice.matches[0], [m for m in choice.matches[1:] if isinstance(m.target, Measure)]
    if quantity.sort is not Sort.BARE or "".join(word.text for word in best.words) in lexicon.called:
        return choice
    alike = [m for m in others if m.words == best.words and m.weight >= best.weight]
    if not alike:
        return choice
    rest = [m for m in choice.matches[1:] if m not in alike]
    return Choice(Verdict.SEVERAL, (best, *alike, *rest), 1 + len(alike))


def told_apart(message: Message, quantity: Quantity, choice: Choice) -> Choice:
    """The choice, with the one target that a bare number can be a figure of where several are named alike."""
    if choice.verdict is not Verdict.SEVERAL or quantity.sort is not Sort.BARE or quantity.ratio:
        return choice
    tied = choice.matches[: choice.tied]
    left = _counting(tied, _counted_in(message, quantity)) or _near_enough(tied, quantity)
    if len(left) != 1:
        return choice
    return Choice(Verdict.SURE, (*left, *(match for match in choice.matches if match not in left)))


def _counted_in(message: Message, quantity: Quantity) -> frozenset[Unit]:
    """The units that one of the words after the number names: sessions in two new starter courses."""
    at, text = quantity.end, message.text
    words: list[str] = []
    while len(words) < _MOST_BETWEEN and (found := _WORD.match(text, at)):
        words.append(found[1])
        at = found.end()
    return next((units for word in words if (units := _units().get(word))), frozenset())


_NO_UNITS = frozenset({"none", "tenth", "thousandth"})
"""What the words of no unit, or of a part of one, stand under."""


@cache
def _units() -> dict[str, frozenset[Unit]]:
    """The unit words for several things, and each in the singular too."""
    found: dict[str, frozenset[Unit]] = {}
    endings = phrases("figures", "plural")
    for names, words in chain.from_iterable(content.items() for content in tables("units")):
        units = frozenset(map(Unit, names.split())) if names not in _NO_UNITS else frozenset()
        forms = ((word, word.removesuffix(end)) for word in words for end in endings if word.endswith(end))
        found |= dict.fromkeys(chain.from_iterable(forms), units)
    return found


def _counting(tied: Sequence[Match], units: frozenset[Unit]) -> list[Match]:
    return [match for match in tied if isinstance(match.target, Measure) and match.target.unit in units]


def _near_enough(tied: Sequence[Match], quantity: Quantity) -> list[Match]:
    """Those whose bound the number is near to, where it is too long for the others: recruitment 94 is no length."""
    some = list(islice((m for m in tied if not _is_too_long(m.target, quantity)), 2))
    return some if len(some) == 1 and _is_of_such_a_size(some[0].target, quantity) else []


def _is_too_long(target: Target, quantity: Quantity) -> bool:
    days = _DAYS.get(target.unit) if isinstance(target, Measure) else None
    if days is None or not isinstance(target, Measure):
        return False
    return quantity.amount > target.bound.value * days * _FAR


def _is_of_such_a_size(target: Target, quantity: Quantity) -> bool:
    return isinstance(target, Measure) and quantity.amount >= target.bound.value / _NEAR
