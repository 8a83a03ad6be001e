"""Figures of a measure that may be none of it: what is enough, the highest or lowest one, a number far too small."""

from __future__ import annotations

import re

from catalog.language.acts import Act, says
from catalog.language.figures import Binding
from catalog.language.message import Message
from catalog.language.unit_words import Sort
from catalog.model import Counting, Measure, Unit

_PASSES = re.compile(r"\s?[为就即]?(?:达标|合格|及格|过关)(?!了|啦|率)")
_IN_FULL = 0.8
"""From this coverage on, a name counts as given in full."""
_LEAST = 1
"""Up to here a bare number is a rate as it is computed: 0.92."""


def is_doubtful(message: Message, binding: Binding, target: Measure) -> bool:
    """Whether a figure is asked about though its target is sure."""
    unlikely = _is_unlikely(binding, target)
    return unlikely or _is_an_extreme(message, binding, target) or _tells_the_bound(message, binding, target)


def _is_unlikely(binding: Binding, target: Measure) -> bool:
    """Whether a bare number, told of part of a name, is far too small for a rate: the supplier base is at 44 now."""
    quantity, rate = binding.quantity, target.unit in (Unit.PERCENT, Unit.POINT)
    if quantity.sort is not Sort.BARE or quantity.ratio or not rate or binding.choice.matches[0].coverage >= _IN_FULL:
        return False
    return _LEAST < quantity.amount < target.bound.value / 2


def _is_an_extreme(message: Message, binding: Binding, target: Measure) -> bool:
    """Whether the figure is the highest or lowest one, of a target that not the lowest decides."""
    if target.counting is Counting.WORST:
        return False
    return says(Act.EXTREME, message.text[binding.clause.start : binding.quantity.start])


def _tells_the_bound(message: Message, binding: Binding, target: Measure) -> bool:
    """Whether the figure may be what is required: 美誉度80分达标, where 80 is enough."""
    quantity = binding.quantity
    return quantity.amount == target.bound.value and _PASSES.match(message.text, quantity.end) is not None
