"""Which way a figure moved, and whether it tells by how much: 涨0.8%, down 2 points, 提高到92%."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from catalog.language.acts import Act, cues
from catalog.language.figures.figures import Binding
from catalog.language.message import Message
from catalog.language.names.lexicon import Lexicon
from catalog.language.text.vocabulary import expression
from catalog.model import Measure

_MISSPELT = {Act.DOWN: frozenset({"reduce"}), Act.UP: frozenset({"growth"})}
"""What a misspelt word means that tells which way a figure moved: 下绛, increse."""
_DASH = re.compile(r"\s-\s?$")
"""What may be a dash before a figure, or its sign."""
_SO_MUCH = re.compile(rf"\s*{expression('figures', 'so_much')}*\s*$")


def signed(message: Message, lexicon: Lexicon, binding: Binding, target: Measure, amount: Decimal) -> Decimal | None:
    """A move the wrong way is negative; None where the words do not say which way it went."""
    if amount < 0:
        return amount
    if _DASH.search(message.text, binding.clause.start, binding.quantity.start):
        return None
    down, up = last_cue(Act.DOWN, message, binding), last_cue(Act.UP, message, binding)
    if lexicon.falls(target):
        if down == up:
            return amount if binding.replied else None
        return amount if down > up else -amount
    return -amount if down > up else amount


def last_cue(act: Act, message: Message, binding: Binding) -> int:
    """Where the clause's last cue of the act before the figure stands, else its first after it; -1 for none."""
    clause, quantity = binding.clause, binding.quantity
    places = [found.start() for found in cues(act, message.text).finditer(message.text, clause.start, clause.end)]
    places += [t.start for t in clause.tokens if not t.exact and _MISSPELT[act] <= t.concepts]
    before = sorted(place for place in places if place < quantity.start)
    return (before or [-place for place in places] or [-(10**6)])[-1 if before else 0]


def is_change_by(message: Message, nameless: str, binding: Binding) -> bool:
    """Whether the figure tells by how much something moved, not where it stands: 提高了2个点, down 2 points.

    `nameless` is the message's text without its target's name: no word of that says so.
    """
    start, end = binding.clause.start, binding.quantity.start
    before, beside_name = message.text[start:end], nameless[start:end]
    gap = _SO_MUCH.search(before)
    end = gap.start() if gap else len(before)
    found = _ending(Act.CHANGE, before).search(before, 0, end)
    return found is not None and found[0] == beside_name[slice(*found.span())]


@cache
def _ending_with(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern.pattern})\Z")


def _ending(act: Act, text: str) -> re.Pattern[str]:
    """The pattern of a stretch of the text that ends with a cue of the act."""
    return _ending_with(cues(act, text))
