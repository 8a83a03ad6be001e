"""What a message says beside its figures and days: what they are measured against, were before, or were wrongly given.

Used to be 94%, now 90; 92% against a target of 95; up 3 points to 89; was due on the 15th, handed in on the 17th: one
figure or day is told, and the others stand beside it. The expressions are vocabulary ([beside]); there `#` is a figure,
`~` a period, `^` what is compared with, `@` a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeAlias

from catalog.language.calendar.days import Mark, MarkKind
from catalog.language.message import Message
from catalog.language.names.matching import common_ideas
from catalog.language.quantities.quantity import Quantity
from catalog.language.quantities.unit_words import Sort
from catalog.language.text.finder import Finder
from catalog.language.text.normal import blanked
from catalog.language.text.vocabulary import phrases, vocabulary
from catalog.model import Language, Unit
from catalog.units import LEVELS

_FIGURE, _PERIOD, _COMPARED, _DAY = "\x02", "\x03", "\x04", "\x05"
_SIGNS = {"#": _FIGURE, "~": _PERIOD, "^": _COMPARED, "@": _DAY}
_OF_MARKS = {MarkKind.DAY: _DAY, MarkKind.COMPARISON: _COMPARED}
_SIGN = re.compile(r"(?<!\\)[#~@]|\\\^")
_AT_ONCE = re.compile(rf"^(?P<sign>[{''.join(_SIGNS.values())}])\+")
"""A figure or day at the beginning: that one is there is told by the last of its signs."""
_PART = re.compile(r"\{([a-z]+)\}")
_MOST_PARTS = 24
"""More figures and days are a table, and none of them stands beside another."""
_KINDS = (
    ("figures", _FIGURE, _FIGURE, 2),
    ("changed", _FIGURE, _FIGURE, 1),
    ("days", _DAY, _DAY, 1),
    ("periods", _PERIOD, _FIGURE, 1),
)
"""What stands beside what: the expressions, the sign of what goes, and the sign that must be there so often."""
_TIMES = frozenset({Unit.DAY, Unit.WEEK, Unit.MONTH})

_Span: TypeAlias = tuple[int, int]


def without_beside(message: Message) -> str | None:
    """The text with what stands beside its figures and days as spaces; None where there is nothing of the kind."""
    if not 2 <= len(message.quantities) + len(message.marks) <= _MOST_PARTS:  # noqa: PLR2004 - one is told, and one beside it
        return None
    parts = list(_parts(message))
    signs = [sign for _, sign in parts]
    told = [(kind, sign) for kind, sign, needed, least in _KINDS if signs.count(needed) >= least]
    whole = text = masked = _masked(message.text, parts)
    language: Language = "en" if message.text.isascii() else "zh"
    for kind, sign in told:
        for pattern in _patterns(kind, language) if _finder(kind, language).finds(masked, 0, len(masked)) else ():
            for found in pattern.finditer(masked):
                spans = [found.span(group) for group in range(1, pattern.groups + 1) if found[group]] or [found.span()]
                if _may_go(message, masked, spans, sign):
                    masked, text = (_blanked(some, spans) for some in (masked, text))
    if text == whole:
        return None
    kept = zip(message.text, text, whole, strict=True)
    return "".join(letter if now == before else " " for letter, now, before in kept)


def _masked(text: str, parts: Sequence[tuple[Quantity | Mark, str]]) -> str:
    """The text with a sign for every character of a figure, a period or a day."""
    for part, sign in parts:
        text = blanked(text, part.start, part.end, sign)
    return text


def _parts(message: Message) -> Iterator[tuple[Quantity | Mark, str]]:
    for mark in message.marks:
        yield mark, _OF_MARKS.get(mark.kind, _PERIOD)
    for quantity in message.quantities:
        if quantity.sort is not Sort.MONEY:
            yield quantity, _FIGURE


def _blanked(text: str, spans: Sequence[_Span]) -> str:
    for start, end in spans:
        text = blanked(text, start, end, " ")
    return text


def _may_go(message: Message, masked: str, spans: Sequence[_Span], sign: str) -> bool:
    """Whether a figure or day of the kind is left without the expression, and it names no target of its own."""
    rest = _blanked(masked, spans)
    words = [t for t in message.tokens if any(start <= t.start < end for start, end in spans)]
    if sign == _PERIOD:
        return _FIGURE in rest
    words = [t for t in words if masked[t.start] != _FIGURE]  # 9家供应商 counts suppliers
    passing = phrases("generic", "comparing") | common_ideas()
    if any(t.concepts - passing for t in words):
        return False
    if sign == _DAY:
        return _DAY in rest
    gone = [q for q in message.quantities if any(start <= q.start < end for start, end in spans) and _is_told(q)]
    left = [q for q in message.quantities if rest[q.start] == _FIGURE]
    return all(any(_alike(one, other) for other in left) for one in gone)


def _is_told(quantity: Quantity) -> bool:
    """Whether a quantity may be a figure at all: 一天 in 最差的一天90% and 一点 in 少一点 are none."""
    one_time = quantity.amount == 1 and not quantity.units.isdisjoint(_TIMES)
    return quantity.sort is not Sort.THING and not one_time


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may be of the same target: rates move by points."""
    if Sort.BARE in (one.sort, other.sort) or not one.units.isdisjoint(other.units):
        return True
    return not (one.units.isdisjoint(LEVELS) or other.units.isdisjoint(LEVELS))


@cache
def _patterns(kind: str, language: Language) -> tuple[re.Pattern[str], ...]:
    table = vocabulary(language)["beside"]
    whole = (_PART.sub(lambda part: f"(?:{table[part[1]]})", cue) for cue in table.get(kind, ()))
    return tuple(re.compile(_SIGN.sub(_of_sign, cue)) for cue in whole)


@cache
def _finder(kind: str, language: Language) -> Finder:
    """What tells whether any of them is found."""
    return Finder(_AT_ONCE.sub(r"\g<sign>(?!\g<sign>)", pattern.pattern) for pattern in _patterns(kind, language))


def _of_sign(found: re.Match[str]) -> str:
    return f"{_SIGNS[found[0][-1]]}+"
