"""What is required, as one writes it, in the manner of the duty table: 90%以上, 不超过3起, 每月5日前, by 20 December.

Each reader takes its own part of a clause and leaves the rest alone, so that a whole clause may be written, or just the
part. What is read so is what a position file would say of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from types import MappingProxyType

from catalog.language.numerals.numerals_zh import parse_chinese
from catalog.language.quantities.quantities import find_quantities
from catalog.language.quantities.quantity import Quantity
from catalog.language.quantities.unit_words import Sort
from catalog.language.text.normal import normalise
from catalog.model import Cadence, Limit, Op, Schedule, Unit
from catalog.notation import parse_limit, parse_schedule

_SIGNS = MappingProxyType({">=": "≥", "<=": "≤", ">": "超过", "<": "低于"})
_SIGN = re.compile("[<>]=?")
_OPS: tuple[tuple[Op, str, tuple[str, ...]], ...] = (
    (
        Op.AT_LEAST,
        "≥ 以上 至少 最少 不少于 不低于 不小于 达到",
        ("at least", "no less than", "not less than", "no fewer than", "or more", "reach", "reaches"),
    ),
    (
        Op.AT_MOST,
        "≤ 以内 小时内 天内 日内 周内 分钟内 以下 至多 最多 不超过 不高于 不大于 不多于",
        ("at most", "no more than", "not more than", "within", "up to", "or less", "not exceed"),
    ),
    (Op.MORE_THAN, "超过 大于 高于 多于", ("more than", "over", "above", "exceed", "exceeds")),
    (Op.LESS_THAN, "低于 小于 少于", ("less than", "fewer than", "below", "under")),
)
"""The first that stands in a clause is meant: 不少于 holds 少于."""
_WORDS = tuple((op, "|".join([*zh.split(), *(rf"\b{word}\b" for word in en)])) for op, zh, en in _OPS)
_COMPARING = tuple((op, re.compile(words)) for op, words in _WORDS)
COMPARISONS = re.compile("|".join([*(words for _, words in _WORDS), "内"]), re.IGNORECASE)
"""Every word that compares, for whoever looks at what else is said."""


def spelled(text: str) -> str:
    """The text with its signs as words: a line that begins with `>` is no quotation here."""
    return _SIGN.sub(lambda sign: _SIGNS[sign[0]], text)


def op_in(text: str) -> Op | None:
    """How what is written compares; None where it does not say."""
    words = normalise(spelled(text)).text
    return next((op for op, comparing in _COMPARING if comparing.search(words)), None)


def quantity_in(text: str) -> Quantity | None:
    """The one number of a clause; None where there is none, several, or a vague one."""
    found = [one for one in find_quantities(spelled(text)) if one.sort is not Sort.MONEY and not one.ratio]
    return found[0] if len(found) == 1 and not found[0].vague else None


def unit_in(quantity: Quantity, op: Op) -> Unit | None:
    """What is counted, where its word tells; of what may be several things, the likeliest."""
    if quantity.unit is not None or not quantity.units:
        return quantity.unit
    likely = (Unit.INCIDENT, Unit.ITEM, Unit.SESSION) if not op.higher_is_better else (Unit.ITEM, Unit.SESSION)
    return next((unit for unit in likely if unit in quantity.units), None)


def limit_in(text: str) -> Limit | None:
    """The time that a clause allows; a week is seven days."""
    quantity = quantity_in(text)
    if quantity is None or quantity.unit is None:
        return None
    days = quantity.unit is Unit.WEEK
    written = f"{plain(quantity.amount * 7 if days else quantity.amount)} {Unit.DAY if days else quantity.unit}"
    try:
        return parse_limit(written)
    except ValueError:
        return None


def plain(value: Decimal) -> str:
    """As a position file writes a number."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_HOW_OFTEN: tuple[tuple[Cadence, re.Pattern[str]], ...] = tuple(
    (cadence, re.compile(words))
    for cadence, words in (
        (Cadence.EACH, r"每次|每场|每项|每个项目|每批|\beach time\b|\bevery time\b|\beach one\b"),
        (Cadence.QUARTER, r"每个?季度?|按季度?|季度|\bquarter"),
        (Cadence.HALF_YEAR, r"半年|\bhalf[ -]year|\bhalf a year\b|\btwice a year\b|\bsix months\b"),
        (Cadence.MONTH, r"每个?月|按月|月度|\bmonth"),
        (Cadence.YEAR, r"每年|全年|年度|按年|一年|年底|年末|\byear|\bannual"),
    )
)


