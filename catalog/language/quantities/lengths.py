"""Quantities of several words: an hour and a half, 1小时20分, 半个月, twice, just one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from catalog.language.quantities.quantity import Quantity, in_minutes
from catalog.language.quantities.unit_words import Sort, unit_words
from catalog.model import Unit

_TIMES = re.compile(
    r"(?<!at )(?<!than )(?<!or )(?<![a-z-])(?:once|twice|thrice)(?![a-z-])"
    r"(?! (?:we|i|you|they|the|it|he|she|again|more|upon|an?|per|as|every|each|in an?|this|that|all|everyone|or)"
    r"(?![a-z]))"
)
"""So many times, as a figure: interrupted once, held twice in October; not once a month, once we are there, at once."""
_TIMES_VALUES = {"once": 1, "twice": 2, "thrice": 3}


def times(text: str) -> Iterator[Quantity]:
    """How often something was, as a figure."""
    if not any(word in text for word in _TIMES_VALUES):
        return
    for found in _TIMES.finditer(text):
        yield Quantity(
            amount=Decimal(_TIMES_VALUES[found[0]]),
            unit=Unit.SESSION,
            start=found.start(),
            end=found.end(),
            sort=Sort.UNIT,
            units=frozenset({Unit.SESSION}),
        )


_HALF_OF = re.compile(
    r"(?<![个上下前后每大小多0-9一二两三四五六七八九十])(?:半(?P<unit>个?小时|个?钟头|个月)|(?P<count>[一三])刻钟)"
)


def half_a_unit(text: str) -> Iterator[Quantity]:
    """Half of what time is told in: 半小时, 半个月, 一刻钟."""
    if "半" not in text and "刻钟" not in text:
        return
    for found in _HALF_OF.finditer(text):
        quarters = {"一": 15, "三": 45}.get(found["count"])
        unit = Unit.MINUTE if quarters else Unit.MONTH if "月" in found["unit"] else Unit.HOUR
        yield Quantity(
            amount=Decimal(quarters) if quarters else Decimal("0.5"),
            unit=unit,
            start=found.start(),
            end=found.end(),
            sort=Sort.UNIT,
            units=frozenset({unit}),
        )


_AND_HALF = re.compile(
    r"(?<![a-z])(?:an?|one)\s(hour|day|week|month|working\sday|year|percent|per\scent|point)\sand\sa\shalf(?![a-z])"
)


def one_and_a_half(text: str) -> Iterator[Quantity]:
    """An hour and a half, which is no half of anything."""
    for found in _AND_HALF.finditer(text):
        word = unit_words().glued_at(text, found.start(1))
        if word and word[1].units:
            unit = next(iter(word[1].units))
            yield Quantity(
                amount=Decimal("1.5"),
                unit=unit,
                start=found.start(),
                end=found.end(),
                sort=Sort.UNIT,
                units=word[1].units,
            )


_ONE = re.compile(
    r"(?<![a-z])(?:(?:took|takes|lasted|within|for|inside)(?: us| me| just| only| about| exactly| nearly| roughly)*"
    r"|(?:answered|replied|responded|ready|finished|written|issued|back"
    r"|(?:had|got|gave|sent) (?:[a-z]+ ){0,3}(?:answer|reply|response))"
    r"(?! (?:[a-z]+ ){0,3}?(?:two|three|four|five|six|seven|eight|nine|ten|all|many|several|both|every|complaints)"
    r"(?![a-z])) (?:[a-z]+ ){0,6}?in)"
    r"\s(?P<one>an?\s(?P<unit>minute|hour|day|week|working\sday))"
    r"(?![a-z]|\s(?:and|ago|later|or|early|late|off|per|in|to two))"
)
"""What lasted one of them, or was done in one."""


def just_one(text: str) -> Iterator[Quantity]:
    """An hour, where it tells how long something was: down for an hour, answered in a day."""
    if " an hour" not in text and " a " not in text:
        return
    for found in _ONE.finditer(text):
        word = unit_words().glued_at(text, found.start("unit"))
        if word and word[1].units:
            start, end = found.span("one")
            unit = next(iter(word[1].units))
            yield Quantity(amount=Decimal(1), unit=unit, start=start, end=end, sort=Sort.UNIT, units=word[1].units)


_NO_GAP = re.compile(r"\s?(?:零|又|and)?\s?")


_IN_DAYS = {Unit.MONTH: 30, Unit.WEEK: 7}


def one_length(text: str, long: Quantity, short: Quantity) -> Quantity | None:
    """1小时20分 in minutes, 一个月零五天 in days."""
    if long.unit in _IN_DAYS and short.unit is Unit.DAY and _NO_GAP.fullmatch(text, long.end, short.start):
        return short._replace(amount=long.amount * _IN_DAYS[long.unit] + short.amount, start=long.start)
    return _hours_and_minutes(text, long, short)


def _hours_and_minutes(text: str, hours: Quantity, minutes: Quantity) -> Quantity | None:
    """1小时20分, 1 hour 20 minutes and 1h20 as one length, in minutes."""
    written_together = minutes.sort is Sort.BARE and hours.end == minutes.start
    short = minutes.minutes is not None
    if hours.unit is not Unit.HOUR or not (minutes.unit in (Unit.MINUTE, Unit.POINT) or written_together or short):
        return None
    if not _NO_GAP.fullmatch(text, hours.end, minutes.start):
        return None
    amount = hours.amount * 60 + (minutes.amount if minutes.minutes is None else minutes.minutes)
    return in_minutes(minutes, amount)._replace(start=hours.start)
