"""A day that somebody writes for something to come: `下周五`, `12月1日`, `month end`, `in 3 days`, `from 1 Dec`.

Unlike a report, which tells of the past, this looks ahead: a weekday is the coming one, a day without a year or month
the next such day. Whatever else the words say makes them unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from catalog.language.calendar import days_en, days_zh
from catalog.language.calendar.days import NO_DAY, MarkKind, day_of, months_after, without_overlaps
from catalog.language.numerals.numerals_zh import parse_chinese
from catalog.language.text.normal import normalise

SOON = timedelta(days=92)
"""Nothing is put off for longer than a quarter."""
DAY, WEEK = timedelta(days=1), timedelta(days=7)

_PAST_DAYS = timedelta(days=60)
"""A day without a year is one to come, unless it may have been and lies so few days back."""
_COUNT = "[0-9]{1,3}|[一二两三四五六七八九十]{1,3}"
_WEEKDAYS = "一二三四五六日"
_WEEKDAYS_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NEAR = {"今": 0, "today": 0, "tonight": 0, "明": 1, "tomorrow": 1, "tmr": 1, "后天": 2, "大后天": 3}
_AROUND = re.compile(r"^(?:从|自|到|至|截至|(?:from|until|till|to|by|on|as of)\s)\s*|(?:起|开始|为止|止)$")
_FILLERS = re.compile(
    r"(?:凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚)?\s?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[:点时](?:[0-9]{2}|半)?)分?"
    r"|凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上?|(?<![0-9])[0-9]{1,2} ?[ap]\.?m\b\.?"
    r"|[\s,，。.、!！?？的在于吧()（）]|(?<![a-z])(?:at|on|the|by|please|morning|afternoon|evening|noon)(?![a-z])|请"
)
"""What may be said beside a day: its hour does not matter."""
_DOTTED = re.compile(r"(?P<month>1[0-2]|0?[1-9])\.(?P<day>3[01]|[12][0-9]|0?[1-9])")
_NEXT_WEEK = frozenset({"下周", "下星期", "下礼拜", "下个星期", "下个礼拜", "next week"})


@dataclass(frozen=True, slots=True)
class Seen:
    """Where somebody looks from: `today`, and the earliest that a day without a year may be."""

    today: date
    since: date


def coming_day(text: str, *, today: date, past: bool = False) -> date | None:
    """The day that the whole text names, today included; None where it is no day, or says more than that.

    With `past`, one that has just been may be meant, or is named.
    """
    words = normalise(text).text.strip(" \t\n。.!！,，~")
    words = _AROUND.sub("", _AROUND.sub("", words)).strip()
    if words in _NEXT_WEEK:
        return next_monday(today)
    if (after := days_after(words)) is not None:
        return today + after
    seen = Seen(today, today - _PAST_DAYS if past else today)
    if dotted := _DOTTED.fullmatch(words):
        return _in_year(dotted, seen)
    day, rest = find_day(words, today, seen.since)
    return day if day is not None and not _FILLERS.sub("", rest) else _as_reported(words, seen)


def day_ahead(text: str, *, today: date, farthest: timedelta = SOON) -> date | None:
    """The day after `today` that the text names, at most so far away; None where it names none."""
    day = coming_day(text, today=today)
    return day if day is not None and today < day <= today + farthest else None


def next_monday(today: date) -> date:
    """The Monday of the week after this one."""
    return today + (7 - today.weekday()) * DAY


def find_day(words: str, today: date, since: date | None = None) -> tuple[date | None, str]:
    """The day that normalised words name, and the words without it; what 今晚 says of the time is left there."""
    seen = Seen(today, since or today)
    for pattern, read in _DAYS:
        found = pattern.search(words)
        if found is not None and (day := read(found, seen)) is not None:
            said = found.groupdict()
            part = said.get("evening") or said.get("evening_en") or ""
            return day, f"{words[: found.start()]} {part}{words[found.end() :]}"
    return None, words


def _as_reported(words: str, seen: Seen) -> date | None:
    """A day that is written as in a report: yesterday, 前天, 18.11.2026, 18/11, 5th."""
    marks = without_overlaps([*days_zh.marks(words, seen.today), *days_en.marks(words, seen.today)])
    if len(marks) != 1 or (marks[0].start, marks[0].end) != (0, len(words)) or marks[0].kind is not MarkKind.DAY:
        return None
    day = marks[0].first
    if marks[0].monthless:
        return _in_some_month(seen, day.day)
    if marks[0].floating:
        return _without_year(seen, day.month, day.day)
    return None if day == NO_DAY else day


# So many days from now

_LATER = re.compile(
    rf"(?P<count>{_COUNT})个?(?P<unit>天|周|星期|礼拜|小时)(?:以|之)?后"
    r"|in (?P<count_en>[0-9]{1,3}|an?|one|two|three|four) (?P<unit_en>day|week|hour)s?"
)
_UNITS = {"天": DAY, "周": WEEK, "星期": WEEK, "礼拜": WEEK, "小时": timedelta(hours=1)} | {
    "day": DAY,
    "week": WEEK,
    "hour": timedelta(hours=1),
}
_COUNTS_EN = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}


def days_after(words: str) -> timedelta | None:
    """How much later the whole words say: 三天后, in two weeks."""
    found = _LATER.fullmatch(words)
    if found is None:
        return None
    if found["count_en"]:
        count = _COUNTS_EN.get(found["count_en"]) or int(found["count_en"])
        return count * _UNITS[found["unit_en"]]
    return number(found["count"]) * _UNITS[found["unit"]]


def number(written: str) -> int:
    """A count in digits or characters, 0 where it is none."""
    written = written.replace("两", "二").removeprefix("零")
    value = int(written) if written.isdecimal() and written.isascii() else parse_chinese(written)
    return int(value) if value is not None else 0


# The day


def _near(found: re.Match[str], seen: Seen) -> date:
    word = found["near"] or found["eve"] or found["near_en"] or found["evening_en"]
    return seen.today + DAY * _NEAR[word]


def _after_next(_: re.Match[str], seen: Seen) -> date:
    return seen.today + 2 * DAY


def _month_end(_: re.Match[str], seen: Seen) -> date:
    return months_after(seen.today, 1) - DAY


def _full(found: re.Match[str], _: Seen) -> date | None:
    return day_of(int(found["year"]), int(found["month"]), int(found["day"]))


def _in_year(found: re.Match[str], seen: Seen) -> date | None:
    """A day without its year: the next such one, or next year's where the words say so."""
    month, day = number(found["month"]), number(found["day"])
    if found.groupdict().get("next"):
        return day_of(seen.today.year + 1, month, day)
    return _without_year(seen, month, day)


