"""When something is to be done, as one writes it: `明天 9:00`, `下周一下午3点`, `Friday 5 pm`, `in 2 hours`.

Unlike a report, which tells of the past, this is always ahead: a weekday is the coming one, a time without a day is
today's, or tomorrow's where today's is over. Whatever else the words say makes them unreadable: nothing is planned for
a time that was half understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from catalog.language.normal import normalise
from catalog.language.numerals_zh import parse_chinese

FARTHEST = timedelta(days=366)
"""So far ahead, and no farther, something may be planned."""

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_NOON = 12
_NIGHT_ENDS = 7
"""`3点` or `at 3` without morning or afternoon is the afternoon's: nobody means the night. 3:00 is what it says."""

_COUNT = "[0-9]{1,3}|[一二两三四五六七八九十]{1,3}"
_WEEKDAYS = "一二三四五六日"
_WEEKDAYS_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NEAR = {"今": 0, "today": 0, "tonight": 0, "明": 1, "tomorrow": 1, "tmr": 1, "后天": 2, "大后天": 3}
_AFTERNOON = ("下午", "傍晚", "晚上", "晚")


class NoMoment(Exception):  # noqa: N818 - named for what went wrong
    """The words name no time at which something could be done."""


class Unreadable(NoMoment):
    """No day and no time could be read, or more was said than that."""


class NoTimeOfDay(NoMoment):
    """A day without a time."""


class Past(NoMoment):
    """The moment is over: `moment`."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(moment.isoformat())
        self.moment = moment


class TooFar(NoMoment):
    """The moment is more than a year ahead."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A way to write something, and what it comes to, seen from now; None where it is nothing after all."""

    regex: re.Pattern[str]
    read: Callable[[re.Match[str], datetime], datetime | date | time | None]


def read_moment(text: str, *, now: datetime) -> datetime:
    """The moment in UTC; `now` is aware, in the zone of whoever wrote it. NoMoment where there is none ahead."""
    words = normalise(text).text.replace("：", ":")
    if (after := _AFTER.search(words)) is not None:
        moment = _later(now, _span(after))
        rest = words.replace(after[0], " ", 1)
    else:
        day, rest = _first(_DAYS, words, now)
        at, rest = _first(_TIMES, rest, now)
        moment = _combined(day, at, now)
    if _FILLERS.sub("", rest):
        raise Unreadable(text)
    moment = moment.astimezone(UTC)
    if moment <= now:
        raise Past(moment)
    if moment - now > FARTHEST:
        raise TooFar(text)
    return moment


def _first(patterns: tuple[_Pattern, ...], words: str, now: datetime) -> tuple[datetime | date | time | None, str]:
    """What the first pattern that fits comes to, and the words without it."""
    for pattern in patterns:
        found = pattern.regex.search(words)
        if found is not None and (value := pattern.read(found, now)) is not None:
            # What `今晚` says of the time stays to be read with the hour.
            said = found.groupdict()
            part = said.get("evening") or said.get("evening_en") or ""
            return value, f"{words[: found.start()]} {part}{words[found.end() :]}"
    return None, words


def _combined(day: datetime | date | time | None, at: datetime | date | time | None, now: datetime) -> datetime:
    if not isinstance(at, time):
        raise NoTimeOfDay if isinstance(day, date) else Unreadable
    if isinstance(day, date):
        return datetime.combine(day, at, now.tzinfo)
    today = datetime.combine(now.date(), at, now.tzinfo)
    return today if today > now else datetime.combine(now.date() + _DAY, at, now.tzinfo)


def _number(written: str) -> int:
    written = written.replace("两", "二").removeprefix("零")
    value = int(written) if written.isdecimal() and written.isascii() else parse_chinese(written)
    return int(value) if value is not None else 0


# How long from now

