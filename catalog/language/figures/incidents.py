"""How often what may not happen did: as counted, once among those that were counted, or not at all."""

from __future__ import annotations

import re

from catalog.language.acts import Act, cues, says
from catalog.language.figures.figures import Binding
from catalog.language.message import Message
from catalog.language.names.lexicon import Lexicon
from catalog.language.quantities.quantity import Quantity
from catalog.language.quantities.unit_words import Sort
from catalog.language.text.vocabulary import expression, phrases
from catalog.model import Target

NUMBER_OF_A_CASE = 100
"""From here on a number without a unit is rather that of the case: 8801."""
_NOT_ONE = re.compile(rf"{expression('figures', 'not_one')}\s*{expression('figures', 'any')}?\s*$")
_NOT_EVEN_ONE = re.compile(expression("figures", "not_even_one"))
_HAPPENED = re.compile(expression("figures", "happened"))
_ONE_OF_THOSE = re.compile(expression("figures", "one_of_those"))
_SOME_OF_THOSE = re.compile(expression("figures", "some_of_those"))
_FEW = 3
"""Words between what denies and what is denied: without making a single mistake."""


def how_often(message: Message, lexicon: Lexicon, binding: Binding, target: Target) -> int | None:
    """How often it happened by this figure; None where that is not clear."""
    if _denied(message, binding) or _came_to_none(message, lexicon, binding, target):
        return 0
    count = _gone_wrong(message, lexicon, binding, target)
    return None if count and _came_back(message, lexicon, binding, target) else count


def _denied(message: Message, binding: Binding) -> bool:
    """没有一次, not one, 一次错都没出 are none; 发生一起，没处理完 is one."""
    start, quantity = binding.clause.start, binding.quantity
    if _NOT_ONE.search(message.text, start, quantity.start):
        return True
    if quantity.amount != 1 or _HAPPENED.search(message.text, start, quantity.start):
        return False
    return _NOT_EVEN_ONE.match(message.text, quantity.end, binding.clause.end) is not None


def _came_to_none(message: Message, lexicon: Lexicon, binding: Binding, target: Target) -> bool:
    """Whether it is said behind the count that nothing happened to so many: 11 notices without a single mistake."""
    events = phrases("generic", "events") & lexicon.every_idea[target.id]
    named = [token.start for token in binding.clause.tokens if not token.concepts.isdisjoint(events)]
    if not named or named[0] < binding.quantity.end:
        return False
    denied = cues(Act.ZERO, message.text).search(message.text, binding.quantity.end, named[0])
    between = (t for t in binding.clause.tokens if denied and denied.end() <= t.start < named[0])
    return denied is not None and len(list(between)) <= _FEW


def _gone_wrong(message: Message, lexicon: Lexicon, binding: Binding, target: Target) -> int | None:
    """How often it happened: as counted, or to some of those: 23 notices and one was wrong; None if unclear."""
    quantity, events = binding.quantity, phrases("generic", "events") & lexicon.every_idea[target.id]
    after = [token for token in binding.clause.tokens if token.start >= quantity.end]
    event = next((token.start for token in after if not token.concepts.isdisjoint(events)), quantity.end)
    others = [one for one in binding.clause.quantities if quantity.end <= one.start < event and _may_count(one)]
    last = others[-1] if others else quantity
    if message.text.isascii() and _ONE_OF_THOSE.search(message.text, last.end, event):
        return 1
    if last is quantity:
        return None if _SOME_OF_THOSE.search(message.text, last.end, event) else int(quantity.amount)
    between = (token for token in after if last.end <= token.start < event)
    return int(last.amount) if all(token.text in phrases("fillers", "words") for token in between) else None


def _may_count(quantity: Quantity) -> bool:
    whole = not (quantity.ratio or quantity.amount % 1) and quantity.amount < NUMBER_OF_A_CASE
    return whole and (quantity.sort is Sort.BARE or any(unit.counts_whole_things for unit in quantity.units))


def _came_back(message: Message, lexicon: Lexicon, binding: Binding, target: Target) -> bool:
    """Whether what is told of as lost was found, or nearly got lost: two certificates lost and found again."""
    if "lost" not in lexicon.ideas[target.id]:
        return False
    end = binding.clause.end if message.text.isascii() else len(message.text)
    return says(Act.RECOVERED, message.text, binding.clause.start, end)
