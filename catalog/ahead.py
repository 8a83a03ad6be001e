"""A day to come, as somebody writes it: `12月5日`, `下周五`, `3 天后`, `5 Dec`, `Friday`, `in two weeks`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from catalog.choosing import plain
from catalog.language import days_en, days_zh
from catalog.language.days import NO_DAY, MarkKind, day_of, months_after, without_overlaps

FARTHEST = timedelta(days=92)
"""Nothing is put off for longer than a quarter."""

_DAY = timedelta(days=1)
_NUMBERS = {
    **dict(zip("一二两三四五六七八九十", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True)),
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "ten": 10,
}
_COUNTED = re.compile(
    r"(?:in\s)?(?P<count>[0-9]{1,2}|[一二两三四五六七八九十]|a|one|two|three|four|five|six|seven|ten)\s?个?"
    r"(?P<unit>天|周|星期|礼拜|days?|weeks?)(?:以?后|之后|later|\sfrom\snow|\slater)?"
)
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)[一二三四五六日天]|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\b")
_SHORT = re.compile(r"(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12][0-9]|0?[1-9])")
_NEAR = {
    "明天": 1,
    "明日": 1,
    "明早": 1,
    "后天": 2,
    "大后天": 3,
    "tomorrow": 1,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
}
_NEXT_WEEK = frozenset({"下周", "下星期", "下礼拜", "下个星期", "next week"})


def day_ahead(text: str, *, today: date) -> date | None:
    """The day after `today` that the text names, at most a quarter away; None where it names none."""
    words = plain(text)
    day = _near(words, today) or _counted(words, today) or _short(words, today) or _marked(words, today)
    return day if day is not None and today < day <= today + FARTHEST else None


def next_monday(today: date) -> date:
    """The Monday of the week after this one."""
    return today + (7 - today.weekday()) * _DAY


def _counted(words: str, today: date) -> date | None:
    found = _COUNTED.fullmatch(words)
    if found is None:
        return None
    count = _NUMBERS.get(found["count"]) or int(found["count"])
    return today + count * (_DAY if found["unit"][0] in "天d" else 7 * _DAY)


def _near(words: str, today: date) -> date | None:
    if words in _NEXT_WEEK:
        return next_monday(today)
    return today + _NEAR[words] * _DAY if words in _NEAR else None


def _short(words: str, today: date) -> date | None:
    """`12/5` is 5 December, in this year or the next."""
    found = _SHORT.fullmatch(words)
    years = (today.year, today.year + 1) if found else ()
    days = (day_of(year, int(found["month"]), int(found["day"])) for year in years if found)
    return next((day for day in days if day is not None and day > today), None)


def _marked(words: str, today: date) -> date | None:
    """The first day that is marked in it, taken as the next such day where it leaves open which."""
    marks = without_overlaps([*days_zh.marks(words, today), *days_en.marks(words, today)])
    mark = next((mark for mark in marks if mark.kind is MarkKind.DAY and mark.first != NO_DAY), None)
    if mark is None:
        return None
    day = mark.first
    if day > today:
        return day
    if mark.floating:
        later = months_after(day, 1 if mark.monthless else 12)
        return day_of(later.year, later.month, day.day)
    return day + 7 * _DAY if _WEEKDAY.search(words) and today - day < 7 * _DAY else None