def cadence_in(text: str) -> Cadence | None:
    """How often a clause asks; None where it does not say."""
    words = normalise(text).text
    return next((cadence for cadence, often in _HOW_OFTEN if often.search(words)), None)


# Days on which something is owed

_N = "[0-9]{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_DASH = r"\s?(?:至|到|-|~|—|\bto\b|\buntil\b|\band\b)\s?"
_NAMES = MappingProxyType(
    {
        name: number
        for number, name in enumerate(
            ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
        )
    }
)
_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_TH = r"(?:st|nd|rd|th)?"
_YEARLY = re.compile(
    rf"(?:(?P<month>{_N})\s?月\s?(?:(?P<day>{_N})\s?[日号]?|(?P<last>底|末))"
    rf"|(?<![0-9])(?P<day_en>[0-9]{{1,2}}){_TH}\s(?:of\s)?(?P<name>{_NAME})\b"
    rf"|\b(?P<name_first>{_NAME})\s(?:the\s)?(?P<day_last>[0-9]{{1,2}}){_TH}(?![0-9])"
    rf"|\bend of (?P<name_end>{_NAME})\b)"
)
_SAME_MONTH = re.compile(
    rf"(?P<month>{_N})\s?月\s?(?P<first>{_N})\s?[日号]?{_DASH}(?P<last>{_N})\s?[日号]"
    rf"|(?<![0-9])(?P<first_en>[0-9]{{1,2}}){_TH}{_DASH}(?:the\s)?(?P<last_en>[0-9]{{1,2}}){_TH}\s(?:of\s)?(?P<name>{_NAME})\b"
)
_WHOLE_MONTH = re.compile(
    rf"(?<!每)(?<!个)(?P<month>{_N})\s?月份?(?!\s?[0-9度底末内])|\b(?:in|during)\s(?P<name>{_NAME})\b(?!\s[0-9])"
)
_MONTHLY_RANGE = re.compile(
    rf"(?P<first>{_N})\s?[日号]?{_DASH}(?P<last>{_N})\s?[日号]"
    rf"|\b(?:the|day|between)\s(?:the\s)?(?P<first_en>[0-9]{{1,2}}){_TH}{_DASH}(?:the\s|day\s)?(?P<last_en>[0-9]{{1,2}})(?:st|nd|rd|th)?\b"
    rf"|\b(?P<first_th>[0-9]{{1,2}})(?:st|nd|rd|th){_DASH}(?:the\s)?(?P<last_th>[0-9]{{1,2}})(?:st|nd|rd|th)\b"
)
_MONTHLY_DAY = re.compile(
    rf"(?P<day>{_N})\s?[日号]\s?(?P<before>(?:以|之)?前|截止)?"
    rf"|(?P<before_en>\bby\s)?(?:the\s)?(?:\bday\s(?P<day_en>[0-9]{{1,2}})|\b(?P<day_th>[0-9]{{1,2}})(?:st|nd|rd|th))\b"
    rf"|\bby\s(?P<day_by>[0-9]{{1,2}})\b"
)
_AFTER_END = re.compile(
    rf"季度?(?:结束|终了)?后的?\s?(?P<day>{_N})\s?[日天]|(?P<n>[0-9]{{1,2}}) days after (?:the|each|every) quarter"
)
_OF_QUARTER = re.compile(
    rf"(?:末月|最后一个?月|第三个?月)的?(?P<last>{_N})\s?[日号]|(?:首月|第一个?月)的?(?P<first>{_N})\s?[日号]"
    rf"|第二个?月的?(?P<second>{_N})\s?[日号]"
    rf"|(?:the\s)?(?:\bday\s)?(?P<day>[0-9]{{1,2}}){_TH}\sof\s(?:the|its)\s(?P<which>first|second|third|last)\smonth"
)
_ENDS = MappingProxyType(
    {
        Cadence.QUARTER: "by 03-31, 06-30, 09-30, 12-31",
        Cadence.HALF_YEAR: "by 06-30, 12-31",
        Cadence.MONTH: "by 31",
        Cadence.YEAR: "by 12-31",
    }
)
_LONG_MONTHS_END = 31
_PLACES = MappingProxyType({"first": 1, "second": 2, "third": 3, "last": 3})