def _named(found: re.Match[str], seen: Seen) -> date | None:
    month, day = _MONTHS.index(found["name"][:3]) + 1, int(found["day"])
    return day_of(int(found["year"]), month, day) if found["year"] else _without_year(seen, month, day)


def _without_year(seen: Seen, month: int, day: int) -> date | None:
    years = range(seen.since.year, seen.since.year + 9)  # 29 February comes that often
    return next((one for year in years if (one := day_of(year, month, day)) and one >= seen.since), None)


def _of_month(found: re.Match[str], seen: Seen) -> date | None:
    """`15号`: this month's, or that of the next one that has such a day."""
    day = number(found["day"])
    if found.groupdict().get("next"):
        after = months_after(seen.today, 1)
        return day_of(after.year, after.month, day)
    return _in_some_month(seen, day)


def _in_some_month(seen: Seen, day: int) -> date | None:
    months = (months_after(seen.today, count) for count in range(3))
    return next((one for of in months if (one := day_of(of.year, of.month, day)) and one >= seen.today), None)


def _weekday(found: re.Match[str], seen: Seen) -> date:
    """周五 alone is the coming one, today included; 下周五 the next week's, 本周五 this week's."""
    monday = seen.today - DAY * seen.today.weekday()
    day = monday + DAY * _WEEKDAYS.index(found["weekday"].replace("天", "日"))
    match (found["which"] or "")[:2]:
        case "下下":
            return day + 2 * WEEK
        case "下" | "下个":
            return day + WEEK
        case "":
            return day if day >= seen.today else day + WEEK
        case _:
            return day


def _weekday_en(found: re.Match[str], seen: Seen) -> date:
    """Friday is the coming one, today included; next Friday never today."""
    ahead = (_WEEKDAYS_EN.index(found["weekday"][:3]) - seen.today.weekday()) % 7
    return seen.today + DAY * (ahead or 7 * (found["which"] == "next"))


_DAY_ZH = "[0-9]{1,2}|(?:二|三)?十[一二三四五六七八九]?|[一二三四五六七八九]"
_DAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Seen], date | None]], ...] = (
    (re.compile(r"(?:\bthe )?\bday after tomorrow\b"), _after_next),
    (
        re.compile(
            r"(?P<near>大后天|后天|[今明](?=[天日早]))(?:(?<=[今明])[天日])?|(?P<eve>[今明])(?P<evening>晚上?)"
            r"|\b(?P<near_en>today|tomorrow|tmr)\b|\b(?P<evening_en>tonight)\b"
        ),
        _near,
    ),
    (
        re.compile(
            r"(?<![0-9])(?P<year>20[0-9]{2}) ?[-/.年] ?(?P<month>[0-9]{1,2}) ?[-/.月] ?(?P<day>[0-9]{1,2})"
            r"(?![0-9])[日号]?"
        ),
        _full,
    ),
    (re.compile(rf"(?P<next>明年)?(?<![0-9])(?P<month>{_DAY_ZH}) ?月 ?(?P<day>{_DAY_ZH})[日号]?"), _in_year),
    (
        re.compile(
            rf"(?<![0-9:])(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},?"
            r"(?: (?P<year>20[0-9]{2}))?(?![0-9a-z])"
        ),
        _named,
    ),
    (
        re.compile(rf"\b{_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?(?: (?P<year>20[0-9]{{2}}))?(?![0-9a-z:])"),
        _named,
    ),
    (re.compile(r"(?<![0-9:.])(?P<month>1[0-2]|0?[1-9])[-/](?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9:])"), _in_year),
    (re.compile(rf"(?P<which>下下个?|下个?|这个?|本)?(?:周|星期|礼拜)(?P<weekday>[{_WEEKDAYS}天])"), _weekday),
    (
        re.compile(
            r"\b(?:(?P<which>next|this|on|coming) )?(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?"
            r"|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b"
        ),
        _weekday_en,
    ),
    (re.compile(rf"(?P<next>下个?月)?(?<![0-9])(?P<day>{_DAY_ZH})[号日]"), _of_month),
    (re.compile(r"\bthe (?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)\b(?! (?:of|week|quarter))"), _of_month),
    (re.compile(r"(?:本|这个)?月[底末]|\b(?:the )?(?:end of (?:the )?month|month end)\b"), _month_end),
)