_AFTER = re.compile(
    rf"(?:(?P<count>{_COUNT})个?(?P<more>半)?|(?P<only>半)个?)(?P<unit>分钟|小时|钟头|天|周|星期)(?:以|之)?后"
    r"|\bin (?P<count_en>[0-9]{1,3}|an?|one|two|three|half an) ?"
    r"(?P<unit_en>min(?:ute)?s?|h(?:ou)?rs?|h|days?|weeks?)\b"
)
_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)
_UNITS = {"分": _MINUTE, "小": _HOUR, "钟": _HOUR, "天": _DAY, "周": _WEEK, "星": _WEEK} | {
    "m": _MINUTE,
    "h": _HOUR,
    "d": _DAY,
    "w": _WEEK,
}
_COUNTS_EN = {"a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "half an": 0.5}


def _later(now: datetime, span: timedelta) -> datetime:
    """Days later at the same time of day; hours and minutes later as they go by, whatever the clocks are put to."""
    return now + span if span >= _DAY and not span % _DAY else now.astimezone(UTC) + span


def _span(found: re.Match[str]) -> timedelta:
    unit = _UNITS[(found["unit"] or found["unit_en"])[0]]
    if found["count_en"]:
        return unit * (_COUNTS_EN.get(found["count_en"]) or float(found["count_en"]))
    return unit * ((_number(found["count"]) if found["count"] else 0) + (0.5 if found["more"] or found["only"] else 0))


# The day


def _near(found: re.Match[str], now: datetime) -> date:
    word = found["near"] or found["eve"] or found["near_en"] or found["evening_en"]
    return now.date() + _DAY * _NEAR[word]


def _after_next(_: re.Match[str], now: datetime) -> date:
    return now.date() + 2 * _DAY


def _full(found: re.Match[str], _: datetime) -> date | None:
    return _date(int(found["year"]), int(found["month"]), int(found["day"]))


def _in_year(found: re.Match[str], now: datetime) -> date | None:
    """A day without its year: this year's, or the next one's where that is over."""
    month, day = _number(found["month"]), _number(found["day"])
    if found.groupdict().get("next"):
        return _date(now.year + 1, month, day)
    return _ahead(now, month, day)


def _named(found: re.Match[str], now: datetime) -> date | None:
    month = _MONTHS.index(found["name"][:3]) + 1
    return (
        _date(int(found["year"]), month, int(found["day"])) if found["year"] else _ahead(now, month, int(found["day"]))
    )


def _ahead(now: datetime, month: int, day: int) -> date | None:
    this = _date(now.year, month, day)
    return this if this is not None and this >= now.date() else _date(now.year + 1, month, day) or this


def _of_month(found: re.Match[str], now: datetime) -> date | None:
    """`15号`: this month's, or the next one's where that is over."""
    day = _number(found["day"])
    this = None if found["next"] else _date(now.year, now.month, day)
    if this is not None and this >= now.date():
        return this
    return _date(now.year + now.month // 12, now.month % 12 + 1, day)


def _weekday(found: re.Match[str], now: datetime) -> date:
    """周五 alone is the coming one, today included; 下周五 the next week's, 本周五 this week's."""
    monday = now.date() - _DAY * now.weekday()
    day = monday + _DAY * _WEEKDAYS.index(found["weekday"].replace("天", "日"))
    match (found["which"] or "")[:2]:
        case "下下":
            return day + 2 * _WEEK
        case "下" | "下个":
            return day + _WEEK
        case "":
            return day if day >= now.date() else day + _WEEK
        case _:
            return day


def _weekday_en(found: re.Match[str], now: datetime) -> date:
    """Friday is the coming one, today included; next Friday never today."""
    ahead = (_WEEKDAYS_EN.index(found["weekday"][:3]) - now.weekday()) % 7
    return now.date() + _DAY * (ahead or 7 * (found["which"] == "next"))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_DAY_ZH = "[0-9]{1,2}|(?:二|三)?十[一二三四五六七八九]?|[一二三四五六七八九]"
_DAYS = (
    _Pattern(re.compile(r"(?:\bthe )?\bday after tomorrow\b"), _after_next),
    _Pattern(
        re.compile(
            r"(?P<near>大后天|后天|[今明](?=[天日早]))(?:(?<=[今明])[天日])?|(?P<eve>[今明])(?P<evening>晚上?)"
            r"|\b(?P<near_en>today|tomorrow|tmr)\b|\b(?P<evening_en>tonight)\b"
        ),
        _near,
    ),
    _Pattern(
        re.compile(
            r"(?<![0-9])(?P<year>20[0-9]{2}) ?[-/.年] ?(?P<month>[0-9]{1,2}) ?[-/.月] ?(?P<day>[0-9]{1,2})"
            r"(?![0-9])[日号]?"
        ),
        _full,
    ),
    _Pattern(re.compile(rf"(?P<next>明年)?(?<![0-9])(?P<month>{_DAY_ZH}) ?月 ?(?P<day>{_DAY_ZH})[日号]?"), _in_year),
    _Pattern(
        re.compile(
            rf"(?<![0-9:])(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},?"
            r"(?: (?P<year>20[0-9]{2}))?(?![0-9a-z])"
        ),
        _named,
    ),
    _Pattern(
        re.compile(rf"\b{_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?(?: (?P<year>20[0-9]{{2}}))?(?![0-9a-z:])"),
        _named,
    ),
    _Pattern(
        re.compile(r"(?<![0-9:.])(?P<month>1[0-2]|0?[1-9])[-/](?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9:])"), _in_year
    ),
    _Pattern(re.compile(rf"(?P<which>下下个?|下个?|这个?|本)?(?:周|星期|礼拜)(?P<weekday>[{_WEEKDAYS}天])"), _weekday),
    _Pattern(
        re.compile(
            r"\b(?:(?P<which>next|this|on|coming) )?(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?"
            r"|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b"
        ),
        _weekday_en,
    ),
    _Pattern(re.compile(rf"(?P<next>下个?月)?(?<![0-9])(?P<day>{_DAY_ZH})[号日]"), _of_month),
)


# The time


def _time_zh(found: re.Match[str], _: datetime) -> time | None:
    minute = 30 if found["half"] else _number(found["quarter"]) * 15 if found["quarter"] else 0
    minute = _number(found["minute"]) if found["minute"] else minute
    return _time(_hour(_number(found["hour"]), found["part"] or ""), minute)


def _clock(found: re.Match[str], _: datetime) -> time | None:
    part = found["part"] or found["meridiem"] or ""
    hour = int(found["hour"])
    return _time(_hour(hour, part) if part else hour, int(found["minute"]))


def _time_en(found: re.Match[str], _: datetime) -> time | None:
    return _time(_hour(int(found["hour"]), found["meridiem"]), 0)


def _bare(found: re.Match[str], _: datetime) -> time | None:
    return _time(_hour(int(found["hour"]), "p" if found["part"] == "tonight" else ""), 0)


def _noon(_: re.Match[str], __: datetime) -> time:
    return time(_NOON)


def _hour(hour: int, part: str) -> int:
    """The hour of the day; `part` is 下午 and its like, or `p` for the afternoon."""
    if part in _AFTERNOON or part == "p":
        return hour + _NOON if hour < _NOON else hour if hour > _NOON or part in ("p", "下午") else 24
    if part == "中午":
        return hour + _NOON if hour < _NOON - 2 else hour
    if part == "a":
        return 0 if hour == _NOON else hour
    return hour + _NOON if not part and 0 < hour < _NIGHT_ENDS else hour


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a day's and an hour's


_PART = "(?P<part>凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚)? ?"
_TIMES = (
    _Pattern(
        re.compile(
            rf"{_PART}(?<![0-9:])(?P<hour>[01]?[0-9]|2[0-3])[:h](?P<minute>[0-5][0-9])(?![0-9:])"
            r"(?: ?(?P<meridiem>[ap])\.?m\b\.?)?"
        ),
        _clock,
    ),
    _Pattern(
        re.compile(
            rf"{_PART}(?P<hour>{_COUNT})(?:点钟?|时)(?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<minute>零[一二三四五六七八九]"
            r"|[一二三四五]?十[一二三四五六七八九]?|[0-5]?[0-9])分?)?"
        ),
        _time_zh,
    ),
    _Pattern(re.compile(r"(?<![0-9:])(?P<hour>1[0-2]|0?[1-9]) ?(?P<meridiem>[ap])\.?m\b\.?"), _time_en),
    _Pattern(re.compile(r"\b(?P<part>at|tonight)(?: at)? (?P<hour>[0-9]{1,2})(?![0-9:])(?: ?o'?clock\b)?"), _bare),
    _Pattern(re.compile(r"\b(?:noon|midday)\b|中午"), _noon),
)
_FILLERS = re.compile(
    r"[\s,，。.、!！?？的在于吧()（）]|(?<![a-z])(?:at|on|the|by|please|send|it|tonight)(?![a-z])|发送|发出|发|群|请|定"
)
