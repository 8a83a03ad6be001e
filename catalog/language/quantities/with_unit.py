"""What stands after a number: its unit, the thing that it counts, and what is said after that (九成二, 两天半)."""

from __future__ import annotations

import re
from decimal import Decimal

from catalog.language.numerals.numerals_zh import one_or_the_other
from catalog.language.quantities.numbers import Number
from catalog.language.quantities.quantity import Quantity
from catalog.language.quantities.unit_words import Sort, UnitWord, unit_words
from catalog.language.text.vocabulary import phrases
from catalog.model import Unit

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


def with_unit(text: str, number: Number) -> Quantity | None:
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
    if not found:
        return None
    a_bit = text[number.start : number.end] == "一"
    moved = _MOVED.search(text, max(0, number.start - _NEAR), number.start) and not a_bit
    if not (text[end - 1] == "半" or moved):
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