def schedule_in(text: str) -> Schedule | None:
    """The days by which a clause wants something; its last day where it names only how often, None without either.

    A position file's own notation is read, too.
    """
    words = normalise(text).text
    for written in (words.strip(), *_notations(words)):
        try:
            return parse_schedule(written)
        except ValueError:
            continue
    return None


def _notations(words: str) -> Iterator[str]:
    """What the words may mean, the surest reading first, as position files write it."""
    cadence = cadence_in(words)
    if (months := _months_of_quarters(words)) is not None and cadence is Cadence.QUARTER:
        yield months
        return
    if found := _SAME_MONTH.search(words):
        month = _month(found["month"] or found["name"])
        yield _window(
            (month, _number(found["first"] or found["first_en"])), (month, _number(found["last"] or found["last_en"]))
        )
        return
    days = list(_YEARLY.finditer(words))
    if days:
        yield _yearly(words, days)
    elif (found := _WHOLE_MONTH.search(words)) and cadence in (None, Cadence.YEAR):
        month = _month(found["month"] or found["name"])
        yield _window((month, 1), (month, _last_of(month)))
    elif cadence in (None, Cadence.MONTH):
        yield from _monthly(words)
    if cadence is not None and cadence in _ENDS and not days and not _MONTHLY_DAY.search(words):
        yield _ENDS[cadence]


def _yearly(words: str, days: Sequence[re.Match[str]]) -> str:
    each = [_day_of(day) for day in days]
    if len(days) == 2 and re.fullmatch(_DASH.replace(r"|\band\b", ""), words[days[0].end() : days[1].start()]):  # noqa: PLR2004 - the ends of one window
        return _window(*each)
    return "by " + ", ".join(_written(day) for day in sorted(set(each)))


def _monthly(words: str) -> Iterator[str]:
    if found := _MONTHLY_RANGE.search(words):
        first, last = (
            _number(next(part for part in parts if part))
            for parts in (found.group("first", "first_en", "first_th"), found.group("last", "last_en", "last_th"))
        )
        yield f"window {first}..{last}"
    elif found := _MONTHLY_DAY.search(words):
        day = _number(next(part for part in found.group("day", "day_en", "day_th", "day_by") if part))
        by = found["before"] or found["before_en"] or found["day_by"]
        yield f"by {day}" if by else f"on {day}"


def _months_of_quarters(words: str) -> str | None:
    if found := _AFTER_END.search(words):
        return _each_quarter(1, _number(found["day"] or found["n"]))
    found = _OF_QUARTER.search(words)
    if found is None:
        return None
    for place, part in ((3, found["last"]), (1, found["first"]), (2, found["second"])):
        if part:
            return _each_quarter(place, _number(part))
    return _each_quarter(_PLACES[found["which"]], _number(found["day"]))


def _each_quarter(place: int, day: int) -> str:
    months = (quarter * 3 + place for quarter in range(4))
    return "by " + ", ".join(_written((month, min(day, _last_of(month)))) for month in months)


def _day_of(found: re.Match[str]) -> tuple[int, int]:
    month = _month(next(part for part in found.group("month", "name", "name_first", "name_end") if part))
    if found["last"] or found["name_end"]:
        return month, _last_of(month)
    return month, _number(found["day"] or found["day_en"] or found["day_last"])


def _window(opens: tuple[int, int], closes: tuple[int, int]) -> str:
    return f"window {_written(opens)}..{_written(closes)}"


def _written(day: tuple[int, int]) -> str:
    return f"{day[0]:02}-{day[1]:02}"


def _month(written: str) -> int:
    return _NAMES[written[:3]] if written[:3] in _NAMES else _number(written)


def _last_of(month: int) -> int:
    """The last day that the month has in every year."""
    return 28 if month == 2 else 30 if month in (4, 6, 9, 11) else _LONG_MONTHS_END  # noqa: PLR2004 - months and days


def _number(written: str) -> int:
    value = int(written) if written.isdecimal() and written.isascii() else parse_chinese(written)
    return int(value) if value is not None else 0
