"""A rate of the opposite is another one: 投诉未处理率2% is no 投诉处理率, quality failure rate 2% no pass rate."""

from __future__ import annotations

import re

from catalog.language.acts import cue_pattern
from catalog.language.figures.figures import Binding
from catalog.language.figures.withheld import nameless
from catalog.language.message import Message
from catalog.language.names.lexicon import names_of
from catalog.model import Measure
from catalog.units import LEVELS

_PARTED = re.compile("[,，。;；!！\n]")


def is_of_the_opposite(message: Message, binding: Binding) -> bool:
    """Whether a word in the rate's name, and not in the target's, says that what failed or is undone is counted."""
    match = binding.choice.matches[0]
    target, quantity = match.target, binding.quantity
    if not isinstance(target, Measure) or target.unit not in LEVELS:
        return False
    start = max((found.end() for found in _PARTED.finditer(message.text, 0, quantity.start)), default=0)
    start = max([start, *(q.end for q in message.quantities if q.end <= quantity.start)])
    own = {place for word in match.words for place in range(word.start, word.end)}
    failed = cue_pattern("opposites", "failed", message.text).finditer(message.text, start, quantity.start)
    if any(found.start() not in own for found in failed):
        return True
    text = nameless(message, binding)
    if cue_pattern("opposites", "beside", message.text).search(text, start, quantity.start):
        return True
    if cue_pattern("opposites", "after", message.text).match(text, quantity.end):
        return True
    happened = cue_pattern("opposites", "happened", message.text).search(message.text, start, quantity.start)
    return happened is not None and not any(happened[0] in name for name in names_of(target))
