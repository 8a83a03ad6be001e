"""Numbers with their units: 92%, 九成二, 两万三, 85 points, 2 working days, 9 out of 10, ninety-one and a half percent.

What only looks like a number is left out: days and times, ordinals, room and phone numbers, versions, everyday words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from catalog.language.calendar.days import Mark, MarkKind
from catalog.language.calendar.periods import find_marks
from catalog.language.numerals.numerals_zh import one_or_the_other
from catalog.language.quantities.no_numbers import with_time
from catalog.language.quantities.numbers import Number, find_numbers
from catalog.language.quantities.unit_words import Sort, UnitWord, unit_words
from catalog.language.text.normal import Normal, normalise
from catalog.language.text.vocabulary import phrases
from catalog.model import Unit

_ANY_DAY = date(2000, 1, 1)
"""Where marks stand in a text does not depend on the day."""


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


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity of a text, in its order; `start` and `end` are places in the text as given."""
    normal = normalise(text)
    found = read_quantities(normal, find_marks(normal, _ANY_DAY))
    return [_in_original(quantity, normal) for quantity in found]


def _in_original(quantity: Quantity, normal: Normal) -> Quantity:
    start, end = normal.original(quantity.start, quantity.end)
    return quantity._replace(start=start, end=end, counted_in=None)


def read_quantities(normal: Normal, marks: tuple[Mark, ...], most: int | None = None) -> tuple[Quantity, ...]:
    """The quantities of a normalised text outside its calendar marks, the first so many."""
    blanked = list(normal.text)
    for mark in marks:
        start, end = (
            with_time(normal.text, mark.start, mark.end) if mark.kind is MarkKind.DAY else (mark.start, mark.end)
        )
        blanked[start:end] = "\x1f" * (end - start)
    text = "".join(blanked)
    if "点" in text:
        text = _SAID_POINT.sub(lambda found: found[0].replace("点", "."), text)
    found: list[Quantity] = []
    if halves := [*(_one_and_a_half(text) if " and a half" in text else ()), *_just_one(text)]:
        text = "".join(" " if any(q.start <= at < q.end for q in halves) else sign for at, sign in enumerate(text))
    for number in find_numbers(text):
        quantity = None if found and number.start < found[-1].end else _with_unit(text, number)
        if (
            quantity
            and found
            and (together := _broken(text, found[-1], quantity) or _one_length(text, found[-1], quantity))
        ):
            found[-1] = together
        elif quantity:
            found.append(quantity)
        if most is not None and len(found) > most:
            break
    found = _of_one_unit(text, found) if " or " in text or "between" in text else found
    return tuple(sorted((*found, *halves, *_times(text), *_half_a_unit(text)), key=lambda quantity: quantity.start))[
        :most
    ]


_SAID_POINT = re.compile(
    r"(?<![0-9.])(?:[0-9]{1,3}点[0-9]{1,2}(?=\s?%)|(?:2[5-9]|[3-9][0-9]|1[0-9]{2})点[0-9]{1,2}(?![0-9]|分钟))"
)
"""A decimal point in a word, where no hour of the day can be meant: 98点5, 9点8%."""
_ONE_DIGIT = re.compile(r"(?<![0-9a-z.,])[1-9] [0-9]\s?%")


def _broken(text: str, one: Quantity, other: Quantity) -> Quantity | None:
    """Two digits with a gap, as one figure that is not sure: 9 8%."""
    if one.sort is not Sort.BARE or other.unit is not Unit.PERCENT or text[one.end : other.start] != " ":
        return None
    if not _ONE_DIGIT.fullmatch(text, one.start, other.end):
        return None
    return other._replace(amount=one.amount * 10 + other.amount, start=one.start, vague=True)


_OR = re.compile(r"\sor\s(?:maybe\s|even\s|perhaps\s)?(?:an?\s)?")
_AND, _BETWEEN = re.compile(r"\sand\s"), re.compile(r"(?<![a-z])between\s$")
_BEFORE = 9


