"""A day that somebody writes for something to come: from when, or until when."""

from __future__ import annotations

import re
from datetime import date, timedelta
from types import MappingProxyType

from catalog.choosing import plain
from catalog.language import days_en, days_zh
from catalog.language.days import NO_DAY, Mark, MarkKind, day_of, months_after, without_overlaps

_NEAR = MappingProxyType(
    {"今天": 0, "today": 0, "明天": 1, "tomorrow": 1, "后天": 2, "day after tomorrow": 2, "the day after tomorrow": 2}
)
_MONTH_END = frozenset({"月底", "月末", "本月底", "这个月底", "end of the month", "end of month", "month end"})
_SHORT = re.compile(r"(1[0-2]|0?[1-9])[-/.](3[01]|[12][0-9]|0?[1-9])")
_WEEKDAY = re.compile(r"(?:next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:周|星期|礼拜)[一二三四五六日天]")
_AROUND = re.compile(r"^(?:从|自|到|至|截至|(?:from|until|till|to|by|on|as of)\s)\s*|(?:起|开始|为止|止)$")
_PAST_DAYS = 60
"""A day without a year is one to come, unless it lies so few days back."""


def coming_day(text: str, *, today: date, past: bool = False) -> date | None:
    """The day that the whole text names, such as `12月1日`, `下周一`, `2026-12-01` or `1 Dec`; None where it is no day.

    Without a year it is the next such day; with `past`, one that has just been may be meant.
    """
    words = _AROUND.sub("", _AROUND.sub("", plain(text))).strip()
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    if words in _MONTH_END:
        return months_after(today, 1) - timedelta(days=1)
    if found := _SHORT.fullmatch(words):
        return _without_year(int(found[1]), int(found[2]), today, past=past)
    marks = without_overlaps([*days_zh.marks(words, today), *days_en.marks(words, today)])
    if len(marks) != 1 or (marks[0].start, marks[0].end) != (0, len(words)) or marks[0].kind is not MarkKind.DAY:
        return None
    return _named(marks[0], words, today, past=past)


def _named(mark: Mark, words: str, today: date, *, past: bool) -> date | None:
    if mark.first == NO_DAY:
        return None
    if mark.monthless:
        return _in_some_month(mark.first.day, today)
    if mark.floating:
        return _without_year(mark.first.month, mark.first.day, today, past=past)
    # Reports have a weekday lie in the past.
    passed = mark.first < today or (mark.first == today and words.startswith("next"))
    return mark.first + timedelta(days=7) if passed and _WEEKDAY.fullmatch(words) else mark.first


def _without_year(month: int, day: int, today: date, *, past: bool) -> date | None:
    first = today - timedelta(days=_PAST_DAYS) if past else today
    days = (day_of(year, month, day) for year in range(first.year, first.year + 9))  # 29 February comes that often
    return next((one for one in days if one is not None and one >= first), None)


def _in_some_month(day: int, today: date) -> date | None:
    months = (months_after(today, n) for n in range(3))
    days = (day_of(month.year, month.month, day) for month in months)
    return next((one for one in days if one is not None and one >= today), None)