def _of_one_unit(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities, with the unit of the second where either is meant or what lies between: 7 or 8 percent."""
    for place, (one, other) in enumerate(pairwise(found)):
        if one.sort is not Sort.BARE or other.sort is not Sort.UNIT:
            continue
        between = _BETWEEN.search(text, max(0, one.start - _BEFORE), one.start)
        if _OR.fullmatch(text, one.end, other.start) or (between and _AND.fullmatch(text, one.end, other.start)):
            found[place] = one._replace(unit=other.unit, units=other.units, sort=other.sort)
    return found


_TIMES = re.compile(
    r"(?<!at )(?<!than )(?<!or )(?<![a-z-])(?:once|twice|thrice)(?![a-z-])"
    r"(?! (?:we|i|you|they|the|it|he|she|again|more|upon|an?|per|as|every|each|in an?|this|that|all|everyone|or)"
    r"(?![a-z]))"
)
"""So many times, as a figure: interrupted once, held twice in October; not once a month, once we are there, at once."""
_TIMES_VALUES = {"once": 1, "twice": 2, "thrice": 3}


def _times(text: str) -> Iterator[Quantity]:
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


def _half_a_unit(text: str) -> Iterator[Quantity]:
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


def _one_and_a_half(text: str) -> Iterator[Quantity]:
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


def _just_one(text: str) -> Iterator[Quantity]:
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


def _one_length(text: str, long: Quantity, short: Quantity) -> Quantity | None:
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
    return _in_minutes(minutes, amount)._replace(start=hours.start)


def _in_minutes(quantity: Quantity, amount: Decimal) -> Quantity:
    return quantity._replace(
        amount=amount, unit=Unit.MINUTE, units=frozenset({Unit.MINUTE}), sort=Sort.UNIT, minutes=None
    )


def as_minutes(quantity: Quantity) -> Quantity:
    """The quantity of a target that is told in time: 30m are minutes there."""
    return quantity if quantity.minutes is None else _in_minutes(quantity, quantity.minutes)


_MINUTES, _SCALED = re.compile(r"[0-9]\s?m$"), 10**6
_GAP = re.compile(r"[\s\x1f]?")
_HOURS_WITH_MINUTES = re.compile(r"h(?=[0-5]?[0-9]\s?m(?:ins?)?(?![a-z])|[0-5][0-9](?![0-9a-z.]))")
_SPACED_POINTS = re.compile(r"\s{0,3}个?\s?百\s?分\s?点")
_POINTS = re.compile(r"\s?(?:百分)?点儿?(?![零一二三四五六七八九半钟整0-9])")
_MOVED = re.compile(r"[降涨升跌减省少低多高增掉][低高升降少加长]?了(?:近|约|整整|大概|差不多)?\s?$")
_SPOKEN_MORE = re.compile(r"\s?(?:点?[多余几来](?![一-鿿]*率)|好几|出头)")
_MORE = re.compile(r"\s(?:more|additional|extra|further)\s")
_AND_A_HALF = re.compile(r"\s?个半(?=[小钟月星礼工课学点百])")
_HALF = re.compile(r"半(?![年月天个小])")
_TENTH_DIGITS = re.compile(
    r"[零一二三四五六七八九]{1,2}(?![十百千万])|半|[0-9](?![0-9.]|\s?[月个人天项家次分号日季%/])"
)
_FIGURE = re.compile(r"[0-9]|(?<=[a-z])\s[0-9]+(?:\.[0-9]+)?(?=\s*$|%?\s[a-z]+\s[0-9])")
_SHORT_LENGTHS = frozenset({Unit.PERCENT, Unit.POINT, Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH})
"""What a second figure may follow to say more, 1 小时20 分; 晨会99 课时22 are two targets' names and figures."""
_FEW_CURRENCY = re.compile(r"[$¥€£]\s?$")
_OF_PERCENT = re.compile(r"(?:percent|per cent|pct)\sof\s$")
_HALF_UNIT = re.compile(r"(?:\sand\sa\shalf)(?![a-z])")
_DIGIT_VALUES = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {
    c: str(i) for i, c in enumerate("壹贰叁肆伍陆柒捌玖", start=1)
}
_SMALL_CHANGE = re.compile(
    rf"\s?(?P<tenths>[0-9{''.join(_DIGIT_VALUES)}])\s?角(?:\s?零?\s?(?P<hundredths>[0-9{''.join(_DIGIT_VALUES)}])\s?分)?"
)


def _with_unit(text: str, number: Number) -> Quantity | None:
    """The number with what it counts; None for a single numeral that counts nothing."""
    end, amount, vague = number.end, number.amount, number.vague
    if more := _SPOKEN_MORE.match(text, end):
        end, vague = more.end(), True
    if more := _AND_A_HALF.match(text, end):
        end, amount = more.end(), amount + Decimal("0.5")
    word_end, word = _points_moved(text, number, end) or _unit_word_at(text, end)
    if number.percent or _OF_PERCENT.search(text, max(0, number.start - _NEAR), number.start):
        word = UnitWord(Sort.UNIT, frozenset({Unit.PERCENT}))
        word_end = end
    elif _FEW_CURRENCY.search(text, max(0, number.start - _NEAR), number.start):
        word, word_end = UnitWord(Sort.MONEY), word_end if word and word.sort is Sort.MONEY else end
    if number.lone and not _counts(text, number, word):
        return None
    if word is None and "a" <= text[end : end + 1] <= "z":
        return None
    if word is not None and word.best and 0 <= amount <= word.best:
        rating = amount, Decimal(word.best)
        return Quantity(amount=amount / word.best, unit=None, start=number.start, end=word_end, ratio=rating)
    part = number.ratio and "/" in text[number.start : number.end] and number.ratio[1] <= _LARGEST_PART
    if word is None or word.none or word.best or (number.ratio and not part):
        quantity = Quantity(amount=amount, unit=None, start=number.start, end=end, vague=vague, ratio=number.ratio)
        return quantity._replace(minutes=amount / _SCALED) if _MINUTES.search(text, number.start, end) else quantity
    scale = Decimal(1) if word.scale == _TENTHS and amount > _TENTHS else word.scale
    amount = amount * scale if scale >= 1 else amount / _TENTHS
    amount, word_end = _spoken_rest(text, amount, word, word_end)
    unit = next(iter(word.units)) if len(word.units) == 1 else None
    return Quantity(
        amount=amount,
        unit=unit,
        start=number.start,
        end=word_end,
        sort=word.sort,
        units=word.units,
        counted_in=_thing_start(text, end, word_end, word),
        vague=vague or _SPOKEN_MORE.match(text, word_end) is not None or one_or_the_other(text[end:word_end]),
        ratio=number.ratio,
    )


def _thing_start(text: str, number_end: int, word_end: int, word: UnitWord) -> int | None:
    """Where the thing's own name begins in a unit word that counts whole things, after a single measure word."""
    if word.sort is not Sort.THING and not any(unit.counts_whole_things for unit in word.units):
        return None
    written = text[number_end:word_end]
    if written.strip() in phrases("numbers", "counters"):
        return None
    if written.strip().isascii():
        return number_end
    return number_end + 1 if len(written) > 2 else None  # noqa: PLR2004 - a measure word and a name of two


def _points_moved(text: str, number: Number, end: int) -> tuple[int, UnitWord] | None:
    """The points of a percentage that something moved by, said without 个: 少了一个半点, 降了俩点."""
    found = _POINTS.match(text, end)
    a_bit = text[number.start : number.end] == "一"
    moved = _MOVED.search(text, max(0, number.start - _NEAR), number.start) and not a_bit
    if not found or not (text[end - 1] == "半" or moved):
        return None
    return found.end(), UnitWord(Sort.UNIT, frozenset({Unit.PERCENT}))


def _unit_word_at(text: str, end: int) -> tuple[int, UnitWord | None]:
    gap = _GAP.match(text, end)
    start = gap.end() if gap else end
    if text[start : start + 1] == "-" and text[start + 1 : start + 2].isalpha():
        start += 1
    if points := _SPACED_POINTS.match(text, start):
        return points.end(), UnitWord(Sort.UNIT, frozenset({Unit.PERCENT}))
    if hours := _HOURS_WITH_MINUTES.match(text, end):
        return hours.end(), UnitWord(Sort.UNIT, frozenset({Unit.HOUR}))
    found = unit_words().glued_at(text, start)
    if found and start > end and _FIGURE.match(text, found[0]) and not found[1].units <= _SHORT_LENGTHS:
        return end, None
    if not found and (more := _MORE.match(text, end)):
        found = unit_words().glued_at(text, more.end())
    return found or (end, None)


def _spoken_rest(text: str, amount: Decimal, word: UnitWord, end: int) -> tuple[Decimal, int]:
    """What is said after the unit: 九成二, 九成半, 八十三分半, 两天半."""
    if word.scale == _TENTHS and word.sort is Sort.UNIT:
        if rest := _TENTH_DIGITS.match(text, end):
            digits = "5" if rest[0] == "半" else "".join(_DIGIT_VALUES.get(c, c) for c in rest[0])
            return amount + Decimal(digits) / 10 ** (len(digits) - 1), rest.end()
    elif word.sort is Sort.MONEY and word.scale == 1 and (rest := _SMALL_CHANGE.match(text, end)):
        change = [Decimal(_DIGIT_VALUES.get(rest[coin] or "零", rest[coin])) for coin in ("tenths", "hundredths")]
        return amount + change[0] / 10 + change[1] / 100, rest.end()
    elif half := _HALF.match(text, end) or _HALF_UNIT.match(text, end):
        return amount + Decimal("0.5"), half.end()
    return amount, end


_ONE_THING = re.compile(
    r"[\s-](?!(?:by|to|in|of(?! (?:our|the|my|these|those))|on|at|was|is|are|i|it|please|that|this|and|or|for"
    r"|from|with|who|which|has|had|we)(?![a-z]))[a-z]|\s?%"
)
_A = re.compile(r"(?<![a-z])a\s$")
"""What makes a count of single: a single accident, and not single accidents."""
_NEAR = 16
"""So far before a number stands what belongs to it."""
_LARGEST_PART = 4
"""Halves to quarters are parts of a unit (3/4 hour); 21/22 days, and 3 of 4 customers, are so many of so many."""
_TENTHS = 10
"""So many tenths are a whole: 75折 is 75 percent already."""
_BEFORE_LONE = re.compile(r"(?:[是为到达共有=:：,，、。\s又约剩]|^|答案)$")
_AFTER_LONE = re.compile(r"\s*(?:$|[,，。.;；!！?？、)）]|那|这|而|不)")


def _counts(text: str, number: Number, word: UnitWord | None) -> bool:
    """Whether a single numeral (一, 两, one) is a count: it has a unit, or stands by itself."""
    written = text[number.start : number.end]
    if written == "single" and not _A.search(text, 0, number.start):
        return False
    if written in ("one", "single"):
        return _ONE_THING.match(text, number.end) is not None or text.strip() == "one"
    if word is not None and not word.none:
        return True
    return bool(
        _BEFORE_LONE.search(text, max(0, number.start - _NEAR), number.start) and _AFTER_LONE.match(text, number.end)
    )
